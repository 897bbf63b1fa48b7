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

const actorById = new Map(actors.map((actor) => [actor.id, actor]));
const eventById = new Map(events.map((event) => [event.id, event]));

const graphs = Object.fromEntries(
  VIEWS.map((view) => {
    const { nodes, edges } = views[view];
    return [
      view,
      {
        nodes: new Map(nodes.map((node) => [node.id, node])),
        edges: new Map(edges.map((edge) => [edge.id, edge])),
      },
    ];
  }),
);

// The node that stands for an actor in a drawing.
const nodeOf = (actor, view) => (view === "states" ? actor.state : actor.id);
const endsOf = (event, view) => [nodeOf(actors[event.subject], view), nodeOf(actors[event.object], view)];
