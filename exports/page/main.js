// The other controls, and the order in which things happen.

import { depth, keepInAddress, readAddress } from "./address.js";
import { VIEWS, about, anyDated, firstDay, lastDay } from "./data.js";
import { dayWord, isoOf } from "./dates.js";
import { showDetails } from "./details.js";
import { fillFacets, showFacets } from "./facets.js";
import { passing, sift } from "./filters.js";
import { fillLegend, showLegend } from "./legend.js";
import { draw, fit, frame, network, refocus, restyle, reveal, scene, told, zoomBy } from "./picture.js";
import { wirePointer } from "./pointer.js";
import { fillSave } from "./save.js";
import { wireSearch } from "./search.js";
import { NORMAL, choose, close, isNormal, onChange, select, selectedAround, state } from "./state.js";
import { readTheme } from "./style.js";
import { ROWS, markRow, showTable, table } from "./table.js";
import { showTimeline, wireTimeline } from "./timeline.js";
import { listed, within } from "./within.js";
import { byId, count, fieldsOf, partOf } from "./words.js";

function summary() {
  const days = anyDated ? [...new Set([firstDay, lastDay])] : [];
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
  for (const input of fieldsOf(document, 'input[name="view"]'))
    input.checked = input.value === state.view;
  byId("undo").toggleAttribute("disabled", depth() === 0);
  const names = /** @type {(keyof State)[]} */ (Object.keys(NORMAL));
  byId("reset").toggleAttribute("disabled", names.every((name) => name === "view" || isNormal(name)));
}

function undo() {
  if (depth()) history.back();
}

function wire() {
  for (const input of fieldsOf(document, 'input[name="view"]'))
    input.addEventListener("change", () => {
      const view = VIEWS.find((one) => one === input.value);
      choose({ view, selection: null, side: "", around: "" });
    });
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
  partOf(document, ".skip").addEventListener("click", (event) => {
    event.preventDefault();
    table.focus();
  });
  document.addEventListener("keydown", shortcut);
  addEventListener("popstate", () => choose(readAddress(), "history"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  matchMedia("print").addEventListener("change", onPaper); // "beforeprint" comes before the paper's colours and width
}

/** @type {(event: KeyboardEvent) => void} */
function shortcut(event) {
  const typing = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
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
/** @type {{ position: Place, scale: number } | null} */
let onScreen = null;
/** @type {(print: { matches: boolean }) => void} */
function onPaper({ matches }) {
  if (matches) onScreen = { position: network.getViewPosition(), scale: network.getScale() };
  network.setSize("100%", "100%");
  if (matches) frame(scene.nodes, 1.5);
  else if (onScreen) network.moveTo(onScreen);
  recolour();
  showTimeline();
  network.redraw();
}

/** @type {View | null} */
let drawnView = null;
/** @type {string | null} */
let tabled = null; // the selection whose events the table lists, and in which order
/** @type {(change: Change) => void} */
function show({ change, onlySelected }) {
  const chosen = within(state.selection);
  const anotherView = state.view !== drawnView;
  drawnView = state.view;
  const undrawn = chosen && [...chosen.edges].some((id) => !told.edges.has(id));
  showControls();
  if (!onlySelected) {
    showLegend();
    showFacets();
    showTimeline();
  }
  const list = JSON.stringify([selectedAround(), state.side, state.sort]);
  if (onlySelected && list === tabled) markRow();
  else showTable(ROWS);
  tabled = list;
  // Last, since all the rest decides how much room the picture has.
  if (!onlySelected || undrawn) draw(anotherView);
  else refocus();
  showDetails();
  showing();
  if (chosen && "selection" in change && !anotherView) reveal(chosen);
}

readTheme();
wirePointer();
wireTimeline();
wireSearch();
fillFacets();
fillLegend();
fillSave();
summary();
wire();
onChange(sift);
onChange(keepInAddress);
onChange(show);
choose(readAddress(), "history");

// For tests and for the curious: what is drawn, and what is shown.
/** @type {(found: NewsEvent[]) => string[]} */
const ids = (found) => found.map((event) => event.id);
globalThis.dyads = { network, select, choose, visible: () => ids(passing), listed: () => ids(listed()) };
