"""Why the graph holds something: a claim's rule and evidence, an event's claims, how an actor is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dyads.graph.errors import UnknownIdError
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Claim, Document, Event, Mention, When
from dyads.graph.ontology import ontology
from dyads.tables import printable


def explain(graph: KnowledgeGraph, id: str) -> str:
    """What is known of the claim, event, actor or document of that id. Raises UnknownIdError."""
    for kind in (_claim, _event, _actor, _document):
        try:
            return "\n".join(printable(line) for line in kind(graph, id)) + "\n"
        except UnknownIdError:
            continue
    raise UnknownIdError(f"Nothing in this graph has the id {id!r}: no claim, event, actor or document.")


def marked(claim: Claim) -> str:
    """The sentence with what was read in it in brackets: `[Iran's president: subject] [urged: trigger] …`."""
    sentence = claim.sentence
    spans = [
        (claim.subject.start, claim.subject.end, "subject"),
        (claim.object.start, claim.object.end, "object"),
        (claim.trigger.start, claim.trigger.end, "trigger"),
    ]
    if claim.attributed_to is not None:
        spans.append((claim.attributed_to.start, claim.attributed_to.end, "speaker"))
    inside = [span for span in spans if sentence.start <= span[0] and span[1] <= sentence.end]
    # At one offset, ends go before starts, and of two starts the longer span's is the outer one.
    marks = [(start, 1, -end, "[") for start, end, _ in inside]
    marks += [(end, 0, -start, f": {role}]") for start, end, role in inside]
    text, last = "", sentence.start
    for offset, _, _, mark in sorted(marks):
        text += sentence.text[last - sentence.start : offset - sentence.start] + mark
        last = offset
    return text + sentence.text[last - sentence.start :]


def _claim(graph: KnowledgeGraph, id: str) -> Iterator[str]:
    claim = graph.claim(id)
    yield f"claim {claim.id}"
    yield f"  {_triple(claim.subject.name, claim.relation.id, claim.object.name)}"
    relation = claim.relation
    yield f"  {relation.category}, {relation.quad}, intensity {relation.intensity:+g}"
    yield f"  {claim.polarity}, {claim.modality}, {_said_by(claim)}, {_when(claim.date)}"
    yield f"  subject: {_mention(claim.subject)}"
    yield f"  object: {_mention(claim.object)}"
    for speaker in filter(None, (claim.attributed_to, *claim.via)):
        yield f"  speaker: {_mention(speaker)}"
    yield f"  rule: {claim.rule}"
    yield f"  confidence: {claim.confidence:.2f}   extractor: {claim.extractor}"
    if correction := graph.struck().get(claim.id):
        yield f"struck by {correction.who}: {correction.why}"
    yield "evidence"
    yield f"  {marked(claim)}"
    document = graph.document(claim.document)
    yield f"  {_source(document)}, {claim.sentence.part} {claim.sentence.start}–{claim.sentence.end}"
    for event in graph.events_about(claim):
        yield f"part of event {event.id} ({_status(event)}), claims: {len(event.claims)}"


def _event(graph: KnowledgeGraph, id: str) -> Iterator[str]:
    event = graph.event(id)
    subject, object = graph.actor(event.subject).name, graph.actor(event.object).name
    yield f"event {event.id}"
    yield f"  {_triple(subject, event.relation.id, object)}"
    yield f"  {event.relation.category}, {event.relation.quad}, intensity {event.relation.intensity:+g}"
    yield f"  {_status(event)}, {_when(event.date)}"
    if event.may_be:
        yield f"  may be one with {', '.join(event.may_be)}"
    if event.first_report:
        yield f"  reported {event.first_report}" + (
            f" to {event.last_report}" if event.last_report != event.first_report else ""
        )
    documents = f"documents: {len(event.documents)} (independent: {event.sources})"
    yield f"{documents}, claims: {len(event.claims)}"
    of_other_days = [denial for denial in event.denials if denial not in event.claims]
    for claim in map(graph.claim, (*event.claims, *of_other_days)):
        yield f"  {claim.id}  {_said_by(claim)}, {claim.polarity}, {claim.modality}, {claim.confidence:.2f}"
        yield f"    {marked(claim)}"
        yield f"    {_source(graph.document(claim.document))}"


def _actor(graph: KnowledgeGraph, id: str) -> Iterator[str]:
    actor = graph.actor(id)
    yield f"actor {actor.id}"
    yield f"  name: {actor.name}"
    yield f"  kind: {actor.kind}"
    if actor.country:
        yield f"  country: {actor.country}"
    if actor.wikidata:
        yield f"  wikidata: https://www.wikidata.org/wiki/{actor.wikidata}"
    if actor.sectors:
        yield f"  acts as: {', '.join(actor.sectors)}"
    yield f"  documents: {actor.documents}"
    for row in graph.corrections.rows:
        if row.verdict == "same" and row.object == id:
            yield f"  also counts what {row.subject} did, as {row.who} says: {row.why}"
    yield "named in the text as, and why that is this actor"
    yield from _merged(graph, id)
    events = [event for event in graph.events(actor=id) if id in (event.subject, event.object)]
    yield f"events: {len(events)}, newest first"
    for event in reversed(events):
        subject, object = graph.actor(event.subject).name, graph.actor(event.object).name
        triple = _triple(subject, event.relation.id, object)
        yield f"  {event.id}  {triple}, {_status(event)}, {_when(event.date)}"


def _merged(graph: KnowledgeGraph, id: str) -> Iterator[str]:
    """Each phrase that the actor joins, with what its reading rests on; the most frequent first."""
    ways: Counter[tuple[str, str]] = Counter()
    for claim in graph.claims():
        rest, _, of_object = claim.rule.rpartition("; object: ")
        of_subject = rest.rpartition("; subject: ")[2]
        for mention, how in ((claim.subject, of_subject), (claim.object, of_object)):
            if mention.id == id:
                ways[mention.text, how] += 1
        ways.update((s.text, "speaker") for s in (claim.attributed_to, *claim.via) if s and s.id == id)
    for (text, how), count in sorted(ways.items(), key=lambda way: (-way[1], way[0])):
        yield f"  “{text}” ({how}), {count} {'time' if count == 1 else 'times'}"


def _document(graph: KnowledgeGraph, id: str) -> Iterator[str]:
    document = graph.document(id)
    yield f"document {document.id}"
    for name in ("title", "date", "publisher", "url"):
        if value := getattr(document, name):
            yield f"  {name}: {value}"
    claims = graph.claims(document=id)
    yield f"claims: {len(claims)}"
    for claim in claims:
        yield f"  {claim.id}  {_triple(claim.subject.name, claim.relation.id, claim.object.name)}"
        yield f"    {marked(claim)}"
    if (original := graph.source(id).original) != id:
        yield f"a copy of document {original}: no independent source"


def _triple(subject: str, relation: str, object: str) -> str:
    return f"{subject} – {ontology().relations[relation].label} – {object}"


def _mention(mention: Mention) -> str:
    facts = filter(None, (mention.kind, mention.country, mention.sector, mention.wikidata))
    return f"“{mention.text}” is {mention.name} ({mention.id}; {', '.join(facts)})"


def _said_by(claim: Claim) -> str:
    if claim.attributed_to is None:
        return "said by the article"
    return f"according to {', via '.join(speaker.name for speaker in (claim.attributed_to, *claim.via))}"


def _status(event: Event) -> str:
    if event.contradicted:
        return f"{event.status}, contradicted: one asserts it, another denies it"
    return f"{event.status}, denied by somebody" if event.denied else event.status


def _when(when: When) -> str:
    if when.value is None:
        return "undated"
    days = f"{when.value} to {when.end}" if when.end else when.value
    source = "the day of publication stands in" if when.basis == "document" else "as the text says"
    return f"{days} ({when.precision}; {source})"


def _source(document: Document) -> str:
    return ", ".join(filter(None, (document.id, document.title, document.publisher, document.date)))
