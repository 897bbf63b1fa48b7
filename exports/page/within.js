// The part of the drawing that a selection is about.

import { endsOf, eventById, relations } from "./data.js";
import { drawing, edgeAt } from "./drawing.js";
import { passing, passingIn } from "./filters.js";
import { nodeName } from "./names.js";
import { selectedAround, state } from "./state.js";

// Its nodes, edges and events, or null where it is about none that exists.
/** @type {(selection: Selected | null) => Part | null} */
export function within(selection) {
  const graph = drawing();
  if (!selection) return null;
  const { kind, id } = selection;
  if (kind === "event") return aroundEvent(graph, id);
  if (kind === "node")
    return graph.nodes.has(id) ? around(graph, (edge) => edge.from === id || edge.to === id, id) : null;
  if (kind === "path") return alongPath(graph, id);
  /** @type {(edge: Edge) => string[]} */
  const names = (edge) => [
    edge.id,
    `${edge.from}~${edge.to}`,
    ...(edge.arrows ? [] : [`${edge.to}~${edge.from}`]),
  ];
  /** @type {(edge: Edge) => string[]} */
  const pair = (edge) => [`${edge.from}~${edge.to}`, `${edge.to}~${edge.from}`];
  return around(graph, (edge) => (kind === "edge" ? names(edge) : pair(edge)).includes(id));
}

// The events that the table lists, and that are saved: those that pass the filters, and of these the selection's.
/** @type {() => NewsEvent[]} */
export function listed() {
  const selection = selectedAround();
  const found = within(selection);
  if (!selection || !found) return passing;
  const all = passingIn(found.events);
  return ["node", "pair"].includes(selection.kind) ? bySide(all, found.centre)[state.side] : all;
}

// Events told apart by whether a node acts or is acted upon.
/** @type {(all: NewsEvent[], id: string | null) => Record<Side, NewsEvent[]>} */
export function bySide(all, id) {
  return {
    "": all,
    by: all.filter((event) => acts(event, id, 0)),
    to: all.filter((event) => acts(event, id, 1)),
  };
}

// Whether a node is the one who acts (0) or is acted upon (1); both are, in what is done together.
/** @type {(event: NewsEvent, id: string | null, end: 0 | 1) => boolean} */
const acts = (event, id, end) =>
  relations[event.relation].symmetric || endsOf(event, state.view)[end] === id;

// What the table's events are those of, in words; null where it lists all that pass the filters.
/** @type {() => string | null} */
export function listedWord() {
  const selection = selectedAround();
  const found = within(selection);
  if (!selection || !found) return null;
  if (selection.kind === "node") return { "": "", by: "Acts of ", to: "Acts upon " }[state.side] + nodeName(selection.id);
  if (selection.kind === "path") return (found.path.length ? found.path : [...found.nodes]).map(nodeName).join(" – ");
  const edges = [...found.edges].map(edgeAt);
  const edge = edges.find((one) => one.arrows) ?? edges[0];
  const [one, other] = [edge.from, edge.to].map(nodeName);
  if (state.side) return state.side === "by" ? `Acts of ${one} upon ${other}` : `Acts of ${other} upon ${one}`;
  return `${one} ${selection.kind === "pair" || !edge.arrows ? "–" : "→"} ${other}`;
}

/** @type {(graph: Graph, belongs: (edge: Edge) => boolean, centre?: string | null) => Part | null} */
function around(graph, belongs, centre = null) {
  const edges = [...graph.edges.values()].filter(belongs);
  if (!edges.length && centre === null) return null;
  const nodes = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  if (centre !== null) nodes.add(centre);
  return {
    nodes,
    centre: centre ?? (edges.find((edge) => edge.arrows) ?? edges[0]).from, // by whom sides are told apart
    edges: new Set(edges.map((edge) => edge.id)),
    events: new Set(edges.flatMap((edge) => edge.events)),
    path: [],
  };
}

/** @type {(graph: Graph, id: string) => Part | null} */
function aroundEvent(graph, id) {
  const event = eventById.get(id);
  return event ? around(graph, (edge) => edge.events.includes(event.index)) : null;
}

// The two nodes that a path's id names; ids may hold any character, so every place to cut is tried.
/** @type {(graph: Graph, id: string) => [from: string, to: string] | null} */
function pathEnds(graph, id) {
  for (let cut = id.indexOf("~"); cut >= 0; cut = id.indexOf("~", cut + 1)) {
    const [from, to] = [id.slice(0, cut), id.slice(cut + 1)];
    if (graph.nodes.has(from) && graph.nodes.has(to)) return [from, to];
  }
  return null;
}

/** @type {(graph: Graph, id: string) => Part | null} */
function alongPath(graph, id) {
  const ends = pathEnds(graph, id);
  if (!ends) return null;
  const nodes = shortestPath(...ends) ?? [];
  const steps = nodes.slice(1).map((node, at) => graph.pairs.get([nodes[at], node].sort().join("~")) ?? []);
  const edges = steps.flat();
  return {
    path: nodes,
    centre: null,
    nodes: new Set([...ends, ...nodes]),
    edges: new Set(edges.map((edge) => edge.id)),
    events: new Set(edges.flatMap((edge) => edge.events)),
  };
}

// A shortest chain of nodes from one to the other over the events shown, whoever acted on whom; of several equally short,
// the one with the most events. Null where there is none.
/** @type {(from: string, to: string) => string[] | null} */
function shortestPath(from, to) {
  const ties = new Map();
  for (const event of passing) {
    const [a, b] = endsOf(event, state.view);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      if (!ties.has(one)) ties.set(one, new Map());
      ties.get(one).set(other, (ties.get(one).get(other) ?? 0) + 1);
    }
  }
  /** @type {Map<string, { before: string | null, weight: number }>} */
  const reached = new Map([[from, { before: null, weight: 0 }]]);
  let edge = [from];
  while (edge.length && !reached.has(to)) {
    const next = new Map();
    for (const node of edge) {
      for (const [other, number] of ties.get(node) ?? []) {
        const weight = (reached.get(node)?.weight ?? 0) + number;
        if (!reached.has(other) && weight > (next.get(other)?.weight ?? 0))
          next.set(other, { before: node, weight });
      }
    }
    for (const [node, found] of next) reached.set(node, found);
    edge = [...next.keys()];
  }
  if (!reached.has(to)) return null;
  const path = [to];
  for (let node = reached.get(to)?.before; node; node = reached.get(node)?.before) path.unshift(node);
  return path;
}
