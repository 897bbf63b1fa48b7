// The other controls, and the order in which things happen.

function summary() {
  const days = dated.length ? [...new Set([firstDay, lastDay])] : [];
  const period = days.length ? ` · ${days.map((day) => dayWord(isoOf(day))).join(" – ")}` : "";
  byId("summary").textContent =
    `${count(about.events, "event")} between ${count(about.actors, "actor")}, read from ${count(about.documents, "document")}${period}`;
}

// How much of all is shown, and how much of that is drawn where it is too much to draw.
function showing() {
  const parts = [`Showing ${passing.length.toLocaleString("en")} of ${count(about.events, "event")}`];
  const { nodes, edges, allNodes, allEdges } = scene;
  const drawn = [
    nodes.length < allNodes &&
      `the ${nodes.length.toLocaleString("en")} busiest of ${count(allNodes, "actor")}`,
    edges.length < allEdges &&
      `the ${edges.length.toLocaleString("en")} strongest of ${count(allEdges, "line")}`,
  ].filter(Boolean);
  byId("showing").textContent = parts.join("");
  byId("drawn").textContent = drawn.length
    ? `The picture has ${drawn.join(" and ")}; filters and selections bring the others.`
    : "";
}

function showControls() {
  for (const input of document.querySelectorAll('input[name="view"]'))
    input.checked = input.value === state.view;
  byId("undo").disabled = depth() === 0;
  byId("reset").disabled = Object.keys(NORMAL).every((name) => name === "view" || isNormal(name));
}

function undo() {
  if (depth()) history.back();
}

function wire() {
  for (const input of document.querySelectorAll('input[name="view"]'))
    input.addEventListener("change", () => choose({ view: input.value, selection: null, side: "", around: "" }));
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("undo").addEventListener("click", undo);
  byId("reset").addEventListener("click", () => {
    choose({ ...NORMAL, view: state.view });
    fit();
  });
  byId("help").addEventListener("click", () => {
    if (state.selection) select(null);
    byId("guide").scrollIntoView();
    byId("guide").focus();
  });
  byId("closer").addEventListener("click", () => zoomBy(1.3));
  byId("farther").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("whole").addEventListener("click", fit);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    table.focus();
  });
  document.addEventListener("keydown", shortcut);
  addEventListener("popstate", () => choose(readAddress(), "history"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  matchMedia("print").addEventListener("change", onPaper); // "beforeprint" comes before the paper's colours and width
}

function shortcut(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "Escape" && state.selection) close();
  else if (typing) return;
  else if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "z" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    undo();
  }
}

function recolour() {
  readTheme();
  restyle();
}

// The whole picture at the width of the paper, and then again what was on the screen. All at once: nothing waits for it.
let onScreen = null;
function onPaper({ matches }) {
  if (matches) onScreen = { position: network.getViewPosition(), scale: network.getScale() };
  network.setSize("100%", "100%");
  if (matches) frame(scene.nodes, 1.5);
  else network.moveTo(onScreen);
  recolour();
  showTimeline();
  network.redraw();
}

let drawnView = null;
let tabled = null; // the selection whose events the table lists, and in which order
listeners.push((now, change, onlySelected) => {
  const chosen = within(now.selection);
  const anotherView = now.view !== drawnView;
  drawnView = now.view;
  const undrawn = chosen && [...chosen.edges].some((id) => !told.edges.has(id));
  showControls();
  if (!onlySelected) {
    showLegend();
    showFacets();
    showTimeline();
  }
  const list = JSON.stringify([selectedAround(), now.side, now.sort]);
  if (onlySelected && list === tabled) markRow();
  else showTable(ROWS);
  tabled = list;
  // Last, since all the rest decides how much room the picture has.
  if (!onlySelected || undrawn) draw(anotherView);
  else refocus();
  showDetails();
  showing();
  if (chosen && "selection" in change && !anotherView) reveal(chosen);
});

readTheme();
summary();
wire();
choose(readAddress(), "history");

// For tests and for the curious: what is drawn, and what is shown.
const ids = (found) => found.map((event) => event.id);
window.dyads = { network, select, choose, visible: () => ids(passing), listed: () => ids(listed()) };
