// Search: actors by their names and aliases, and acts. Names that begin so come before words that do, then parts of words.

const FOUND = 8;

function score(name, wanted) {
  const text = name.toLocaleLowerCase("en");
  return text.startsWith(wanted) ? 3 : text.includes(` ${wanted}`) ? 2 : text.includes(wanted) ? 1 : 0;
}

// The best of [words to match, thing] for a query, and of equally good ones the first.
function best(query, candidates) {
  const wanted = query.trim().toLocaleLowerCase("en");
  if (!wanted) return [];
  return candidates
    .map(([names, thing], order) => [Math.max(...names.map((name) => score(name, wanted))), order, thing])
    .filter(([points]) => points > 0)
    .sort(([n, a], [m, b]) => m - n || a - b)
    .slice(0, FOUND)
    .map(([, , thing]) => thing);
}

const activity = new Map();
for (const event of events)
  for (const actor of new Set(sides(event))) activity.set(actor, (activity.get(actor) ?? 0) + 1);
const searchedActors = [...actors]
  .sort((a, b) => (activity.get(b) ?? 0) - (activity.get(a) ?? 0))
  .map((actor) => [[actor.name, ...actor.names, actor.id], actor]);
const searchedActs = [...new Set(events.map((event) => event.relation))]
  .sort()
  .map((name) => [[relations[name].label, name], name]);

function findActors(query) {
  return best(query, searchedActors).map((actor) => {
    const home = stateName(actor.country);
    return [actor, actor.name, home && home !== actor.name ? home : KIND_WORDS[actor.kind]];
  });
}

function findAnything(query) {
  const acts = best(query, searchedActs).map((name) => [name, relations[name].label, "only this act"]);
  return [...findActors(query).slice(0, acts.length ? 6 : FOUND), ...acts.slice(0, 3)];
}

function takeAnything(thing) {
  if (typeof thing === "string") choose({ relations: [thing] });
  else selectActor(thing);
}

// Selects the actor's node: in the drawing between states where the other has no room for it.
function selectActor(actor) {
  const drawn = graphs[state.view].nodes.has(nodeOf(actor, state.view));
  const view = drawn ? state.view : "states";
  choose({ ...(drawn ? {} : { view }), selection: { kind: "node", id: nodeOf(actor, view) }, side: "" });
}

combobox({ input: byId("search"), list: byId("found"), find: findAnything, take: takeAnything });
