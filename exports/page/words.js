// Elements and words. Text enters the page only here, as text: nothing in it is ever read as HTML.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {...(Child | Child[])} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

// The element of an id that page.html has, or a module has given it.
/** @type {(id: string) => HTMLElement} */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {(id: string) => HTMLInputElement} */
export const fieldById = (id) => /** @type {HTMLInputElement} */ (byId(id));

// The part of some whole that a selector means, which is there; and all its fields that one means.
/** @type {(whole: ParentNode, selector: string) => HTMLElement} */
export const partOf = (whole, selector) => /** @type {HTMLElement} */ (whole.querySelector(selector));

/** @type {(whole: ParentNode, selector: string) => HTMLInputElement[]} */
export const fieldsOf = (whole, selector) =>
  [...whole.querySelectorAll(selector)].filter((one) => one instanceof HTMLInputElement);

/** @type {(canvas: HTMLCanvasElement) => CanvasRenderingContext2D} */
export const penOf = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

const SVG = "http://www.w3.org/2000/svg";

/** @type {(tag: string, attributes: Record<string, string | number>, ...children: (Node | string)[]) => SVGElement} */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

// Words of an article, kept from turning the text around them: <bdi> isolates what is inside it.
/** @type {(text: string) => HTMLElement} */
export const quoted = (text) => el("bdi", {}, text);

export const QUAD_MARKS = ["●", "■", "❙", "◆"];
/** @type {Record<string, [word: string, meaning: string]>} */
export const STATUS_WORDS = {
  stated: ["Stated", "by the article itself, or by the actor about itself"],
  reported: ["Reported", "somebody says so about others"],
  hypothetical: ["Hypothetical", "planned, possible, conditional or alleged"],
  denied: ["Denied", "reported or alleged, and denied by somebody"],
};
/** @type {Record<string, string>} */
export const KIND_WORDS = {
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
/** @type {Record<string, string>} */
export const SECTOR_WORDS = {
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
/** @type {Record<string, string>} */
export const MODALITY_WORDS = {
  future: "planned",
  possible: "possible",
  conditional: "conditional",
  alleged: "alleged",
};

/** @type {(number: number, word: string) => string} */
export const count = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
/** @type {(numbers: number[]) => number} */
export const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
export const collator = new Intl.Collator("en");
/** @type {(share: number) => string} */
export const percent = (share) => `${Math.round(share * 100)}%`;
/** @type {(text: string) => string} */
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
