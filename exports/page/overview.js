// The panel when nothing is selected: the few events that filters leave, the most frequent acts and most active pairs, how
// to read the page, what it leaves out.

import { about, categories, quads, relations } from "./data.js";
import { drawing } from "./drawing.js";
import { filtersOn } from "./facets.js";
import { passing } from "./filters.js";
import { relationsOf } from "./labels.js";
import { nodeName } from "./names.js";
import { AT_ONCE, cards } from "./panel.js";
import { choose, select, state } from "./state.js";
import { QUAD_MARKS, collator, count, el, quoted, sum, svg } from "./words.js";

const BAR = 90; // pixels for the longest bar
const MOST_ACTS = 10;

/** @type {() => Panel} */
export function overview() {
  const top = [...drawing().pairs.values()]
    .filter(([edge]) => edge.from !== edge.to)
    .map(dyadOf)
    .filter((dyad) => dyad.number > 0)
    .sort((a, b) => b.number - a.number || collator.compare(a.one + a.other, b.one + b.other))
    .slice(0, 10);
  const few = filtersOn().length > 0 && passing.length > 0 && passing.length <= AT_ONCE;
  return [
    el("h2", { class: "unseen" }, "Overview"),
    few && [el("h3", { class: "section" }, count(passing.length, "event")), cards(passing)],
    frequentActs(),
    top.length > 0 && dyadList("Most active pairs", top),
    howToRead(),
    leftOut(),
  ];
}

// What passes between the two ends of some edges.
/** @type {(edges: Edge[]) => Dyad} */
function dyadOf(edges) {
  const [one, other] = [edges[0].from, edges[0].to].sort();
  const byQuad = quads.map((_, quad) =>
    sum(edges.map((edge) => (edge.quad === quad ? edge.passing.length : 0))),
  );
  return { one, other, number: sum(byQuad), byQuad };
}

/** @type {(title: string, dyads: Dyad[]) => Panel} */
function dyadList(title, dyads) {
  const unit = BAR / dyads[0].number;
  return [
    el("h3", { class: "section" }, title),
    el(
      "ol",
      { class: "dyads" },
      dyads.map(({ one, other, number, byQuad }) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", onclick: () => select("pair", `${one}~${other}`) },
            quoted(nodeName(one)), " – ", quoted(nodeName(other)),
          ),
          classBar(byQuad, unit),
          el("span", { class: "number" }, number.toLocaleString("en")),
        ),
      ),
    ),
  ];
}

// So many events of each class, side by side.
/** @type {(counts: number[], unit: number) => SVGElement} */
function classBar(counts, unit) {
  const starts = counts.map((_, quad) => sum(counts.slice(0, quad)));
  return svg(
    "svg",
    { width: BAR, height: 7, "aria-hidden": "true" },
    ...counts.map((number, quad) =>
      svg("rect", { class: `fill-${quad}`, x: starts[quad] * unit, width: number * unit, height: 7 }),
    ),
  );
}

// What is done most often, each a filter: the short way to "who blames whom".
/** @type {() => Panel | false} */
function frequentActs() {
  const acts = relationsOf(passing).slice(0, MOST_ACTS);
  return (
    state.relations.length !== 1 &&
    acts.length > 0 && [
      el("h3", { class: "section" }, "Most frequent acts"),
      el(
        "p",
        { class: "acts" },
        acts.map(([relation, number]) =>
          el(
            "button",
            { type: "button", onclick: () => choose({ relations: [relation] }) },
            el("span", { class: `quad-${quadOf(relation)}`, "aria-hidden": "true" }, QUAD_MARKS[quadOf(relation)]),
            ` ${relations[relation].label} ${number.toLocaleString("en")}`,
          ),
        ),
      ),
    ]
  );
}

/** @type {(relation: string) => number} */
const quadOf = (relation) => categories[relations[relation].category].quad;

function howToRead() {
  const items = [
    "Select a line, an actor, or a row of the table: the sentences open here, with who says so. A program has read them and errs: the sentence decides.",
    "A line leads from who acts to whom; without an arrowhead, both act together. The thicker, the more events.",
    "Its colour and mark tell the class of act: ● words of cooperation, ■ deeds of cooperation, ❙ words of conflict, ◆ deeds of conflict.",
    "Solid: stated by an article, or by the actor of itself. Dashed: only reported, somebody says so of others. Dotted: hypothetical or denied, and hidden until you tick them.",
    "“States” draws all who belong to a state as one, but never armed groups or the opposition; “Actors” draws each. Circles are states and their bodies, squares organisations, diamonds persons, triangles groups.",
    "Numbers count events, not reports: sentences that tell of the same act on the same day are one event.",
    "The address keeps all that you choose. “/” goes to the search, Ctrl+Z undoes, Escape closes.",
  ];
  return [
    el("h3", { class: "section", id: "guide", tabindex: "-1" }, "How to read this"),
    el(
      "ul",
      { class: "guide" },
      items.map((item) => el("li", {}, item)),
    ),
  ];
}

/** @type {() => Panel | false} */
function leftOut() {
  const { events: old, sentences: cut, actors: dim, states: low } = about.left_out;
  const notes = [];
  if (old)
    notes.push(
      `The oldest ${count(old, "event")} of ${about.events.toLocaleString("en")} are not in this page.`,
    );
  if (cut) notes.push(`${count(cut, "sentence")} are not in this page, to keep it small.`);
  if (dim)
    notes.push(
      `The graph of actors leaves out the ${count(dim, "least active actor")}; the table and the search have them.`,
    );
  if (low) notes.push(`The graph of states leaves out its ${count(low, "least active node")}.`);
  if (about.denials)
    notes.push(
      `${count(about.denials, "denial")} of what nobody here asserts: there is no event to show.`,
    );
  if (about.struck)
    notes.push(
      `${count(about.struck, "reading")} that corrections struck as wrong. Where other sentences tell of the same event, it is listed there.`,
    );
  return (
    notes.length > 0 && [
      el("h3", { class: "section" }, "What is not here"),
      el(
        "ul",
        { class: "guide" },
        notes.map((note) => el("li", {}, note)),
      ),
    ]
  );
}
