"""Events as a table for spreadsheets and statistics: one row an event, source and target named and coded."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from dyads.graph.actors import ActorNode
    from dyads.graph.knowledge_graph import KnowledgeGraph

COLUMNS = (
    "event", "date", "date_end", "date_precision", "date_basis",
    "subject", "subject_name", "subject_kind", "subject_country",
    "relation", "category", "quad", "intensity",
    "object", "object_name", "object_kind", "object_country",
    "status", "denied", "claims", "documents", "sources", "confidence", "may_be",
)  # fmt: skip


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes the events; `claims`, `documents`, `sources` are counts, `confidence` that of the best claim."""
    actors = kg.actors()
    confidence = {claim.id: claim.confidence for claim in kg.claims()}
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for event in kg.events():
        date, relation = event.date, event.relation
        row: list[object] = [event.id, date.value, date.end, date.precision, date.basis]
        row += _actor(actors[event.subject])
        row += [relation.id, relation.category, relation.quad, relation.intensity]
        row += _actor(actors[event.object])
        row += [event.status, event.denied, len(event.claims), len(event.documents)]
        row += [event.sources, max(confidence[claim] for claim in event.claims), " ".join(event.may_be)]
        table.writerow([_harmless(cell) for cell in row])


def _actor(actor: ActorNode) -> list[object]:
    return [actor.id, actor.name, actor.kind, actor.country]


def _harmless(cell: object) -> object:
    """A spreadsheet runs what starts like a formula, and names come from articles: so an apostrophe first."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
