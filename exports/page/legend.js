// The legend, which is the filter for classes of acts and for who says so.

import { STATUSES, quads } from "./data.js";
import { but } from "./filters.js";
import { choose, state } from "./state.js";
import { DASHES } from "./style.js";
import { QUAD_MARKS, STATUS_WORDS, byId, el, fieldsOf, partOf, svg, upperFirst } from "./words.js";

/** @type {(className: string, dashes?: number[] | false) => SVGElement} */
const sample = (className, dashes) =>
  svg(
    "svg",
    { class: `sample ${className}`, width: 26, height: 12, "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 6, x2: 25, y2: 6, "stroke-dasharray": (dashes || []).join(" ") }),
  );

/** @type {(name: "quads" | "statuses", value: string | number, ...words: Child[]) => HTMLElement} */
function legendBox(name, value, ...words) {
  const box = el("input", { type: "checkbox", name, value });
  box.addEventListener("change", () => {
    const values = fieldsOf(document, `input[name="${name}"]:checked`).map((input) => input.value);
    choose({ [name]: name === "quads" ? values.map(Number) : values });
  });
  return el("label", {}, box, words, el("span", { class: "number" }));
}

export function fillLegend() {
  byId("quads").append(
    ...quads.map((quad, index) =>
      legendBox(
        "quads",
        index,
        el(
          "span",
          { class: `swatch quad-${index}`, "aria-hidden": "true" },
          sample(""),
          el("span", {}, QUAD_MARKS[index]),
        ),
        upperFirst(quad),
      ),
    ),
  );
  byId("statuses").append(
    ...STATUSES.map((status) => {
      const [word, meaning] = STATUS_WORDS[status];
      const label = legendBox("statuses", status, sample("", DASHES[status]), word);
      label.title = meaning;
      return label;
    }),
  );
}

// A number beside a box says how many events it adds, or would add, under the other filters.
export function showLegend() {
  countBoxes("quads", state.quads, (event) => event.quad);
  countBoxes("statuses", state.statuses, (event) => event.group);
}

/** @type {(name: string, chosen: unknown[], value: (event: NewsEvent) => unknown) => void} */
function countBoxes(name, chosen, value) {
  const counted = but(name);
  for (const input of fieldsOf(document, `input[name="${name}"]`)) {
    input.checked = chosen.map(String).includes(input.value);
    const number = counted.filter((event) => String(value(event)) === input.value).length;
    partOf(/** @type {HTMLElement} */ (input.parentElement), ".number").textContent = number.toLocaleString("en");
  }
}
