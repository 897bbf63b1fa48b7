// The panel about one node: who it is, its balance over time, its partners, its events.

const SIDES = { "": "All", by: "It acts", to: "Acted upon" };

function aboutNode(found) {
  const { id } = state.selection;
  const all = passingIn(found.events);
  const ofSide = bySide(all, id);
  const shown = ofSide[state.side];
  const members = actors.filter((actor) => nodeOf(actor, state.view) === id);
  const actor = actorById.get(id);
  return [
    back(),
    el("p", { class: "kicker" }, actor ? KIND_WORDS[actor.kind] : "State"),
    el("h2", {}, quoted(nodeName(id))),
    actor && facts(actor),
    members.length > 1 && rolled(members, id),
    sidesSwitch(SIDES, ofSide),
    balance(shown, nodeName(id)),
    partners(shown, id),
    wander(id),
    el("h3", { class: "section" }, count(shown.length, "event")),
    hiddenNote(all, found.events.size),
    cards(shown),
  ];
}

// Events told apart by whether a node acts or is acted upon.
function bySide(all, id) {
  return {
    "": all,
    by: all.filter((event) => acts(event, id, 0)),
    to: all.filter((event) => acts(event, id, 1)),
  };
}

function sidesSwitch(words, ofSide) {
  return el(
    "div",
    { class: "sides", role: "group", "aria-label": "Whose acts" },
    Object.entries(words).map(([side, word]) =>
      el(
        "button",
        { type: "button", "aria-pressed": String(side === state.side), onclick: () => choose({ side }) },
        quoted(word),
        ` · ${ofSide[side].length.toLocaleString("en")}`,
      ),
    ),
  );
}

// Whether a node is the one who acts (0) or is acted upon (1); both are, in what is done together.
const acts = (event, id, end) =>
  relations[event.relation].symmetric || endsOf(event, state.view)[end] === id;

// From here: what is around it, and how it hangs together with another.
function wander(id) {
  const near = (steps) =>
    el(
      "button",
      {
        type: "button",
        "aria-pressed": String(state.around === id && state.steps === steps),
        onclick: () =>
          choose(state.around === id && state.steps === steps ? { around: "" } : { around: id, steps }),
      },
      count(steps, "step"),
    );
  return el(
    "div",
    { class: "wander" },
    el("span", {}, "Show within"),
    near(1),
    near(2),
    comboboxField("path-to", "Shortest path to", "Path to …", {
      find: findActors,
      take: (actor) => select("path", `${id}~${nodeOf(actor, state.view)}`),
    }),
  );
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

// How many events of each class, in words, and over time as a chart.
function balance(shown, name) {
  const counts = quads.map((_, quad) => shown.filter((event) => event.quad === quad).length);
  return [
    el("h3", { class: "section" }, "Cooperation and conflict"),
    el(
      "ul",
      { class: "balance" },
      counts.map((number, quad) =>
        el(
          "li",
          {},
          el("span", { class: `quad-${quad}`, "aria-hidden": "true" }, QUAD_MARKS[quad]),
          el("span", {}, quads[quad]),
          el("b", {}, number.toLocaleString("en")),
        ),
      ),
    ),
    bins && shown.some((event) => event.first !== null) && chart(shown, name),
  ];
}

function chart(shown, name) {
  const [width, height] = [370, 84];
  const few = binsOver(firstDay, lastDay, 48);
  const counts = countsOver(few, shown);
  const scale = scales(counts, width, height);
  const words = `${name}: events over time, ${dateSpan()}; ${tallyWords(shown)}.`;
  return el(
    "figure",
    { class: "chart" },
    svg(
      "svg",
      { viewBox: `0 0 ${width} ${height + 16}`, role: "img", "aria-label": words },
      ...bars(counts, scale),
      svg("line", { class: "axis", x1: 0, x2: width, y1: scale.y(0), y2: scale.y(0) }),
      ...ticks(few, scale, width, height + 13),
    ),
    el("figcaption", { class: "fine" }, `Events by ${few.unit}: cooperation up, conflict down.`),
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
    el(
      "p",
      { class: "partners" },
      el("span", { class: "fine" }, "Top partners "),
      top.map(([other, number]) =>
        el(
          "button",
          { type: "button", onclick: () => select("pair", `${id}~${other}`) },
          quoted(nodeName(other)),
          ` ${number.toLocaleString("en")}`,
        ),
      ),
    )
  );
}
