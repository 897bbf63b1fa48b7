// The same events as a table: for the keyboard, for a screen reader, for paper.

const table = byId("table");
const ROWS = 200;
const COLUMNS = [
  { key: "date", title: "Date", read: (event) => event.date[0] ?? "", downFirst: true },
  { key: "who", title: "Who", read: (event) => actors[event.subject].name },
  { key: "act", title: "Does what", read: relationWord },
  { key: "whom", title: "To whom", read: (event) => actors[event.object].name },
  { key: "category", title: "Category", read: (event) => event.category },
  { key: "told", title: "Told as", read: (event) => event.group },
  { key: "sources", title: "Sources", read: (event) => event.counts[2], downFirst: true },
  { key: "confidence", title: "Confidence", read: (event) => event.confidence, downFirst: true },
];
let rows = ROWS;

function sorted(found) {
  const down = state.sort.startsWith("-");
  const { read } = COLUMNS.find(({ key }) => key === state.sort.replace("-", ""));
  return [...found].sort((a, b) => {
    const [x, y] = [read(a), read(b)];
    const order = typeof x === "number" ? x - y : collator.compare(x, y);
    return (down ? -order : order) || a.index - b.index;
  });
}

function showTable(most = rows) {
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

function sortBy({ key, downFirst }) {
  const [first, second] = downFirst ? [`-${key}`, key] : [key, `-${key}`];
  choose({ sort: state.sort === first ? second : first });
  table.querySelectorAll("th button")[COLUMNS.findIndex((column) => column.key === key)].focus();
}

function markRow() {
  const id = state.selection?.kind === "event" ? state.selection.id : null;
  for (const line of table.querySelectorAll("tbody tr")) {
    const chosen = line.dataset.event === id;
    line.toggleAttribute("data-chosen", chosen);
    if (chosen && !isNarrow()) line.scrollIntoView({ block: "nearest" });
  }
}
