// A field that finds things while one types: arrow keys walk what is found, Enter takes it, Escape clears.

import { el, quoted } from "./words.js";

// `find` gives [thing, words, remark] for a query; `take` is told the thing.
/**
 * @template Thing
 * @param {{ input: HTMLInputElement, list: HTMLElement } & Finder<Thing>} options
 */
export function combobox({ input, list, find, take }) {
  /** @type {Choice<Thing>[]} */
  let found = [];
  let active = -1;

  function show(at = -1) {
    active = at;
    const items = found.map(([thing, named, remark], index) =>
      el(
        "li",
        {
          role: "option",
          id: `${list.id}-${index}`,
          "aria-selected": String(index === active),
          onpointerdown: (event) => {
            event.preventDefault();
            accept(thing);
          },
        },
        quoted(named),
        el("span", {}, remark),
      ),
    );
    if (!items.length && input.value.trim()) items.push(el("li", { class: "none" }, "Nothing of that name"));
    list.replaceChildren(...items);
    list.hidden = !items.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function clear() {
    input.value = "";
    found = [];
    show();
  }

  /** @param {Thing} thing */
  function accept(thing) {
    clear();
    take(thing);
  }

  input.addEventListener("input", () => {
    found = find(input.value);
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length) show((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (found.length) accept(found[Math.max(active, 0)][0]);
    } else if (event.key === "Escape" && input.value) {
      event.stopPropagation();
      clear();
    }
  });
  input.addEventListener("blur", () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  });
}

// A field and its list, for a place where there is none yet.
/**
 * @template Thing
 * @param {string} id
 * @param {string} label
 * @param {string} placeholder
 * @param {Finder<Thing>} options
 */
export function comboboxField(id, label, placeholder, options) {
  const list = el("ul", { id: `${id}-found`, role: "listbox", "aria-label": `${label}: found`, hidden: true });
  const input = el("input", {
    id,
    type: "search",
    role: "combobox",
    placeholder,
    "aria-label": label,
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  });
  combobox({ input, list, ...options });
  return el("div", { class: "search" }, input, list);
}
