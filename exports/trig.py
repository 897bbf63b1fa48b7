"""TriG: the whole graph, a named graph per document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from dyads.graph.serialise import trig

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes vocabulary, documents, claims, plain edges, events and actors; same graph, same bytes."""
    out.write(trig(kg.quads()))
