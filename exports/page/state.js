// What the reader has chosen: one state, which every part of the page follows.

/** @type {State} */
export const NORMAL = {
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
/** @type {Side[]} */
export const SIDES = ["", "by", "to"];
/** @type {State} */
export let state = { ...NORMAL };
/** @type {((change: Change) => void)[]} */
const listeners = [];

// From now on tells the listener of every change, after those that came before it.
/** @type {(listener: (change: Change) => void) => void} */
export function onChange(listener) {
  listeners.push(listener);
}

// Changes some of the state and tells every listener. A "new" step can be undone; one that goes "on" belongs to
// the step before, as while a slider moves; one that the "history" takes is in it already.
/** @type {(change: Partial<State>, step?: Step) => void} */
export function choose(change, step = "new") {
  const onlySelected = Object.keys(change).every((name) => ["selection", "side", "sort"].includes(name));
  state = { ...state, ...change };
  for (const listener of listeners) listener({ change, step, onlySelected });
}

// Selects a node, edge, pair or path; what a filter hides cannot be selected away by accident, so filters stay.
/** @type {(kind: Selected["kind"] | null, id?: string) => void} */
export const select = (kind, id = "") => choose({ selection: kind ? { kind, id } : null, side: "" });

// Opens one event, among those of what is selected: closed again, that is selected as before.
/** @type {(id: string) => void} */
export const openEvent = (id) => choose({ selection: { kind: "event", id, of: selectedAround() } });
export const close = () => choose(state.selection?.of ? { selection: state.selection.of } : { selection: null, side: "" });

// What is selected but for an event that is open among its events: what the table lists the events of.
/** @type {() => Selected | null} */
export const selectedAround = () => (state.selection?.kind === "event" ? (state.selection.of ?? null) : state.selection);

/** @type {(name: keyof State) => boolean} */
export const isNormal = (name) => JSON.stringify(state[name]) === JSON.stringify(NORMAL[name]);
