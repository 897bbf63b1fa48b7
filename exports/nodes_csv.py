"""Actors as a table: with edges_csv.py, for `neo4j-admin database import` and for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from dyads.exports.table import write_table

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph

COLUMNS = (
    "id:ID", "name", "kind", "country", "wikidata", "sectors:string[]", "names:string[]", "documents:int",
    ":LABEL",
)  # fmt: skip


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes the actors. Several values in a cell stand apart by `;`, as Neo4j has it."""
    rows = (
        [
            actor.id, actor.name, actor.kind, actor.country, actor.wikidata,
            _several(actor.sectors), _several(actor.names), actor.documents, "Actor",
        ]
        for actor in kg.actors().values()
    )  # fmt: skip
    write_table(out, COLUMNS, rows)


def _several(values: tuple[str, ...]) -> str:
    return ";".join(value.replace(";", ",") for value in values)
