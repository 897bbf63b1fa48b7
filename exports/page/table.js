// The same events as a table: for the keyboard, for a screen reader, for paper.

import { COLUMNS, sorted } from "./columns.js";
import { actors, relations } from "./data.js";
import { dateWord } from "./dates.js";
import { passing } from "./filters.js";
import { relationWord } from "./names.js";
import { isNarrow } from "./panel.js";
import { choose, openEvent, select, state } from "./state.js";
import { listed, listedWord } from "./within.js";
import { QUAD_MARKS, byId, count, el, partOf, percent, quoted } from "./words.js";

export const table = byId("table");
export const ROWS = 200;

let rows = ROWS;

export function showTable(most = rows) {
  rows = most;
  const found = listed();
  const heads = COLUMNS.map((column) => {
    const order = { [column.key]: "ascending", [`-${column.key}`]: "descending" }[state.sort] ?? "none";
    return el(
      "th",
      { scope: "col", "aria-sort": order },
      el(
        "button",
        { type: "button", onclick: () => sortBy(column) },
        column.title,
        el("span", { "aria-hidden": "true" }, { ascending: " ↑", descending: " ↓" }[order] ?? ""),
      ),
    );
  });
  table.replaceChildren(
    el(
      "table",
      {},
      el("caption", {}, captionOf(found).filter(Boolean)),
      el("thead", {}, el("tr", {}, heads)),
      el("tbody", {}, sorted(found).slice(0, rows).map(row)),
    ),
    found.length > rows
      ? el(
          "button",
          {
            type: "button",
            class: "more",
            onclick: () => showTable(rows + ROWS),
          },
          `Show more of ${found.length.toLocaleString("en")} rows`,
        )
      : "",
  );
  markRow();
}

/** @type {(found: NewsEvent[]) => Child[]} */
function captionOf(found) {
  const named = listedWord();
  const first = found.length > rows && `, the first ${rows.toLocaleString("en")} listed`;
  if (named === null) return [count(found.length, "event"), first];
  const all = passing.length.toLocaleString("en");
  return [
    quoted(named),
    `: ${found.length.toLocaleString("en")} of ${all} events`,
    first,
    " ",
    el("button", { type: "button", class: "link", onclick: () => select(null) }, `List all ${all}`),
  ];
}

/** @type {(event: NewsEvent) => HTMLElement} */
function row(event) {
  const open = () => openEvent(event.id);
  return el(
    "tr",
    { "data-event": event.id, onclick: open },
    el("td", {}, el("time", { datetime: event.date[0] ?? "" }, dateWord(event.date))),
    el("td", {}, quoted(actors[event.subject].name)),
    el(
      "td",
      {},
      el(
        "button",
        { type: "button" },
        el("span", { class: `quad-${event.quad}`, "aria-hidden": "true" }, QUAD_MARKS[event.quad]),
        ` ${relationWord(event)}`,
      ),
    ),
    el("td", {}, quoted(actors[event.object].name)),
    el("td", {}, relations[event.relation].category),
    el("td", {}, event.group),
    el("td", { class: "number" }, event.counts[2].toLocaleString("en")),
    el("td", { class: "number" }, percent(event.confidence)),
  );
}

/** @type {(column: Column) => void} */
function sortBy({ key, measured }) {
  const [first, second] = measured ? [`-${key}`, key] : [key, `-${key}`];
  choose({ sort: state.sort === first ? second : first });
  partOf(table, `th:nth-child(${COLUMNS.findIndex((column) => column.key === key) + 1}) button`).focus();
}

export function markRow() {
  const id = state.selection?.kind === "event" ? state.selection.id : null;
  for (const line of table.querySelectorAll("tbody tr")) {
    const chosen = line.getAttribute("data-event") === id;
    line.toggleAttribute("data-chosen", chosen);
    if (chosen && !isNarrow()) line.scrollIntoView({ block: "nearest" });
  }
}
