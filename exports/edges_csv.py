"""Edges as a table: with nodes_csv.py, for `neo4j-admin database import` and for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from dyads.exports.table import write_table

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph

COLUMNS = (
    ":START_ID", ":END_ID", ":TYPE", "category", "quad", "intensity:float", "events:int", "claims:int",
    "documents:int", "sources:int", "first", "last", "status", "denied:boolean", "contradicted:boolean",
    "event_ids:string[]",
)  # fmt: skip
ATTRIBUTES = [column.partition(":")[0] for column in COLUMNS[3:-1]]


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes an edge per subject, relation and object, with the ids of its events, apart by `;`."""
    rows = (
        [subject, object, key, *(data[name] for name in ATTRIBUTES), ";".join(data["event_ids"])]
        for subject, object, key, data in kg.networkx().edges(keys=True, data=True)
    )
    write_table(out, COLUMNS, rows)
