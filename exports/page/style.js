// How nodes and edges look: colour and mark tell the class of act, dashes who says so, width how often.

import { STATUSES } from "./data.js";
import { EDGE_LABEL, NODE_LABEL } from "./labels.js";
import { state } from "./state.js";

/** @type {Record<NewsEvent["group"], number[] | false>} */
export const DASHES = { stated: false, reported: [9, 6], hypothetical: [2, 5], denied: [9, 5, 2, 5] };
const MIDDLES = ["circle", "box", "bar", "diamond"]; // as QUAD_MARKS: a quad class is never told by its colour alone
const PLAIN = 1500; // of more lines than these, marks and arrowheads would only be a blur

/** @type {{ ink: string, paper: string, faint: string, node: string, quads: string[] }} */
export let theme;

export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  /** @type {(name: string) => string} */
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  theme = {
    ink: read("ink"),
    paper: read("paper"),
    faint: read("faint"),
    node: read("node"),
    quads: [0, 1, 2, 3].map((n) => read(`quad-${n}`)),
  };
}

/** @type {(edge: Edge, how: { lines: number, words: string | undefined, lit: boolean, scale: number }) => Styled} */
export function styledEdge(edge, { lines, words, lit, scale }) {
  const marked = lit || lines <= PLAIN || scale > 1;
  const strongest = STATUSES.find((status) => edge.passing.some((event) => event.group === status));
  const middle = MIDDLES[edge.quad];
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    width: Math.max(1.1 + 1.4 * Math.log(Math.max(edge.passing.length, 1)), 0.6 / scale),
    color: {
      color: theme.quads[edge.quad],
      opacity: lit ? 1 : Math.max(0.3, Math.min(0.95, 14 / Math.sqrt(lines))),
    },
    dashes: strongest ? DASHES[strongest] : false,
    arrows: marked
      ? {
          to: { enabled: edge.arrows === "to", scaleFactor: 0.55 },
          middle: { enabled: scale > 0.3, type: middle, scaleFactor: middle === "bar" ? 0.5 : 0.32 },
        }
      : { to: { enabled: false }, middle: { enabled: false } },
    smooth: edge.bend
      ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) }
      : false,
    label: words ?? "",
    ...(words && {
      font: {
        size: EDGE_LABEL / scale,
        align: "top",
        color: theme.ink,
        strokeWidth: 4 / scale,
        strokeColor: theme.paper,
      },
    }),
    ...(edge.from === edge.to && {
      selfReference: { size: 16 + 4 * edge.quad, angle: Math.PI / 4 + (edge.quad * Math.PI) / 2 },
    }),
  };
}

/** @type {(node: GraphNode, how: { labelled: boolean, above: boolean | undefined, scale: number }) => Styled} */
export function styledNode(node, { labelled, above, scale }) {
  const chosen = state.selection?.kind === "node" && state.selection.id === node.id;
  const size = Math.max(node.shape === "dot" ? node.size : node.size * 0.85, 3.2 / scale);
  return {
    id: node.id,
    label: labelled ? node.label : "",
    shape: node.shape,
    x: node.x,
    y: node.y,
    size,
    color: { background: theme.node, border: chosen ? theme.ink : theme.paper },
    borderWidth: chosen ? 3 : 1.5,
    ...(labelled && {
      font: {
        size: NODE_LABEL / scale,
        color: theme.ink,
        strokeWidth: 3 / scale,
        strokeColor: theme.paper,
        vadjust: above ? -2 * size - (1.45 * NODE_LABEL) / scale - 7 : -2 / scale,
      },
    }),
  };
}
