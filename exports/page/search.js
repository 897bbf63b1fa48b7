// Search: names and aliases, whole words that begin so before parts of words.
function matches(query) {
  const wanted = query.trim().toLocaleLowerCase("en");
  if (!wanted) return [];
  const score = (name) => {
    const text = name.toLocaleLowerCase("en");
    return text.startsWith(wanted) ? 2 : text.includes(` ${wanted}`) ? 1.5 : text.includes(wanted) ? 1 : 0;
  };
  return actors
    .map((actor) => [Math.max(...[actor.name, ...actor.names, actor.id].map(score)), actor])
    .filter(([points]) => points > 0)
    .sort(([n, a], [m, b]) => m - n || collator.compare(a.name, b.name))
    .slice(0, 8)
    .map(([, actor]) => actor);
}

function showFound(active = -1) {
  const found = matches(byId("search").value);
  const items = found.map((actor, at) => {
    const home = countries[actor.country];
    const alias = home && home !== actor.name ? home : KIND_WORDS[actor.kind];
    return el(
      "li",
      {
        role: "option",
        id: `found-${at}`,
        "aria-selected": String(at === active),
        onpointerdown: () => take(actor),
      },
      quoted(actor.name),
      el("span", {}, alias),
    );
  });
  const list = byId("found");
  list.replaceChildren(...items);
  list.hidden = !items.length;
  byId("search").setAttribute("aria-expanded", String(items.length > 0));
  byId("search").setAttribute("aria-activedescendant", active >= 0 ? `found-${active}` : "");
  list.dataset.active = active;
  return found;
}

function take(actor) {
  byId("search").value = "";
  showFound();
  if (!graphs[state.view].nodes.has(nodeOf(actor, state.view))) choose({ view: "states" });
  selectActor(actor);
}

function searchKey(event) {
  const found = matches(byId("search").value);
  const active = Number(byId("found").dataset.active ?? -1);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (found.length)
      showFound((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (found.length) take(found[Math.max(active, 0)]);
  } else if (event.key === "Escape") {
    byId("search").value = "";
    showFound();
  }
}
