// The drawing, by vis-network: it follows filters and selection. Positions come with the data.

import { VIEWS, graphs } from "./data.js";
import { drawing, nodeAt } from "./drawing.js";
import { roomFor } from "./labels.js";
import { sceneOf } from "./scene.js";
import { state } from "./state.js";
import { styledEdge, styledNode, theme } from "./style.js";
import { within } from "./within.js";
import { byId } from "./words.js";

export const canvas = byId("canvas");
const MARGIN = 100; // pixels at either side, for labels and the buttons
const MOST_STRETCH = 2.2;
const HEAVY = 800; // with more lines than these, the browser cannot redraw them all at each step of a drag
const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: {
    hover: true,
    hoverConnectedEdges: false,
    selectConnectedEdges: false,
    tooltipDelay: 1e9,
    zoomSpeed: 0.6,
    hideEdgesOnDrag: VIEWS.some((view) => graphs[view].edges.size > HEAVY),
    hideEdgesOnZoom: VIEWS.some((view) => graphs[view].edges.size > HEAVY),
  },
  nodes: {
    chosen: false,
    font: { multi: false },
    scaling: { label: { drawThreshold: 1, maxVisible: 1000 } },
  },
  edges: {
    chosen: false,
    hoverWidth: 0,
    selectionWidth: 0,
    scaling: { label: { drawThreshold: 1, maxVisible: 1000 } },
  },
};

// The layout is for a wide window; in one that is not, places are drawn apart downwards, so that it is used.
function stretchToWindow() {
  const shape = canvas.clientWidth / Math.max(canvas.clientHeight, 1);
  for (const view of VIEWS) {
    const nodes = [...graphs[view].nodes.values()];
    const [wide, high] = [extent(nodes, "x"), extent(nodes, "y")].map(([low, top]) => Math.max(top - low, 1));
    const stretch = Math.min(Math.max(wide / high / shape, 1), MOST_STRETCH);
    for (const node of nodes) node.y *= stretch;
  }
}

