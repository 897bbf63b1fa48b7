"""Filters: which claims a caller asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypedDict, get_args

from dyads.graph.errors import UsageError
from dyads.graph.merge import status_of
from dyads.graph.model import Category, Claim, Modality, Polarity, Quad, Status
from dyads.graph.ontology import ontology
from dyads.graph.periods import period_of


class Filters(TypedDict, total=False):
    """What `KnowledgeGraph.claims` and `.events` can be asked for; all that are given must hold.

    `subject`, `object`, and `actor` (either of them) are ids of actors; `country` and its like ISO alpha-3
    codes. `since` and `until` are ISO days, both included: a claim dated to a period counts where the
    period overlaps them, an undated one does not. `status`: a claim's own ("stated": the graph may hold it
    for true, "reported", "hypothetical"), for events the event's. None is the same as not given.
    """

    subject: str | None
    object: str | None
    actor: str | None
    subject_country: str | None
    object_country: str | None
    country: str | None
    relation: str | None
    category: Category | None
    quad: Quad | None
    polarity: Polarity | None
    modality: Modality | None
    status: Status | None
    since: str | None
    until: str | None
    document: str | None


_CLOSED = {
    "category": frozenset(get_args(Category)),
    "quad": frozenset(get_args(Quad)),
    "polarity": frozenset(get_args(Polarity)),
    "modality": frozenset(get_args(Modality)),
    "status": frozenset(get_args(Status)),
}

_TESTS: dict[str, Callable[[Claim, str], bool]] = {
    "subject": lambda claim, value: claim.subject.id == value,
    "object": lambda claim, value: claim.object.id == value,
    "actor": lambda claim, value: value in (claim.subject.id, claim.object.id),
    "subject_country": lambda claim, value: claim.subject.country == value,
    "object_country": lambda claim, value: claim.object.country == value,
    "country": lambda claim, value: value in (claim.subject.country, claim.object.country),
    "relation": lambda claim, value: claim.relation.id == value,
    "category": lambda claim, value: claim.relation.category == value,
    "quad": lambda claim, value: claim.relation.quad == value,
    "polarity": lambda claim, value: claim.polarity == value,
    "modality": lambda claim, value: claim.modality == value,
    "status": lambda claim, value: status_of(claim) == value,
    "document": lambda claim, value: claim.document == value,
    "since": lambda claim, value: _ends(claim, date.fromisoformat(value), None),
    "until": lambda claim, value: _ends(claim, None, date.fromisoformat(value)),
}


def matching(claims: Iterable[Claim], filters: Filters) -> Iterator[Claim]:
    """The claims for which every filter holds. Raises UsageError for a filter or value that can never
    match."""
    wanted = {name: str(value) for name, value in filters.items() if value is not None}
    _check(wanted)
    tests = [(_TESTS[name], value) for name, value in wanted.items()]
    return (claim for claim in claims if all(test(claim, value) for test, value in tests))


def _check(wanted: dict[str, str]) -> None:
    for name, value in wanted.items():
        if name not in _TESTS:
            raise UsageError(f"There is no filter {name!r}; there are: {', '.join(_TESTS)}.")
        closed = ontology().relations.keys() if name == "relation" else _CLOSED.get(name)
        if closed is not None and value not in closed:
            raise UsageError(f"{value!r} is no {name}; one of: {', '.join(sorted(closed))}.")
        if name in ("since", "until"):
            try:
                date.fromisoformat(value)
            except ValueError:
                raise UsageError(f"{name}: {value!r} is no day like 2019-03-09.") from None


def _ends(claim: Claim, since: date | None, until: date | None) -> bool:
    period = period_of(claim.date)
    if period is None:
        return False
    return (since is None or period.last >= since) and (until is None or period.first <= until)
