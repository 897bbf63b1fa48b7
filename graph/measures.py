"""Measures of a graph: conflict and cooperation by dyad over time, who is central, which triads are balanced.

All are pure functions of events. Hypothetical events count in none of them. `by` says who acts: "country"
(a state with all that belong to it, as `ActorNode.state` has it: armed groups and the opposition do not; acts
within one state, and of those of none, are left out) or "actor". `of` says what counts: "events", or
"reports", each event as often as documents report it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal, NamedTuple, get_args

import msgspec

from dyads.graph.actors import ActorNode
from dyads.graph.errors import UsageError
from dyads.graph.model import Event
from dyads.graph.ontology import ontology
from dyads.graph.periods import period_of

By = Literal["country", "actor"]
Of = Literal["events", "reports"]
Span = Literal["month", "quarter", "year"]
Actors = Mapping[str, ActorNode]


class DyadPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """What one did to another in a period ("2019-02", "2019-Q1", "2019").

    Counts and sums of PLOVER's intensities (cooperation above 0, conflict below). `net` is both sums
    together; `change` is `net` less that of the period before (0 where nothing happened in it), None in the
    first period of all.
    """

    subject: str
    object: str
    period: str
    cooperation: int
    cooperation_sum: float
    conflict: int
    conflict_sum: float
    net: float
    change: float | None


class Centrality(msgspec.Struct, frozen=True, kw_only=True):
    """How much an actor has to do with others: `acts` it did, acts it `received`, `partners`, and
    `eigenvector` centrality (0 to 1: high where its partners are central themselves), None where that does
    not settle."""

    id: str
    acts: int
    received: int
    partners: int
    eigenvector: float | None


class Triad(msgspec.Struct, frozen=True, kw_only=True):
    """Three that all have to do with each other. `signs` are those of the sums of intensities between first
    and second, first and third, second and third; it is balanced where their product is positive: the enemy
    of my enemy is my friend. `strength` is the smallest of the three sums, without its sign."""

    members: tuple[str, str, str]
    signs: str
    strength: float

    @property
    def balanced(self) -> bool:
        """Whether none of the three has a friend at odds with a friend, nor all are at odds."""
        return self.signs.count("-") % 2 == 0


class _Act(NamedTuple):
    subject: str
    object: str
    intensity: float
    conflict: bool
    times: int
    event: Event


def series(
    events: Iterable[Event], actors: Actors, *, by: By = "country", of: Of = "events", period: Span = "year"
) -> list[DyadPeriod]:
    """Conflict and cooperation by dyad and period, sorted by both.

    An event of a symmetric relation counts in both directions. One that is undated, or not known to lie
    within one period, counts in none. Raises UsageError for another `by`, `of` or `period`.
    """
    _check("period", period, Span)
    cells: dict[tuple[str, str], dict[int, list[_Act]]] = defaultdict(lambda: defaultdict(list))
    for act in _acts(events, actors, by, of):
        number = _period_number(act.event, period)
        if number is not None:
            cells[act.subject, act.object][number].append(act)
            if ontology().is_symmetric(act.event.relation.id):
                cells[act.object, act.subject][number].append(act)
    first = min((number for by_period in cells.values() for number in by_period), default=0)
    rows = []
    for (subject, object), by_period in sorted(cells.items()):
        nets = {number: _sum(acts) for number, acts in by_period.items()}
        for number, acts in sorted(by_period.items()):
            friendly, hostile = ([a for a in acts if a.conflict is side] for side in (False, True))
            rows.append(
                DyadPeriod(
                    subject=subject,
                    object=object,
                    period=_period_name(number, period),
                    cooperation=sum(act.times for act in friendly),
                    cooperation_sum=_sum(friendly),
                    conflict=sum(act.times for act in hostile),
                    conflict_sum=_sum(hostile),
                    net=nets[number],
                    change=None if number == first else round(nets[number] - nets.get(number - 1, 0), 6),
                )
            )
    return rows


def central(
    events: Iterable[Event], actors: Actors, *, by: By = "country", of: Of = "events"
) -> list[Centrality]:
    """The actors by how many acts they did or received, most first. Raises UsageError as `series`."""
    did: Counter[str] = Counter()
    received: Counter[str] = Counter()
    between: Counter[tuple[str, str]] = Counter()
    for act in _acts(events, actors, by, of):
        did[act.subject] += act.times
        received[act.object] += act.times
        between[min(act.subject, act.object), max(act.subject, act.object)] += act.times
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in between:
        partners[one].add(other)
        partners[other].add(one)
    scores = _eigenvector(between)
    found = [
        Centrality(
            id=name, acts=did[name], received=received[name], partners=len(ties), eigenvector=scores.get(name)
        )
        for name, ties in partners.items()
    ]
    return sorted(found, key=lambda each: (-each.acts - each.received, each.id))


def triads(events: Iterable[Event], actors: Actors, *, by: By = "country", of: Of = "events") -> list[Triad]:
    """All triads, the strongest first: between each two of the three, friendly or hostile acts outweigh the
    other kind. Raises UsageError as `series`."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for act in _acts(events, actors, by, of):
        sums[min(act.subject, act.object), max(act.subject, act.object)] += act.intensity * act.times
    ties = {pair: round(total, 6) for pair, total in sums.items() if round(total, 6)}
    later: dict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        later[one].add(other)
    found = []
    for one, others in later.items():
        for two, three in combinations(sorted(others), 2):
            if three in later.get(two, ()):
                values = ties[one, two], ties[one, three], ties[two, three]
                signs = "".join("+" if value > 0 else "-" for value in values)
                strength = min(map(abs, values))
                found.append(Triad(members=(one, two, three), signs=signs, strength=strength))
    return sorted(found, key=lambda triad: (-triad.strength, triad.members))


