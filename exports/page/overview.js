// The panel when nothing is selected: the few events that filters leave, the most active pairs, how to read the page, what
// it leaves out.

function overview() {
  const top = [...graphs[state.view].pairs.values()]
    .filter(([edge]) => edge.from !== edge.to)
    .map((edges) => [...[edges[0].from, edges[0].to].sort(), sum(edges.map((edge) => edge.passing.length))])
    .filter(([, , number]) => number)
    .sort((a, b) => b[2] - a[2] || collator.compare(a[0] + a[1], b[0] + b[1]))
    .slice(0, 10);
  const few = filtersOn().length > 0 && passing.length > 0 && passing.length <= AT_ONCE;
  return [
    few && [el("h3", { class: "section" }, count(passing.length, "event")), cards(passing)],
    top.length > 0 &&
      dyadList("Most active pairs", top),
    howToRead(),
    leftOut(),
  ];
}

function dyadList(title, dyads) {
  const most = dyads[0][2];
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
          el("meter", { min: 0, max: most, value: dyad[2], "aria-hidden": "true" }),
          el("span", { class: "number" }, dyad[2].toLocaleString("en")),
        ),
      ),
    ),
  ];
}

function howToRead() {
  const items = [
    "Each line stands for events of one class between two actors, from the one who acts to the one acted upon; a line without an arrowhead is done by both together. The thicker, the more events.",
    "Colour and the mark on a line tell the class: ● words of cooperation, ■ deeds of cooperation, ❙ words of conflict, ◆ deeds of conflict.",
    "A solid line is stated by an article, or by the actor about itself. A dashed one is only reported: somebody says so about others. Dotted ones are hypothetical or denied, and hidden until you ask for them.",
    "Select a line, a name or a row of the table to read the sentences. A program has read them and errs: the sentence decides.",
    "A number counts events, not reports: sentences that tell of the same act on the same day are one event.",
    "Menus, legend and timeline filter; what is on stands below the search as buttons that take it off. The address keeps all of it: copy it to show somebody the same. “/” goes to the search, Ctrl+Z undoes, Escape closes.",
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
