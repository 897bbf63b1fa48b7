// Which events pass, and by how many each filter holds back the others.

import { actorById, actors, endsOf, events, publishers, relations } from "./data.js";
import { dayOf } from "./dates.js";
import { stateName } from "./names.js";
import { state } from "./state.js";
import { KIND_WORDS } from "./words.js";

// Filters by a list of values: an event passes when it has one of those chosen, or none is chosen.
/** @type {Facet[]} */
export const FACETS = [
  {
    name: "categories",
    key: "category",
    title: "Category",
    values: (event) => [event.category],
    word: (name) => name,
  },
  {
    name: "relations",
    key: "relation",
    title: "Relation",
    values: (event) => [event.relation],
    word: (name) => relations[name]?.label ?? name,
  },
  {
    name: "actors",
    key: "actor",
    title: "Actor",
    note: "Either side. A state stands for all that belong to it.",
    values: (event) => sides(event).flatMap((actor) => [actor.id, actor.state]),
    word: (id) => actorById.get(id)?.name ?? stateName(id) ?? id,
  },
  {
    name: "kinds",
    key: "kind",
    title: "Kind",
    note: "Kind of actor, on either side.",
    values: (event) => sides(event).map((actor) => actor.kind),
    word: (kind) => KIND_WORDS[kind] ?? kind,
  },
  {
    name: "publishers",
    key: "publisher",
    title: "Publisher",
    values: (event) => event.publishers.map((index) => publishers[index]),
    word: (name) => name,
  },
];

/** @type {(event: NewsEvent) => [subject: Actor, object: Actor]} */
export const sides = (event) => [actors[event.subject], actors[event.object]];

/** @type {Record<string, (event: NewsEvent) => boolean>} */
const CRITERIA = {
  quads: (event) => state.quads.includes(event.quad),
  statuses: (event) => state.statuses.includes(event.group),
  confidence: (event) => event.confidence * 100 >= state.confidence,
  days: (event) =>
    (!state.from && !state.to) ||
    (event.first !== null &&
      event.last !== null &&
      (!state.from || event.last >= dayOf(state.from)) &&
      (!state.to || event.first <= dayOf(state.to))),
};
for (const { name, values } of FACETS)
  CRITERIA[name] = (event) =>
    !state[name].length || values(event).some((value) => state[name].includes(value));

/** @type {NewsEvent[]} */
export let passing = []; // the events that pass all filters, newest first
/** @type {Set<number>} */
export let passingIndexes = new Set();

// Notes at each event which filter alone holds it back: null for none, "several" for more than one.
/** @type {(change: Change) => void} */
export function sift({ onlySelected }) {
  if (onlySelected) return;
  const criteria = Object.entries(CRITERIA);
  for (const event of events) {
    event.missed = null;
    for (const [name, passes] of criteria) {
      if (passes(event)) continue;
      event.missed = event.missed ? "several" : name;
      if (event.missed === "several") break;
    }
  }
  if (state.around) siftAround(neighbourhood(state.around, state.steps));
  passing = events.filter((event) => event.missed === null);
  passingIndexes = new Set(passing.map((event) => event.index));
}

/** @type {(near: Set<string>) => void} */
function siftAround(near) {
  for (const event of events) {
    if (endsOf(event, state.view).every((id) => near.has(id))) continue;
    event.missed = event.missed ? "several" : "around";
  }
}

// The nodes within so many steps of one, over events that pass the other filters.
/** @type {(centre: string, steps: number) => Set<string>} */
function neighbourhood(centre, steps) {
  const near = new Set([centre]);
  for (let step = 0; step < steps; step++) {
    const reached = [];
    for (const event of events) {
      if (event.missed) continue;
      const ends = endsOf(event, state.view);
      if (ends.some((id) => near.has(id))) reached.push(...ends);
    }
    for (const id of reached) near.add(id);
  }
  return near;
}

// Those of some events that pass, by their indexes.
/** @type {(indexes: Iterable<number>) => NewsEvent[]} */
export const passingIn = (indexes) =>
  [...indexes]
    .sort((a, b) => a - b)
    .filter((index) => passingIndexes.has(index))
    .map((index) => events[index]);

// The events that pass all filters but one: what that filter's choices are counted over.
/** @type {(name: string) => NewsEvent[]} */
export const but = (name) => events.filter((event) => event.missed === null || event.missed === name);

// How many of the events that pass the other filters have each value, the most frequent first.
/** @type {(facet: Facet) => [value: string, times: number][]} */
export function tally({ name, values }) {
  const counts = new Map(state[name].map((value) => [value, 0]));
  for (const event of but(name)) {
    for (const value of new Set(values(event))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
