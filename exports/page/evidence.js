// Sentences with what they were read for marked in them, and who says so, where, when.

const RANK = { trigger: 3, subject: 2, object: 2, speaker: 1 };
const ROLE_WORDS = { subject: "who", trigger: "did what", object: "to whom", speaker: "says who" };

// Marks count code points, as Python does; JavaScript's strings count otherwise, hence the array.
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

function source(index) {
  const { id, title, publisher, date, url } = proof().documents[index];
  const name = quoted(title || id);
  const parts = [webLink(url, name)];
  if (publisher) parts.push(", ", quoted(publisher));
  if (date) parts.push(`, ${dayWord(date)}`);
  return el("cite", {}, parts);
}

// A link where the address is one of the web, else the words alone. The address comes from outside.
function webLink(address, words) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return words;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return words;
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
}

function saying({ by, via }) {
  if (by === null) return ["Said by the article itself."];
  const around = via.flatMap((name) => [", as ", quoted(name), " reports"]);
  return ["According to ", quoted(by), around, "."];
}

function evidence(index) {
  const claim = proof().claims[index];
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
      tags.map((tag) => [el("span", { class: "tag" }, tag), " "]).flat(),
      saying(claim),
      " ",
      source(claim.document),
      ". ",
      el(
        "span",
        { class: "fine" },
        `${dateBasis(claim.date)} Confidence ${percent(claim.confidence)}.`,
      ),
    ),
  );
}

// One event with all its embedded sentences.
function eventCard(event) {
  const [subject, object] = [actors[event.subject], actors[event.object]];
  const missing = event.told - event.claims.length;
  const [, reports, sources] = event.counts;
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
      event.denied && event.group !== "denied" ? ", denied by somebody" : "",
      event.sentences > 1 &&
        ` · ${count(event.sentences, "sentence")} in ${count(reports, "document")}`,
      reports > sources && `, ${count(sources, "independent source")}`,
    ),
    event.claims.map(evidence),
    missing > 0 &&
      el("p", { class: "fine" }, `${count(missing, "sentence")} not in this page, to keep it small.`),
  );
}

function actorButton(actor) {
  return el(
    "button",
    { type: "button", class: "name", onclick: () => selectActor(actor) },
    quoted(actor.name),
  );
}
