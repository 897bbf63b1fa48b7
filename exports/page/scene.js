// Which of all nodes and edges are drawn: those with events that pass, and of very many the strongest.

import { events } from "./data.js";
import { passingIndexes } from "./filters.js";

const MOST_NODES = 2000; // where more pass than these,
const STRONG_NODES = 1000; // this many are drawn, the busiest
const MOST_LINES = 2500;

// { nodes, edges } to draw, { allNodes, allEdges } that pass, as counts. Each edge's passing events are noted at it.
/** @type {(graph: Graph, chosen: Part | null) => Scene} */
export function sceneOf(graph, chosen) {
  const lines = [];
  const weight = new Map();
  for (const edge of graph.edges.values()) {
    edge.passing = passingOf(edge);
    if (!edge.passing.length) continue;
    lines.push(edge);
    for (const id of new Set([edge.from, edge.to])) {
      weight.set(id, (weight.get(id) ?? 0) + edge.passing.length);
    }
  }
  const ranked = [...weight.keys()];
  if (ranked.length > MOST_NODES)
    ranked.sort((a, b) => weight.get(b) - weight.get(a)).splice(STRONG_NODES);
  const nodes = new Set([...ranked, ...(chosen?.nodes ?? [])].filter((id) => weight.has(id)));
  const between = lines.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to));
  return {
    nodes: [...nodes].map((id) => graph.nodes.get(id)).filter((node) => node !== undefined),
    edges: between.length > MOST_LINES ? strongest(between, chosen) : between,
    allNodes: weight.size,
    allEdges: lines.length,
  };
}

// What is selected, each node's strongest line, and then the strongest of all.
/** @type {(lines: Edge[], chosen: Part | null) => Edge[]} */
function strongest(lines, chosen) {
  const kept = new Set(lines.filter((edge) => chosen?.edges.has(edge.id)));
  const ranked = lines.sort((a, b) => b.passing.length - a.passing.length);
  const linked = new Set();
  for (const edge of ranked) {
    if (linked.has(edge.from) && linked.has(edge.to)) continue;
    kept.add(edge);
    linked.add(edge.from).add(edge.to);
  }
  for (const edge of ranked) {
    if (kept.size >= MOST_LINES) break;
    kept.add(edge);
  }
  return [...kept];
}

// The events of an edge that pass the filters.
/** @type {(edge: Edge) => NewsEvent[]} */
const passingOf = (edge) =>
  edge.events.filter((index) => passingIndexes.has(index)).map((index) => events[index]);
