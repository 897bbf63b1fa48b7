"""The knowledge graph as a Python object: in memory, or a store on disk as it was when it was opened."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, Unpack

from pyoxigraph import Quad

from dyads.graph import measures
from dyads.graph.actors import ActorNode, describe_actors
from dyads.graph.corrections import NONE, Correction, Corrections
from dyads.graph.errors import UnknownIdError
from dyads.graph.filters import Filters, matching
from dyads.graph.lines import quads
from dyads.graph.measures import By, Centrality, DyadPeriod, Of, Span, Triad
from dyads.graph.merge import event_of, events_of
from dyads.graph.model import Claim, Document, Event
from dyads.graph.rdf import BOOKKEEPING, reading_lines
from dyads.graph.rdf_derived import derived_lines
from dyads.graph.reading import Reading, canonical
from dyads.graph.sources import Source, day_of, sources_of
from dyads.graph.sparql import Answer, Value, answer
from dyads.graph.store import Generation, Writer, damage_told
from dyads.graph.stored import Stored
from dyads.graph.vocabulary import vocabulary_quads

if TYPE_CHECKING:  # half a second each to load: only for whoever asks for their graphs
    import networkx
    import rdflib

T = TypeVar("T")
ROWS = 100_000
"""How many rows a query may give unless more are asked for."""


class KnowledgeGraph:
    """Documents, the claims read from them, and the events and actors that those amount to.

    Make one with `open` or `in_memory`. One that was opened stays as it was, whatever other processes
    write, until it is changed through its own `add` and `remove`. What is asked for is read into memory at
    the first question.
    """

    def __init__(self, generation: Generation | None, directory: Path | None) -> None:
        """For `open` and `in_memory`."""
        self._generation = generation
        self._directory = directory
        self._contents: _Contents | None = None

    @classmethod
    def open(cls, directory: str | Path) -> Self:
        """The graph that `dyads build -o directory` made. Raises StoreError where there is none."""
        directory = Path(directory)
        return cls(Generation(directory), directory)

    @classmethod
    def in_memory(cls, readings: Iterable[Reading] = (), corrections: Corrections = NONE) -> Self:
        """A graph that is kept nowhere."""
        graph = cls(None, None)
        graph._contents = _Contents(readings, corrections)
        return graph

    def add(self, readings: Iterable[Reading]) -> None:
        """Adds what was read; a document that is there is replaced. On disk where the graph was opened from
        there."""
        self._change(readings, ())

    def remove(self, document_id: str) -> None:
        """Retracts a document, as had it never been read. Raises UnknownIdError."""
        self._change((), (document_id,))

    def documents(self) -> list[Document]:
        """All documents, by id."""
        return [reading.document for reading in self._all.readings.values()]

    def readings(self) -> list[Reading]:
        """What each document yielded, by id of the document."""
        return list(self._all.readings.values())

    def document(self, document_id: str) -> Document:
        """The document of that id. Raises UnknownIdError."""
        return _found(self._all.readings, document_id, "document").document

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id, also where a correction struck it. Raises UnknownIdError."""
        return self._all.claims.get(claim_id) or _found(self._all.read, claim_id, "claim")

    def event(self, event_id: str) -> Event:
        """The event of that id. Raises UnknownIdError."""
        return _found(self._all.events, event_id, "event")

    def actor(self, actor_id: str) -> ActorNode:
        """The actor of that id. Raises UnknownIdError."""
        return _found(self._all.actors, actor_id, "actor")

    def claims(self, **filters: Unpack[Filters]) -> list[Claim]:
        """The claims for which every filter holds, by document, in the order of the text, as corrected.

        Filters: see `Filters`.
        """
        return list(matching(self._all.claims.values(), filters))

    def events(self, **filters: Unpack[Filters]) -> list[Event]:
        """The events that some claim is about for which every filter holds, by first day, the undated first.

        Claims that deny an event are looked at only with `polarity="negative"`. `status` is the event's.
        """
        status = filters.pop("status", None)
        filters["polarity"] = filters.get("polarity") or "positive"
        next(matching((), {"status": status}), None)
        ids = {event_of(claim) for claim in matching(self._all.claims.values(), filters)}
        events = (self._all.events[event] for event in ids if event in self._all.events)
        chosen = [event for event in events if status in (None, event.status)]
        return sorted(chosen, key=lambda event: (event.date.value or "", event.id))

    def events_about(self, claim: Claim) -> list[Event]:
        """The events that a claim asserts or denies: one, or none where it is struck, or denies what nobody
        asserts."""
        return [self._all.events[event] for event in self._all.about.get(claim.id, ())]

    def source(self, document_id: str) -> Source:
        """Which report a document repeats, and when it was published. Raises UnknownIdError."""
        return _found(self._all.sources, document_id, "document")

    def actors(self) -> dict[str, ActorNode]:
        """Every actor that a claim mentions, by id."""
        return dict(self._all.actors)

    @property
    def corrections(self) -> Corrections:
        """The corrections that the graph was made with: those of its corrections.csv at the last build."""
        return self._all.corrections

    def struck(self) -> dict[str, Correction]:
        """The claims that a correction strikes, by id: they count for nothing else in the graph."""
        return dict(self._all.struck)

    def series(
        self, *, by: By = "country", of: Of = "events", period: Span = "year", **filters: Unpack[Filters]
    ) -> list[DyadPeriod]:
        """Conflict and cooperation by dyad and period; see `measures.series`. Filters: which events count."""
        return measures.series(self.events(**filters), self._all.actors, by=by, of=of, period=period)

    def central(
        self, *, by: By = "country", of: Of = "events", **filters: Unpack[Filters]
    ) -> list[Centrality]:
        """The actors who have most to do with others, first; see `measures.central`."""
        return measures.central(self.events(**filters), self._all.actors, by=by, of=of)

    def triads(self, *, by: By = "country", of: Of = "events", **filters: Unpack[Filters]) -> list[Triad]:
        """Threes who all have to do with each other, balanced or not; see `measures.triads`."""
        return measures.triads(self.events(**filters), self._all.actors, by=by, of=of)

    def within(self, network: networkx.MultiDiGraph) -> Self:
        """The way back from `networkx`: a graph in memory of the claims on that network's edges alone.

        So a network can be cut down with NetworkX (a community, a core, an actor's neighbours) and what is
        left be queried, exported and cited: claims and events keep their ids.
        """
        from dyads.graph.network import triples

        kept = triples(network)
        readings = [
            Reading(
                reading.document,
                tuple(
                    claim
                    for claim in reading.claims
                    if (corrected := self._all.claims.get(claim.id)) is not None
                    and (corrected.subject.id, corrected.relation.id, corrected.object.id) in kept
                ),
                reading.run,
            )
            for reading in self._all.readings.values()
        ]
        return type(self).in_memory(readings, self.corrections)

    def networkx(self) -> networkx.MultiDiGraph:
        """A fresh MultiDiGraph: a node per actor, an edge per (subject, relation, object). See
        `network.network`."""
        from dyads.graph.network import network

        return network(self._all.claims.values(), self._all.events, self._all.actors)

    def rdf(self) -> rdflib.Graph:
        """Everything as one rdflib graph: vocabulary, documents, claims, plain edges, events, actors."""
        from dyads.graph.rdflib_bridge import rdflib_graph

        return rdflib_graph(self.quads())

    def quads(self) -> Iterator[Quad]:
        """Everything as pyoxigraph quads, a named graph per document; without the store's own bookkeeping."""
        everything = self._all
        yield from vocabulary_quads()
        for reading in everything.readings.values():
            yield from _exported(reading_lines(reading))
        yield from _exported(
            derived_lines(
                everything.read.values(),
                everything.corrections,
                everything.sources,
                everything.events.values(),
            )
        )

    def query(self, sparql: str, timeout: float = 10, limit: int = ROWS) -> list[dict[str, Value]]:
        """Rows that a SPARQL query gives, as dicts; see `answer`."""
        return self.answer(sparql, timeout, limit).rows

    def answer(self, sparql: str, timeout: float = 10, limit: int = ROWS) -> Answer:
        """The answer to a SPARQL query over the union of all graphs; `timeout` in seconds, `limit` in rows.

        The prefixes of `iris.PREFIXES` need not be declared. Raises QueryError, QueryLimitError.
        """
        if self._generation is not None:
            return answer(self._generation.path, sparql, timeout, limit)
        return answer(self._all.database, sparql, timeout, limit)

    @property
    def _all(self) -> _Contents:
        if self._contents is None:
            assert self._generation is not None
            with damage_told(self._generation.path.parent.parent):
                stored = Stored(self._generation.database())
                self._contents = _Contents(stored.readings(), stored.corrections(), stored.originals())
        return self._contents

    def _change(self, readings: Iterable[Reading], removed: Iterable[str]) -> None:
        if self._directory is None:
            kept = dict(self._all.readings)
            for document in removed:
                _found(kept, document, "document")
                del kept[document]
            self._contents = _Contents([*kept.values(), *readings], self._all.corrections)
            return
        with Writer(self._directory) as writer:
            writer.commit(readings, removed)
        self._generation, self._contents = Generation(self._directory), None


