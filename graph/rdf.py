"""RDF: what a reading, an event and an actor are as quads. Pure functions; no blank nodes; RDF 1.1.

No triple ever stands in two graphs. The engine's union of graphs would give it twice, and so count it twice;
so plain edges, which many documents may state, stand in the derived graph and not in each document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from urllib.parse import quote

import msgspec
from pyoxigraph import Literal, NamedNode, Quad

from dyads.graph.actors import ActorNode
from dyads.graph.identity import content_digest, edge_id
from dyads.graph.iris import DATA, DERIVED_GRAPH, NS, PREFIXES, actor_iri, document_iri, run_iri, span_iri
from dyads.graph.merge import edge_of
from dyads.graph.model import Claim, Document, Event, Mention, When
from dyads.graph.ontology import ontology
from dyads.graph.periods import period_of, period_text
from dyads.graph.reading import Reading

Object = NamedNode | Literal
DERIVED = NamedNode(DERIVED_GRAPH)
_QID = re.compile(r"Q[1-9][0-9]*\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@cache
def term(name: str) -> NamedNode:
    """A term by its prefixed name: `term("dy:about")`."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


RECORD = term("dy:record")
"""Where a claim is kept whole, as JSON: for the store, not for export."""


def category_class(category: str) -> NamedNode:
    """The class of events of a category: `dy:Accuse`."""
    return NamedNode(NS + category.capitalize())


def relation_property(relation: str) -> NamedNode:
    """The property that states a relation: `dy:blames`."""
    return NamedNode(NS + relation)


def reading_quads(reading: Reading) -> list[Quad]:
    """All that a document's named graph holds. A phrase or sentence that claims share stands once."""
    graph = NamedNode(document_iri(reading.document.id))
    quads = dict.fromkeys(_document(reading, graph))
    for claim in reading.claims:
        quads.update(dict.fromkeys(_claim(claim, graph, NamedNode(run_iri(reading.run)))))
    return list(quads)


def event_quads(event: Event) -> list[Quad]:
    """An event and the claims about it, in the derived graph."""
    node = data(event.id)
    edge = edge_id(event.subject, event.relation.id, event.object)
    statements: list[tuple[str, Object]] = [
        ("rdf:type", term("sem:Event")),
        ("rdf:type", category_class(event.relation.category)),
        ("dy:subject", actor(event.subject)),
        ("dy:relation", relation_property(event.relation.id)),
        ("dy:object", actor(event.object)),
        ("dy:edge", Literal(edge)),
        ("dy:status", Literal(event.status)),
        ("dy:claimCount", Literal(len(event.claims))),
        ("dy:documentCount", Literal(len(event.documents))),
        ("dy:sourceCount", Literal(event.sources)),
        *_when(event.date),
        *(("dy:mayBe", data(other)) for other in event.may_be),
    ]
    if event.denied:
        statements.append(("dy:denied", Literal(True)))
    about = term("dy:about")
    return [
        *_quads(node, statements, DERIVED),
        *(Quad(data(claim), about, node, DERIVED) for claim in event.claims),
    ]


def plain_edges(events: Iterable[Event]) -> set[Quad]:
    """The triples that the graph holds for true, each once however many events and documents state it."""
    edges = set()
    for event in events:
        if event.status == "stated":
            subject, relation, object = event.subject, relation_property(event.relation.id), event.object
            edges.add(Quad(actor(subject), relation, actor(object), DERIVED))
            if ontology().is_symmetric(event.relation.id):
                edges.add(Quad(actor(object), relation, actor(subject), DERIVED))
    return edges


def actor_quads(described: ActorNode) -> list[Quad]:
    """What the graph knows of an actor, in the derived graph."""
    statements: list[tuple[str, Object]] = [
        ("rdf:type", term("sem:Actor")),
        ("dcterms:identifier", Literal(described.id)),
        ("skos:prefLabel", Literal(described.name)),
        ("dy:kind", Literal(described.kind)),
        ("dy:documentCount", Literal(described.documents)),
        *(("skos:altLabel", Literal(name)) for name in described.names if name != described.name),
        *(("dy:sector", Literal(sector)) for sector in described.sectors),
    ]
    if described.country:
        statements.append(("dy:country", Literal(described.country)))
    if described.wikidata and _QID.match(described.wikidata):
        statements.append(("owl:sameAs", NamedNode(PREFIXES["wd"] + described.wikidata)))
    return list(_quads(actor(described.id), statements, DERIVED))


def data(identifier: str) -> NamedNode:
    """The node of a claim or an event."""
    return NamedNode(DATA + quote(identifier, safe=""))


def decimal(number: float) -> Literal:
    """A number as xsd:decimal, in the form that the engine gives back: no exponent, no idle zeros."""
    text = format(Decimal(repr(number)).normalize() + 0, "f")
    return Literal(text, datatype=term("xsd:decimal"))


@lru_cache(maxsize=65536)
def actor(identifier: str) -> NamedNode:
    """The node of an actor."""
    return NamedNode(actor_iri(identifier))


