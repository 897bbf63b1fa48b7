"""The files that stand beside a store and follow from it: page, Turtle, claims, documents."""

from __future__ import annotations

from pathlib import Path

from dyads.exports.formats import format_named
from dyads.knowledge import KnowledgeGraph

FILES = {"graph.html": "html", "graph.ttl": "turtle", "claims.jsonl": "jsonl", "documents.jsonl": "documents"}
"""Their names, and the export format of each."""


def file_of(format: str) -> str:
    """The name of the file that holds a format beside a store. Raises UsageError for an unknown format."""
    names = {known: name for name, known in FILES.items()}
    return names.get(format) or f"graph{format_named(format).ending}"


def rewrite(directory: Path) -> None:
    """Write them anew from the store in `directory`, each replaced only when it is complete."""
    graph = KnowledgeGraph.open(directory)
    for name, format in FILES.items():
        graph.export(directory / name, format)
