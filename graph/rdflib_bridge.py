"""The bridge to rdflib: our statements as a graph of its own kind."""

from __future__ import annotations

from collections.abc import Iterable

import rdflib
from pyoxigraph import NamedNode

from dyads.graph.iris import PREFIXES
from dyads.graph.serialise import Statement


def rdflib_graph(statements: Iterable[Statement]) -> rdflib.Graph:
    """An rdflib graph with our prefixes bound. Graph names are dropped."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for statement in statements:
        graph.add((_rdflib(statement.subject), _rdflib(statement.predicate), _rdflib(statement.object)))
    return graph


def _rdflib(node: Statement) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    if node.datatype.value == PREFIXES["xsd"] + "string":
        return rdflib.Literal(node.value)
    return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value))
