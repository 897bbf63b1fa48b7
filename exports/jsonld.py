"""JSON-LD: the whole graph for tools that read JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from dyads.graph.serialise import jsonld

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes vocabulary, documents, claims, plain edges, events and actors; same graph, same bytes."""
    out.write(jsonld(kg.quads()))
