// The timeline: all events over time; a stretch of it, drawn with the pointer or typed as two days, is a filter.

const timeline = byId("timeline");
const HEIGHT = 50;
const bins = dated.length ? binsOver(firstDay, lastDay, MOST_BINS) : null;
let brush = null; // while it is drawn: the bin where it began and the one where it is

function showTimeline() {
  byId("time").hidden = !bins;
  if (!bins) return;
  const width = Math.max(timeline.clientWidth, 100);
  const shown = but("days");
  const counts = countsOver(bins, shown);
  const scale = scales(counts, width, HEIGHT);
  const inside = countsOver(bins, passing);
  timeline.setAttribute("viewBox", `0 0 ${width} ${HEIGHT + 16}`);
  timeline.replaceChildren(
    ...(state.from || state.to || brush ? [stretch(scale, width)] : []),
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
  for (const end of ["from", "to"]) {
    const field = byId(end);
    if (field !== document.activeElement) field.value = state[end];
  }
  byId("always").hidden = !state.from && !state.to;
}

const dateSpan = () => `${dayWord(isoOf(firstDay))} to ${dayWord(isoOf(lastDay))}`;
const tallyWords = (found) =>
  quads.map((quad, index) => `${found.filter((event) => event.quad === index).length} ${quad}`).join(", ");

// The stretch that is chosen, behind the bars.
function stretch({ x }, width) {
  const [low, high] = brush
    ? [Math.min(...brush), Math.max(...brush)]
    : [
        state.from ? binOf(bins, dayOf(state.from)) : 0,
        state.to ? binOf(bins, dayOf(state.to)) : bins.starts.length - 1,
      ];
  const right = high + 1 < bins.starts.length ? x(high + 1) : width;
  return svg("rect", { class: "stretch", x: x(low), y: 0, width: Math.max(right - x(low), 1), height: HEIGHT });
}

function binAt(event) {
  const box = timeline.getBoundingClientRect();
  const place = Math.floor(((event.clientX - box.left) / box.width) * bins.starts.length);
  return Math.max(0, Math.min(bins.starts.length - 1, place));
}

timeline.addEventListener("pointerdown", (event) => {
  if (!bins || event.button) return;
  timeline.setPointerCapture(event.pointerId);
  brush = [binAt(event), binAt(event)];
  showTimeline();
});
timeline.addEventListener("pointermove", (event) => {
  if (!bins) return;
  const index = binAt(event);
  const found = passing.filter((one) => one.first !== null && binOf(bins, one.first) === index);
  byId("bin").textContent = `${binWord(bins, index)}: ${count(found.length, "event")}`;
  if (!brush) return;
  brush[1] = index;
  showTimeline();
});
timeline.addEventListener("pointerup", () => {
  if (!brush) return;
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

for (const end of ["from", "to"]) {
  byId(end).addEventListener("change", ({ target }) => choose({ [end]: target.validity.valid ? target.value : "" }));
}
byId("always").addEventListener("click", () => choose({ from: "", to: "" }));
new ResizeObserver(() => showTimeline()).observe(timeline);
