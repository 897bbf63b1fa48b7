// The panel: how to read the page, or all about what is selected.

const details = byId("details");
const AT_ONCE = 25;

function showDetails() {
  const found = within(state.selection);
  const kind = state.selection?.kind;
  const about = { node: aboutNode, edge: aboutEdge, pair: aboutEdge, path: aboutPath, event: aboutEvent };
  const panel = !state.selection ? overview() : found || kind === "event" ? about[kind](found) : unknown();
  details.replaceChildren(...panel.flat(Infinity).filter(Boolean));
  details.scrollTop = 0;
  if (state.selection && isNarrow()) details.scrollIntoView();
}

const passingIn = (indexes) =>
  [...indexes]
    .sort((a, b) => a - b)
    .filter((index) => passingIndexes.has(index))
    .map((index) => events[index]);

const back = () => el("button", { type: "button", class: "close", "aria-label": "Close", onclick: close }, "×");

// Whether the panel stands below the picture, not beside it; media.css has the same width.
const isNarrow = () => matchMedia("(max-width: 900px)").matches;

function unknown() {
  return [
    back(),
    el("h2", {}, "Not in this drawing"),
    el("p", {}, "Nothing here has the name that the address asks for."),
  ];
}

// Cards for events that come newest first; as many at once as one reads.
function cards(found, from = 0) {
  const list = el("div", { class: "cards" }, found.slice(from, from + AT_ONCE).map(eventCard));
  if (found.length > from + AT_ONCE) {
    const more = el(
      "button",
      { type: "button", class: "more" },
      `Show ${Math.min(AT_ONCE, found.length - from - AT_ONCE)} more`,
    );
    more.addEventListener("click", () => more.replaceWith(cards(found, from + AT_ONCE)));
    list.append(more);
  }
  return list;
}

function hiddenNote(found, all) {
  return (
    all > found.length &&
    el("p", { class: "fine" }, `${count(all - found.length, "event")} more, hidden by the filters.`)
  );
}

function aboutEvent() {
  const event = eventById.get(state.selection.id);
  if (!event) return unknown();
  return [
    back(),
    el("h2", { class: "unseen" }, "Event"),
    listedWord() !== null &&
      el("p", {}, el("button", { type: "button", class: "link", onclick: close }, "Back to ", quoted(listedWord()))),
    eventCard(event),
    alike(event),
    el("p", { class: "fine" }, "Event ", el("code", {}, event.id)),
  ];
}

// Events of the same triple, dated more coarsely or finely, that this one may be one with.
function alike(event) {
  const others = event.mayBe.map((id) => eventById.get(id)).filter(Boolean);
  return (
    others.length > 0 &&
    el(
      "p",
      { class: "fine" },
      "May be the same as ",
      others.flatMap((other, at) => [
        at ? ", " : "",
        el(
          "button",
          { type: "button", class: "link", onclick: () => openEvent(other.id) },
          `the one dated ${dateWord(other.date)}`,
        ),
      ]),
      ".",
    )
  );
}

function aboutPath({ path, nodes, events: between }) {
  const [from, to] = path.length ? [path[0], path.at(-1)] : [...nodes];
  const steps = path.slice(1).map((id, at) => {
    const shown = passingIn(within({ kind: "pair", id: `${path[at]}~${id}` }).events);
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

function aboutEdge(found) {
  const all = passingIn(found.events);
  const { kind, id } = state.selection;
  const edges = [...found.edges].map((one) => graphs[state.view].edges.get(one));
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

function pairSize(edge) {
  return within({ kind: "pair", id: `${edge.from}~${edge.to}` }).edges.size;
}

const nodeButton = (id) =>
  el("button", { type: "button", class: "name", onclick: () => select("node", id) }, quoted(nodeName(id)));
