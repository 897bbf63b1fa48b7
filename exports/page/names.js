// What states, nodes and relations are called.

import { actorById, countries, relations } from "./data.js";
import { state } from "./state.js";

/** @type {(event: NewsEvent) => string} */
export const relationWord = (event) => relations[event.relation].label;
/** @type {(id: string) => string | null} */
export const stateName = (id) => (Object.hasOwn(countries, id) ? countries[id] : null);

// What a node is called: between states, that of a state's people is the state.
/** @type {(id: string) => string} */
export function nodeName(id) {
  return (state.view === "states" && stateName(id)) || (actorById.get(id)?.name ?? stateName(id) ?? id);
}
