"""The vocabulary as quads, made from categories.toml, relations.toml and vocabulary.toml: labels, meanings,
PLOVER's scale. ontology.ttl is the same as a file; docs/refresh.py writes it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from pyoxigraph import Literal, NamedNode, Quad

from dyads.graph.iris import NS, VOCABULARY_GRAPH
from dyads.graph.ontology import ontology, read_table
from dyads.graph.rdf import category_class, decimal, relation_property, term

GRAPH = NamedNode(VOCABULARY_GRAPH)


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """vocabulary.toml: terms with their meanings."""

    classes: dict[str, str]
    properties: dict[str, str]


@cache
def vocabulary_quads() -> tuple[Quad, ...]:
    """Every class and property, in the graph of the vocabulary."""
    return tuple(
        Quad(subject, term(predicate), object, GRAPH) for subject, predicate, object in _statements()
    )


def _statements() -> Iterator[tuple[NamedNode, str, NamedNode | Literal]]:
    terms = read_table("vocabulary.toml", Terms)
    yield NamedNode(NS.rstrip("#")), "rdf:type", term("owl:Ontology")
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


def _term(
    node: NamedNode, kind: str, label: str, meaning: str
) -> Iterator[tuple[NamedNode, str, NamedNode | Literal]]:
    yield node, "rdf:type", term(kind)
    yield node, "rdfs:label", Literal(label, language="en")
    yield node, "skos:definition", Literal(meaning, language="en")
    yield node, "rdfs:isDefinedBy", NamedNode(NS.rstrip("#"))


def _plover(
    node: NamedNode, category: str, quad: str, intensity: float
) -> Iterator[tuple[NamedNode, str, NamedNode | Literal]]:
    yield node, "dy:category", Literal(category)
    yield node, "dy:quad", Literal(quad)
    yield node, "dy:intensity", decimal(intensity)
