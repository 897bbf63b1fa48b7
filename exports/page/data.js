// The data of this page, and what follows from it. Lists refer to each other by index.

const data = JSON.parse(document.getElementById("data").textContent);
const {
  about,
  quads,
  categories,
  relations,
  countries,
  actors,
  events,
  claims,
  sentences,
  documents,
  views,
} = data;

const VIEWS = ["states", "actors"];
const STATUSES = ["stated", "reported", "hypothetical", "denied"];

// What the text itself states stays stated when somebody denies it; what only others say is then in dispute.
for (const [index, event] of events.entries()) {
  event.index = index;
  event.quad = categories[relations[event.relation].category].quad;
  event.group = event.denied && event.status !== "stated" ? "denied" : event.status;
}

const byKey = (list) => new Map(list.map((one) => [one.id, one]));
const actorById = byKey(actors);
const eventById = byKey(events);

const pairOf = (edge) => [edge.from, edge.to].sort().join("~");

const graphs = Object.fromEntries(
  VIEWS.map((view) => {
    const { nodes, edges } = views[view];
    const pairs = new Map();
    for (const edge of edges) pairs.set(pairOf(edge), [...(pairs.get(pairOf(edge)) ?? []), edge]);
    return [view, { nodes: byKey(nodes), edges: byKey(edges), pairs }];
  }),
);

// The node that stands for an actor in a drawing.
const nodeOf = (actor, view) => (view === "states" ? actor.state : actor.id);
const endsOf = (event, view) => [nodeOf(actors[event.subject], view), nodeOf(actors[event.object], view)];
