// The panel about one node: who it is, its balance over time, its partners, its events.

import { balance } from "./balance.js";
import { comboboxField } from "./combobox.js";
import { actorById, actors, countries, endsOf, nodeOf } from "./data.js";
import { webLink } from "./evidence.js";
import { passingIn } from "./filters.js";
import { nodeName } from "./names.js";
import { back, cards, hiddenNote, sidesSwitch } from "./panel.js";
import { findActors } from "./search.js";
import { choose, select, state } from "./state.js";
import { bySide } from "./within.js";
import { KIND_WORDS, SECTOR_WORDS, count, el, quoted } from "./words.js";

const SIDE_WORDS = { "": "All", by: "It acts", to: "Acted upon" };

/** @type {(found: Part, selection: Selected) => Panel} */
export function aboutNode(found, { id }) {
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
    sidesSwitch(SIDE_WORDS, ofSide),
    balance(shown, nodeName(id)),
    partners(shown, id),
    wander(id),
    el("h3", { class: "section" }, count(shown.length, "event")),
    hiddenNote(all, found.events.size),
    cards(shown),
  ];
}

// From here: what is around it, and how it hangs together with another.
/** @type {(id: string) => HTMLElement} */
function wander(id) {
  /** @type {(steps: number) => HTMLElement} */
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

/** @type {(actor: Actor) => HTMLElement | false} */
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

/** @type {(members: Actor[], id: string) => HTMLElement} */
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
/** @type {(actor: Actor) => HTMLElement} */
function memberButton(actor) {
  const open = () => choose({ view: "actors", selection: { kind: "node", id: actor.id } });
  return el("button", { type: "button", class: "name", onclick: open }, quoted(actor.name));
}

/** @type {(shown: NewsEvent[], id: string) => HTMLElement | false} */
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
