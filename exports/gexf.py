"""GEXF, Gephi's own format: actors, and an edge per subject, relation and object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

import networkx as nx

from dyads.exports.flat import flattened

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph

TODAY = re.compile(r' lastmodifieddate="[\d-]*"')


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes the graph of actors; lists of values stand as JSON text."""
    out.write("<?xml version='1.0' encoding='utf-8'?>\n")
    for line in nx.generate_gexf(flattened(kg.networkx())):
        # NetworkX stamps the day of writing: the same graph would give other bytes tomorrow.
        out.write((TODAY.sub("", line) if "<meta" in line else line) + "\n")
