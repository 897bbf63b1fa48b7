"""What a database holds, as the data types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

import msgspec
import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from dyads.graph.actors import Tally
from dyads.graph.iris import PREFIXES, document_iri, document_of, run_of
from dyads.graph.model import Claim, Document
from dyads.graph.rdf import DERIVED, actor, term
from dyads.graph.reading import Reading, canonical
from dyads.graph.vocabulary import GRAPH as VOCABULARY

_FIELDS = {
    "dcterms:identifier": "id",
    "dy:text": "text",
    "dcterms:title": "title",
    "dcterms:issued": "date",
    "dcterms:publisher": "publisher",
    "dy:url": "url",
}
_NAMES = {term(name): name for name in (*_FIELDS, "dy:extra", "prov:wasGeneratedBy")}
_CLAIM = msgspec.json.Decoder(Claim)
_TALLY = msgspec.json.Decoder(Tally)
_KEYS_A_QUERY = 1000


class Stored:
    """Reads a database."""

    def __init__(self, database: ox.Store) -> None:
        self._database = database

    def known(self) -> dict[str, tuple[str, str]]:
        """Document id → (content digest, run)."""
        rows = self._select("?g ?digest ?run", "?g dy:contentDigest ?digest ; prov:wasGeneratedBy ?run")
        return {document_of(g.value): (digest.value, run_of(run.value)) for g, digest, run in rows}

    def readings(self) -> list[Reading]:
        """Everything, sorted by document id."""
        facts: dict[str, dict[str, str]] = defaultdict(dict)
        for g, predicate, value in self._select("?g ?p ?o", "?g dy:contentDigest ?any ; ?p ?o"):
            if predicate in _NAMES:
                facts[g.value][_NAMES[predicate]] = value.value
        claims: dict[str, list[Claim]] = defaultdict(list)
        for quad in self._with("dy:record"):
            claims[quad.graph_name.value].append(_CLAIM.decode(quad.object.value))
        readings = (_reading(facts[graph], claims[graph]) for graph in facts)
        return sorted(readings, key=lambda reading: reading.document.id)

    def reading(self, document: str) -> Reading | None:
        """What was read from a document; None where it is not stored."""
        graph = NamedNode(document_iri(document))
        quads: Iterable[Any] = self._database.quads_for_pattern(graph, None, None, graph)
        facts = {_NAMES[quad.predicate]: quad.object.value for quad in quads if quad.predicate in _NAMES}
        if not facts:
            return None
        return _reading(facts, [_CLAIM.decode(quad.object.value) for quad in self._with("dy:record", graph)])

    def claims_of_edges(self, edges: Iterable[str]) -> list[Claim]:
        """All claims of the triples with those ids."""
        keys = sorted(edges)
        claims = []
        for start in range(0, len(keys) if self._database else 0, _KEYS_A_QUERY):
            values = " ".join(f'"{key}"' for key in keys[start : start + _KEYS_A_QUERY])
            pattern = f"VALUES ?edge {{ {values} }} ?claim dy:edge ?edge ; dy:record ?record"
            claims += [_CLAIM.decode(record.value) for (record,) in self._select("?record", pattern)]
        return claims

    def tally(self, identifier: str) -> Tally:
        """The tally of an actor; an empty one where nobody mentions it."""
        found: Iterable[Any] = self._database.quads_for_pattern(
            actor(identifier), term("dy:tally"), None, DERIVED
        )
        return next((_TALLY.decode(quad.object.value) for quad in found), Tally())

    def vocabulary(self) -> set[Quad]:
        """The vocabulary as the version that wrote it had it."""
        return set(self._database.quads_for_pattern(None, None, None, VOCABULARY))

    def _select(self, variables: str, pattern: str) -> Iterable[Any]:
        rows = self._database.query(f"SELECT {variables} {{ GRAPH ?g {{ {pattern} }} }}", prefixes=PREFIXES)
        return cast("Iterable[Any]", rows)

    def _with(self, predicate: str, graph: NamedNode | None = None) -> Iterable[Any]:
        return self._database.quads_for_pattern(None, term(predicate), None, graph)


def _reading(facts: dict[str, str], claims: list[Claim]) -> Reading:
    fields = {field: facts[name] for name, field in _FIELDS.items() if name in facts}
    extra = msgspec.json.decode(facts["dy:extra"]) if "dy:extra" in facts else {}
    document = Document(extra=extra, **fields)
    return canonical(Reading(document, tuple(claims), run_of(facts["prov:wasGeneratedBy"])))


def tally_quad(identifier: str, tally: Tally) -> Quad:
    """Where an actor's tally is kept."""
    text = msgspec.json.encode(tally).decode()
    return Quad(actor(identifier), term("dy:tally"), Literal(text, datatype=term("rdf:JSON")), DERIVED)
