"""RDF: what follows from all documents together, as quads of the derived graph. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from pyoxigraph import Literal, NamedNode, Quad

from dyads.graph.actors import ActorNode, Tally, describe, tallies_of
from dyads.graph.corrections import Correction, Corrections
from dyads.graph.identity import digest, edge_id
from dyads.graph.iris import DATA, PREFIXES, document_iri
from dyads.graph.model import Claim, Event, When
from dyads.graph.ontology import ontology
from dyads.graph.periods import period_of
from dyads.graph.rdf import (
    DERIVED,
    TALLY,
    Object,
    actor,
    category_class,
    data,
    day,
    quads_about,
    relation_property,
    term,
)  # fmt: skip
from dyads.graph.sources import Source, Sources

_QID = re.compile(r"Q[1-9][0-9]*\Z")


def derived_quads(
    read: Iterable[Claim], corrections: Corrections, sources: Sources, events: Iterable[Event]
) -> set[Quad]:
    """The derived graph, with the store's tallies. `events` are those of the claims `read`, corrected."""
    read, events = list(read), list(events)
    quads = {quad for event in events for quad in event_quads(event)} | plain_edges(events)
    for identifier, tally in tallies_of(corrections.applied(read)).items():
        quads |= tallied_quads(identifier, tally)
    return quads.union(copy_quads(sources), correction_quads(corrections), struck_quads(read, corrections))


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
    if event.contradicted:
        statements.append(("dy:contradicted", Literal(True)))
    if event.first_report and event.last_report:
        statements.append(("dy:firstReport", day(event.first_report)))
        statements.append(("dy:lastReport", day(event.last_report)))
    about = term("dy:about")
    return [
        *quads_about(node, statements, DERIVED),
        *(Quad(data(claim), about, node, DERIVED) for claim in {*event.claims, *event.denials}),
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
    return list(quads_about(actor(described.id), statements, DERIVED))


def tallied_quads(identifier: str, tally: Tally) -> set[Quad]:
    """An actor's description, with the tally it rests on; nothing where no document mentions it."""
    if not tally.documents:
        return set()
    text = Literal(msgspec.json.encode(tally).decode(), datatype=term("rdf:JSON"))
    return {*actor_quads(describe(identifier, tally)), Quad(actor(identifier), TALLY, text, DERIVED)}


def copy_quads(sources: Sources) -> set[Quad]:
    """Which documents are copies of which."""
    return {copy_quad(name, source) for name, source in sources.items() if source.original != name}


def copy_quad(document: str, source: Source) -> Quad:
    """That a document is a copy of another."""
    original = NamedNode(document_iri(source.original))
    return Quad(NamedNode(document_iri(document)), term("dy:copyOf"), original, DERIVED)


def correction_quads(corrections: Corrections) -> Iterator[Quad]:
    """The corrections themselves: what, by whom, why."""
    for row in corrections.rows:
        statements: list[tuple[str, Object]] = [
            ("rdf:type", term("dy:Correction")),
            ("dy:verdict", Literal(row.verdict)),
            ("dcterms:creator", Literal(row.who)),
            ("dcterms:description", Literal(row.why)),
        ]
        if row.claim:
            statements.append(("dy:corrects", data(row.claim)))
        else:
            statements += [("dy:subject", actor(row.subject)), ("dy:object", actor(row.object))]
        yield from quads_about(_correction(row), statements, DERIVED)


def struck_quads(claims: Iterable[Claim], corrections: Corrections) -> Iterator[Quad]:
    """Which claims are struck by which correction."""
    for claim in claims if corrections.rows else ():
        correction = corrections.striking(claim)
        if correction is not None:
            yield Quad(data(claim.id), term("dy:struckBy"), _correction(correction), DERIVED)


def _correction(row: Correction) -> NamedNode:
    return NamedNode(f"{DATA}correction-{digest(*msgspec.structs.astuple(row))}")


def _when(when: When) -> Iterator[tuple[str, Object]]:
    """A single day has a begin time stamp; every date has the earliest and latest day it may mean."""
    period = period_of(when)
    if period is None:
        return
    first, last = (day(each.isoformat()) for each in period)
    if period.first == period.last:
        yield "sem:hasBeginTimeStamp", first
    yield "sem:hasEarliestBeginTimeStamp", first
    yield "sem:hasLatestEndTimeStamp", last
    yield "dy:datePrecision", Literal(when.precision or "day")
    yield "dy:dateBasis", Literal(when.basis)
