"""The vocabulary as quads, made from categories.toml, relations.toml and vocabulary.toml: labels, meanings,
PLOVER's scale. ontology.ttl is the same as a file; docs/refresh.py writes it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from pyoxigraph import Quad

from dyads.graph.iris import NS, VOCABULARY_GRAPH
from dyads.graph.lines import category_class, decimal, node, quads, relation_property, string, term
from dyads.graph.ontology import ontology, read_table

_GRAPH = node(VOCABULARY_GRAPH)
_ITSELF = node(NS.rstrip("#"))


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary.toml: terms with their meanings."""

    classes: dict[str, str]
    properties: dict[str, str]


@cache
def vocabulary_lines() -> tuple[str, ...]:
    """Every class and property, as N-Quads of the graph of the vocabulary."""
    statements = _statements()
    return tuple(f"{subject} {term(name)} {object} {_GRAPH} .\n" for subject, name, object in statements)


def vocabulary_quads() -> list[Quad]:
    """The same as quads."""
    return quads(vocabulary_lines())


def _statements() -> Iterator[tuple[str, str, str]]:
    terms = read_table("vocabulary.toml", Terms)
    yield _ITSELF, "rdf:type", term("owl:Ontology")
    for kind, entries in (("rdfs:Class", terms.classes), ("rdf:Property", terms.properties)):
        for name, meaning in entries.items():
            yield from _term(term("dy:" + name), kind, name, meaning)
    for name in ("Sentence", "Mention"):
        yield term("dy:" + name), "rdfs:subClassOf", term("oa:TextPositionSelector")
    for category, entry in ontology().categories.items():
        node = category_class(category)
        yield from _term(node, "rdfs:Class", category, entry.definition)
        yield node, "rdfs:subClassOf", term("sem:Event")
        yield from _plover(node, category, entry.quad, entry.intensity)
    for name, relation_entry in ontology().relations.items():
        node, relation = relation_property(name), ontology().relation(name)
        yield from _term(node, "rdf:Property", relation_entry.label, relation_entry.definition)
        yield from _plover(node, relation.category, relation.quad, relation.intensity)
        if relation_entry.symmetric:
            yield node, "rdf:type", term("owl:SymmetricProperty")


def _term(subject: str, kind: str, label: str, meaning: str) -> Iterator[tuple[str, str, str]]:
    yield subject, "rdf:type", term(kind)
    yield subject, "rdfs:label", string(label) + "@en"
    yield subject, "skos:definition", string(meaning) + "@en"
    yield subject, "rdfs:isDefinedBy", _ITSELF


def _plover(subject: str, category: str, quad: str, intensity: float) -> Iterator[tuple[str, str, str]]:
    yield subject, "dy:category", string(category)
    yield subject, "dy:quad", string(quad)
    yield subject, "dy:intensity", decimal(intensity)
