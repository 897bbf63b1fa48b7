"""Merging: claims of any number of documents become events. Pure, and the order of claims never matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dyads.graph.identity import edge_id, ends, event_id, folded
from dyads.graph.model import Claim, Event, Status
from dyads.graph.periods import Period, merged, period_of, period_text
from dyads.graph.reading import distinct


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


def events_of(claims: Iterable[Claim]) -> list[Event]:
    """The events that the claims are about, sorted by id; each has at least one positive claim."""
    by_edge: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in distinct(list(claims)).values():
        by_edge[edge_of(claim)][event_of(claim)].append(claim)
    events = [event for by_event in by_edge.values() for event in _events_of_edge(by_event)]
    return sorted(events, key=lambda event: event.id)


def _events_of_edge(by_event: dict[str, list[Claim]]) -> list[Event]:
    happened = {
        event: claims
        for event, claims in by_event.items()
        if any(claim.polarity == "positive" for claim in claims)
    }
    may_be = _may_be({event: period_of(claims[0].date) for event, claims in happened.items()})
    return [_event(event, claims, may_be[event]) for event, claims in happened.items()]


def _event(identifier: str, claims: list[Claim], may_be: set[str]) -> Event:
    first = min(claims, key=lambda claim: claim.id)
    subject, _, object = ends(first.subject.id, first.relation.id, first.object.id)
    statuses = {status_of(claim) for claim in claims}
    status: Status = (
        "stated" if "stated" in statuses else "reported" if "reported" in statuses else "hypothetical"
    )
    return Event(
        id=identifier,
        subject=subject,
        relation=first.relation,
        object=object,
        date=merged([claim.date for claim in claims]),
        status=status,
        claims=tuple(sorted(claim.id for claim in claims)),
        documents=tuple(sorted({claim.document for claim in claims})),
        denied=None in statuses,
        may_be=tuple(sorted(may_be)),
        sources=_independent_sources(claims),
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


def _independent_sources(claims: list[Claim]) -> int:
    """How many documents say so, those that share the very sentence (copies of one report) counted as one."""
    sentences: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.polarity == "positive":
            sentences[claim.document].add(folded(claim.sentence.text).casefold())
    groups: list[set[str]] = []
    for said in sentences.values():
        alike = [group for group in groups if group & said]
        groups = [group for group in groups if not group & said] + [said.union(*alike)]
    return len(groups)
