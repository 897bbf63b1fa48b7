// The panel: how to read the page, or all about what is selected.

import { aboutEdge, aboutPath } from "./between.js";
import { aboutEvent } from "./event.js";
import { aboutNode } from "./node.js";
import { overview } from "./overview.js";
import { isNarrow, unknown } from "./panel.js";
import { state } from "./state.js";
import { within } from "./within.js";
import { byId } from "./words.js";

const details = byId("details");

/** @type {(panel: Panel) => (Node | string)[]} */
const flattened = (panel) =>
  panel.flatMap((child) => (Array.isArray(child) ? flattened(child) : child ? [child] : []));

const ABOUT = { node: aboutNode, edge: aboutEdge, pair: aboutEdge, path: aboutPath };

/** @type {(selection: Selected | null) => Panel} */
function panelOf(selection) {
  if (!selection) return overview();
  if (selection.kind === "event") return aboutEvent(selection);
  const found = within(selection);
  return found ? ABOUT[selection.kind](found, selection) : unknown();
}

export function showDetails() {
  details.replaceChildren(...flattened(panelOf(state.selection)));
  details.scrollTop = 0;
  if (state.selection && isNarrow()) details.scrollIntoView();
}
