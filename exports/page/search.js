// Search: actors by their names and aliases, and acts. Names that begin so come before words that do, then parts of words.

import { combobox } from "./combobox.js";
import { actors, events, graphs, nodeOf, relations } from "./data.js";
import { sides } from "./filters.js";
import { stateName } from "./names.js";
import { choose, state } from "./state.js";
import { KIND_WORDS, byId, fieldById } from "./words.js";

const FOUND = 8;

/** @type {(name: string, wanted: string) => number} */
function score(name, wanted) {
  const text = name.toLocaleLowerCase("en");
  return text.startsWith(wanted) ? 3 : text.includes(` ${wanted}`) ? 2 : text.includes(wanted) ? 1 : 0;
}

// The best of [words to match, thing] for a query, and of equally good ones the first.
/**
 * @template Thing
 * @param {string} query
 * @param {[names: string[], thing: Thing][]} candidates
 */
function best(query, candidates) {
  const wanted = query.trim().toLocaleLowerCase("en");
  if (!wanted) return [];
  return candidates
    .map(([names, thing]) => ({ thing, points: Math.max(...names.map((name) => score(name, wanted))) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, FOUND)
    .map(({ thing }) => thing);
}

/** @type {Map<Actor, number>} */
const activity = new Map();
for (const event of events)
  for (const actor of new Set(sides(event))) activity.set(actor, (activity.get(actor) ?? 0) + 1);
/** @type {[names: string[], actor: Actor][]} */
const searchedActors = [...actors]
  .sort((a, b) => (activity.get(b) ?? 0) - (activity.get(a) ?? 0))
  .map((actor) => [[actor.name, ...actor.names, actor.id], actor]);
/** @type {[names: string[], relation: string][]} */
const searchedActs = [...new Set(events.map((event) => event.relation))]
  .sort()
  .map((name) => [[relations[name].label, name], name]);

/** @type {(query: string) => Choice<Actor>[]} */
export function findActors(query) {
  return best(query, searchedActors).map((actor) => {
    const home = actor.country && stateName(actor.country);
    return [actor, actor.name, home && home !== actor.name ? home : KIND_WORDS[actor.kind]];
  });
}

/** @type {(query: string) => Choice<Actor | string>[]} */
function findAnything(query) {
  /** @type {Choice<string>[]} */
  const acts = best(query, searchedActs).map((name) => [name, relations[name].label, "only this act"]);
  return [...findActors(query).slice(0, acts.length ? 6 : FOUND), ...acts.slice(0, 3)];
}

/** @type {(thing: Actor | string) => void} */
function takeAnything(thing) {
  if (typeof thing === "string") choose({ relations: [thing] });
  else selectActor(thing);
}

// Selects the actor's node: in the drawing between states where the other has no room for it.
/** @type {(actor: Actor) => void} */
export function selectActor(actor) {
  const drawn = graphs[state.view].nodes.has(nodeOf(actor, state.view));
  const view = drawn ? state.view : "states";
  choose({ ...(drawn ? {} : { view }), selection: { kind: "node", id: nodeOf(actor, view) }, side: "" });
}

export function wireSearch() {
  combobox({ input: fieldById("search"), list: byId("found"), find: findAnything, take: takeAnything });
}
