// The columns of the table, and events in the order of one.

import { actors } from "./data.js";
import { relationWord } from "./names.js";
import { state } from "./state.js";
import { collator } from "./words.js";

// What is "measured" begins with the largest, and is no word of any language.
/** @type {Column[]} */
export const COLUMNS = [
  { key: "date", title: "Date", read: (event) => event.date[0] ?? "", measured: true },
  { key: "who", title: "Who", read: (event) => actors[event.subject].name },
  { key: "act", title: "Does what", read: relationWord },
  { key: "whom", title: "To whom", read: (event) => actors[event.object].name },
  { key: "category", title: "Category", read: (event) => event.category },
  { key: "told", title: "Told as", read: (event) => event.group },
  { key: "sources", title: "Sources", read: (event) => event.counts[2], measured: true },
  { key: "confidence", title: "Confidence", read: (event) => event.confidence, measured: true },
];

/** @type {(found: NewsEvent[]) => NewsEvent[]} */
export function sorted(found) {
  const down = state.sort.startsWith("-");
  const { read, measured } = COLUMNS.find(({ key }) => key === state.sort.replace("-", "")) ?? COLUMNS[0];
  return [...found].sort((a, b) => {
    const [x, y] = [read(a), read(b)];
    const way = measured ? (x < y ? -1 : Number(x > y)) : collator.compare(String(x), String(y));
    return (down ? -way : way) || a.index - b.index;
  });
}
