"""GraphML, for Gephi, Cytoscape, igraph …: actors, and an edge per subject, relation and object."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import networkx as nx

from dyads.exports.flat import flattened

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes the graph of actors; lists of values stand as JSON text."""
    out.write("<?xml version='1.0' encoding='utf-8'?>\n")
    out.writelines(line + "\n" for line in nx.generate_graphml(flattened(kg.networkx())))
