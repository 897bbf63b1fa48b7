// The state in the address after "#", so that a link brings somebody else to the same place, and in the browser's history,
// so that each step can be taken back.

import { COLUMNS } from "./columns.js";
import { STATUSES, VIEWS, graphs } from "./data.js";
import { FACETS } from "./filters.js";
import { NORMAL, SIDES, isNormal, selectedAround, state } from "./state.js";

/** @type {Selected["kind"][]} */
const SELECTIONS = ["node", "edge", "pair", "path"]; // #edge=IRN~ISR, or one class: #edge=IRN~ISR~verbal conflict
const ISO_DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

// How many steps can be taken back.
/** @type {() => number} */
export const depth = () => history.state?.depth ?? 0;

// Keeps a change of the state.
/** @type {(change: Change) => void} */
export function keepInAddress({ step }) {
  const address = `#${written()}`;
  if (step === "new" && address !== (location.hash || "#"))
    history.pushState({ depth: depth() + 1 }, "", address);
  else if (step === "on") history.replaceState(history.state, "", address);
}

/** @type {() => string} */
function written() {
  const parameters = new URLSearchParams();
  if (!isNormal("view")) parameters.set("view", state.view);
  if (!isNormal("quads")) parameters.set("quads", state.quads.join("."));
  if (!isNormal("statuses")) parameters.set("status", state.statuses.join("."));
  for (const { name, key } of FACETS) for (const value of state[name]) parameters.append(key, value);
  for (const name of /** @type {const} */ (["confidence", "from", "to", "around", "sort"]))
    if (!isNormal(name)) parameters.set(name, String(state[name]));
  if (state.around) parameters.set("steps", String(state.steps));
  if (state.side) parameters.set("side", state.side);
  for (const selected of [selectedAround(), state.selection])
    if (selected) parameters.set(selected.kind, selected.id);
  return String(parameters).replaceAll("%7E", "~");
}

/** @type {() => State} */
export function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  /** @type {(name: string) => string} */
  const get = (name) => parameters.get(name) ?? "";
  /** @type {<Value>(name: string, known: Value[], otherwise: Value[]) => Value[]} */
  const list = (name, known, otherwise) =>
    parameters.has(name)
      ? known.filter((value) => get(name).split(".").includes(String(value)))
      : otherwise;
  const view = VIEWS.find((known) => known === get("view")) ?? NORMAL.view;
  const kind = SELECTIONS.find((name) => parameters.has(name));
  /** @type {Selected | null} */
  const selected = kind ? { kind, id: get(kind) } : null;
  /** @type {State} */
  const read = {
    ...NORMAL,
    view,
    quads: list("quads", NORMAL.quads, NORMAL.quads),
    statuses: list("status", STATUSES, NORMAL.statuses),
    confidence: Math.min(100, Math.max(0, Math.round(Number(get("confidence"))) || 0)),
    from: ISO_DAY.test(get("from")) ? get("from") : "",
    to: ISO_DAY.test(get("to")) ? get("to") : "",
    around: graphs[view].nodes.has(get("around")) ? get("around") : "",
    steps: get("steps") === "2" ? 2 : 1,
    sort: COLUMNS.some(({ key }) => key === get("sort").replace(/^-/, "")) ? get("sort") : NORMAL.sort,
    side: SIDES.find((known) => known === get("side")) ?? "",
    selection: parameters.has("event") ? { kind: "event", id: get("event"), of: selected } : selected,
  };
  for (const { name, key } of FACETS) read[name] = [...new Set(parameters.getAll(key))];
  return read;
}
