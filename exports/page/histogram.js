// Events over time as bars: cooperation up, conflict down, each in the colours of its classes.

const MOST_BINS = 120;
const UPWARD = [true, true, false, false]; // by quad class

// How many events of each class begin in each bin: a list of four counts for each.
function countsOver(bins, found) {
  const counts = bins.starts.map(() => [0, 0, 0, 0]);
  for (const event of found) if (event.first !== null) counts[binOf(bins, event.first)][event.quad] += 1;
  return counts;
}

const upOf = (bar) => bar[0] + bar[1];
const downOf = (bar) => bar[2] + bar[3];

// Where things lie: `x` of a bin's left side, `y` of so many events up or, negative, down.
function scales(counts, width, height) {
  const [up, down] = [upOf, downOf].map((of) => Math.max(1, ...counts.map(of)));
  const unit = height / (up + down);
  return {
    x: (index) => (index * width) / counts.length,
    y: (number) => (up - number) * unit,
    wide: Math.max(width / counts.length - 1, 0.8),
    unit,
  };
}

function bars(counts, { x, y, wide, unit }, className = "") {
  return counts.flatMap((bar, index) => {
    const level = { true: 0, false: 0 };
    return bar.map((number, quad) => {
      if (!number) return "";
      const up = UPWARD[quad];
      const before = level[up];
      level[up] += number;
      return svg("rect", {
        class: `${className} fill-${quad}`,
        x: x(index) + 0.5,
        y: up ? y(level[up]) : y(-before),
        width: wide,
        height: number * unit,
      });
    });
  });
}

// Years, or months where there are few, under the bars.
function ticks(bins, { x }, width, bottom) {
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
