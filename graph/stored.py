"""What a database holds, as the data types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, cast

import msgspec
import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from dyads.graph.actors import Tally
from dyads.graph.corrections import Correction, Corrections
from dyads.graph.iris import (
    DERIVED_GRAPH,
    PREFIXES,
    VOCABULARY_GRAPH,
    actor_iri,
    actor_of,
    data_id,
    document_iri,
    document_of,
    expanded,
    run_of,
)  # fmt: skip
from dyads.graph.model import Claim, Document
from dyads.graph.reading import Reading, canonical
from dyads.graph.sources import Source, is_day


def _term(name: str) -> NamedNode:
    return NamedNode(expanded(name))


_FIELDS = {
    "dcterms:identifier": "id",
    "dy:text": "text",
    "dcterms:title": "title",
    "dcterms:issued": "date",
    "dcterms:publisher": "publisher",
    "dy:url": "url",
}
_DERIVED = NamedNode(DERIVED_GRAPH)
_NAMES = {_term(name): name for name in (*_FIELDS, "dy:extra", "prov:wasGeneratedBy")}
_CLAIM = msgspec.json.Decoder(Claim)
_TALLY = msgspec.json.Decoder(Tally)
_CORRECTION: dict[NamedNode, tuple[str, Callable[[str], str]]] = {
    _term("dy:corrects"): ("claim", data_id),
    _term("dy:subject"): ("subject", actor_of),
    _term("dy:object"): ("object", actor_of),
    _term("dy:verdict"): ("verdict", str),
    _term("dcterms:creator"): ("who", str),
    _term("dcterms:description"): ("why", str),
}
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
        # One query a property, and of a claim only its record: each term that is given costs a look-up.
        for name in _NAMES.values():
            for g, value in self._select("?g ?o", f"?g {name} ?o"):
                facts[g.value][name] = value.value
        claims: dict[str, list[Claim]] = defaultdict(list)
        for (record,) in self._select("?record", "?claim dy:record ?record"):
            claim = _CLAIM.decode(record.value)
            claims[claim.document].append(claim)
        readings = (_reading(each, claims[each["dcterms:identifier"]]) for each in facts.values())
        return sorted(readings, key=lambda reading: reading.document.id)

    def reading(self, document: str) -> Reading | None:
        """What was read from a document; None where it is not stored."""
        graph = NamedNode(document_iri(document))
        facts = self._facts(graph)
        if not facts:
            return None
        return _reading(facts, self.claims(document))

    def claims(self, document: str) -> list[Claim]:
        """The claims read from a document."""
        graph = NamedNode(document_iri(document))
        records: Iterable[Any] = self._database.quads_for_pattern(None, _term("dy:record"), None, graph)
        return [_CLAIM.decode(quad.object.value) for quad in records]

    def document(self, identifier: str) -> Document | None:
        """A document; None where it is not stored."""
        facts = self._facts(NamedNode(document_iri(identifier)))
        return _document(facts) if facts else None

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
        kept = self._values(NamedNode(actor_iri(identifier)), "dy:tally", _DERIVED)
        return next(map(_TALLY.decode, kept), Tally())

    def sharing(self, bands: Iterable[str]) -> set[str]:
        """The documents that have one of those keys: they may be copies of one that has them."""
        return {
            document_of(quad.subject.value)
            for band in bands
            for quad in cast(
                "Iterable[Any]", self._database.quads_for_pattern(None, _term("dy:band"), Literal(band), None)
            )
        }

    def group(self, document: str) -> set[str]:
        """The documents that are copies of one report with that one, itself among them."""
        original = NamedNode(document_iri(self.original(document)))
        copies: Iterable[Any] = self._database.quads_for_pattern(None, _term("dy:copyOf"), original, _DERIVED)
        return {document_of(original.value), *(document_of(quad.subject.value) for quad in copies)}

    def original(self, document: str) -> str:
        """The first of the documents that are copies of one report with that one."""
        node = NamedNode(document_iri(document))
        return next(map(document_of, self._values(node, "dy:copyOf", _DERIVED)), document)

    def originals(self) -> dict[str, str]:
        """Each copy with the first of the documents that it is a copy with."""
        rows = self._select("?copy ?original", "?copy dy:copyOf ?original")
        return {document_of(copy.value): document_of(original.value) for copy, original in rows}

    def sources(self, documents: Iterable[str]) -> dict[str, Source]:
        """The sources that those documents are."""
        found = {}
        for document in documents:
            node = NamedNode(document_iri(document))
            days = [day for day in self._values(node, "dcterms:issued", node) if is_day(day)]
            found[document] = Source(self.original(document), days[0] if days else None)
        return found

    def corrections(self) -> Corrections:
        """The corrections that the derived graph was made with."""
        rows: dict[str, dict[str, str]] = defaultdict(dict)
        pattern = "?c a dy:Correction ; ?p ?o"
        for correction, predicate, value in self._select("?c ?p ?o", pattern):
            if predicate in _CORRECTION:
                field, read = _CORRECTION[predicate]
                rows[correction.value][field] = read(value.value)
        return Corrections(msgspec.convert(row, Correction) for row in rows.values())

    def derived(self) -> set[str]:
        """The derived graph, as lines of N-Quads."""
        return self._lines(_DERIVED)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is stored."""
        return not self._database

    def vocabulary(self) -> set[str]:
        """The vocabulary as the version that wrote it had it, as lines of N-Quads."""
        return self._lines(NamedNode(VOCABULARY_GRAPH))

    def _lines(self, graph: NamedNode) -> set[str]:
        return {f"{quad} .\n" for quad in self._database.quads_for_pattern(None, None, None, graph)}

    def _select(self, variables: str, pattern: str) -> Iterable[Any]:
        rows = self._database.query(f"SELECT {variables} {{ GRAPH ?g {{ {pattern} }} }}", prefixes=PREFIXES)
        return cast("Iterable[Any]", rows)

    def _facts(self, graph: NamedNode) -> dict[str, str]:
        quads: Iterable[Any] = self._database.quads_for_pattern(graph, None, None, graph)
        return {_NAMES[quad.predicate]: quad.object.value for quad in quads if quad.predicate in _NAMES}

    def _values(self, subject: NamedNode, predicate: str, graph: NamedNode | None) -> list[str]:
        found: Iterable[Any] = self._database.quads_for_pattern(subject, _term(predicate), None, graph)
        return [quad.object.value for quad in found]


def _reading(facts: dict[str, str], claims: list[Claim]) -> Reading:
    return canonical(Reading(_document(facts), tuple(claims), run_of(facts["prov:wasGeneratedBy"])))


def _document(facts: dict[str, str]) -> Document:
    fields = {field: facts[name] for name, field in _FIELDS.items() if name in facts}
    extra = msgspec.json.decode(facts["dy:extra"]) if "dy:extra" in facts else {}
    return Document(extra=extra, **fields)
