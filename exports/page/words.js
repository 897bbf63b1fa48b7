// Elements and words. Text enters the page only here, as text: nothing in it is ever read as HTML.

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

const byId = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Words of an article, kept from turning the text around them: <bdi> isolates what is inside it.
const quoted = (text) => el("bdi", {}, text);

const QUAD_MARKS = ["●", "■", "❙", "◆"];
const STATUS_WORDS = {
  stated: ["Stated", "by the article itself, or by the actor about itself"],
  reported: ["Reported", "somebody says so about others"],
  hypothetical: ["Hypothetical", "planned, possible, conditional or alleged"],
  denied: ["Denied", "reported or alleged, and denied by somebody"],
};
const KIND_WORDS = {
  state: "State",
  government: "Government body",
  person: "Person",
  military: "Armed forces",
  party: "Political party",
  armed_group: "Armed group",
  organisation: "Organisation",
  igo: "International organisation",
  media: "News medium",
  group: "Group of people",
  unknown: "Actor",
};
const SECTOR_WORDS = {
  GOV: "government",
  MIL: "armed forces",
  COP: "police",
  JUD: "courts",
  LEG: "parliament",
  SPY: "intelligence",
  PTY: "party",
  OPP: "opposition",
  REB: "rebels",
  UAF: "unidentified armed",
  PRM: "paramilitary",
  CRM: "criminals",
  CVL: "civilians",
  REF: "refugees",
  ELI: "former officials",
  BUS: "business",
  LAB: "labour",
  JRN: "media",
  EDU: "education",
  MED: "health",
  REL: "religious",
  AGR: "farmers",
  SOC: "social groups",
  PRE: "partly recognised state",
  IGO: "international organisation",
  UNO: "United Nations",
  EUR: "European Union",
  NGO: "non-governmental",
  ISM: "international movement",
  IMG: "international militarised group",
  MNC: "multinational company",
};
const MODALITY_WORDS = {
  future: "planned",
  possible: "possible",
  conditional: "conditional",
  alleged: "alleged",
};

const count = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
const relationWord = (event) => relations[event.relation].label;
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const collator = new Intl.Collator("en");
const percent = (share) => `${Math.round(share * 100)}%`;
const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
