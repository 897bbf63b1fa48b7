// Words in the picture: as on a map, letters keep their size at every scale, and none is drawn over another.

import { relations } from "./data.js";
import { nodeAt } from "./drawing.js";
import { penOf } from "./words.js";

export const NODE_LABEL = 12.5; // heights on the screen, in pixels
export const EDGE_LABEL = 11;
const LOOP = 90; // the length that a line from a node to itself counts as
const TRIED = 400; // as many of the busiest nodes, and of the strongest lines, are tried for words
const FEW = 60; // of no more lines than these each gets words that fit; of more, only from near
const LEANS = 0.7; // beyond so much a label stands above: one steep line, or two slanting ones
const NEAR = 1.3; // the scale at which that is

const pen = penOf(document.createElement("canvas"));
/** @type {Map<string, number>} */
const widths = new Map();

// How wide words are on the screen, in pixels.
/** @type {(words: string, height: number) => number} */
function widthOf(words, height) {
  const key = `${height} ${words}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen.font = `${height}px arial`;
  const { width } = pen.measureText(words);
  widths.set(key, width);
  return width;
}

// The nodes and edges whose labels find room, the busy before the quiet and one before all:
// { nodes: id → whether its label stands above it, edges: id → words }.
/** @type {(nodes: GraphNode[], edges: Edge[], scale: number, before?: string | null) => Room} */
export function roomFor(nodes, edges, scale, before = null) {
  /** @type {Box[]} */
  const taken = [];
  /** @type {(box: Box) => boolean} */
  const free = (box) =>
    taken.every((one) => box[1] < one[0] || one[1] < box[0] || box[3] < one[2] || one[3] < box[2]);
  const named = new Map();
  const leaning = lean(edges);
  /** @type {(node: GraphNode) => number} */
  const rank = (node) => (node.id === before ? Infinity : node.size);
  for (const node of [...nodes].sort((a, b) => rank(b) - rank(a)).slice(0, TRIED)) {
    const above = (leaning.get(node.id) ?? 0) > LEANS;
    const side = [above, !above].find((one) => free(labelBox(node, scale, one)));
    if (side === undefined) continue;
    taken.push(labelBox(node, scale, side));
    named.set(node.id, side);
  }
  const worded = new Map();
  if (edges.length > FEW && scale < NEAR) return { nodes: named, edges: worded };
  for (const node of nodes)
    taken.push([node.x - node.size, node.x + node.size, node.y - node.size, node.y + node.size]);
  for (const edge of [...edges].sort((a, b) => b.passing.length - a.passing.length).slice(0, TRIED)) {
    const fits = [2, 1]
      .map((most) => edgeLabel(edge.passing, most))
      .map((words) => ({ words, boxes: wordBoxes(edge, words, scale) }))
      .find(({ boxes }) => boxes.length > 0 && boxes.every(free));
    if (!fits) continue;
    worded.set(edge.id, fits.words);
    taken.push(...fits.boxes);
  }
  return { nodes: named, edges: worded };
}

/** @type {(node: GraphNode, scale: number, above: boolean) => Box} */
function labelBox(node, scale, above) {
  const half = (widthOf(node.label, NODE_LABEL) / 2 + 3) / scale;
  const high = (1.25 * NODE_LABEL) / scale;
  const top = above ? node.y - node.size - 1.2 * high : node.y + node.size;
  return [node.x - half, node.x + half, top, top + high];
}

// Where each node's lines lead, all together: downwards above 0, where a label would lie on them.
/** @type {(edges: Edge[]) => Map<string, number>} */
function lean(edges) {
  const sums = new Map();
  for (const edge of edges) {
    const [a, b] = ends(edge);
    const down = a === b ? 0 : (b.y - a.y) / Math.hypot(b.x - a.x, b.y - a.y);
    sums.set(a.id, (sums.get(a.id) ?? 0) + down);
    sums.set(b.id, (sums.get(b.id) ?? 0) - down);
  }
  return sums;
}

// Squares along the words of an edge, none where they are longer than it.
/** @type {(edge: Edge, words: string, scale: number) => Box[]} */
function wordBoxes(edge, words, scale) {
  const long = widthOf(words, EDGE_LABEL) + 4;
  const [a, b] = ends(edge);
  if (long > span(edge) * scale) return [];
  const middle = middleOf(edge);
  const angle = a === b ? 0 : Math.atan((b.y - a.y) / (b.x - a.x || 1e-9));
  const [across, up] = [Math.cos(angle), Math.sin(angle)];
  const half = (0.5 * EDGE_LABEL) / scale;
  /** @type {Box[]} */
  const boxes = [];
  for (let at = -long / 2; at <= long / 2; at += EDGE_LABEL) {
    const x = middle.x + (across * at + up * 0.9 * EDGE_LABEL) / scale;
    const y = middle.y + (up * at - across * 0.9 * EDGE_LABEL) / scale;
    boxes.push([x - half, x + half, y - half, y + half]);
  }
  return boxes;
}

/** @type {(edge: Edge) => [from: GraphNode, to: GraphNode]} */
const ends = ({ from, to }) => [nodeAt(from), nodeAt(to)];

// How long an edge is between the nodes' rims, in units of the picture.
/** @type {(edge: Edge) => number} */
function span(edge) {
  const [a, b] = ends(edge);
  return a === b ? LOOP : Math.hypot(a.x - b.x, a.y - b.y) - a.size - b.size;
}

// Where the middle of an edge lies; for one that bends by vis-network's own rule for "curvedCW" and "curvedCCW".
/** @type {(edge: Edge) => Place} */
function middleOf(edge) {
  const [a, b] = ends(edge);
  if (!edge.bend) return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const [turn, reach] = [edge.bend * 0.5 + 0.5, Math.abs(edge.bend) * 0.5 + 0.5];
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + turn * Math.PI;
  const length = reach * Math.hypot(a.x - b.x, a.y - b.y);
  const via = { x: a.x + length * Math.sin(angle), y: a.y + length * Math.cos(angle) };
  return { x: (a.x + b.x) / 4 + via.x / 2, y: (a.y + b.y) / 4 + via.y / 2 };
}

/** @type {(found: NewsEvent[]) => [relation: string, times: number][]} */
export function relationsOf(found) {
  const counts = new Map();
  for (const event of found) counts.set(event.relation, (counts.get(event.relation) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

// The most frequent relations, as many as asked for, and how many others there are.
/** @type {(found: NewsEvent[], most: number) => string} */
function edgeLabel(found, most) {
  const named = relationsOf(found);
  const words = named
    .slice(0, most)
    .map(([name, times]) => relations[name].label + (times > 1 ? ` ×${times}` : ""));
  return words.join(", ") + (named.length > most ? ` + ${named.length - most}` : "");
}
