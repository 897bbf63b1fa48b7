// The panel about one event.

import { eventById } from "./data.js";
import { dateWord } from "./dates.js";
import { eventCard } from "./evidence.js";
import { back, unknown } from "./panel.js";
import { close, openEvent } from "./state.js";
import { listedWord } from "./within.js";
import { el, quoted } from "./words.js";

/** @type {(selection: Selected) => Panel} */
export function aboutEvent({ id }) {
  const event = eventById.get(id);
  if (!event) return unknown();
  const around = listedWord();
  return [
    back(),
    el("h2", { class: "unseen" }, "Event"),
    around !== null &&
      el("p", {}, el("button", { type: "button", class: "link", onclick: close }, "Back to ", quoted(around))),
    eventCard(event),
    alike(event),
    el("p", { class: "fine" }, "Event ", el("code", {}, event.id)),
  ];
}

// Events of the same triple, dated more coarsely or finely, that this one may be one with.
/** @type {(event: NewsEvent) => HTMLElement | false} */
function alike(event) {
  const others = event.mayBe.map((id) => eventById.get(id)).filter((other) => other !== undefined);
  return (
    others.length > 0 &&
    el(
      "p",
      { class: "fine" },
      "May be the same as ",
      others.flatMap((other, at) => [
        at ? ", " : "",
        el(
          "button",
          { type: "button", class: "link", onclick: () => openEvent(other.id) },
          `the one dated ${dateWord(other.date)}`,
        ),
      ]),
      ".",
    )
  );
}
