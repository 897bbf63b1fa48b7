// The drawing, by vis-network: style follows the filters, the selection and the pointer. Positions come with the data.

const canvas = document.getElementById("canvas");
const tip = document.getElementById("tip");
const DASHES = { stated: false, reported: [9, 6], hypothetical: [2, 5], denied: [9, 5, 2, 5] };
const MIDDLES = ["circle", "box", "bar", "diamond"]; // as QUAD_MARKS: a quad class is never told by its colour alone
const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: {
    hover: true,
    hoverConnectedEdges: false,
    selectConnectedEdges: false,
    tooltipDelay: 1e9,
    zoomSpeed: 0.6,
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
const NODE_LABEL = 12.5; // heights on the screen, in pixels: as on a map, letters keep their size at every scale
const EDGE_LABEL = 11;
const EDGE_LABELS_FROM = 1.6; // the scale from which every line has room for its words
const QUICK = 1500; // of more lines than these, one that is only pointed at gets no words: telling vis-network takes too long
const LOOP = 90; // the length that a line from a node to itself counts as
const MANY = 14; // lines around one node; were all of more labelled, none could be read

let nodeSet = null;
let edgeSet = null;
let drawn = new Map(); // what vis-network was last told of each element, as JSON: it is told changes only
let pointed = null; // the node or edge under the pointer, as a selection
let theme = {};
const network = new vis.Network(canvas, { nodes: [], edges: [] }, OPTIONS);

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  theme = {
    ink: read("ink"),
    paper: read("paper"),
    faint: read("faint"),
    node: read("node"),
    quads: [0, 1, 2, 3].map((n) => read(`quad-${n}`)),
  };
}

// The events of an edge that pass the filters.
const passingOf = (edge) =>
  edge.events.filter((index) => passingIndexes.has(index)).map((index) => events[index]);

function relationsOf(found) {
  const counts = new Map();
  for (const event of found) counts.set(event.relation, (counts.get(event.relation) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function edgeLabel(found) {
  const named = relationsOf(found);
  const words = named
    .slice(0, 2)
    .map(([name, times]) => relations[name].label + (times > 1 ? ` ×${times}` : ""));
  return words.join(", ") + (named.length > 2 ? ` + ${named.length - 2}` : "");
}

function styledEdge(edge, found, focus, scale) {
  const lit = !focus || focus.edges.has(edge.id);
  const words = found.length ? edgeLabel(found) : "";
  const wanted = lit && (scale >= EDGE_LABELS_FROM || (focus && focus.edges.size <= MANY));
  const strongest = STATUSES.find((status) => found.some((event) => event.group === status));
  const middle = MIDDLES[edge.quad];
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    hidden: found.length === 0,
    width: Math.max(1.1 + 1.4 * Math.log(Math.max(found.length, 1)), 0.6 / scale),
    color: { color: theme.quads[edge.quad], opacity: focus ? 1 : opacity },
    dashes: DASHES[strongest] ?? false,
    arrows: {
      to: { enabled: edge.arrows === "to", scaleFactor: 0.55 },
      middle: { enabled: scale > 0.3, type: middle, scaleFactor: middle === "bar" ? 0.5 : 0.32 },
    },
    smooth: edge.bend
      ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) }
      : false,
    selfReference: { size: 16 + 4 * edge.quad, angle: Math.PI / 4 + (edge.quad * Math.PI) / 2 },
    label: wanted && words.length * 0.5 * EDGE_LABEL < span(edge) * scale ? words : "",
    font: {
      size: EDGE_LABEL / scale,
      align: "top",
      color: theme.ink,
      strokeWidth: 4 / scale,
      strokeColor: theme.paper,
    },
  };
}

// How long an edge is between the nodes' rims, in units of the picture.
function span({ from, to }) {
  const [a, b] = [from, to].map((id) => graphs[state.view].nodes.get(id));
  return a === b ? LOOP : Math.hypot(a.x - b.x, a.y - b.y) - a.size - b.size;
}

