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
  side: "", // of the events of a selected node, or pair: "by" it (the first), "to" it, or both
  selection: null,
};
const SELECTIONS = ["node", "edge", "pair", "path", "event"]; // #edge=IRN~ISR, or one class: #edge=IRN~ISR~verbal conflict
const ISO_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
let state = { ...NORMAL };
const listeners = [];

// Changes some of the state and tells every part of the page. A "new" step can be undone; one that goes "on" belongs to
// the step before, as while a slider moves; one that the "history" takes is in it already.
function choose(change, step = "new") {
  const onlySelected = Object.keys(change).every((name) => name === "selection" || name === "side");
  state = { ...state, ...change };
  if (!onlySelected) sift();
  const address = `#${written()}`;
  if (step === "new" && address !== (location.hash || "#"))
    history.pushState({ depth: depth() + 1 }, "", address);
  else if (step === "on") history.replaceState(history.state, "", address);
  for (const listener of listeners) listener(state, change, onlySelected);
}

const depth = () => history.state?.depth ?? 0;

// Selects a node, edge, pair, path or event; what a filter hides cannot be selected away by accident, so filters stay.
const select = (kind, id) => choose({ selection: kind ? { kind, id } : null, side: "" });

const isNormal = (name) => JSON.stringify(state[name]) === JSON.stringify(NORMAL[name]);

function written() {
  const parameters = new URLSearchParams();
  if (!isNormal("view")) parameters.set("view", state.view);
  if (!isNormal("quads")) parameters.set("quads", state.quads.join("."));
  if (!isNormal("statuses")) parameters.set("status", state.statuses.join("."));
  for (const { name, key } of FACETS) for (const value of state[name]) parameters.append(key, value);
  for (const name of ["confidence", "from", "to", "around"])
    if (!isNormal(name)) parameters.set(name, state[name]);
  if (state.around) parameters.set("steps", state.steps);
  if (state.side) parameters.set("side", state.side);
  if (state.selection) parameters.set(state.selection.kind, state.selection.id);
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
  const read = {
    view: VIEWS.includes(get("view")) ? get("view") : NORMAL.view,
    quads: list("quads", NORMAL.quads, NORMAL.quads),
    statuses: list("status", STATUSES, NORMAL.statuses),
    confidence: Math.min(100, Math.max(0, Math.round(Number(get("confidence"))) || 0)),
    from: ISO_DAY.test(get("from")) ? get("from") : "",
    to: ISO_DAY.test(get("to")) ? get("to") : "",
    steps: get("steps") === "2" ? 2 : 1,
    side: ["by", "to"].includes(get("side")) ? get("side") : "",
    selection: kind ? { kind, id: get(kind) } : null,
  };
  read.around = graphs[read.view].nodes.has(get("around")) ? get("around") : "";
  for (const { name, key } of FACETS) read[name] = [...new Set(parameters.getAll(key))];
  return read;
}
