"""The ontology as a table, and a graph in figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec

from dyads.graph import measures
from dyads.graph.measures import By, Centrality, DyadPeriod, Of, Span, Triad
from dyads.graph.model import Event
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


class Units(NamedTuple):
    """What `statistics` measures in; the names are checked where they are used."""

    by: str
    of: str
    period: str


def statistics(
    graph: KnowledgeGraph, units: Units, since: str | None = None, until: str | None = None
) -> str:
    """Counts of what there is, corrections, the dyads with most events, conflict and cooperation over time,
    who is central, which triads are balanced; see `dyads.graph.measures`."""
    by, of, period = cast("By", units.by), cast("Of", units.of), cast("Span", units.period)
    events = graph.events(since=since, until=until)
    actors = graph.actors()
    return "\n".join(
        [
            *_counts(graph, events),
            *_corrections(graph),
            *_top_dyads(graph, events),
            *_over_time(measures.series(events, actors, by=by, of=of, period=period)),
            *_central(measures.central(events, actors, by=by, of=of)),
            *_triads(measures.triads(events, actors, by=by, of=of)),
        ]
    )


def _counts(graph: KnowledgeGraph, events: list[Event]) -> Iterator[str]:
    claims, documents = graph.claims(), graph.documents()
    status = Counter(event.status for event in events)
    counts = {
        "documents": len(documents),
        "documents with claims": len({claim.document for claim in claims}),
        "documents that copy another": sum(graph.source(each.id).original != each.id for each in documents),
        "claims": len(claims),
        "claims struck by corrections": len(graph.struck()),
        "events": len(events),
        **{f"events {name}": status[name] for name in ("stated", "reported", "hypothetical")},
        "events contradicted": sum(event.contradicted for event in events),
        "events with two independent sources": sum(event.sources > 1 for event in events),
        "actors": len(graph.actors()),
    }
    yield aligned(["what", "count"], [{"what": name, "count": count} for name, count in counts.items()])
    quads = Counter(event.relation.quad for event in events)
    yield aligned(["quad class", "events"], [{"quad class": n, "events": c} for n, c in quads.most_common()])


def _corrections(graph: KnowledgeGraph) -> Iterator[str]:
    struck = Counter(graph.struck().values())
    rows = []
    for row in graph.corrections.rows:
        about = row.claim or f"{row.subject} – {row.object}"
        effect = f"strikes {struck[row]}" if row.verdict == "wrong" else "joins two actors"
        rows.append(
            {"correction": about, "verdict": row.verdict, "claims": effect, "who": row.who, "why": row.why}
        )
    if rows:
        yield aligned(list(rows[0]), rows)


def _top_dyads(graph: KnowledgeGraph, events: list[Event]) -> Iterator[str]:
    names = {id: actor.name for id, actor in graph.actors().items()}
    dyads = Counter((names[event.subject], names[event.object]) for event in events)
    relations = Counter((names[event.subject], names[event.object], event.relation.id) for event in events)
    ways: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for (subject, object, relation), count in relations.items():
        ways[subject, object].append((-count, relation))
    rows = [
        {
            "subject": pair[0],
            "object": pair[1],
            "events": count,
            "relations": ", ".join(f"{relation} {-negative}" for negative, relation in sorted(ways[pair])),
        }
        for pair, count in sorted(dyads.items(), key=lambda item: (-item[1], item[0]))[:TOP]
    ]
    yield aligned(["subject", "object", "events", "relations"], rows)


def _over_time(series: list[DyadPeriod]) -> Iterator[str]:
    weight: Counter[tuple[str, str]] = Counter()
    for row in series:
        weight[row.subject, row.object] += row.conflict + row.cooperation
    top = sorted(weight, key=lambda pair: (-weight[pair], pair))[:TOP]
    rows = [
        msgspec.structs.asdict(row) for pair in top for row in series if (row.subject, row.object) == pair
    ]
    columns = "subject object period conflict conflict_sum cooperation cooperation_sum net change".split()
    yield aligned(columns, rows)


def _central(found: list[Centrality]) -> Iterator[str]:
    yield aligned(
        ["id", "acts", "received", "partners", "eigenvector"],
        [msgspec.structs.asdict(each) for each in found[:TOP]],
    )


def _triads(found: list[Triad]) -> Iterator[str]:
    kinds = Counter("".join(sorted(triad.signs)) for triad in found)
    names = {"+++": "balanced", "+--": "balanced", "++-": "unbalanced", "---": "unbalanced"}
    yield aligned(
        ["triads", "structure", "count"],
        [{"triads": signs, "structure": name, "count": kinds[signs]} for signs, name in names.items()],
    )
    strained = [triad for triad in found if not triad.balanced][:TOP]
    yield aligned(
        ["unbalanced triad", "signs", "strength"],
        [
            {"unbalanced triad": ", ".join(each.members), "signs": each.signs, "strength": each.strength}
            for each in strained
        ],
    )
