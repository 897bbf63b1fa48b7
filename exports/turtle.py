"""Turtle: the whole graph in the format that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from dyads.graph.serialise import turtle

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes vocabulary, documents, claims, plain edges, events and actors; same graph, same bytes."""
    out.write(turtle(kg.quads()))
