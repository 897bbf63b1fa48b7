// The same events as a table: for the keyboard, for a screen reader, for paper.

const table = byId("table");
const ROWS = 200;
const COLUMNS = [
  ["Date", (event) => event.date[0] ?? ""],
  ["Who", (event) => actors[event.subject].name],
  ["Does what", relationWord],
  ["To whom", (event) => actors[event.object].name],
  ["Category", (event) => relations[event.relation].category],
  ["Told as", (event) => event.group],
  ["Sources", (event) => event.counts[2]],
  ["Confidence", (event) => event.confidence],
];
const DOWN_FIRST = [0, 6, 7];
let sorting = { column: 0, down: true };
let rows = ROWS;

function compare(a, b) {
  const read = COLUMNS[sorting.column][1];
  const [x, y] = [read(a), read(b)];
  const order = typeof x === "number" ? x - y : collator.compare(x, y);
  return (sorting.down ? -order : order) || a.index - b.index;
}

function showTable(most = rows) {
  rows = most;
  const sorted = [...passing].sort(compare);
  const heads = COLUMNS.map(([name], column) => {
    const now = column === sorting.column;
    const order = now ? (sorting.down ? "descending" : "ascending") : "none";
    return el(
      "th",
      { scope: "col", "aria-sort": order },
      el(
        "button",
        { type: "button", onclick: () => sortBy(column) },
        name,
        el("span", { "aria-hidden": "true" }, now ? (sorting.down ? " ↓" : " ↑") : ""),
      ),
    );
  });
  table.replaceChildren(
    el(
      "table",
      {},
      el("caption", {}, `Events (${passing.length.toLocaleString("en")})`),
      el("thead", {}, el("tr", {}, heads)),
      el("tbody", {}, sorted.slice(0, rows).map(row)),
    ),
    sorted.length > rows
      ? el(
          "button",
          {
            type: "button",
            class: "more",
            onclick: () => showTable(rows + ROWS),
          },
          `Show more of ${sorted.length.toLocaleString("en")} rows`,
        )
      : "",
  );
  markRow();
}

function row(event) {
  const open = () => select("event", event.id);
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

function sortBy(column) {
  sorting = { column, down: column === sorting.column ? !sorting.down : DOWN_FIRST.includes(column) };
  showTable();
  table.querySelectorAll("th button")[column].focus();
}

function markRow() {
  const id = state.selection?.kind === "event" ? state.selection.id : null;
  for (const line of table.querySelectorAll("tbody tr"))
    line.toggleAttribute("data-chosen", line.dataset.event === id);
}