def _acts(events: Iterable[Event], actors: Actors, by: By, of: Of) -> Iterator[_Act]:
    _check("by", by, By)
    _check("of", of, Of)
    for event in events:
        subject: str | None = event.subject
        object: str | None = event.object
        if by == "country":
            subject, object = actors[event.subject].state, actors[event.object].state
        if event.status == "hypothetical" or subject is None or object is None or subject == object:
            continue
        conflict = event.relation.quad.endswith("conflict")
        times = len(event.documents) if of == "reports" else 1
        yield _Act(subject, object, event.relation.intensity, conflict, times, event)


def _sum(acts: Iterable[_Act]) -> float:
    return round(sum((act.intensity * act.times for act in acts), 0.0), 6)


def _check(name: str, value: str, kind: object) -> None:
    if value not in get_args(kind):
        raise UsageError(f"{value!r} is no value for {name}; one of: {', '.join(get_args(kind))}.")


def _period_number(event: Event, span: Span) -> int | None:
    """The number of the period in which an event lies, counted from the year 0; None if in no one alone."""
    days = period_of(event.date)
    if days is None:
        return None
    months = {"month": 1, "quarter": 3, "year": 12}[span]
    first, last = ((day.year * 12 + day.month - 1) // months for day in days)
    return first if first == last else None


def _period_name(number: int, span: Span) -> str:
    match span:
        case "month":
            return f"{number // 12:04}-{number % 12 + 1:02}"
        case "quarter":
            return f"{number // 4:04}-Q{number % 4 + 1}"
        case "year":
            return f"{number:04}"


def _eigenvector(between: Mapping[tuple[str, str], int]) -> dict[str, float]:
    import networkx  # noqa: PLC0415  half a second to load: only for whoever asks

    graph = networkx.Graph()
    for (one, other), weight in sorted(between.items()):
        graph.add_edge(one, other, weight=weight)
    try:
        scores = networkx.eigenvector_centrality(graph, max_iter=1000, weight="weight") if graph else {}
    except networkx.PowerIterationFailedConvergence:
        return {}
    return {name: round(score, 6) for name, score in scores.items()}
