// The data of this page, and what follows from it. Lists refer to each other by index.

import { dayOf } from "./dates.js";
import { byId } from "./words.js";

/** @type {(id: string) => any} */
const embedded = (id) => JSON.parse(byId(id).textContent);

/** @type {Data} */
const data = embedded("data");
export const {
  about,
  prefixes,
  quads,
  categories,
  relations,
  countries,
  publishers,
  actors,
  struck,
  views,
} = data;

// Claims, sentences and documents are most of the data, and are read when somebody first asks for a sentence.
/** @type {Evidence | null} */
let evidenceRead = null;
/** @type {() => Evidence} */
export const proof = () => (evidenceRead ??= embedded("evidence"));

/** @type {View[]} */
export const VIEWS = ["states", "actors"];
/** @type {NewsEvent["group"][]} */
export const STATUSES = ["stated", "reported", "hypothetical", "denied"];

// What the text itself states stays stated when somebody denies it; what only others say is then in dispute.
/** @type {(event: WrittenEvent, index: number) => NewsEvent} */
function noted(event, index) {
  const { category } = relations[event.relation];
  const denied = event.deniers.length > 0;
  const [first, , , , last] = event.date;
  return Object.assign(event, {
    index,
    category,
    quad: categories[category].quad,
    denied,
    group: denied && event.status !== "stated" ? /** @type {const} */ ("denied") : event.status,
    first: first ? dayOf(first) : null,
    last: last ? dayOf(last) : null,
    missed: null,
  });
}

export const events = data.events.map(noted);

const days = events.map((event) => event.first).filter((day) => day !== null);
export const anyDated = days.length > 0;
export const firstDay = days.reduce((a, b) => Math.min(a, b), Infinity);
export const lastDay = days.reduce((a, b) => Math.max(a, b), -Infinity);

/**
 * @template {{ id: string }} Keyed
 * @param {Keyed[]} list
 */
const byKey = (list) => new Map(list.map((one) => [one.id, one]));
export const actorById = byKey(actors);
export const eventById = byKey(events);

/** @type {(edge: WrittenEdge) => string} */
const pairOf = (edge) => [edge.from, edge.to].sort().join("~");

/** @type {(view: View) => Graph} */
function graphOf(view) {
  const nodes = byKey(views[view].nodes);
  const edges = byKey(views[view].edges.map((edge) => Object.assign(edge, { passing: [] })));
  /** @type {Map<string, Edge[]>} */
  const pairs = new Map();
  for (const edge of edges.values()) {
    const pair = pairOf(edge);
    pairs.set(pair, [...(pairs.get(pair) ?? []), edge]);
  }
  return { nodes, edges, pairs };
}

/** @type {Record<View, Graph>} */
export const graphs = { states: graphOf("states"), actors: graphOf("actors") };

// The node that stands for an actor in a drawing.
/** @type {(actor: Actor, view: View) => string} */
export const nodeOf = (actor, view) => (view === "states" ? actor.state : actor.id);
/** @type {(event: NewsEvent, view: View) => [from: string, to: string]} */
export const endsOf = (event, view) => [nodeOf(actors[event.subject], view), nodeOf(actors[event.object], view)];
