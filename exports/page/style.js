// How nodes and edges look: colour and mark tell the class of act, dashes who says so, width how often.

const DASHES = { stated: false, reported: [9, 6], hypothetical: [2, 5], denied: [9, 5, 2, 5] };
const MIDDLES = ["circle", "box", "bar", "diamond"]; // as QUAD_MARKS: a quad class is never told by its colour alone
const NODE_LABEL = 12.5; // heights on the screen, in pixels: as on a map, letters keep their size at every scale
const EDGE_LABEL = 11;
const EDGE_LABELS_FROM = 1.6; // the scale from which every line has room for its words
const FEW = 40; // of no more lines than these, each has its words always
const LOOP = 90; // the length that a line from a node to itself counts as
const MANY = 14; // lines around one node; were all of more labelled, none could be read

let theme = {};
let present = new Set(); // the nodes that some event passes the filters for
let opacity = 1;
let few = true; // whether there are so few lines that each can have its words

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

// The most frequent relations, as many as asked for, and how many others there are.
function edgeLabel(found, most) {
  const named = relationsOf(found);
  const words = named
    .slice(0, most)
    .map(([name, times]) => relations[name].label + (times > 1 ? ` ×${times}` : ""));
  return words.join(", ") + (named.length > most ? ` + ${named.length - most}` : "");
}

function styledEdge(edge, found, focus, scale) {
  const lit = !focus || focus.edges.has(edge.id);
  const wanted = lit && (few || scale >= EDGE_LABELS_FROM || (focus && focus.edges.size <= MANY));
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
    label: wanted ? fittingLabel(edge, found, scale) : "",
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

function fittingLabel(edge, found, scale) {
  if (!found.length) return "";
  return [2, 1].map((most) => edgeLabel(found, most)).find((words) => hasRoom(edge, words, scale)) ?? "";
}

// Whether an edge's words fit between its nodes, and beside those of the pair's other edges: else the one of most
// events speaks for all.
function hasRoom(edge, words, scale) {
  const length = span(edge) * scale;
  if (words.length * 0.5 * EDGE_LABEL > length) return false;
  const bow = (one) => (one.from === edge.from ? one.bend : -one.bend);
  const others = graphs[state.view].pairs
    .get(pairOf(edge))
    .filter((one) => one !== edge && passingOf(one).length);
  const gap = Math.min(...others.map((one) => Math.abs(bow(one) - bow(edge)))) * length * 0.5;
  const number = passingOf(edge).length;
  return (
    gap > 1.2 * EDGE_LABEL ||
    others.every(
      (one) => passingOf(one).length < number || (passingOf(one).length === number && one.id > edge.id),
    )
  );
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
