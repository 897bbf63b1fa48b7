"""The ontology as a table, and a graph in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dyads.graph.ontology import ontology
from dyads.tables import aligned

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph

TOP = 15


def relations() -> str:
    """Every relation with its category, quad class, intensity and definition."""
    known = ontology()
    rows = [
        {
            "relation": name,
            "category": entry.category,
            "quad": known.relation(name).quad,
            "intensity": known.relation(name).intensity,
            "definition": entry.definition,
        }
        for name, entry in known.relations.items()
    ]
    return aligned(["relation", "category", "quad", "intensity", "definition"], rows)


def statistics(graph: KnowledgeGraph) -> str:
    """Counts of documents, claims, events and actors; events by quad class; the dyads with most events."""
    return "\n".join(_sections(graph))


def _sections(graph: KnowledgeGraph) -> Iterator[str]:
    claims, events, actors = graph.claims(), graph.events(), graph.actors()
    status = Counter(event.status for event in events)
    counts = {
        "documents": len(graph.documents()),
        "documents with claims": len({claim.document for claim in claims}),
        "claims": len(claims),
        "events": len(events),
        **{f"events {name}": status[name] for name in ("stated", "reported", "hypothetical")},
        "events contradicted": sum(event.contradicted for event in events),
        "actors": len(actors),
        "documents that are copies of others": sum(
            graph.source(d.id).original != d.id for d in graph.documents()
        ),
    }
    yield aligned(["what", "count"], [{"what": name, "count": count} for name, count in counts.items()])
    quads = Counter(event.relation.quad for event in events)
    yield aligned(["quad class", "events"], [{"quad class": n, "events": c} for n, c in quads.most_common()])
    names = {id: actor.name for id, actor in actors.items()}
    dyads = Counter((names[event.subject], names[event.object]) for event in events)
    relations = Counter((names[event.subject], names[event.object], event.relation.id) for event in events)
    rows = []
    for (subject, object), count in sorted(dyads.items(), key=lambda item: (-item[1], item[0]))[:TOP]:
        ways = [(n, r) for (s, o, r), n in relations.items() if (s, o) == (subject, object)]
        acts = ", ".join(f"{relation} {n}" for n, relation in sorted(ways, key=lambda way: (-way[0], way[1])))
        rows.append({"subject": subject, "object": object, "events": count, "relations": acts})
    yield aligned(["subject", "object", "events", "relations"], rows)
