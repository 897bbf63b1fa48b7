// The data of this page, and what follows from it. Lists refer to each other by index.

const embedded = (id) => JSON.parse(document.getElementById(id).textContent);
const {
  about,
  prefixes,
  quads,
  categories,
  relations,
  countries,
  publishers,
  actors,
  events,
  struck,
  views,
} = embedded("data");

// Claims, sentences and documents are most of the data, and are read when somebody first asks for a sentence.
let evidenceRead = null;
const proof = () => (evidenceRead ??= embedded("evidence"));

const VIEWS = ["states", "actors"];
const STATUSES = ["stated", "reported", "hypothetical", "denied"];

// What the text itself states stays stated when somebody denies it; what only others say is then in dispute.
for (const [index, event] of events.entries()) {
  event.index = index;
  event.category = relations[event.relation].category;
  event.quad = categories[event.category].quad;
  event.denied = event.deniers.length > 0;
  event.group = event.denied && event.status !== "stated" ? "denied" : event.status;
  event.first = event.date[0] && dayOf(event.date[0]);
  event.last = event.date[4] && dayOf(event.date[4]);
}

const dated = events.filter((event) => event.first !== null);
const firstDay = dated.reduce((day, event) => Math.min(day, event.first), Infinity);
const lastDay = dated.reduce((day, event) => Math.max(day, event.first), -Infinity);

const byKey = (list) => new Map(list.map((one) => [one.id, one]));
const actorById = byKey(actors);
const eventById = byKey(events);

const pairOf = (edge) => [edge.from, edge.to].sort().join("~");

const graphs = Object.fromEntries(
  VIEWS.map((view) => {
    const { nodes, edges } = views[view];
    const pairs = new Map();
    for (const edge of edges) {
      const pair = pairOf(edge);
      if (pairs.has(pair)) pairs.get(pair).push(edge);
      else pairs.set(pair, [edge]);
    }
    return [view, { nodes: byKey(nodes), edges: byKey(edges), pairs }];
  }),
);

// The node that stands for an actor in a drawing.
const nodeOf = (actor, view) => (view === "states" ? actor.state : actor.id);
const endsOf = (event, view) => [nodeOf(actors[event.subject], view), nodeOf(actors[event.object], view)];

const stateName = (id) => (Object.hasOwn(countries, id) ? countries[id] : null);

// What a node is called: between states, that of a state's people is the state.
function nodeName(id) {
  return (state.view === "states" && stateName(id)) || (actorById.get(id)?.name ?? stateName(id) ?? id);
}