function styledNode(node, labelled, scale) {
  const chosen = state.selection?.kind === "node" && state.selection.id === node.id;
  return {
    id: node.id,
    label: labelled ? node.label : "",
    shape: node.shape,
    x: node.x,
    y: node.y,
    size: Math.max(node.shape === "dot" ? node.size : node.size * 0.85, 2.2 / scale),
    hidden: !present.has(node.id),
    color: { background: theme.node, border: chosen ? theme.ink : theme.paper },
    borderWidth: chosen ? 3 : 1.5,
    font: {
      size: NODE_LABEL / scale,
      color: theme.ink,
      strokeWidth: 3 / scale,
      strokeColor: theme.paper,
      vadjust: -2 / scale,
    },
  };
}

// The nodes whose labels find room, the busy before the quiet.
function labelledNodes(nodes, scale) {
  const height = (1.25 * NODE_LABEL) / scale;
  const placed = [];
  const named = new Set();
  for (const node of [...nodes].sort((a, b) => b.size - a.size)) {
    const half = (0.27 * NODE_LABEL * node.label.length) / scale;
    const top = node.y + node.size;
    const box = [node.x - half, node.x + half, top, top + height];
    const free = placed.every(
      ([left, right, above, below]) => box[1] < left || right < box[0] || box[3] < above || below < box[2],
    );
    if (!free) continue;
    placed.push(box);
    named.add(node.id);
  }
  return named;
}

let present = new Set(); // the nodes that some event passes the filters for
let named = new Set(); // those of them that have room for a label
let opacity = 1;
let focus = null; // what is under the pointer, else selected

// Styles everything anew: after a filter, a zoom, a change of colours.
function restyle() {
  const graph = graphs[state.view];
  const scale = network.getScale();
  const found = new Map([...graph.edges.values()].map((edge) => [edge, passingOf(edge)]));
  const drawnEdges = [...found].filter(([, some]) => some.length);
  present = new Set(drawnEdges.flatMap(([edge]) => [edge.from, edge.to]));
  opacity = Math.max(0.3, Math.min(0.95, 14 / Math.sqrt(drawnEdges.length)));
  const nodes = [...graph.nodes.values()];
  named = labelledNodes(
    nodes.filter((node) => present.has(node.id)),
    scale,
  );
  focus = within(pointed) ?? within(state.selection);
  update(
    edgeSet,
    [...found].map(([edge, some]) => styledEdge(edge, some, focus?.edges.has(edge.id) ? focus : null, scale)),
  );
  update(
    nodeSet,
    nodes.map((node) => styledNode(node, named.has(node.id) || focus?.nodes.has(node.id), scale)),
  );
  document.getElementById("nothing").hidden = present.size > 0;
}

// Styles only what comes into focus and what leaves it; the rest is veiled, not styled, so that thousands cost nothing.
function refocus() {
  const graph = graphs[state.view];
  const scale = network.getScale();
  const before = focus;
  focus = within(pointed) ?? within(state.selection);
  if (pointed && graph.edges.size > QUICK) return network.redraw();
  const touched = (kind) => new Set([...(before?.[kind] ?? []), ...(focus?.[kind] ?? [])]);
  update(
    edgeSet,
    [...touched("edges")]
      .map((id) => graph.edges.get(id))
      .filter(Boolean)
      .map((edge) => styledEdge(edge, passingOf(edge), focus?.edges.has(edge.id) ? focus : null, scale)),
  );
  update(
    nodeSet,
    [...touched("nodes")]
      .map((id) => graph.nodes.get(id))
      .filter(Boolean)
      .map((node) => styledNode(node, named.has(node.id) || focus?.nodes.has(node.id), scale)),
  );
  return network.redraw();
}

