// The legend, which is the filter for classes of acts and for who says so.

const sample = (className, dashes) =>
  svg(
    "svg",
    { class: `sample ${className}`, width: 26, height: 12, "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 6, x2: 25, y2: 6, "stroke-dasharray": (dashes || []).join(" ") }),
  );

function legendBox(name, value, ...words) {
  const box = el("input", { type: "checkbox", name, value });
  box.addEventListener("change", () => {
    const values = [...document.querySelectorAll(`input[name="${name}"]:checked`)].map(
      (input) => input.value,
    );
    choose({ [name]: name === "quads" ? values.map(Number) : values });
  });
  return el("label", {}, box, words, el("span", { class: "number" }));
}

function fillLegend() {
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
function showLegend() {
  for (const [name, of] of [
    ["quads", "quad"],
    ["statuses", "group"],
  ]) {
    const counted = but(name);
    for (const input of document.querySelectorAll(`input[name="${name}"]`)) {
      input.checked = state[name].map(String).includes(input.value);
      const number = counted.filter((event) => String(event[of]) === input.value).length;
      input.parentElement.querySelector(".number").textContent = number.toLocaleString("en");
    }
  }
}

fillLegend();
