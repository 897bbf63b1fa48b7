"""Changes: which quads a commit adds and deletes, so that the derived graph equals one built anew from all
claims.

Events of a triple are a pure function of the claims of that triple, and an actor's description one of its
tally. So a commit derives both before and after, for the triples and actors that it touches, and writes the
difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import chain
from typing import NamedTuple

import pyoxigraph as ox
from pyoxigraph import NamedNode

from dyads.graph.actors import Tally, tallies_of
from dyads.graph.bulk import insert
from dyads.graph.corrections import NONE, Corrections
from dyads.graph.errors import UnknownIdError
from dyads.graph.iris import document_iri
from dyads.graph.lines import quads
from dyads.graph.merge import events_of
from dyads.graph.model import Claim, Event
from dyads.graph.rdf import reading_lines
from dyads.graph.rdf_derived import (
    actor_lines,
    copy_lines,
    derived_lines,
    edge_lines,
    event_lines,
    struck_lines,
)  # fmt: skip
from dyads.graph.reading import Reading, canonical
from dyads.graph.sources import Source, bands, sources_of
from dyads.graph.stored import Stored
from dyads.graph.vocabulary import vocabulary_lines


class Changes(NamedTuple):
    """Named graphs to remove, then lines of N-Quads to delete, then readings to insert, and lines, which are
    worked out while the readings are loaded."""

    cleared: list[NamedNode]
    deleted: list[str]
    readings: list[Reading]
    inserted: Callable[[], Iterable[str]]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.cleared or self.deleted or self.readings or any(self.inserted()))

    def apply(self, database: ox.Store) -> None:
        """Does it, in several steps: to a database that nobody reads meanwhile."""
        for graph in self.cleared:
            database.remove_graph(graph)
        for quad in quads(self.deleted):
            database.remove(quad)
        with ThreadPoolExecutor(1) as pool:
            derived = pool.submit(self.inserted)
            insert(database, chain(chain.from_iterable(map(reading_lines, self.readings)), _awaited(derived)))


def _awaited(lines: Future[Iterable[str]]) -> Iterator[str]:
    yield from lines.result()


def changes(
    stored: Stored, readings: Iterable[Reading], removed: Iterable[str], corrections: Corrections = NONE
) -> Changes:
    """What makes of `stored` a store with those readings added or replaced, those documents removed, and
    those corrections.

    Raises UnknownIdError where a document to remove is not stored.
    """
    after = {reading.document.id: canonical(reading) for reading in readings}
    before: dict[str, Reading] = {}
    for document in sorted(after.keys() | set(removed)):
        old = stored.reading(document)
        if old is not None and old != after.get(document):
            before[document] = old
        elif old is not None:
            del after[document]
        elif document not in after:
            raise UnknownIdError(f"There is no document {document!r} in the graph.")
    if stored.empty:
        return Changes([], [], list(after.values()), partial(_all, after, corrections))
    if stored.corrections() != corrections:
        gone, come = _anew(stored, before, after, corrections)
    else:
        gone, come = _touched(stored, before, after, corrections)
    old_terms, new_terms = stored.vocabulary(), set(vocabulary_lines())
    inserted = [*(come - gone), *(new_terms - old_terms)]
    return Changes(
        cleared=[NamedNode(document_iri(document)) for document in before],
        deleted=[*(gone - come), *(old_terms - new_terms)],
        readings=list(after.values()),
        inserted=lambda: inserted,
    )


def _all(after: dict[str, Reading], corrections: Corrections) -> Iterator[str]:
    """The vocabulary, and the derived graph of those readings."""
    return chain(vocabulary_lines(), _derived_of(list(after.values()), corrections))


def _derived_of(readings: list[Reading], corrections: Corrections) -> Iterator[str]:
    """The derived graph of those readings alone. A line may come several times."""
    read = [claim for reading in readings for claim in reading.claims]
    sources = sources_of(reading.document for reading in readings)
    events = events_of(corrections.applied(read), sources)
    return derived_lines(read, corrections, sources, events)


def _anew(
    stored: Stored, before: dict[str, Reading], after: dict[str, Reading], corrections: Corrections
) -> tuple[set[str], set[str]]:
    """The derived graph as it is, and as it will be, as a whole."""
    kept = [
        reading
        for reading in stored.readings()
        if reading.document.id not in before and reading.document.id not in after
    ]
    return stored.derived(), set(_derived_of([*kept, *after.values()], corrections))


def _touched(
    stored: Stored, before: dict[str, Reading], after: dict[str, Reading], corrections: Corrections
) -> tuple[set[str], set[str]]:
    """What the derived graph holds, and will hold, of the edges and actors that the change touches."""
    were, are = _sources(stored, before, after)
    regrouped = {
        document
        for document in were.keys() & are.keys()
        if document not in after and were[document] != are[document]
    }
    unchanged = [claim for document in sorted(regrouped) for claim in stored.claims(document)]
    read_before = [claim for reading in before.values() for claim in reading.claims]
    read_after = [claim for reading in after.values() for claim in reading.claims]
    old, new = corrections.applied(read_before), corrections.applied(read_after)
    parts: list[tuple[Iterable[str], Iterable[str]]] = [
        (copy_lines(were), copy_lines(are)),
        (struck_lines(read_before, corrections), struck_lines(read_after, corrections)),
        _events(stored, corrections, _Share(old, unchanged, were), _Share(new, unchanged, are)),
        _actors(stored, old, new),
    ]
    gone, come = (set(chain.from_iterable(lines)) for lines in zip(*parts, strict=True))
    return gone, come


def _sources(
    stored: Stored, before: dict[str, Reading], after: dict[str, Reading]
) -> tuple[dict[str, Source], dict[str, Source]]:
    """The sources that documents were and are: all that may be copies of one report with a changed one."""
    near = stored.sharing(band for reading in after.values() for band in bands(reading.document.text))
    concerned = set(after).union(*(stored.group(document) for document in before.keys() | near))
    documents = {name: reading.document for name, reading in after.items()}
    for name in concerned - after.keys() - before.keys():
        document = stored.document(name)
        if document is not None:
            documents[name] = document
    return stored.sources(concerned - (after.keys() - before.keys())), sources_of(documents.values())


class _Share(NamedTuple):
    """Claims that one state has and the other has not, claims whose documents became copies or ceased to be,
    and the sources of documents in that state."""

    claims: list[Claim]
    regrouped: list[Claim]
    sources: dict[str, Source]


def _events(
    stored: Stored, corrections: Corrections, old: _Share, new: _Share
) -> tuple[list[str], list[str]]:
    changed_claims = [*old.claims, *new.claims]
    touched = {claim.document for claim in changed_claims}
    aware = [*changed_claims, *corrections.applied(old.regrouped)]
    others = [
        claim
        for claim in corrections.applied(stored.claims_of_edges(corrections.edges_read(aware)))
        if claim.document not in touched
    ]
    rest = stored.sources({claim.document for claim in others} - old.sources.keys())
    before = _by_id(events_of(others + old.claims, {**rest, **old.sources}))
    after = _by_id(events_of(others + new.claims, {**rest, **new.sources}))
    changed = [event for event in before.keys() | after.keys() if before.get(event) != after.get(event)]
    # An edge rests on all its events, not only on those that changed.
    return (
        [*_lines_of(before, changed), *edge_lines(before.values())],
        [*_lines_of(after, changed), *edge_lines(after.values())],
    )


def _by_id(events: list[Event]) -> dict[str, Event]:
    return {event.id: event for event in events}


def _lines_of(events: dict[str, Event], wanted: list[str]) -> Iterator[str]:
    return (line for event in wanted if event in events for line in event_lines(events[event]))


def _actors(stored: Stored, old: list[Claim], new: list[Claim]) -> tuple[list[str], list[str]]:
    less, more = tallies_of(old), tallies_of(new)
    before: list[str] = []
    after: list[str] = []
    for actor in less.keys() | more.keys():
        was = stored.tally(actor)
        now = was.plus(less.get(actor, Tally()), -1).plus(more.get(actor, Tally()))
        before += actor_lines(actor, was)
        after += actor_lines(actor, now)
    return before, after
