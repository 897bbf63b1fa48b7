// What is shown, to take along: the table's events as CSV and Turtle, the picture as PNG, the address that leads back to it.

import { prefixes, quads, relations } from "./data.js";
import { filtersOn } from "./facets.js";
import { sides } from "./filters.js";
import { canvas, network } from "./picture.js";
import { state } from "./state.js";
import { theme } from "./style.js";
import { listed, listedWord } from "./within.js";
import { QUAD_MARKS, byId, count, el, penOf, upperFirst } from "./words.js";

const CSV_COLUMNS = (
  "event date date_end date_precision date_basis subject subject_name subject_kind subject_country " +
  "relation category quad intensity object object_name object_kind object_country " +
  "status denied contradicted claims documents sources first_report last_report confidence may_be"
).split(" "); // as `dyads export … csv` has them

/** @type {(found: NewsEvent[]) => string} */
function csvOf(found) {
  const rows = found.map((event) => {
    const who = sides(event).map(({ id, name, kind, country }) => [id, name, kind, country]);
    const { category, intensity } = relations[event.relation];
    return [
      event.id,
      ...event.date.slice(0, 4),
      ...who[0],
      ...[event.relation, category, quads[event.quad], intensity],
      ...who[1],
      ...[event.status, event.denied, event.contradicted, ...event.counts],
      ...[...event.reported, event.confidence],
      event.mayBe.join(" "),
    ];
  });
  return [CSV_COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(",")}\n`).join("");
}

// A spreadsheet runs what starts like a formula, and names come from articles: so an apostrophe first.
/** @type {(value: unknown) => string} */
function csvCell(value) {
  const text = typeof value === "string" ? value.replace(/^[=+\-@\t\r]/, "'$&") : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// The events, the plain edges that stated ones give, and who takes part: a part of what `dyads export … turtle` has.
/** @type {(found: NewsEvent[]) => string} */
function turtleOf(found) {
  const blocks = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  for (const event of found) blocks.push(turtleEvent(event));
  for (const event of found.filter((one) => one.status === "stated")) {
    const [subject, object] = sides(event).map(nodeIri);
    const relation = `<${prefixes.dy}${event.relation}>`;
    blocks.push(`${subject} ${relation} ${object} .\n`);
    if (relations[event.relation].symmetric) blocks.push(`${object} ${relation} ${subject} .\n`);
  }
  for (const actor of new Set(found.flatMap(sides))) blocks.push(turtleActor(actor));
  return blocks.join("");
}

/** @type {(actor: Actor) => string} */
const nodeIri = (actor) => `<${prefixes.d}${actor.iri}>`;
/** @type {(text: string) => string} */
const literal = (text) => `"${text.replace(/[\\"\n\r]/g, (one) => ({ "\n": "\\n", "\r": "\\r" })[one] ?? `\\${one}`)}"`;
/** @type {(node: string, facts: string[]) => string} */
const statements = (node, facts) => `${node}\n${facts.map((fact) => `  ${fact} ;\n`).join("")}.\n`;

/** @type {(event: NewsEvent) => string} */
function turtleEvent(event) {
  const [first, , precision, basis, last] = event.date;
  const [subject, object] = sides(event).map(nodeIri);
  const [tellings, reports, sources] = event.counts;
  const [firstReport, lastReport] = event.reported;
  /** @type {(iso: string) => string} */
  const day = (iso) => `"${iso}"^^xsd:date`;
  return statements(`<${prefixes.d}${event.id}>`, [
    `a sem:Event, dy:${upperFirst(event.category.toLowerCase())}`,
    `dy:subject ${subject}`,
    `dy:relation <${prefixes.dy}${event.relation}>`,
    `dy:object ${object}`,
    `dy:status "${event.status}"`,
    `dy:claimCount ${tellings}`,
    `dy:documentCount ${reports}`,
    `dy:sourceCount ${sources}`,
    ...(event.denied ? ["dy:denied true"] : []),
    ...(event.contradicted ? ["dy:contradicted true"] : []),
    ...(firstReport && lastReport
      ? [`dy:firstReport ${day(firstReport)}`, `dy:lastReport ${day(lastReport)}`]
      : []),
    ...event.mayBe.map((id) => `dy:mayBe <${prefixes.d}${id}>`),
    ...(first && first === last ? [`sem:hasBeginTimeStamp ${day(first)}`] : []),
    ...(first && last
      ? [
          `sem:hasEarliestBeginTimeStamp ${day(first)}`,
          `sem:hasLatestEndTimeStamp ${day(last)}`,
          `dy:datePrecision "${precision ?? "day"}"`,
          `dy:dateBasis "${basis}"`,
        ]
      : []),
  ]);
}

