"""Merging: claims of any number of documents become events. Pure, and the order of claims never matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType

from dyads.graph.denials import denials_of, is_contradicted
from dyads.graph.identity import edge_id, ends, event_id, folded
from dyads.graph.model import Claim, Event, Status
from dyads.graph.periods import Period, merged, period_of, period_text
from dyads.graph.reading import distinct
from dyads.graph.sources import Sources

UNKNOWN: Sources = MappingProxyType({})
"""Documents of which nothing is known: each a source of its own."""


def event_of(claim: Claim) -> str:
    """The id of the event that the claim is about, if any positive claim says that there is one."""
    return event_id(claim.subject.id, claim.relation.id, claim.object.id, period_text(claim.date))


def edge_of(claim: Claim) -> str:
    """The id of the claim's triple, whatever its time."""
    return edge_id(claim.subject.id, claim.relation.id, claim.object.id)


def status_of(claim: Claim) -> Status | None:
    """What a positive claim makes of its event; None for a negative one."""
    if claim.polarity == "negative":
        return None
    if claim.is_plain:
        return "stated"
    return "reported" if claim.is_asserted else "hypothetical"


def events_of(claims: Iterable[Claim], sources: Sources = UNKNOWN) -> list[Event]:
    """The events that the claims are about, sorted by id; each has at least one positive claim."""
    by_edge: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in distinct(list(claims)).values():
        by_edge[edge_of(claim)][event_of(claim)].append(claim)
    events = [event for by_event in by_edge.values() for event in _events_of_edge(by_event, sources)]
    return sorted(events, key=lambda event: event.id)


def _events_of_edge(by_event: dict[str, list[Claim]], sources: Sources) -> list[Event]:
    happened = {
        event: claims
        for event, claims in by_event.items()
        if any(claim.polarity == "positive" for claim in claims)
    }
    periods = {event: period_of(claims[0].date) for event, claims in happened.items()}
    may_be = _may_be(periods)
    denials = denials_of(by_event, periods)
    return [
        _event(event, claims, may_be[event], denials.get(event, []), sources)
        for event, claims in happened.items()
    ]


def _event(
    identifier: str, claims: list[Claim], may_be: set[str], denials: list[Claim], sources: Sources
) -> Event:
    first = min(claims, key=lambda claim: claim.id)
    subject, _, object = ends(first.subject.id, first.relation.id, first.object.id)
    statuses = {status_of(claim) for claim in claims}
    status: Status = (
        "stated" if "stated" in statuses else "reported" if "reported" in statuses else "hypothetical"
    )
    documents = sorted({claim.document for claim in claims})
    published = [
        day for name in documents if name in sources and (day := sources[name].published) is not None
    ]
    return Event(
        id=identifier,
        subject=subject,
        relation=first.relation,
        object=object,
        date=merged([claim.date for claim in claims]),
        status=status,
        claims=tuple(sorted(claim.id for claim in claims)),
        documents=tuple(documents),
        denials=tuple(sorted(claim.id for claim in denials)),
        contradicted=is_contradicted(claims, denials, sources),
        may_be=tuple(sorted(may_be)),
        sources=_independent_sources(claims, sources),
        first_report=min(published, default=None),
        last_report=max(published, default=None),
    )


def _may_be(periods: dict[str, Period | None]) -> dict[str, set[str]]:
    """Which events of one triple may be one: their periods differ and overlap; an undated one may be any."""
    linked: dict[str, set[str]] = {event: set() for event in periods}
    # Two single days never overlap, so only the coarser events are held against all.
    coarse = [event for event, period in periods.items() if period is None or period.first != period.last]
    for one in coarse:
        mine = periods[one]
        for other, its in periods.items():
            if one != other and (mine is None or its is None or mine.overlaps(its)):
                linked[one].add(other)
                linked[other].add(one)
    return linked


def _independent_sources(claims: list[Claim], sources: Sources) -> int:
    """How many documents say so; copies of one report, and those that share the very sentence, are one."""
    marks: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.polarity == "positive":
            marks[claim.document].add(folded(claim.sentence.text).casefold())
    groups: list[set[str]] = []
    for document, said in marks.items():
        if document in sources:
            said.add("\n" + sources[document].original)  # no sentence begins so: its white space is folded
        alike = [group for group in groups if group & said]
        groups = [group for group in groups if not group & said] + [said.union(*alike)]
    return len(groups)
