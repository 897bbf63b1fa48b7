"""RDF: what follows from all documents together, as N-Quads of the derived graph. Pure functions.

`lines.quads` makes quads of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from dyads.graph.actors import Tally, describe, tallies_of
from dyads.graph.corrections import Correction, Corrections
from dyads.graph.identity import digest, edge_id
from dyads.graph.iris import DATA, PREFIXES
from dyads.graph.lines import (
    DERIVED,
    TRUE,
    actor,
    category_class,
    data,
    day,
    document_node,
    integer,
    lines_about,
    node,
    relation_property,
    string,
    term,
    typed,
)  # fmt: skip
from dyads.graph.model import Claim, Event, When
from dyads.graph.ontology import ontology
from dyads.graph.periods import period_of
from dyads.graph.sources import Sources

_QID = re.compile(r"Q[1-9][0-9]*\Z")


def derived_lines(
    read: Iterable[Claim], corrections: Corrections, sources: Sources, events: Iterable[Event]
) -> Iterator[str]:
    """The derived graph, with the store's tallies. `events` are those of the claims `read`, corrected. A line
    may come several times."""
    read, events = list(read), list(events)
    tallies = tallies_of(corrections.applied(read)).items()
    return chain(
        chain.from_iterable(map(event_lines, events)),
        edge_lines(events),
        chain.from_iterable(actor_lines(identifier, tally) for identifier, tally in tallies),
        copy_lines(sources),
        _correction_lines(corrections),
        struck_lines(read, corrections),
    )


def event_lines(event: Event) -> list[str]:
    """An event and the claims about it, in the derived graph."""
    this = data(event.id)
    edge = edge_id(event.subject, event.relation.id, event.object)
    statements: list[tuple[str, str]] = [
        ("rdf:type", term("sem:Event")),
        ("rdf:type", category_class(event.relation.category)),
        ("dy:subject", actor(event.subject)),
        ("dy:relation", relation_property(event.relation.id)),
        ("dy:object", actor(event.object)),
        ("dy:edge", string(edge)),
        ("dy:status", string(event.status)),
        ("dy:claimCount", integer(len(event.claims))),
        ("dy:documentCount", integer(len(event.documents))),
        ("dy:sourceCount", integer(event.sources)),
        *_when(event.date),
        *(("dy:mayBe", data(other)) for other in event.may_be),
    ]
    if event.denied:
        statements.append(("dy:denied", TRUE))
    if event.contradicted:
        statements.append(("dy:contradicted", TRUE))
    if event.first_report and event.last_report:
        statements.append(("dy:firstReport", day(event.first_report)))
        statements.append(("dy:lastReport", day(event.last_report)))
    about = term("dy:about")
    return [
        *lines_about(this, statements, DERIVED),
        *(_line(data(claim), about, this) for claim in {*event.claims, *event.denials}),
    ]


def edge_lines(events: Iterable[Event]) -> Iterator[str]:
    """The plain edges: the triples that the graph holds for true, each as often as an event states it."""
    for event in events:
        if event.status == "stated":
            relation = relation_property(event.relation.id)
            subject, object = actor(event.subject), actor(event.object)
            yield _line(subject, relation, object)
            if ontology().is_symmetric(event.relation.id):
                yield _line(object, relation, subject)


def actor_lines(identifier: str, tally: Tally) -> list[str]:
    """An actor's description, with the tally it rests on; nothing where no document mentions it."""
    if not tally.documents:
        return []
    described = describe(identifier, tally)
    kept = typed(msgspec.json.encode(tally).decode(), "rdf:JSON")
    statements: list[tuple[str, str]] = [
        ("rdf:type", term("sem:Actor")),
        ("dcterms:identifier", string(described.id)),
        ("skos:prefLabel", string(described.name)),
        ("dy:kind", string(described.kind)),
        ("dy:documentCount", integer(described.documents)),
        ("dy:tally", kept),
        *(("skos:altLabel", string(name)) for name in described.names if name != described.name),
        *(("dy:sector", string(sector)) for sector in described.sectors),
    ]
    if described.country:
        statements.append(("dy:country", string(described.country)))
    if described.wikidata and _QID.match(described.wikidata):
        statements.append(("owl:sameAs", node(PREFIXES["wd"] + described.wikidata)))
    return lines_about(actor(identifier), statements, DERIVED)


def copy_lines(sources: Sources) -> Iterator[str]:
    """Which documents are copies of which."""
    for name, source in sources.items():
        if source.original != name:
            copy, original = document_node(name), document_node(source.original)
            yield _line(copy, term("dy:copyOf"), original)


def _correction_lines(corrections: Corrections) -> Iterator[str]:
    """The corrections themselves: what, by whom, why."""
    for row in corrections.rows:
        statements: list[tuple[str, str]] = [
            ("rdf:type", term("dy:Correction")),
            ("dy:verdict", string(row.verdict)),
            ("dcterms:creator", string(row.who)),
            ("dcterms:description", string(row.why)),
        ]
        if row.claim:
            statements.append(("dy:corrects", data(row.claim)))
        else:
            statements += [("dy:subject", actor(row.subject)), ("dy:object", actor(row.object))]
        yield from lines_about(_correction(row), statements, DERIVED)


def struck_lines(claims: Iterable[Claim], corrections: Corrections) -> Iterator[str]:
    """Which claims are struck by which correction."""
    for claim in claims if corrections.rows else ():
        correction = corrections.striking(claim)
        if correction is not None:
            yield _line(data(claim.id), term("dy:struckBy"), _correction(correction))


def _line(subject: str, predicate: str, object: str) -> str:
    return f"{subject} {predicate} {object} {DERIVED} .\n"


def _correction(row: Correction) -> str:
    return node(f"{DATA}correction-{digest(*msgspec.structs.astuple(row))}")


def _when(when: When) -> Iterator[tuple[str, str]]:
    """A single day has a begin time stamp; every date has the earliest and latest day it may mean."""
    period = period_of(when)
    if period is None:
        return
    first, last = (day(each.isoformat()) for each in period)
    if period.first == period.last:
        yield "sem:hasBeginTimeStamp", first
    yield "sem:hasEarliestBeginTimeStamp", first
    yield "sem:hasLatestEndTimeStamp", last
    yield "dy:datePrecision", string(when.precision or "day")
    yield "dy:dateBasis", string(when.basis)