// A veil over the picture, and the focus drawn once more above it, by the elements' own methods.
function drawFocus(context) {
  if (!focus) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.86;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const { edges, nodes } = network.body;
  const lines = [...focus.edges].map((id) => edges[id]).filter((edge) => edge && !edge.options.hidden);
  for (const line of lines) line.draw(context);
  for (const line of lines) line.drawArrows(context);
  const labels = [...focus.nodes]
    .map((id) => nodes[id])
    .filter((node) => node && !node.options.hidden)
    .map((node) => node.draw(context));
  for (const label of labels) label.drawExternalLabel?.();
}

function update(set, styled) {
  const changed = styled.filter((item) => {
    const told = JSON.stringify(item);
    const same = drawn.get(item.id) === told;
    drawn.set(item.id, told);
    return !same;
  });
  if (changed.length) set.update(changed);
}

function redraw() {
  readTheme();
  drawn = new Map();
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  restyle();
  network.setData({ nodes: nodeSet, edges: edgeSet });
}

function fit() {
  const shown = nodeSet.get({ filter: (node) => !node.hidden }).map((node) => node.id);
  network.fit({ nodes: shown, animation: false, maxZoomLevel: 1.5 });
  restyle();
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor });
  restyle();
}

// A zoom changes which labels find room; they are laid anew once the wheel rests.
let resting = 0;
function rescaled() {
  clearTimeout(resting);
  resting = setTimeout(restyle, 90);
}

// Brings a selection made elsewhere into sight, without moving what already is.
function reveal(found) {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const outside = [...found.nodes].some((id) => {
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    return x < 40 || y < 40 || x > size.width - 40 || y > size.height - 40;
  });
  if (!outside) return;
  network.fit({ nodes: [...found.nodes], animation: false, maxZoomLevel: 1.3 });
  restyle();
}

function point(selection, at) {
  pointed = selection;
  refocus();
  tip.hidden = !selection;
  if (!selection) return;
  tip.replaceChildren(...tipText(selection));
  const room = canvas.clientWidth - tip.offsetWidth - 12;
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, room))}px`;
  tip.style.top = `${at.y + tip.offsetHeight + 30 > canvas.clientHeight ? at.y - tip.offsetHeight - 12 : at.y + 16}px`;
}

function tipText({ kind, id }) {
  const graph = graphs[state.view];
  if (kind === "node") {
    const total = [...within({ kind, id }).events].filter((index) => passingIndexes.has(index)).length;
    return [el("strong", {}, quoted(nodeName(id))), el("span", {}, count(total, "event"))];
  }
  const edge = graph.edges.get(id);
  const found = passingOf(edge);
  const words = relationsOf(found).map(([name, times]) => `${relations[name].label} ×${times}`);
  return [
    el("strong", {}, quoted(nodeName(edge.from)), edge.arrows ? " → " : " – ", quoted(nodeName(edge.to))),
    el("span", { class: `quad-${edge.quad}` }, `${QUAD_MARKS[edge.quad]} ${quads[edge.quad]}`),
    el("span", {}, words.slice(0, 6).join(", ") + (words.length > 6 ? " …" : "")),
  ];
}

function nodeName(id) {
  return state.view === "states" && Object.hasOwn(countries, id)
    ? countries[id]
    : (actorById.get(id)?.name ?? id);
}

network.on("hoverNode", ({ node, pointer }) => point({ kind: "node", id: node }, pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => point({ kind: "edge", id: edge }, pointer.DOM));
network.on("blurNode", () => point(null));
network.on("blurEdge", () => point(null));
network.on("dragStart", () => point(null));
network.on("dragEnd", ({ nodes }) => {
  for (const id of nodes) Object.assign(graphs[state.view].nodes.get(id), network.getPosition(id));
});
network.on("afterDrawing", drawFocus);
network.on("zoom", rescaled);
network.on("resize", rescaled);
network.on("click", ({ nodes, edges }) => {
  if (nodes.length) select("node", nodes[0]);
  else if (edges.length) select("edge", edges[0]);
  else if (state.selection) select(null);
});
