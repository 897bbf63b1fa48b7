// The panel when nothing is selected: the few events that filters leave, the most frequent acts and most active pairs, how
// to read the page, what it leaves out.

const BAR = 90; // pixels for the longest bar
const MOST_ACTS = 10;

function overview() {
  const top = [...graphs[state.view].pairs.values()]
    .filter(([edge]) => edge.from !== edge.to)
    .map((edges) => [
      ...[edges[0].from, edges[0].to].sort(),
      sum(edges.map((edge) => edge.passing.length)),
      quads.map((_, quad) => sum(edges.map((edge) => (edge.quad === quad ? edge.passing.length : 0)))),
    ])
    .filter(([, , number]) => number)
    .sort((a, b) => b[2] - a[2] || collator.compare(a[0] + a[1], b[0] + b[1]))
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

function dyadList(title, dyads) {
  const unit = BAR / dyads[0][2];
  return [
    el("h3", { class: "section" }, title),
    el(
      "ol",
      { class: "dyads" },
      dyads.map((dyad) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", onclick: () => select("pair", `${dyad[0]}~${dyad[1]}`) },
            quoted(nodeName(dyad[0])), " – ", quoted(nodeName(dyad[1])),
          ),
          classBar(dyad[3], unit),
          el("span", { class: "number" }, dyad[2].toLocaleString("en")),
        ),
      ),
    ),
  ];
}

// So many events of each class, side by side.
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
