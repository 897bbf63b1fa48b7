"""Claims as JSON Lines: one claim a line, the shape that `dyads extract` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import msgspec

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes every claim of the graph."""
    encoder = msgspec.json.Encoder()
    for claim in kg.claims():
        out.write(encoder.encode(claim).decode() + "\n")
