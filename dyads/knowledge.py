"""The knowledge graph as users hold it: the graph, and its exports."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from dyads.exports.formats import export, format_of
from dyads.graph import knowledge_graph


class KnowledgeGraph(knowledge_graph.KnowledgeGraph):
    """Documents, claims, events and actors, asked by filters, SPARQL, NetworkX and RDF, and exported."""

    def export(self, target: str | Path | TextIO, format: str | None = None) -> None:
        """Write the graph to a file, as its ending or `format` says, or to a stream, which needs a `format`.

        A file appears only when it is complete. Raises UsageError for an unknown format or ending.
        """
        if format is None:
            format = format_of(target if isinstance(target, (str, Path)) else "")
        export(self, format, target)
