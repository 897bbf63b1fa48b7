// The panels about what lies between nodes: an edge, all edges of a pair, a path.

import { balance } from "./balance.js";
import { quads } from "./data.js";
import { edgeAt } from "./drawing.js";
import { passingIn } from "./filters.js";
import { nodeName } from "./names.js";
import { back, cards, hiddenNote, nodeButton, sidesSwitch } from "./panel.js";
import { select, state } from "./state.js";
import { bySide, within } from "./within.js";
import { QUAD_MARKS, count, el } from "./words.js";

/** @type {(found: Part) => Panel} */
export function aboutPath({ path, nodes, events: between }) {
  const [from, to] = path.length ? [path[0], path[path.length - 1]] : [...nodes];
  const steps = path.slice(1).map((id, at) => {
    const shown = passingIn(within({ kind: "pair", id: `${path[at]}~${id}` })?.events ?? []);
    return [
      el("h3", { class: "section" }, nodeButton(path[at]), " – ", nodeButton(id), ` · ${count(shown.length, "event")}`),
      cards(shown),
    ];
  });
  return [
    back(),
    el("p", { class: "kicker" }, "Shortest path"),
    el("h2", {}, nodeButton(from), " … ", nodeButton(to)),
    el(
      "p",
      { class: "facts" },
      path.length
        ? `${count(steps.length, "step")}, ${count(passingIn(between).length, "event")}, whoever acts on whom`
        : "Nothing that is shown leads from one to the other.",
    ),
    steps,
  ];
}

/** @type {(found: Part, selection: Selected) => Panel} */
export function aboutEdge(found, { kind }) {
  const all = passingIn(found.events);
  const edges = [...found.edges].map(edgeAt);
  const edge = edges.find((one) => one.arrows) ?? edges[0];
  const oneQuad = edges.length === 1;
  const between = kind === "pair" || !edge.arrows;
  const ofSide = bySide(all, found.centre);
  const shown = kind === "pair" ? ofSide[state.side] : all;
  const [one, other] = [edge.from, edge.to].map(nodeName);
  return [
    back(),
    el(
      "p",
      { class: "kicker" },
      oneQuad
        ? [el("span", { class: `quad-${edge.quad}` }, QUAD_MARKS[edge.quad]), ` ${quads[edge.quad]}`]
        : "All kinds of act",
    ),
    el("h2", {}, nodeButton(edge.from), between ? " – " : " → ", nodeButton(edge.to)),
    kind !== "pair" && el("p", { class: "facts" }, count(shown.length, "event")),
    kind === "edge" &&
      pairSize(edge) > found.edges.size &&
      el(
        "button",
        { type: "button", class: "link", onclick: () => select("pair", `${edge.from}~${edge.to}`) },
        "Show everything between the two",
      ),
    kind === "pair" &&
      edge.from !== edge.to && [
        sidesSwitch({ "": "All", by: `${one} acts`, to: `${other} acts` }, ofSide),
        balance(shown, `${one} – ${other}`),
        el("h3", { class: "section" }, count(shown.length, "event")),
      ],
    hiddenNote(all, found.events.size),
    cards(shown),
  ];
}

/** @type {(edge: Edge) => number} */
function pairSize(edge) {
  return within({ kind: "pair", id: `${edge.from}~${edge.to}` })?.edges.size ?? 0;
}
