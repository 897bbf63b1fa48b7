"""Changes: which quads a commit adds and deletes, so that the derived graph equals one built anew from all
claims.

Events of a triple are a pure function of the claims of that triple, and an actor's description one of its
tally. So a commit derives both before and after, for the triples and actors that it touches, and writes the
difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from dyads.graph.actors import Tally, describe, tallies_of
from dyads.graph.errors import UnknownIdError
from dyads.graph.iris import document_iri
from dyads.graph.merge import edge_of, events_of
from dyads.graph.model import Claim, Event
from dyads.graph.rdf import actor_quads, event_quads, plain_edges, reading_quads
from dyads.graph.reading import Reading, canonical
from dyads.graph.stored import Stored, tally_quad
from dyads.graph.vocabulary import vocabulary_quads

FEW = 30_000
"""Up to so many quads a plain insertion is faster than a bulk load."""


class Changes(NamedTuple):
    """Named graphs to remove, then quads to delete, then quads to insert."""

    cleared: list[NamedNode]
    deleted: list[Quad]
    inserted: list[Quad]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not any(self)

    def apply(self, database: ox.Store) -> None:
        """Does it, in several steps: to a database that nobody reads meanwhile."""
        for graph in self.cleared:
            database.remove_graph(graph)
        for quad in self.deleted:
            database.remove(quad)
        (database.extend if len(self.inserted) <= FEW else database.bulk_extend)(self.inserted)


def changes(stored: Stored, readings: Iterable[Reading], removed: Iterable[str]) -> Changes:
    """What makes of `stored` a store with those readings added or replaced, and those documents removed.

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
    old_claims = [claim for reading in before.values() for claim in reading.claims]
    new_claims = [claim for reading in after.values() for claim in reading.claims]
    deleted: set[Quad] = set()
    inserted: set[Quad] = set()
    for gone, come in (
        _events(stored, old_claims, new_claims),
        _actors(stored, old_claims, new_claims),
        _vocabulary(stored),
    ):
        deleted |= gone - come
        inserted |= come - gone
    return Changes(
        cleared=[NamedNode(document_iri(document)) for document in before],
        deleted=list(deleted),
        inserted=[*(quad for reading in after.values() for quad in reading_quads(reading)), *inserted],
    )


def _events(stored: Stored, old: list[Claim], new: list[Claim]) -> tuple[set[Quad], set[Quad]]:
    touched = {claim.document for claim in (*old, *new)}
    edges = {edge_of(claim) for claim in (*old, *new)}
    others = [claim for claim in stored.claims_of_edges(edges) if claim.document not in touched]
    before, after = _by_id(events_of(others + old)), _by_id(events_of(others + new))
    changed = [event for event in before.keys() | after.keys() if before.get(event) != after.get(event)]
    # An edge rests on all its events, not only on those that changed.
    return (
        _quads_of(before, changed) | plain_edges(before.values()),
        _quads_of(after, changed) | plain_edges(after.values()),
    )


def _by_id(events: list[Event]) -> dict[str, Event]:
    return {event.id: event for event in events}


def _quads_of(events: dict[str, Event], wanted: list[str]) -> set[Quad]:
    return {quad for event in wanted if event in events for quad in event_quads(events[event])}


def _actors(stored: Stored, old: list[Claim], new: list[Claim]) -> tuple[set[Quad], set[Quad]]:
    less, more = tallies_of(old), tallies_of(new)
    before: set[Quad] = set()
    after: set[Quad] = set()
    for actor in less.keys() | more.keys():
        was = stored.tally(actor)
        now = was.plus(less.get(actor, Tally()), -1).plus(more.get(actor, Tally()))
        before |= tallied_quads(actor, was)
        after |= tallied_quads(actor, now)
    return before, after


def tallied_quads(actor: str, tally: Tally) -> set[Quad]:
    """An actor's description, with the tally it rests on; nothing where no document mentions it."""
    if not tally.documents:
        return set()
    return {*actor_quads(describe(actor, tally)), tally_quad(actor, tally)}


def _vocabulary(stored: Stored) -> tuple[set[Quad], set[Quad]]:
    return stored.vocabulary(), set(vocabulary_quads())
