"""Events as a table for spreadsheets and statistics: one row an event, source and target named and coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from dyads.exports.table import write_table

if TYPE_CHECKING:
    from dyads.graph.actors import ActorNode
    from dyads.graph.knowledge_graph import KnowledgeGraph
    from dyads.graph.model import Event

COLUMNS = (
    "event", "date", "date_end", "date_precision", "date_basis",
    "subject", "subject_name", "subject_kind", "subject_country",
    "relation", "category", "quad", "intensity",
    "object", "object_name", "object_kind", "object_country",
    "status", "denied", "contradicted", "claims", "documents", "sources", "first_report", "last_report",
    "confidence", "may_be",
)  # fmt: skip


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes the events; `claims`, `documents`, `sources` are counts, `confidence` that of the best claim."""
    actors = kg.actors()
    confidence = {claim.id: claim.confidence for claim in kg.claims()}
    write_table(out, COLUMNS, (_row(event, actors, confidence) for event in kg.events()))


def _row(event: Event, actors: dict[str, ActorNode], confidence: dict[str, float]) -> list[object]:
    date, relation = event.date, event.relation
    row: list[object] = [event.id, date.value, date.end, date.precision, date.basis]
    row += _actor(actors[event.subject])
    row += [relation.id, relation.category, relation.quad, relation.intensity]
    row += _actor(actors[event.object])
    row += [event.status, event.denied, event.contradicted]
    row += [len(event.claims), len(event.documents), event.sources, event.first_report, event.last_report]
    return [*row, max(confidence[claim] for claim in event.claims), " ".join(event.may_be)]


def _actor(actor: ActorNode) -> list[object]:
    return [actor.id, actor.name, actor.kind, actor.country]