def _document(reading: Reading, graph: NamedNode) -> Iterator[Quad]:
    document = reading.document
    run = NamedNode(run_iri(reading.run))
    statements: list[tuple[str, Object]] = [
        ("rdf:type", term("dy:Document")),
        ("dcterms:identifier", Literal(document.id)),
        ("dy:text", Literal(document.text)),
        ("dy:contentDigest", Literal(content_digest(document))),
        ("prov:wasGeneratedBy", run),
        *_metadata(document),
    ]
    yield from _quads(graph, statements, graph)


def _metadata(document: Document) -> Iterator[tuple[str, Object]]:
    if document.title is not None:
        yield "dcterms:title", Literal(document.title)
    if document.date is not None:
        yield "dcterms:issued", _day(document.date)
    if document.publisher is not None:
        yield "dcterms:publisher", Literal(document.publisher)
    if document.url is not None:
        # A literal: an address from outside need not be an IRI.
        yield "dy:url", Literal(document.url, datatype=term("xsd:anyURI"))
    if document.extra:
        extra = msgspec.json.encode(document.extra, order="deterministic").decode()
        yield "dy:extra", Literal(extra, datatype=term("rdf:JSON"))


def _claim(claim: Claim, graph: NamedNode, run: NamedNode) -> Iterator[Quad]:
    node = data(claim.id)
    subject, object = actor(claim.subject.id), actor(claim.object.id)
    relation = relation_property(claim.relation.id)
    sentence, part = claim.sentence, claim.sentence.part
    evidence = NamedNode(span_iri("s", claim.document, part, sentence.start, sentence.end))
    statements: list[tuple[str, Object]] = [
        ("rdf:type", term("dy:Claim")),
        ("rdf:type", term("rdf:Statement")),
        ("rdf:subject", subject),
        ("rdf:predicate", relation),
        ("rdf:object", object),
        ("dy:edge", Literal(edge_of(claim))),
        ("dy:polarity", Literal(claim.polarity)),
        ("dy:modality", Literal(claim.modality)),
        ("dy:confidence", decimal(claim.confidence)),
        ("dy:record", Literal(msgspec.json.encode(claim).decode(), datatype=term("rdf:JSON"))),
        ("dy:trigger", Literal(claim.trigger.text)),
        ("prov:wasDerivedFrom", evidence),
        ("prov:wasGeneratedBy", run),
        ("dy:period", Literal(period_text(claim.date))),
        ("dy:dateBasis", Literal(claim.date.basis)),
    ]
    for role, mention in _mentions(claim):
        words = NamedNode(span_iri("m", claim.document, part, mention.start, mention.end))
        statements.append((role, words))
        facts = _span("dy:Mention", mention.text, mention.start, mention.end)
        facts.append(("dy:refersTo", actor(mention.id)))
        if mention.sector:
            facts.append(("dy:sector", Literal(mention.sector)))
        yield from _quads(words, facts, graph)
    if claim.attributed_to is not None:
        statements.append(("sem:accordingTo", actor(claim.attributed_to.id)))
    statements += [("dy:via", actor(speaker.id)) for speaker in claim.via]
    if claim.place is not None:
        statements.append(("dy:place", Literal(claim.place.text)))
    yield from _quads(node, statements, graph)
    facts = _span("dy:Sentence", sentence.text, sentence.start, sentence.end)
    facts.append(("dcterms:isPartOf", graph))
    if part == "title":
        facts.append(("dy:part", Literal(part)))
    yield from _quads(evidence, facts, graph)


def _mentions(claim: Claim) -> Iterator[tuple[str, Mention]]:
    yield "dy:subjectMention", claim.subject
    yield "dy:objectMention", claim.object
    if claim.attributed_to is not None:
        yield "dy:speakerMention", claim.attributed_to


def _span(kind: str, text: str, start: int, end: int) -> list[tuple[str, Object]]:
    return [
        ("rdf:type", term(kind)),
        ("oa:start", Literal(start)),
        ("oa:end", Literal(end)),
        ("oa:exact", Literal(text)),
    ]


def _when(when: When) -> Iterator[tuple[str, Object]]:
    """A single day has a begin time stamp; every date has the earliest and latest day it may mean."""
    period = period_of(when)
    if period is None:
        return
    first, last = (_day(day.isoformat()) for day in period)
    if period.first == period.last:
        yield "sem:hasBeginTimeStamp", first
    yield "sem:hasEarliestBeginTimeStamp", first
    yield "sem:hasLatestEndTimeStamp", last
    yield "dy:datePrecision", Literal(when.precision or "day")
    yield "dy:dateBasis", Literal(when.basis)


def _day(text: str) -> Literal:
    """A day as xsd:date; a plain string where it is none."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return Literal(text)
    return Literal(text, datatype=term("xsd:date")) if _DAY.match(text) else Literal(text)


def _quads(subject: NamedNode, statements: Iterable[tuple[str, Object]], graph: NamedNode) -> Iterator[Quad]:
    return (Quad(subject, term(name), object, graph) for name, object in statements)
