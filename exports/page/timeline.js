// The timeline: all events over time; a stretch of it, drawn with the pointer or typed as two days, is a filter.

import { anyDated, firstDay, lastDay, quads } from "./data.js";
import { binEnd, binOf, binWord, binsOver, dayOf, dayWord, isoOf } from "./dates.js";
import { but, passing } from "./filters.js";
import { MOST_BINS, bars, countsOver, scales, ticks } from "./histogram.js";
import { choose, state } from "./state.js";
import { byId, count, fieldById, svg } from "./words.js";

const timeline = byId("timeline");
const HEIGHT = 50;
/** @type {("from" | "to")[]} */
const ENDS = ["from", "to"];
export const bins = anyDated ? binsOver(firstDay, lastDay, MOST_BINS) : null;
/** @type {[began: number, at: number] | null} */
let brush = null; // while it is drawn: the bin where it began and the one where it is

export function showTimeline() {
  byId("time").hidden = !bins;
  if (!bins) return;
  const width = Math.max(timeline.clientWidth, 100);
  const shown = but("days");
  const counts = countsOver(bins, shown);
  const scale = scales(counts, width, HEIGHT);
  const inside = countsOver(bins, passing);
  timeline.setAttribute("viewBox", `0 0 ${width} ${HEIGHT + 16}`);
  timeline.replaceChildren(
    ...(state.from || state.to || brush ? [stretch(bins, scale, width)] : []),
    ...bars(counts, scale, "ghost"),
    ...bars(inside, scale),
    svg("line", { class: "axis", x1: 0, x2: width, y1: scale.y(0), y2: scale.y(0) }),
    ...ticks(bins, scale, width, HEIGHT + 13),
  );
  const undated = shown.filter((event) => event.first === null).length;
  byId("undated").textContent = undated
    ? `${undated.toLocaleString("en")} undated${state.from || state.to ? ", hidden" : ""}`
    : "";
  timeline.setAttribute("aria-label", `Events over time, ${dateSpan()}: ${tallyWords(passing)}.`);
  for (const end of ENDS) {
    const field = fieldById(end);
    if (field !== document.activeElement) field.value = state[end];
  }
  byId("always").hidden = !state.from && !state.to;
}

export const dateSpan = () => `${dayWord(isoOf(firstDay))} to ${dayWord(isoOf(lastDay))}`;
/** @type {(found: NewsEvent[]) => string} */
export const tallyWords = (found) =>
  quads.map((quad, index) => `${found.filter((event) => event.quad === index).length} ${quad}`).join(", ");

// The stretch that is chosen, behind the bars.
/** @type {(bins: Bins, scale: Scale, width: number) => SVGElement} */
function stretch(bins, { x }, width) {
  const [low, high] = brush
    ? [Math.min(...brush), Math.max(...brush)]
    : [
        state.from ? binOf(bins, dayOf(state.from)) : 0,
        state.to ? binOf(bins, dayOf(state.to)) : bins.starts.length - 1,
      ];
  const right = high + 1 < bins.starts.length ? x(high + 1) : width;
  return svg("rect", { class: "stretch", x: x(low), y: 0, width: Math.max(right - x(low), 1), height: HEIGHT });
}

/** @type {(bins: Bins, event: PointerEvent) => number} */
function binAt(bins, event) {
  const box = timeline.getBoundingClientRect();
  const place = Math.floor(((event.clientX - box.left) / box.width) * bins.starts.length);
  return Math.max(0, Math.min(bins.starts.length - 1, place));
}

export function wireTimeline() {
  timeline.addEventListener("pointerdown", (event) => {
    if (!bins || event.button) return;
    timeline.setPointerCapture(event.pointerId);
    brush = [binAt(bins, event), binAt(bins, event)];
    showTimeline();
  });
  timeline.addEventListener("pointermove", (event) => {
    if (!bins) return;
    const index = binAt(bins, event);
    const found = passing.filter((one) => one.first !== null && binOf(bins, one.first) === index);
    byId("bin").textContent = `${binWord(bins, index)}: ${count(found.length, "event")}`;
    if (!brush) return;
    brush[1] = index;
    showTimeline();
  });
  timeline.addEventListener("pointerup", () => {
    if (!bins || !brush) return;
    const [low, high] = [Math.min(...brush), Math.max(...brush)];
    brush = null;
    choose({ from: isoOf(bins.starts[low]), to: isoOf(binEnd(bins, high)) });
  });
  timeline.addEventListener("pointercancel", () => {
    brush = null;
    showTimeline();
  });
  timeline.addEventListener("pointerleave", () => {
    byId("bin").textContent = "";
  });

  for (const end of ENDS) {
    const field = fieldById(end);
    field.addEventListener("change", () => choose({ [end]: field.validity.valid ? field.value : "" }));
  }
  byId("always").addEventListener("click", () => choose({ from: "", to: "" }));
  new ResizeObserver(() => showTimeline()).observe(timeline);
}
