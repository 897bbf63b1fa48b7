// The panel: how to read the page, or all about what is selected.

const details = byId("details");
const AT_ONCE = 25;

function showDetails() {
  const found = within(state.selection);
  const kind = state.selection?.kind;
  const about = { node: aboutNode, edge: aboutEdge, pair: aboutEdge, event: aboutEvent };
  const panel = !state.selection ? overview() : found || kind === "event" ? about[kind](found) : unknown();
  details.replaceChildren(...panel.flat(Infinity).filter(Boolean));
  details.scrollTop = 0;
  if (state.selection && matchMedia("(max-width: 900px)").matches) details.scrollIntoView();
}

const passingIn = (indexes) =>
  [...indexes]
    .sort((a, b) => a - b)
    .filter((index) => passingIndexes.has(index))
    .map((index) => events[index]);

const back = () =>
  el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => select(null) }, "×");

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
    el("p", { class: "kicker" }, "Event"),
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
          { type: "button", class: "link", onclick: () => select("event", other.id) },
          `the one dated ${dateWord(other.date)}`,
        ),
      ]),
      ".",
    )
  );
}

function aboutEdge(found) {
  const shown = passingIn(found.events);
  const { kind, id } = state.selection;
  const edge = graphs[state.view].edges.get([...found.edges][0]);
  const oneQuad = found.edges.size === 1;
  const between = kind === "pair" || !edge.arrows;
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
    el("p", { class: "facts" }, count(shown.length, "event")),
    kind === "edge" &&
      pairSize(edge) > found.edges.size &&
      el(
        "button",
        { type: "button", class: "link", onclick: () => select("pair", `${edge.from}~${edge.to}`) },
        "Show everything between the two",
      ),
    hiddenNote(shown, found.events.size),
    cards(shown),
  ];
}

function pairSize(edge) {
  return within({ kind: "pair", id: `${edge.from}~${edge.to}` }).edges.size;
}

const nodeButton = (id) =>
  el("button", { type: "button", class: "name", onclick: () => select("node", id) }, quoted(nodeName(id)));

function aboutNode(found) {
  const { id } = state.selection;
  const shown = passingIn(found.events);
  const members = actors.filter((actor) => nodeOf(actor, state.view) === id);
  const actor = actorById.get(id);
  return [
    back(),
    el("p", { class: "kicker" }, actor ? KIND_WORDS[actor.kind] : "State"),
    el("h2", {}, quoted(nodeName(id))),
    actor && facts(actor),
    balance(shown),
    partners(shown, id),
    members.length > 1 && rolled(members, id),
    el("h3", { class: "section" }, count(shown.length, "event")),
    hiddenNote(shown, found.events.size),
    cards(shown),
  ];
}

function facts(actor) {
  const rows = [];
  if (actor.country && actor.kind !== "state")
    rows.push(["Country", countries[actor.country] ?? actor.country]);
  if (actor.sectors.length)
    rows.push(["Acts as", actor.sectors.map((code) => `${SECTOR_WORDS[code] ?? code} (${code})`).join(", ")]);
  if (actor.names.length)
    rows.push(["Also named", actor.names.slice(0, 12).flatMap((name, at) => [at ? ", " : "", quoted(name)])]);
  if (/^Q\d+$/.test(actor.wikidata ?? ""))
    rows.push(["Wikidata", webLink(`https://www.wikidata.org/wiki/${actor.wikidata}`, actor.wikidata)]);
  return (
    rows.length > 0 &&
    el(
      "dl",
      {},
      rows.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]),
    )
  );
}

function rolled(members, id) {
  const others = members.filter((actor) => actor.id !== id);
  return el(
    "p",
    { class: "members" },
    "Stands for: ",
    others.slice(0, 40).flatMap((actor, at) => [at ? ", " : "", memberButton(actor)]),
    others.length > 40 ? " …" : "",
    ".",
  );
}

// Opens an actor that stands under a state in the drawing where it stands for itself.
function memberButton(actor) {
  const open = () => choose({ view: "actors", selection: { kind: "node", id: actor.id } }, true);
  return el("button", { type: "button", class: "name", onclick: open }, quoted(actor.name));
}

// How many events of each quad class, in words and as a bar.
function balance(shown) {
  const counts = quads.map((_, quad) => shown.filter((event) => event.quad === quad).length);
  return el(
    "ul",
    { class: "balance" },
    counts.map((number, quad) =>
      el(
        "li",
        {},
        el("span", { class: `quad-${quad}` }, QUAD_MARKS[quad]),
        ` ${quads[quad]} `,
        el("b", {}, number.toLocaleString("en")),
        el("meter", {
          class: `meter-${quad}`,
          min: 0,
          max: Math.max(...counts, 1),
          value: number,
          "aria-hidden": "true",
        }),
      ),
    ),
  );
}

function partners(shown, id) {
  const counts = new Map();
  for (const event of shown) {
    const [from, to] = endsOf(event, state.view);
    const other = from === id ? to : from;
    if (other !== id) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  const top = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, 8);
  return (
    top.length > 0 &&
    dyadList(
      "Top partners",
      top.map(([other, number]) => [id, other, number]),
      ([, other]) => quoted(nodeName(other)),
    )
  );
}

function dyadList(title, dyads, words) {
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
            words(dyad),
          ),
          el("meter", { min: 0, max: most, value: dyad[2], "aria-hidden": "true" }),
          el("span", { class: "number" }, dyad[2].toLocaleString("en")),
        ),
      ),
    ),
  ];
}
