// The controls, and the order in which things happen.

const sample = (className, dashes) =>
  svg(
    "svg",
    { class: `sample ${className}`, width: 34, height: 12, "aria-hidden": "true" },
    svg("line", { x1: 1, y1: 6, x2: 33, y2: 6, "stroke-dasharray": (dashes || []).join(" ") }),
  );

function checkbox(name, value, ...words) {
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
      checkbox(
        "quads",
        index,
        el(
          "span",
          { class: `swatch quad-${index}`, "aria-hidden": "true" },
          sample(`line-${index}`),
          el("span", {}, QUAD_MARKS[index]),
        ),
        upperFirst(quad),
      ),
    ),
  );
  byId("statuses").append(
    ...STATUSES.map((status) => {
      const [word, meaning] = STATUS_WORDS[status];
      const label = checkbox("statuses", status, sample("", DASHES[status]), word);
      label.title = meaning;
      return label;
    }),
  );
}

function fillActs() {
  byId("act").append(el("option", { value: "" }, "All kinds of act"));
  const present = new Set(events.map((event) => event.relation));
  for (const category of Object.keys(categories)) {
    const known = Object.keys(relations).filter(
      (name) => present.has(name) && relations[name].category === category,
    );
    if (!known.length) continue;
    byId("act").append(
      el(
        "optgroup",
        { label: category },
        el("option", { value: category }, `All ${category}`),
        known.map((name) => el("option", { value: name }, relations[name].label)),
      ),
    );
  }
}

function summary() {
  const days = events
    .map((event) => event.date[0])
    .filter(Boolean)
    .sort();
  const period = days.length ? ` · ${dayWord(days[0])} – ${dayWord(days.at(-1))}` : "";
  byId("summary").textContent =
    `${count(about.events, "event")} between ${count(about.actors, "actor")}, read from ${count(about.documents, "document")}${period}`;
}

function showControls() {
  for (const input of document.querySelectorAll('input[name="view"]'))
    input.checked = input.value === state.view;
  for (const input of document.querySelectorAll('input[name="quads"]'))
    input.checked = state.quads.includes(Number(input.value));
  for (const input of document.querySelectorAll('input[name="statuses"]'))
    input.checked = state.statuses.includes(input.value);
  byId("act").value = state.act;
  byId("showing").textContent =
    `Showing ${passing.length.toLocaleString("en")} of ${count(events.length, "event")}`;
  // A number beside a box says how many events it adds, or would add, under the other filters.
  for (const input of document.querySelectorAll(".legend input")) {
    const [name, value] = [input.name, input.value];
    const full = { quads: NORMAL.quads, statuses: STATUSES };
    const kept = state;
    state = { ...kept, [name]: full[name].filter((one) => String(one) === value) };
    input.parentElement.querySelector(".number").textContent = events
      .filter(passes)
      .length.toLocaleString("en");
    state = kept;
  }
}

function wire() {
  for (const input of document.querySelectorAll('input[name="view"]')) {
    input.addEventListener("change", () => choose({ view: input.value, selection: null }));
  }
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("act").addEventListener("change", (event) => choose({ act: event.target.value }));
  byId("reset").addEventListener("click", () => {
    choose({ ...NORMAL, view: state.view });
    fit();
  });
  byId("search").addEventListener("input", () => showFound());
  byId("search").addEventListener("keydown", searchKey);
  byId("search").addEventListener("blur", () => {
    byId("found").hidden = true;
  });
  byId("closer").addEventListener("click", () => zoomBy(1.3));
  byId("farther").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("whole").addEventListener("click", fit);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    table.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.id !== "search" && state.selection) select(null);
  });
  addEventListener("popstate", () => choose(readAddress()));
  addEventListener("hashchange", () => choose(readAddress()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  addEventListener("beforeprint", recolour);
  addEventListener("afterprint", recolour);
}

function recolour() {
  readTheme();
  restyle();
}

let drawnView = null;
listeners.push((now, change) => {
  const onlySelected = Object.keys(change).join() === "selection";
  if (now.view !== drawnView) {
    drawnView = now.view;
    redraw();
    fit();
  } else if (onlySelected) refocus();
  else restyle();
  showDetails();
  if (onlySelected) markRow();
  else {
    showControls();
    rows = ROWS;
    showTable();
  }
  const found = "selection" in change ? within(now.selection) : null;
  if (found) reveal(found);
});

fillLegend();
fillActs();
summary();
wire();
choose(readAddress());

// For tests and for the curious: what is drawn, and where an edge lies on the screen.
window.dyads = { network, select, choose, visible: () => passing.map((event) => event.id) };
