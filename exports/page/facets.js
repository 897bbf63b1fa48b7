// The filters: a menu for each list of values, one for confidence, and a button for each that is on, which takes it away.

import { categories } from "./data.js";
import { dateWord, dayWord } from "./dates.js";
import { FACETS, tally } from "./filters.js";
import { nodeName } from "./names.js";
import { choose, state } from "./state.js";
import { QUAD_MARKS, byId, count, el, fieldById, fieldsOf, partOf, quoted } from "./words.js";

const LISTED = 60; // values in a menu at once; its field finds the others

/** @type {(facet: Facet) => HTMLElement} */
function facetMenu(facet) {
  const options = el("div", { class: "options" });
  const field = el("input", {
    type: "search",
    placeholder: "Find …",
    "aria-label": `Find in ${facet.title.toLowerCase()}`,
    autocomplete: "off",
    spellcheck: "false",
  });
  const menu = el(
    "details",
    { class: "facet", name: "facet", "data-facet": facet.name },
    el("summary", {}, facet.title, el("span", { class: "chosen" })),
    el("div", { class: "menu" }, field, facet.note && el("p", { class: "fine" }, facet.note), options),
  );
  field.addEventListener("input", () => fillOptions(facet, menu));
  menu.addEventListener("toggle", () => menu.open && fillOptions(facet, menu));
  return menu;
}

/** @type {(facet: Facet, menu: HTMLElement) => void} */
function fillOptions(facet, menu) {
  const [field] = fieldsOf(menu, "input[type=search]");
  const wanted = field.value.trim().toLocaleLowerCase("en");
  const all = tally(facet);
  const values = all.filter(([value]) => facet.word(value).toLocaleLowerCase("en").includes(wanted));
  const kept = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : null;
  field.hidden = all.length <= 8 && !wanted;
  const options = partOf(menu, ".options");
  options.replaceChildren(
    ...values.slice(0, LISTED).map(([value, number]) => facetOption(facet, value, number)),
  );
  if (values.length > LISTED)
    options.append(el("p", { class: "fine" }, `… and ${values.length - LISTED} more: type to find them`));
  if (!values.length) options.append(el("p", { class: "fine" }, "None"));
  fieldsOf(options, "input").find((input) => input.value === kept)?.focus();
}

/** @type {(facet: Facet, value: string, number: number) => HTMLElement} */
function facetOption(facet, value, number) {
  const box = el("input", { type: "checkbox", value, checked: state[facet.name].includes(value) });
  box.addEventListener("change", () => {
    const others = state[facet.name].filter((one) => one !== value);
    choose({ [facet.name]: box.checked ? [...others, value] : others });
  });
  return el(
    "label",
    { title: categories[value]?.definition },
    box,
    facet.name === "categories" && quadMark(categories[value]?.quad),
    quoted(facet.word(value)),
    el("span", { class: "number" }, number.toLocaleString("en")),
  );
}

/** @type {(quad: number) => HTMLElement} */
const quadMark = (quad) =>
  el("span", { class: `mark quad-${quad}`, "aria-hidden": "true" }, QUAD_MARKS[quad]);

function confidenceMenu() {
  const words = el("output", { for: "confidence" });
  const slider = el("input", { id: "confidence", type: "range", min: 0, max: 100, step: 5, value: 0 });
  let moving = false;
  slider.addEventListener("input", () => {
    choose({ confidence: Number(slider.value) }, moving ? "on" : "new");
    moving = true;
  });
  slider.addEventListener("change", () => {
    moving = false;
  });
  return el(
    "details",
    { class: "facet", name: "facet", "data-facet": "confidence" },
    el("summary", {}, "Confidence", el("span", { class: "chosen" })),
    el(
      "div",
      { class: "menu" },
      el("label", { for: "confidence" }, "At least ", words),
      slider,
      el("p", { class: "fine" }, "How sure the program is of its reading; an event is as sure as its surest sentence."),
    ),
  );
}

// What is on, as [words, what takes it away].
/** @type {() => [words: string, without: Partial<State>][]} */
export function filtersOn() {
  /** @type {[words: string, without: Partial<State>][]} */
  const on = [];
  for (const { name, title, word } of FACETS)
    for (const value of state[name])
      on.push([`${title}: ${word(value)}`, { [name]: state[name].filter((one) => one !== value) }]);
  if (state.confidence) on.push([`Confidence: at least ${state.confidence}%`, { confidence: 0 }]);
  if (state.from || state.to) on.push([`Date: ${periodWord()}`, { from: "", to: "" }]);
  if (state.around)
    on.push([`Within ${count(state.steps, "step")} of ${nodeName(state.around)}`, { around: "", steps: 1 }]);
  return on;
}

function periodWord() {
  const { from, to } = state;
  if (from && to) return dateWord([from, to, "day"]);
  return from ? `from ${dayWord(from)}` : `until ${dayWord(to)}`;
}

export function showFacets() {
  for (const facet of FACETS) {
    const menu = partOf(document, `[data-facet=${facet.name}]`);
    showChosen(menu, state[facet.name].length);
    if (menu.hasAttribute("open")) fillOptions(facet, menu);
  }
  const menu = partOf(document, "[data-facet=confidence]");
  showChosen(menu, state.confidence && `${state.confidence}%`);
  partOf(menu, "output").textContent = `${state.confidence}%`;
  fieldById("confidence").value = String(state.confidence);
  const on = filtersOn();
  byId("active").hidden = !on.length;
  byId("active").replaceChildren(
    ...on.map(([named, without]) =>
      el(
        "button",
        { type: "button", "aria-label": `Remove the filter ${named}`, onclick: () => choose(without) },
        quoted(named),
        el("span", { "aria-hidden": "true" }, " ×"),
      ),
    ),
  );
}

/** @type {(menu: HTMLElement, chosen: number | string) => void} */
function showChosen(menu, chosen) {
  partOf(menu, ".chosen").textContent = chosen ? ` ${chosen}` : "";
  menu.toggleAttribute("data-on", Boolean(chosen));
}

export function fillFacets() {
  byId("facets").append(...FACETS.map(facetMenu), confidenceMenu());

  // A click elsewhere and Escape close an open menu.
  document.addEventListener("pointerdown", (event) => {
    for (const menu of document.querySelectorAll("details"))
      if (!(event.target instanceof Node && menu.contains(event.target))) menu.open = false;
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      const menu = [...document.querySelectorAll("details")].find((one) => one.open);
      if (!menu) return;
      event.stopPropagation();
      menu.open = false;
      partOf(menu, "summary").focus();
    },
    true,
  );
}