class _Contents:
    """Readings, and what follows from them, worked out when first asked for."""

    def __init__(
        self,
        readings: Iterable[Reading],
        corrections: Corrections,
        originals: Mapping[str, str] | None = None,
    ) -> None:
        """`originals` as a store has them; without, copies are looked for anew."""
        by_id = {reading.document.id: canonical(reading) for reading in readings}
        self.readings = dict(sorted(by_id.items()))
        self.corrections = corrections
        self._originals = originals
        self.read = {claim.id: claim for reading in self.readings.values() for claim in reading.claims}
        self.claims = {claim.id: claim for claim in corrections.applied(self.read.values())}

    @cached_property
    def struck(self) -> dict[str, Correction]:
        striking = (
            (name, self.corrections.striking(self.read[name]))
            for name in self.read.keys() - self.claims.keys()
        )
        return {name: correction for name, correction in sorted(striking) if correction is not None}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for event in events_of(self.claims.values(), self.sources)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        documents = [reading.document for reading in self.readings.values()]
        if self._originals is None:
            return sources_of(documents)
        return {each.id: Source(self._originals.get(each.id, each.id), day_of(each)) for each in documents}

    @cached_property
    def about(self) -> dict[str, list[str]]:
        about: dict[str, list[str]] = {}
        for event in self.events.values():
            for claim in {*event.claims, *event.denials}:
                about.setdefault(claim, []).append(event.id)
        return about

    @cached_property
    def actors(self) -> dict[str, ActorNode]:
        return describe_actors(self.claims.values())

    @cached_property
    def database(self) -> Path:
        """A store of these contents, for queries; it is removed with them."""
        directory = Path(tempfile.mkdtemp(prefix="dyads-"))
        weakref.finalize(self, shutil.rmtree, directory, ignore_errors=True)
        with Writer(directory, self.corrections) as writer:
            writer.commit(self.readings.values())
        return Generation(directory).path


def _exported(lines: Iterable[str]) -> Iterator[Quad]:
    return (quad for quad in quads(lines) if quad.predicate.value not in BOOKKEEPING)


def _found(things: dict[str, T], identifier: str, kind: str) -> T:
    try:
        return things[identifier]
    except KeyError:
        raise UnknownIdError(f"There is no {kind} {identifier!r} in the graph.") from None
