"""RDF: what was read from a document as quads of its own graph. Pure; no blank nodes; RDF 1.1.

Quads are written as lines of N-Quads and parsed: that takes a third of the time of making them one by one.

No triple ever stands in two graphs. The engine's union of graphs would give it twice, and so count it twice;
so plain edges, which many documents may state, stand in the derived graph (rdf_derived.py) and not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from typing import cast
from urllib.parse import quote

import msgspec
import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from dyads.graph.identity import content_digest
from dyads.graph.iris import DATA, DERIVED_GRAPH, NS, PREFIXES, actor_iri, document_iri, run_iri, span_iri
from dyads.graph.merge import edge_of
from dyads.graph.model import Claim, Document, Mention
from dyads.graph.periods import period_text
from dyads.graph.reading import Reading
from dyads.graph.sources import bands, is_day

Object = NamedNode | Literal
DERIVED = NamedNode(DERIVED_GRAPH)


@cache
def term(name: str) -> NamedNode:
    """A term by its prefixed name: `term("dy:about")`."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


RECORD = term("dy:record")
"""Where a claim is kept whole, as JSON."""

TALLY = term("dy:tally")
"""Where an actor's tally is kept, as JSON."""

BAND = term("dy:band")
"""Where the keys by which copies of a document are found are kept."""

BOOKKEEPING = frozenset({RECORD, TALLY, BAND})
"""What only the store needs: it is not exported."""


def category_class(category: str) -> NamedNode:
    """The class of events of a category: `dy:Accuse`."""
    return NamedNode(NS + category.capitalize())


def relation_property(relation: str) -> NamedNode:
    """The property that states a relation: `dy:blames`."""
    return NamedNode(NS + relation)


def reading_quads(reading: Reading) -> list[Quad]:
    """All that a document's named graph holds. A phrase or sentence that claims share stands once."""
    graph = NamedNode(document_iri(reading.document.id))
    run = NamedNode(run_iri(reading.run))
    claims = (line for claim in reading.claims for line in _claim(claim, graph, run))
    return quads(chain(_document(reading, graph, run), claims))


def data(identifier: str) -> NamedNode:
    """The node of a claim or an event."""
    return NamedNode(DATA + quote(identifier, safe=""))


@lru_cache(maxsize=65536)
def decimal(number: float) -> Literal:
    """A number as xsd:decimal, in the form that the engine gives back: no exponent, no idle zeros."""
    text = format(Decimal(repr(number)).normalize() + 0, "f")
    return Literal(text, datatype=term("xsd:decimal"))


@lru_cache(maxsize=65536)
def actor(identifier: str) -> NamedNode:
    """The node of an actor."""
    return NamedNode(actor_iri(identifier))


def _document(reading: Reading, graph: NamedNode, run: NamedNode) -> list[str]:
    document = reading.document
    statements: list[tuple[str, Object]] = [
        ("rdf:type", term("dy:Document")),
        ("dcterms:identifier", Literal(document.id)),
        ("dy:text", Literal(document.text)),
        ("dy:contentDigest", Literal(content_digest(document))),
        ("prov:wasGeneratedBy", run),
        *_metadata(document),
        *(("dy:band", Literal(band)) for band in bands(document.text)),
    ]
    return lines_about(graph, statements, graph)


def _metadata(document: Document) -> Iterator[tuple[str, Object]]:
    if document.title is not None:
        yield "dcterms:title", Literal(document.title)
    if document.date is not None:
        yield "dcterms:issued", day(document.date)
    if document.publisher is not None:
        yield "dcterms:publisher", Literal(document.publisher)
    if document.url is not None:
        # A literal: an address from outside need not be an IRI.
        yield "dy:url", Literal(document.url, datatype=term("xsd:anyURI"))
    if document.extra:
        extra = msgspec.json.encode(document.extra, order="deterministic").decode()
        yield "dy:extra", Literal(extra, datatype=term("rdf:JSON"))


def _claim(claim: Claim, graph: NamedNode, run: NamedNode) -> Iterator[str]:
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
        yield from lines_about(words, facts, graph)
    if claim.attributed_to is not None:
        statements.append(("sem:accordingTo", actor(claim.attributed_to.id)))
    statements += [("dy:via", actor(speaker.id)) for speaker in claim.via]
    if claim.place is not None:
        statements.append(("dy:place", Literal(claim.place.text)))
    yield from lines_about(node, statements, graph)
    facts = _span("dy:Sentence", sentence.text, sentence.start, sentence.end)
    facts.append(("dcterms:isPartOf", graph))
    if part == "title":
        facts.append(("dy:part", Literal(part)))
    yield from lines_about(evidence, facts, graph)


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


def day(text: str) -> Literal:
    """A day as xsd:date; a plain string where it is none."""
    return Literal(text, datatype=term("xsd:date")) if is_day(text) else Literal(text)


def lines_about(subject: NamedNode, statements: Iterable[tuple[str, Object]], graph: NamedNode) -> list[str]:
    """The statements about a subject, each a predicate by its prefixed name and an object, as N-Quads."""
    start, end = f"{subject} ", f" {graph} .\n"
    return [f"{start}{_written(name)} {object}{end}" for name, object in statements]


def quads(lines: Iterable[str]) -> list[Quad]:
    """The quads of lines of N-Quads that pyoxigraph's terms were written to, each once."""
    # lenient: no IRI needs to be checked again.
    text = "".join(dict.fromkeys(lines)).encode()
    return list(cast("Iterable[Quad]", ox.parse(text, ox.RdfFormat.N_QUADS, lenient=True)))


@cache
def _written(name: str) -> str:
    return str(term(name))
