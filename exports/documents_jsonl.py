"""Documents as JSON Lines: the texts that the claims' offsets count in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import msgspec

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes every document of the graph; what its source held besides stands under `extra`."""
    encoder = msgspec.json.Encoder()
    for document in kg.documents():
        out.write(encoder.encode(document).decode() + "\n")
