// Days as numbers, as words, and in bins for a chart.

export const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

const DAY = 864e5; // milliseconds
/** @type {Record<string, number>} */
const UNITS = { day: 1, week: 7, month: 30.44, quarter: 91.3, year: 365.25, decade: 3652.5 }; // days, about

/** @type {(iso: string) => number} */
export const dayOf = (iso) => Math.floor(Date.parse(iso) / DAY); // days since 1970
/** @type {(day: number) => string} */
export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** @type {(iso: string) => string} */
export function dayWord(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (!month) return iso;
  return day ? `${day} ${MONTHS[month - 1].slice(0, 3)} ${year}` : `${MONTHS[month - 1]} ${year}`;
}

// [first day, last day, precision, basis] as a reader says it: "9 Mar 2019", "March 2019", "week of 4 Mar 2019".
/** @type {(date: readonly [first: string | null, last: string | null, precision: string | null, ...unknown[]]) => string} */
export function dateWord([value, end, precision]) {
  if (!value) return "No date";
  const [year, month] = value.split("-").map(Number);
  if (precision === "week") return `Week of ${dayWord(value)}`;
  if (precision === "month") return `${MONTHS[month - 1]} ${year}`;
  if (precision === "quarter") return `Quarter ${Math.ceil(month / 3)} of ${year}`;
  if (precision === "year") return String(year);
  if (precision === "decade") return `${year}s`;
  return end && end !== value ? `${dayWord(value)} – ${dayWord(end)}` : dayWord(value);
}

/** @type {(date: When) => string} */
export function dateBasis([value, , precision, basis]) {
  if (!value) return "The text gives no date, and the document none to stand in.";
  return basis === "document"
    ? "Date of publication; the text gives no other."
    : `Date read in the text, to the ${precision}.`;
}

// The first day of the unit that a day lies in.
/** @type {(unit: string, day: number) => number} */
function startOf(unit, day) {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  /** @type {(y: number, m?: number) => number} */
  const first = (y, m = 0) => new Date(0).setUTCFullYear(y, m, 1) / DAY;
  if (unit === "day") return day;
  if (unit === "week") return day - ((date.getUTCDay() + 6) % 7);
  if (unit === "month") return first(year, month);
  if (unit === "quarter") return first(year, month - (month % 3));
  return first(unit === "year" ? year : year - (year % 10));
}

// Units of one length over some days, at most about so many: { unit, starts, end }, each bin up to the next one's start.
/** @type {(first: number, last: number, most: number) => Bins} */
export function binsOver(first, last, most) {
  const unit = Object.keys(UNITS).find((name) => (last - first) / UNITS[name] < most) ?? "decade";
  const starts = [startOf(unit, first)];
  /** @type {(start: number) => number} */
  const next = (start) => startOf(unit, Math.round(start + 1.5 * UNITS[unit]));
  let end = next(starts[0]);
  while (end <= last) {
    starts.push(end);
    end = next(end);
  }
  return { unit, starts, end };
}

// Which bin a day lies in.
/** @type {(bins: Bins, day: number) => number} */
export function binOf({ starts }, day) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @type {(bins: Bins, index: number) => number} */
export const binEnd = (bins, index) => (bins.starts[index + 1] ?? bins.end) - 1;
/** @type {(bins: Bins, index: number) => string} */
export const binWord = (bins, index) => dateWord([isoOf(bins.starts[index]), null, bins.unit]);
