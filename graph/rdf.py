"""RDF: what was read from a document, as N-Quads of its own graph. Pure; no blank nodes; RDF 1.1.

No triple ever stands in two graphs. The engine's union of graphs would give it twice, and so count it twice;
so plain edges, which many documents may state, stand in the derived graph (rdf_derived.py) and not here.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dyads.graph.identity import content_digest
from dyads.graph.iris import expanded, run_iri, span_iri
from dyads.graph.lines import (
    actor,
    data,
    day,
    decimal,
    document_node,
    integer,
    lines_about,
    node,
    relation_property,
    string,
    term,
    typed,
)  # fmt: skip
from dyads.graph.merge import edge_of
from dyads.graph.model import Claim, Document, Mention
from dyads.graph.periods import period_text
from dyads.graph.reading import Reading
from dyads.graph.sources import bands

BOOKKEEPING = frozenset(map(expanded, ("dy:record", "dy:tally", "dy:band")))
"""What only the store needs and no export has, as IRIs: where a claim and an actor's tally are kept whole, as
JSON, and the keys by which copies of a document are found."""


def reading_lines(reading: Reading) -> Iterator[str]:
    """All that a document's named graph holds. A line that claims share may come several times."""
    graph, run = document_node(reading.document.id), node(run_iri(reading.run))
    yield from _document(reading, graph, run)
    for claim in reading.claims:
        yield from _claim(claim, graph, run)


def _document(reading: Reading, graph: str, run: str) -> list[str]:
    document = reading.document
    statements: list[tuple[str, str]] = [
        ("rdf:type", term("dy:Document")),
        ("dcterms:identifier", string(document.id)),
        ("dy:text", string(document.text)),
        ("dy:contentDigest", string(content_digest(document))),
        ("prov:wasGeneratedBy", run),
        *_metadata(document),
        *(("dy:band", string(band)) for band in bands(document.text)),
    ]
    return lines_about(graph, statements, graph)


def _metadata(document: Document) -> Iterator[tuple[str, str]]:
    if document.title is not None:
        yield "dcterms:title", string(document.title)
    if document.date is not None:
        yield "dcterms:issued", day(document.date)
    if document.publisher is not None:
        yield "dcterms:publisher", string(document.publisher)
    if document.url is not None:
        # A literal: an address from outside need not be an IRI.
        yield "dy:url", typed(document.url, "xsd:anyURI")
    if document.extra:
        extra = msgspec.json.encode(document.extra, order="deterministic").decode()
        yield "dy:extra", typed(extra, "rdf:JSON")


def _claim(claim: Claim, graph: str, run: str) -> list[str]:
    lines: list[str] = []
    subject, object = actor(claim.subject.id), actor(claim.object.id)
    relation = relation_property(claim.relation.id)
    sentence, part = claim.sentence, claim.sentence.part
    evidence = node(span_iri("s", claim.document, part, sentence.start, sentence.end))
    statements: list[tuple[str, str]] = [
        ("rdf:type", term("dy:Claim")),
        ("rdf:type", term("rdf:Statement")),
        ("rdf:subject", subject),
        ("rdf:predicate", relation),
        ("rdf:object", object),
        ("dy:edge", string(edge_of(claim))),
        ("dy:polarity", string(claim.polarity)),
        ("dy:modality", string(claim.modality)),
        ("dy:confidence", decimal(claim.confidence)),
        ("dy:record", typed(msgspec.json.encode(claim).decode(), "rdf:JSON")),
        ("dy:trigger", string(claim.trigger.text)),
        ("prov:wasDerivedFrom", evidence),
        ("prov:wasGeneratedBy", run),
        ("dy:period", string(period_text(claim.date))),
        ("dy:dateBasis", string(claim.date.basis)),
    ]
    for role, mention in _mentions(claim):
        words = node(span_iri("m", claim.document, part, mention.start, mention.end))
        statements.append((role, words))
        facts = _span("dy:Mention", mention.text, mention.start, mention.end)
        facts.append(("dy:refersTo", actor(mention.id)))
        if mention.sector:
            facts.append(("dy:sector", string(mention.sector)))
        lines += lines_about(words, facts, graph)
    if claim.attributed_to is not None:
        statements.append(("sem:accordingTo", actor(claim.attributed_to.id)))
    statements += [("dy:via", actor(speaker.id)) for speaker in claim.via]
    if claim.place is not None:
        statements.append(("dy:place", string(claim.place.text)))
    lines += lines_about(data(claim.id), statements, graph)
    facts = _span("dy:Sentence", sentence.text, sentence.start, sentence.end)
    facts.append(("dcterms:isPartOf", graph))
    if part == "title":
        facts.append(("dy:part", string(part)))
    return lines + lines_about(evidence, facts, graph)


def _mentions(claim: Claim) -> Iterator[tuple[str, Mention]]:
    yield "dy:subjectMention", claim.subject
    yield "dy:objectMention", claim.object
    if claim.attributed_to is not None:
        yield "dy:speakerMention", claim.attributed_to


def _span(kind: str, words: str, start: int, end: int) -> list[tuple[str, str]]:
    return [
        ("rdf:type", term(kind)),
        ("oa:start", integer(start)),
        ("oa:end", integer(end)),
        ("oa:exact", string(words)),
    ]