/** @type {(nodes: GraphNode[], axis: "x" | "y") => [least: number, most: number]} */
function extent(nodes, axis) {
  const values = nodes.map((node) => node[axis]);
  return [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
}

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
/** @type {{ nodes: Map<string, string>, edges: Map<string, string> }} */
export const told = { nodes: new Map(), edges: new Map() }; // what vis-network was told of each, as JSON: it is told changes only
/** @type {Scene} */
export let scene = { nodes: [], edges: [], allNodes: 0, allEdges: 0 };
/** @type {Room} */
let words = { nodes: new Map(), edges: new Map() }; // the labels that have room
let styledAt = 0; // the scale that the styles are for
/** @type {Selected | null} */
let pointed = null; // the node or edge under the pointer, as a selection
/** @type {Lit | null} */
let focus = null; // what is under the pointer, else selected; with labels of its own, since all else is veiled
export const network = new vis.Network(canvas, { nodes: nodeSet, edges: edgeSet }, OPTIONS);

// After a filter or another drawing: what is drawn may change.
/** @type {(fitting: boolean) => void} */
export function draw(fitting) {
  scene = sceneOf(drawing(), within(state.selection));
  byId("nothing").hidden = scene.nodes.length > 0;
  network.setSize("100%", "100%"); // at once: what surrounds it may have grown, and vis-network looks only now and then
  if (fitting || strayed()) frame(scene.nodes, 1.5);
  restyle();
}

// Whether what is left to see has become a speck, or lies for the most part out of sight.
function strayed() {
  const places = scene.nodes.map((node) => network.canvasToDOM(node));
  const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  const inside = places.filter(({ x, y }) => x >= 0 && x <= wide && y >= 0 && y <= high);
  /** @type {(axis: "x" | "y") => number} */
  const reach = (axis) => Math.max(...inside.map((place) => place[axis])) - Math.min(...inside.map((place) => place[axis]));
  if (inside.length * 2 < places.length) return true;
  return network.getScale() < 1.2 && reach("x") < 0.4 * wide && reach("y") < 0.4 * high;
}

// After a zoom or a change of colours: all is styled anew.
export function restyle() {
  styledAt = network.getScale();
  words = roomFor(scene.nodes, scene.edges, styledAt);
  setFocus();
  forget(edgeSet, told.edges, new Set(scene.edges.map((edge) => edge.id)));
  forget(nodeSet, told.nodes, new Set(scene.nodes.map((node) => node.id)));
  tell(nodeSet, told.nodes, scene.nodes.map(styleNode));
  tell(edgeSet, told.edges, scene.edges.map(styleEdge));
}

function setFocus() {
  const subject = pointed ?? state.selection;
  const lit = within(pointed) ?? oneSided(within(state.selection));
  focus = lit && { nodes: lit.nodes, edges: lit.edges, words: roomIn(lit, subject?.id ?? null) };
}

// The labels of what is lit, as if it stood alone.
/** @type {(lit: Pick<Part, "nodes" | "edges">, before: string | null) => Room} */
function roomIn(lit, before) {
  const nodes = scene.nodes.filter((node) => lit.nodes.has(node.id));
  const edges = scene.edges.filter((edge) => lit.edges.has(edge.id));
  return roomFor(nodes, edges, network.getScale(), before);
}

// Of the edges of a node or a pair, those that the chosen side asks for: by it, or to it.
/** @type {(found: Part | null) => Pick<Part, "nodes" | "edges"> | null} */
function oneSided(found) {
  if (!found?.centre || !state.side || state.selection?.kind === "event") return found;
  const { centre } = found;
  const end = state.side === "by" ? "from" : "to";
  const edges = scene.edges.filter(
    (edge) => found.edges.has(edge.id) && (!edge.arrows || edge[end] === centre),
  );
  return {
    nodes: new Set([centre, ...edges.flatMap((edge) => [edge.from, edge.to])]),
    edges: new Set(edges.map((edge) => edge.id)),
  };
}

/** @type {(node: GraphNode) => Styled} */
function styleNode(node) {
  const { nodes } = focus?.nodes.has(node.id) ? focus.words : words;
  return styledNode(node, { labelled: nodes.has(node.id), above: nodes.get(node.id), scale: network.getScale() });
}

/** @type {(edge: Edge) => Styled} */
function styleEdge(edge) {
  const lit = focus?.edges.has(edge.id) ? focus : null;
  return styledEdge(edge, {
    lines: scene.edges.length,
    words: (lit?.words ?? words).edges.get(edge.id),
    lit: lit !== null,
    scale: network.getScale(),
  });
}

// Styles only what comes into focus and what leaves it; the rest is veiled, not styled, so that thousands cost nothing.
export function refocus() {
  const before = focus;
  setFocus();
  const edges = scene.edges.filter(({ id }) => before?.edges.has(id) || focus?.edges.has(id));
  const nodes = scene.nodes.filter(({ id }) => before?.nodes.has(id) || focus?.nodes.has(id));
  tell(edgeSet, told.edges, edges.map(styleEdge));
  tell(nodeSet, told.nodes, nodes.map(styleNode));
  network.redraw();
}

// Brings what is under the pointer into focus, or nothing.
/** @type {(selection: Selected | null) => void} */
export function lookAt(selection) {
  pointed = selection;
  refocus();
}

/** @type {(set: VisSet, known: Map<string, string>, kept: Set<string>) => void} */
function forget(set, known, kept) {
  const gone = [...known.keys()].filter((id) => !kept.has(id));
  for (const id of gone) known.delete(id);
  if (gone.length) set.remove(gone);
}

/** @type {(set: VisSet, known: Map<string, string>, styled: Styled[]) => void} */
function tell(set, known, styled) {
  const changed = styled.filter((item) => {
    const said = JSON.stringify(item);
    const same = known.get(item.id) === said;
    known.set(item.id, said);
    return !same;
  });
  if (changed.length) set.update(changed);
}

// A veil over the picture, and the focus drawn once more above it, by the elements' own methods.
/** @type {(context: CanvasRenderingContext2D) => void} */
function drawFocus(context) {
  if (!focus) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.82;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const { edges, nodes } = network.body;
  const lines = [...focus.edges].map((id) => edges[id]).filter(Boolean);
  for (const line of lines) line.draw(context);
  for (const line of lines) line.drawArrows(context);
  const labels = [...focus.nodes]
    .map((id) => nodes[id])
    .filter(Boolean)
    .map((node) => node.draw(context));
  for (const label of labels) label.drawExternalLabel?.();
}

// Moves and scales the picture so that these nodes fill it, with room for their labels.
/** @type {(nodes: GraphNode[], largest: number) => void} */
export function frame(nodes, largest) {
  if (!nodes.length) return;
  const [[left, right], [top, bottom]] = [extent(nodes, "x"), extent(nodes, "y")];
  const wide = Math.max(canvas.clientWidth - 2 * Math.min(MARGIN, 0.15 * canvas.clientWidth), 100) / Math.max(right - left, 1);
  const high = Math.max(canvas.clientHeight - 64, 80) / Math.max(bottom - top, 1);
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.max(0.01, Math.min(wide, high, largest)),
  });
}

export function fit() {
  frame(scene.nodes, 1.5);
  restyle();
}

/** @type {(factor: number) => void} */
export function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  restyle();
}

// A zoom changes which labels find room; they are laid anew once the wheel rests.
let resting = 0;
function rescaled() {
  clearTimeout(resting);
  resting = setTimeout(() => network.getScale() !== styledAt && restyle(), 90);
}

// Brings a selection made elsewhere into sight, without moving what already is.
/** @type {(found: Part) => void} */
export function reveal(found) {
  const nodes = [...found.nodes].map((id) => drawing().nodes.get(id)).filter((node) => node !== undefined);
  const [wide, high] = [canvas.clientWidth - 40, canvas.clientHeight - 40];
  const outside = nodes.some((node) => {
    const { x, y } = network.canvasToDOM(node);
    return x < 40 || y < 40 || x > wide || y > high;
  });
  if (!outside) return;
  frame(nodes, 1.3);
  restyle();
}

stretchToWindow();
network.on("dragEnd", ({ nodes }) => {
  for (const id of nodes) Object.assign(nodeAt(id), network.getPosition(id));
});
network.on("afterDrawing", drawFocus);
network.on("zoom", rescaled);
network.on("resize", rescaled);
