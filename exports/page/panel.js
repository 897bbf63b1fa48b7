// What the panels are made of.

import { eventCard } from "./evidence.js";
import { nodeName } from "./names.js";
import { SIDES, choose, close, select, state } from "./state.js";
import { count, el, quoted } from "./words.js";

export const AT_ONCE = 25;

/** @type {() => HTMLElement} */
export const back = () => el("button", { type: "button", class: "close", "aria-label": "Close", onclick: close }, "×");

// Whether the panel stands below the picture, not beside it; media.css has the same width.
/** @type {() => boolean} */
export const isNarrow = () => matchMedia("(max-width: 900px)").matches;

/** @type {() => Panel} */
export function unknown() {
  return [
    back(),
    el("h2", {}, "Not in this drawing"),
    el("p", {}, "Nothing here has the name that the address asks for."),
  ];
}

// Cards for events that come newest first; as many at once as one reads.
/** @type {(found: NewsEvent[], from?: number) => HTMLElement} */
export function cards(found, from = 0) {
  const list = el("div", { class: "cards" }, found.slice(from, from + AT_ONCE).map(eventCard));
  if (found.length > from + AT_ONCE) {
    const more = el(
      "button",
      { type: "button", class: "more" },
      `Show ${Math.min(AT_ONCE, found.length - from - AT_ONCE)} more`,
    );
    more.addEventListener("click", () => more.replaceWith(cards(found, from + AT_ONCE)));
    list.append(more);
  }
  return list;
}

/** @type {(found: NewsEvent[], all: number) => HTMLElement | false} */
export function hiddenNote(found, all) {
  return (
    all > found.length &&
    el("p", { class: "fine" }, `${count(all - found.length, "event")} more, hidden by the filters.`)
  );
}

/** @type {(words: Record<Side, string>, ofSide: Record<Side, NewsEvent[]>) => HTMLElement} */
export function sidesSwitch(words, ofSide) {
  return el(
    "div",
    { class: "sides", role: "group", "aria-label": "Whose acts" },
    SIDES.map((side) =>
      el(
        "button",
        { type: "button", "aria-pressed": String(side === state.side), onclick: () => choose({ side }) },
        quoted(words[side]),
        ` · ${ofSide[side].length.toLocaleString("en")}`,
      ),
    ),
  );
}

/** @type {(id: string) => HTMLElement} */
export const nodeButton = (id) =>
  el("button", { type: "button", class: "name", onclick: () => select("node", id) }, quoted(nodeName(id)));
