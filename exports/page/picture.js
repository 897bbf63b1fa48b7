// The drawing, by vis-network: it follows filters and selection. Positions come with the data.

const canvas = byId("canvas");
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
const QUICK = 1500; // of more lines than these, one that is only pointed at gets no words: telling vis-network takes too long

let nodeSet = null;
let edgeSet = null;
let drawn = new Map(); // what vis-network was last told of each element, as JSON: it is told changes only
let pointed = null; // the node or edge under the pointer, as a selection
let named = new Set(); // those of them that have room for a label
let focus = null; // what is under the pointer, else selected
const network = new vis.Network(canvas, { nodes: [], edges: [] }, OPTIONS);

// Styles everything anew: after a filter, a zoom, a change of colours.
function restyle() {
  const graph = graphs[state.view];
  const scale = network.getScale();
  const found = new Map([...graph.edges.values()].map((edge) => [edge, passingOf(edge)]));
  const drawnEdges = [...found].filter(([, some]) => some.length);
  present = new Set(drawnEdges.flatMap(([edge]) => [edge.from, edge.to]));
  opacity = Math.max(0.3, Math.min(0.95, 14 / Math.sqrt(drawnEdges.length)));
  few = drawnEdges.length <= FEW;
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
  byId("nothing").hidden = present.size > 0;
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

network.on("dragEnd", ({ nodes }) => {
  for (const id of nodes) Object.assign(graphs[state.view].nodes.get(id), network.getPosition(id));
});
network.on("afterDrawing", drawFocus);
network.on("zoom", rescaled);
network.on("resize", rescaled);
