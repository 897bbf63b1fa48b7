// What the reader has chosen, kept in the address after "#", so that a link brings somebody else to the same place.

const NORMAL = {
  view: "states",
  quads: [0, 1, 2, 3],
  statuses: ["stated", "reported"],
  act: "",
  selection: null,
};
const SELECTIONS = ["node", "edge", "pair", "event"]; // #edge=IRN~ISR, or one quad class: #edge=IRN~ISR~verbal conflict
let state = { ...NORMAL };
const listeners = [];

const passes = (event) =>
  state.quads.includes(event.quad) &&
  state.statuses.includes(event.group) &&
  (!state.act || event.relation === state.act || relations[event.relation].category === state.act);

let passing = [];
let passingIndexes = new Set();

// Changes some of the state and tells every part of the page.
function choose(change, remember = false) {
  state = { ...state, ...change };
  if (Object.keys(change).join() !== "selection") {
    passing = events.filter(passes);
    passingIndexes = new Set(passing.map((event) => event.index));
  }
  const address = `#${written()}`;
  if (address !== location.hash) history[remember ? "pushState" : "replaceState"](null, "", address);
  for (const listener of listeners) listener(state, change);
}

// Selects a node, edge, pair or event; what a filter hides cannot be selected away by accident, so filters stay.
const select = (kind, id) => choose({ selection: kind ? { kind, id } : null }, true);

function written() {
  const parameters = new URLSearchParams();
  if (state.view !== NORMAL.view) parameters.set("view", state.view);
  if (state.quads.length !== NORMAL.quads.length) parameters.set("quads", state.quads.join("."));
  if (String(state.statuses) !== String(NORMAL.statuses)) parameters.set("status", state.statuses.join("."));
  if (state.act) parameters.set("act", state.act);
  if (state.selection) parameters.set(state.selection.kind, state.selection.id);
  return String(parameters).replaceAll("%7E", "~");
}

function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const list = (name, known, otherwise) =>
    parameters.has(name)
      ? known.filter((value) => parameters.get(name).split(".").includes(String(value)))
      : otherwise;
  const act = parameters.get("act");
  const kind = SELECTIONS.find((name) => parameters.has(name));
  return {
    view: VIEWS.includes(parameters.get("view")) ? parameters.get("view") : NORMAL.view,
    quads: list("quads", NORMAL.quads, NORMAL.quads),
    statuses: list("status", STATUSES, NORMAL.statuses),
    act: act && (Object.hasOwn(relations, act) || Object.hasOwn(categories, act)) ? act : "",
    selection: kind ? { kind, id: parameters.get(kind) } : null,
  };
}

// The nodes and edges of the drawing that a selection is about, or null where it is about none that exists.
function within(selection) {
  const graph = graphs[state.view];
  if (!selection) return null;
  const { kind, id } = selection;
  if (kind === "event")
    return eventById.has(id) ? around(graph, (edge) => edge.events.includes(eventById.get(id).index)) : null;
  if (kind === "node")
    return graph.nodes.has(id) ? around(graph, (edge) => edge.from === id || edge.to === id, id) : null;
  const names = (edge) => [
    edge.id,
    `${edge.from}~${edge.to}`,
    ...(edge.arrows ? [] : [`${edge.to}~${edge.from}`]),
  ];
  const pair = (edge) => [`${edge.from}~${edge.to}`, `${edge.to}~${edge.from}`];
  return around(graph, (edge) => (kind === "edge" ? names(edge) : pair(edge)).includes(id));
}

function around(graph, belongs, centre = null) {
  const edges = [...graph.edges.values()].filter(belongs);
  if (!edges.length && centre === null) return null;
  const nodes = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  if (centre !== null) nodes.add(centre);
  return {
    nodes,
    edges: new Set(edges.map((edge) => edge.id)),
    events: new Set(edges.flatMap((edge) => edge.events)),
  };
}
