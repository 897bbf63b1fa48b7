// Cooperation and conflict in some events: how many of each class, in words, and over time as a chart.

import { firstDay, lastDay, quads } from "./data.js";
import { binsOver } from "./dates.js";
import { bars, countsOver, scales, ticks } from "./histogram.js";
import { bins, dateSpan, tallyWords } from "./timeline.js";
import { QUAD_MARKS, el, svg } from "./words.js";

/** @type {(shown: NewsEvent[], name: string) => Panel} */
export function balance(shown, name) {
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

/** @type {(shown: NewsEvent[], name: string) => HTMLElement} */
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
