// The drawing that is chosen, between states or between actors.

import { graphs } from "./data.js";
import { state } from "./state.js";

/** @type {() => Graph} */
export const drawing = () => graphs[state.view];

// A node and an edge that it has.
/** @type {(id: string) => GraphNode} */
export const nodeAt = (id) => /** @type {GraphNode} */ (drawing().nodes.get(id));
/** @type {(id: string) => Edge} */
export const edgeAt = (id) => /** @type {Edge} */ (drawing().edges.get(id));
