// What is under the pointer stands out and says what it is; a click selects it.

const tip = byId("tip");

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
  if (kind === "node") {
    const total = [...within({ kind, id }).events].filter((index) => passingIndexes.has(index)).length;
    return [el("strong", {}, quoted(nodeName(id))), el("span", {}, count(total, "event"))];
  }
  const edge = graphs[state.view].edges.get(id);
  const named = relationsOf(edge.passing).map(([name, times]) => `${relations[name].label} ×${times}`);
  return [
    el("strong", {}, quoted(nodeName(edge.from)), edge.arrows ? " → " : " – ", quoted(nodeName(edge.to))),
    el("span", { class: `quad-${edge.quad}` }, `${QUAD_MARKS[edge.quad]} ${quads[edge.quad]}`),
    el("span", {}, named.slice(0, 6).join(", ") + (named.length > 6 ? " …" : "")),
  ];
}

network.on("hoverNode", ({ node, pointer }) => point({ kind: "node", id: node }, pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => point({ kind: "edge", id: edge }, pointer.DOM));
network.on("blurNode", () => point(null));
network.on("blurEdge", () => point(null));
network.on("dragStart", () => point(null));
network.on("click", ({ nodes, edges }) => {
  if (nodes.length) select("node", nodes[0]);
  else if (edges.length) select("edge", edges[0]);
  else if (state.selection) select(null);
});
