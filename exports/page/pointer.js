// What is under the pointer stands out and says what it is; a click selects it.

import { quads, relations } from "./data.js";
import { edgeAt } from "./drawing.js";
import { passingIndexes } from "./filters.js";
import { relationsOf } from "./labels.js";
import { nodeName } from "./names.js";
import { canvas, lookAt, network } from "./picture.js";
import { select, state } from "./state.js";
import { within } from "./within.js";
import { QUAD_MARKS, byId, count, el, quoted } from "./words.js";

const tip = byId("tip");

/** @type {(selection: Selected, at: Place) => void} */
function point(selection, at) {
  lookAt(selection);
  tip.hidden = false;
  tip.replaceChildren(...tipText(selection));
  const room = canvas.clientWidth - tip.offsetWidth - 12;
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, room))}px`;
  tip.style.top = `${at.y + tip.offsetHeight + 30 > canvas.clientHeight ? at.y - tip.offsetHeight - 12 : at.y + 16}px`;
}

function pointAway() {
  lookAt(null);
  tip.hidden = true;
}

/** @type {(selection: Selected) => HTMLElement[]} */
function tipText({ kind, id }) {
  if (kind === "node") {
    const total = [...(within({ kind, id })?.events ?? [])].filter((index) => passingIndexes.has(index)).length;
    return [el("strong", {}, quoted(nodeName(id))), el("span", {}, count(total, "event"))];
  }
  const edge = edgeAt(id);
  const named = relationsOf(edge.passing).map(([name, times]) => `${relations[name].label} ×${times}`);
  return [
    el("strong", {}, quoted(nodeName(edge.from)), edge.arrows ? " → " : " – ", quoted(nodeName(edge.to))),
    el("span", { class: `quad-${edge.quad}` }, `${QUAD_MARKS[edge.quad]} ${quads[edge.quad]}`),
    el("span", {}, named.slice(0, 6).join(", ") + (named.length > 6 ? " …" : "")),
  ];
}

export function wirePointer() {
  network.on("hoverNode", ({ node, pointer }) => point({ kind: "node", id: node }, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => point({ kind: "edge", id: edge }, pointer.DOM));
  network.on("blurNode", pointAway);
  network.on("blurEdge", pointAway);
  network.on("dragStart", pointAway);
  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select("node", nodes[0]);
    else if (edges.length) select("edge", edges[0]);
    else if (state.selection) select(null);
  });
}
