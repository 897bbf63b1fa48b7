"""NetworkX: the graph as a directed multigraph, an edge for each (subject, relation, object) that some
claim asserts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
import networkx

from dyads.graph.actors import ActorNode
from dyads.graph.merge import event_of
from dyads.graph.model import Claim, Event
from dyads.graph.ontology import ontology
from dyads.graph.periods import period_of


def network(
    claims: Iterable[Claim], events: dict[str, Event], actors: dict[str, ActorNode]
) -> networkx.MultiDiGraph:
    """A fresh MultiDiGraph.

    Nodes are actors by id, with the attributes of ActorNode (speakers too, who may have no edge). An edge's
    key is the relation's id; its attributes: `relation`, `label`, `category`, `quad`, `intensity`;
    `events`, `claims`, `documents` and `sources` (counts; claims are positive ones); `first` and `last`
    (ISO days, None where all are undated); `status` (the firmest of its events), `denied` and
    `contradicted`; `event_ids`, a tuple. A symmetric relation has an edge for each direction that is
    claimed, and counts an event at both. `KnowledgeGraph.within` leads back.
    """
    graph = networkx.MultiDiGraph()
    for actor in actors.values():
        graph.add_node(actor.id, **{k: v for k, v in msgspec.structs.asdict(actor).items() if k != "id"})
    by_edge: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.polarity == "positive":
            by_edge[claim.subject.id, claim.relation.id, claim.object.id].append(claim)
    for (subject, relation, object), asserted in sorted(by_edge.items()):
        happened = [events[event] for event in sorted({event_of(claim) for claim in asserted})]
        graph.add_edge(subject, object, key=relation, **_attributes(asserted, happened))
    return graph


def _attributes(claims: list[Claim], events: list[Event]) -> dict[str, object]:
    relation = claims[0].relation
    periods = [period for claim in claims if (period := period_of(claim.date))]
    statuses = {event.status for event in events}
    return {
        "relation": relation.id,
        "label": ontology().relations[relation.id].label,
        "category": relation.category,
        "quad": relation.quad,
        "intensity": relation.intensity,
        "events": len(events),
        "claims": len(claims),
        "documents": len({claim.document for claim in claims}),
        "sources": sum(event.sources for event in events),
        "first": min(period.first for period in periods).isoformat() if periods else None,
        "last": max(period.last for period in periods).isoformat() if periods else None,
        "status": next(status for status in ("stated", "reported", "hypothetical") if status in statuses),
        "denied": any(event.denied for event in events),
        "contradicted": any(event.contradicted for event in events),
        "event_ids": tuple(event.id for event in events),
    }


def triples(graph: networkx.MultiDiGraph) -> set[tuple[str, str, str]]:
    """Subject, relation and object of each edge of a graph that `network` made, or that was made from one."""
    return {(subject, relation, object) for subject, object, relation in graph.edges(keys=True)}
