// Events over time as bars: cooperation up, conflict down, each in the colours of its classes.

import { MONTHS, binOf, isoOf } from "./dates.js";
import { svg } from "./words.js";

export const MOST_BINS = 120;
/** @type {("up" | "down")[]} */
const WAYS = ["up", "up", "down", "down"]; // by quad class

// How many events of each class begin in each bin: a list of four counts for each.
/** @type {(bins: Bins, found: NewsEvent[]) => Bar[]} */
export function countsOver(bins, found) {
  const counts = bins.starts.map(() => [0, 0, 0, 0]);
  for (const event of found) if (event.first !== null) counts[binOf(bins, event.first)][event.quad] += 1;
  return counts;
}

/** @type {(bar: Bar) => number} */
const upOf = (bar) => bar[0] + bar[1];
/** @type {(bar: Bar) => number} */
const downOf = (bar) => bar[2] + bar[3];

// Where things lie: `x` of a bin's left side, `y` of so many events up or, negative, down.
/** @type {(counts: Bar[], width: number, height: number) => Scale} */
export function scales(counts, width, height) {
  const [up, down] = [upOf, downOf].map((of) => Math.max(1, ...counts.map(of)));
  const unit = height / (up + down);
  return {
    x: (index) => (index * width) / counts.length,
    y: (number) => (up - number) * unit,
    wide: Math.max(width / counts.length - 1, 0.8),
    unit,
  };
}

/** @type {(counts: Bar[], scale: Scale, className?: string) => (SVGElement | string)[]} */
export function bars(counts, { x, y, wide, unit }, className = "") {
  return counts.flatMap((bar, index) => {
    const level = { up: 0, down: 0 };
    return bar.map((number, quad) => {
      if (!number) return "";
      const way = WAYS[quad];
      const before = level[way];
      level[way] += number;
      return svg("rect", {
        class: `${className} fill-${quad}`,
        x: x(index) + 0.5,
        y: way === "up" ? y(level.up) : y(-before),
        width: wide,
        height: number * unit,
      });
    });
  });
}

// Years, or months where there are few, under the bars.
/** @type {(bins: Bins, scale: Scale, width: number, bottom: number) => SVGElement[]} */
export function ticks(bins, { x }, width, bottom) {
  const marks = [];
  let free = -Infinity;
  for (const [index, start] of bins.starts.entries()) {
    const [year, month] = isoOf(start).split("-");
    const fine = bins.unit === "day" || bins.unit === "week";
    const before = index ? isoOf(bins.starts[index - 1]) : "";
    const opens = fine ? before.slice(0, 7) !== `${year}-${month}` : before.slice(0, 4) !== year;
    const words = fine ? `${MONTHS[Number(month) - 1].slice(0, 3)} ${year}` : year;
    if (!opens || x(index) < free || x(index) + 6 * words.length > width) continue;
    free = x(index) + 7.5 * words.length;
    marks.push(svg("text", { class: "tick", x: x(index), y: bottom }, words));
  }
  return marks;
}