/** @type {(actor: Actor) => string} */
function turtleActor(actor) {
  return statements(nodeIri(actor), [
    "a sem:Actor",
    `dcterms:identifier ${literal(actor.id)}`,
    `skos:prefLabel ${literal(actor.name)}`,
    `dy:kind "${actor.kind}"`,
    ...(actor.country ? [`dy:country ${literal(actor.country)}`] : []),
    ...actor.sectors.map((sector) => `dy:sector "${sector}"`),
    ...(/^Q\d+$/.test(actor.wikidata ?? "") ? [`owl:sameAs <${prefixes.wd}${actor.wikidata}>`] : []),
  ]);
}

const FOOT = 54; // pixels for the legend below the picture

// The picture as it stands, with its legend and how much of all it shows.
/** @type {() => Promise<Blob | null>} */
function pngOf() {
  const drawn = network.canvas.frame.canvas;
  const ratio = drawn.width / canvas.clientWidth;
  const image = el("canvas", { width: drawn.width, height: drawn.height + FOOT * ratio });
  const context = penOf(image);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(drawn, 0, 0);
  context.scale(ratio, ratio);
  context.font = "12px sans-serif";
  let x = 16;
  for (const quad of state.quads) {
    context.fillStyle = theme.quads[quad];
    context.fillText(QUAD_MARKS[quad], x, canvas.clientHeight + 18);
    context.fillStyle = theme.ink;
    context.fillText(quads[quad], x + 16, canvas.clientHeight + 18);
    x += context.measureText(quads[quad]).width + 44;
  }
  const selected = listedWord() === null ? [] : [`Selected: ${listedWord()}`];
  const words = [byId("showing").textContent, ...filtersOn().map(([named]) => named), ...selected].join(" · ");
  context.fillText(words, 16, canvas.clientHeight + 40, canvas.clientWidth - 32);
  return new Promise((done) => image.toBlob(done, "image/png"));
}

/** @type {(name: string, blob: Blob | null) => void} */
function save(name, blob) {
  if (!blob) return; // a picture too large for the browser
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// Where the browser forbids it, the address bar holds the same.
async function copyLink() {
  const copied = await navigator.clipboard.writeText(location.href).then(
    () => true,
    () => false,
  );
  byId("copied").textContent = copied
    ? "Copied. The link opens this view for whoever has this file in the same place; elsewhere, add what follows “#” to the file’s own address."
    : "The browser forbids copying here: copy the address from its address bar.";
}

/** @type {(text: string, type: string) => Blob} */
const textFile = (text, type) => new Blob([text], { type: `${type};charset=utf-8` });
/** @type {Record<string, [words: string, write: () => void]>} */
const SAVERS = {
  csv: ["CSV: a table of the events", () => save("dyads.csv", textFile(csvOf(listed()), "text/csv"))],
  turtle: ["Turtle: events and edges as RDF", () => save("dyads.ttl", textFile(turtleOf(listed()), "text/turtle"))],
  png: ["PNG: the picture with its legend", async () => save("dyads.png", await pngOf())],
  link: ["Link: copy this view’s address", copyLink],
};

export function fillSave() {
  const menu = byId("save").closest("details");
  byId("save").prepend(
    el("p", { class: "fine", id: "saved" }),
    ...Object.entries(SAVERS).map(([name, [words, write]]) =>
      el(
        "button",
        {
          type: "button",
          "data-save": name,
          onclick: () => {
            if (menu && name !== "link") menu.open = false;
            write();
          },
        },
        words,
      ),
    ),
  );
  menu?.addEventListener("toggle", () => {
    byId("saved").textContent = `What the table lists, ${count(listed().length, "event")}, as`;
    byId("copied").textContent = "";
  });
}
