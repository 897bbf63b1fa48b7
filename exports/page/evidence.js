// Sentences with what they were read for marked in them, and who says so, where, when.

import { actors, proof, relations, struck } from "./data.js";
import { dateBasis, dateWord, dayWord } from "./dates.js";
import { relationWord } from "./names.js";
import { selectActor } from "./search.js";
import { MODALITY_WORDS, QUAD_MARKS, STATUS_WORDS, count, el, percent, quoted } from "./words.js";

/** @type {Record<string, number>} */
const RANK = { trigger: 3, subject: 2, object: 2, speaker: 1 };
/** @type {Record<string, string>} */
const ROLE_WORDS = { subject: "who", trigger: "did what", object: "to whom", speaker: "says who" };

// Marks count code points, as Python does; JavaScript's strings count otherwise, hence the array.
/** @type {(sentence: string, marks: Mark[]) => Child[]} */
function marked(sentence, marks) {
  const points = Array.from(sentence);
  const cuts = [...new Set([0, points.length, ...marks.flatMap(([start, end]) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1];
    const text = points.slice(start, end).join("");
    const roles = marks.filter(([from, to]) => from <= start && end <= to).map(([, , role]) => role);
    const role = roles.sort((a, b) => RANK[b] - RANK[a])[0];
    return role ? el("mark", { class: role, title: ROLE_WORDS[role] }, text) : text;
  });
}

/** @type {(report: Cited) => HTMLElement} */
function source({ id, title, publisher, date, url }) {
  const name = quoted(title || id);
  const parts = [webLink(url, name)];
  if (publisher) parts.push(", ", quoted(publisher));
  if (date) parts.push(`, ${dayWord(date)}`);
  return el("cite", {}, parts);
}

/** @type {(index: number) => Child[]} */
function citation(index) {
  const { copyOf, ...read } = proof().documents[index];
  return [source(read), ".", copyOf ? [" ", tag("copy"), " of ", source(copyOf), "."] : ""].flat();
}

/** @type {(word: string) => HTMLElement} */
const tag = (word) => el("span", { class: "tag" }, word);

// A link where the address is one of the web, else the words alone. The address comes from outside.
/** @type {(address: string | null | undefined, words: Child) => Child} */
export function webLink(address, words) {
  let url = null;
  try {
    url = new URL(address ?? "");
  } catch {
    return words;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return words;
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** @type {(claim: Claim) => Child[]} */
function saying({ by, via }) {
  if (by === null) return ["Said by the article itself."];
  const around = via.flatMap((name) => [", as ", quoted(name), " reports"]);
  return ["According to ", quoted(by), ...around, "."];
}

// What one voice says in the very same words, in however many documents, is shown once with all of them, copies last.
/** @type {(indexes: number[]) => Claim[][]} */
function tellings(indexes) {
  /** @type {Map<string, Claim[]>} */
  const alike = new Map();
  for (const claim of indexes.map((index) => proof().claims[index])) {
    const { sentence, polarity, modality, by, via, marks } = claim;
    const key = JSON.stringify([sentence, polarity, modality, by, via, marks]);
    alike.set(key, [...(alike.get(key) ?? []), claim]);
  }
  /** @type {(claim: Claim) => number} */
  const isCopy = (claim) => Number(proof().documents[claim.document].copyOf !== null);
  return [...alike.values()].map((group) => group.sort((a, b) => isCopy(a) - isCopy(b)));
}

/** @type {(alike: Claim[]) => HTMLElement} */
function evidence([claim, ...repeated]) {
  const tags = [];
  if (claim.polarity === "negative") tags.push("denied");
  if (claim.modality !== "actual") tags.push(MODALITY_WORDS[claim.modality]);
  return el(
    "figure",
    { class: "evidence" },
    el("blockquote", { dir: "auto" }, marked(proof().sentences[claim.sentence], claim.marks)),
    el(
      "figcaption",
      {},
      tags.flatMap((word) => [tag(word), " "]),
      saying(claim),
      " ",
      citation(claim.document),
      " ",
      el(
        "span",
        { class: "fine" },
        `${dateBasis(claim.date)} Confidence ${percent(claim.confidence)}.`,
      ),
      repeated.length > 0 &&
        el(
          "ul",
          { class: "repeated", "aria-label": "The same sentence in other documents" },
          repeated.map((one) => el("li", {}, "The same sentence: ", citation(one.document))),
        ),
    ),
  );
}

// What was read and an analyst struck as wrong: it counts for nothing.
/** @type {(struck: Struck) => HTMLElement} */
function struckNote({ sentence, who, why }) {
  return el(
    "figure",
    { class: "evidence struck" },
    el("blockquote", { dir: "auto" }, el("s", {}, sentence)),
    el("figcaption", {}, tag("struck"), " by ", quoted(who), ": ", quoted(why)),
  );
}

/** @type {(name: string | null) => Child} */
const denierWord = (name) => (name === null ? "an article" : quoted(name));

/** @type {(event: NewsEvent) => HTMLElement} */
function denialNote({ deniers, contradicted }) {
  return el(
    "p",
    { class: "facts dispute" },
    tag(contradicted ? "contradicted" : "denied"),
    " Denied by ",
    deniers.slice(0, 6).flatMap((name, at) => [at ? ", " : "", denierWord(name)]),
    deniers.length > 6 ? ` and ${deniers.length - 6} more.` : ".",
  );
}

// How many tell of it, how many of those on their own, and from when to when.
/** @type {(event: NewsEvent) => string} */
function reportsWord({ sentences, counts: [, reports, sources], reported: [first, last] }) {
  if (sentences < 2) return "";
  const span = first === null || last === null || first === last ? "" : `, published ${dayWord(first)} to ${dayWord(last)}`;
  const independent = reports > 1 ? `, ${count(sources, "independent source")}` : "";
  const repeated = sentences > reports ? `${count(sentences, "sentence")} in ` : "";
  return ` · ${repeated}${count(reports, "report")}${independent}${span}`;
}

// One event with all its embedded sentences.
/** @type {(event: NewsEvent) => HTMLElement} */
export function eventCard(event) {
  const [subject, object] = [actors[event.subject], actors[event.object]];
  const missing = event.told - event.claims.length;
  return el(
    "article",
    { class: "event", "data-event": event.id },
    el(
      "h3",
      {},
      actorButton(subject),
      " ",
      el("span", { class: `act quad-${event.quad}` }, relationWord(event)),
      " ",
      actorButton(object),
    ),
    el(
      "p",
      { class: "facts" },
      el("time", { datetime: event.date[0] ?? "" }, dateWord(event.date)),
      " · ",
      `${QUAD_MARKS[event.quad]} ${relations[event.relation].category}`,
      " · ",
      STATUS_WORDS[event.group][0].toLowerCase(),
      reportsWord(event),
    ),
    event.denied && denialNote(event),
    tellings(event.claims).map(evidence),
    (struck[event.id] ?? []).map(struckNote),
    missing > 0 &&
      el("p", { class: "fine" }, `${count(missing, "sentence")} not in this page, to keep it small.`),
  );
}

/** @type {(actor: Actor) => HTMLElement} */
function actorButton(actor) {
  return el(
    "button",
    { type: "button", class: "name", onclick: () => selectActor(actor) },
    quoted(actor.name),
  );
}
