// The same events as a table: for the keyboard, for a screen reader, for paper.

const table = byId("table");
const ROWS = 200;

// What is "measured" begins with the largest, and is no word of any language.
const COLUMNS = [
  { key: "date", title: "Date", read: (event) => event.date[0] ?? "", measured: true },
  { key: "who", title: "Who", read: (event) => actors[event.subject].name },
  { key: "act", title: "Does what", read: relationWord },
  { key: "whom", title: "To whom", read: (event) => actors[event.object].name },
  { key: "category", title: "Category", read: (event) => event.category },
  { key: "told", title: "Told as", read: (event) => event.group },
  { key: "sources", title: "Sources", read: (event) => event.counts[2], measured: true },
  { key: "confidence", title: "Confidence", read: (event) => event.confidence, measured: true },
];
let rows = ROWS;

function sorted(found) {
  const down = state.sort.startsWith("-");
  const { read, measured } = COLUMNS.find(({ key }) => key === state.sort.replace("-", ""));
  const order = measured ? (x, y) => (x < y ? -1 : Number(x > y)) : collator.compare;
  return [...found].sort((a, b) => {
    const way = order(read(a), read(b));
    return (down ? -way : way) || a.index - b.index;
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

function sortBy({ key, measured }) {
  const [first, second] = measured ? [`-${key}`, key] : [key, `-${key}`];
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
