// What the reader has chosen: one state, kept in the address after "#", so that a link brings somebody else to the same
// place, and in the browser's history, so that each step can be taken back.

const NORMAL = {
  view: "states",
  quads: [0, 1, 2, 3],
  statuses: ["stated", "reported"],
  categories: [],
  relations: [],
  actors: [],
  kinds: [],
  publishers: [],
  confidence: 0, // in percent, at least
  from: "", // ISO days, both included
  to: "",
  around: "", // a node: only what happens within some steps of it
  steps: 1,
  sort: "-date", // the table's column, by its key; downwards with a "-"
  side: "", // of the events of a selected node, or pair: "by" it (the first), "to" it, or both
  selection: null,
};
const SELECTIONS = ["node", "edge", "pair", "path"]; // #edge=IRN~ISR, or one class: #edge=IRN~ISR~verbal conflict
const ISO_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
let state = { ...NORMAL };
const listeners = [];

// Changes some of the state and tells every part of the page. A "new" step can be undone; one that goes "on" belongs to
// the step before, as while a slider moves; one that the "history" takes is in it already.
function choose(change, step = "new") {
  const onlySelected = Object.keys(change).every((name) => ["selection", "side", "sort"].includes(name));
  state = { ...state, ...change };
  if (!onlySelected) sift();
  const address = `#${written()}`;
  if (step === "new" && address !== (location.hash || "#"))
    history.pushState({ depth: depth() + 1 }, "", address);
  else if (step === "on") history.replaceState(history.state, "", address);
  for (const listener of listeners) listener(state, change, onlySelected);
}

const depth = () => history.state?.depth ?? 0;

// Selects a node, edge, pair or path; what a filter hides cannot be selected away by accident, so filters stay.
const select = (kind, id) => choose({ selection: kind ? { kind, id } : null, side: "" });

// Opens one event, among those of what is selected: closed again, that is selected as before.
const openEvent = (id) => choose({ selection: { kind: "event", id, of: selectedAround() } });
const close = () => choose(state.selection?.of ? { selection: state.selection.of } : { selection: null, side: "" });

// What is selected but for an event that is open among its events: what the table lists the events of.
const selectedAround = () => (state.selection?.kind === "event" ? state.selection.of : state.selection);

const isNormal = (name) => JSON.stringify(state[name]) === JSON.stringify(NORMAL[name]);

function written() {
  const parameters = new URLSearchParams();
  if (!isNormal("view")) parameters.set("view", state.view);
  if (!isNormal("quads")) parameters.set("quads", state.quads.join("."));
  if (!isNormal("statuses")) parameters.set("status", state.statuses.join("."));
  for (const { name, key } of FACETS) for (const value of state[name]) parameters.append(key, value);
  for (const name of ["confidence", "from", "to", "around", "sort"])
    if (!isNormal(name)) parameters.set(name, state[name]);
  if (state.around) parameters.set("steps", state.steps);
  if (state.side) parameters.set("side", state.side);
  for (const selected of [selectedAround(), state.selection])
    if (selected) parameters.set(selected.kind, selected.id);
  return String(parameters).replaceAll("%7E", "~");
}

function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const get = (name) => parameters.get(name) ?? "";
  const list = (name, known, otherwise) =>
    parameters.has(name)
      ? known.filter((value) => get(name).split(".").includes(String(value)))
      : otherwise;
  const kind = SELECTIONS.find((name) => parameters.has(name));
  const selected = kind ? { kind, id: get(kind) } : null;
  const read = {
    view: VIEWS.includes(get("view")) ? get("view") : NORMAL.view,
    quads: list("quads", NORMAL.quads, NORMAL.quads),
    statuses: list("status", STATUSES, NORMAL.statuses),
    confidence: Math.min(100, Math.max(0, Math.round(Number(get("confidence"))) || 0)),
    from: ISO_DAY.test(get("from")) ? get("from") : "",
    to: ISO_DAY.test(get("to")) ? get("to") : "",
    steps: get("steps") === "2" ? 2 : 1,
    sort: COLUMNS.some(({ key }) => key === get("sort").replace(/^-/, "")) ? get("sort") : NORMAL.sort,
    side: ["by", "to"].includes(get("side")) ? get("side") : "",
    selection: parameters.has("event") ? { kind: "event", id: get("event"), of: selected } : selected,
  };
  read.around = graphs[read.view].nodes.has(get("around")) ? get("around") : "";
  for (const { name, key } of FACETS) read[name] = [...new Set(parameters.getAll(key))];
  return read;
}
