"""Denials: which event a claim denies, and whether its voice is another than those that assert it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from dyads.graph.model import Claim
from dyads.graph.periods import Period, period_of
from dyads.graph.sources import Sources

REACH = timedelta(days=30)
"""How long after an act a denial that does not date it is still taken to mean it."""


def denials_of(
    by_event: Mapping[str, list[Claim]], happened: Mapping[str, Period | None]
) -> dict[str, list[Claim]]:
    """The claims that deny each event of one triple. `by_event` are all its claims, by the event of their own
    date; `happened` the events that some claim asserts.

    "Iran denied the attack" rarely dates the attack. Where only the day of publication dates a denial, and
    nothing is said to have happened on it, it means the last event before that day, not more than REACH ago.
    """
    denials: dict[str, list[Claim]] = defaultdict(list)
    for event, claims in by_event.items():
        for claim in claims:
            if claim.is_denial:
                meant = event if event in happened else _meant(claim, happened)
                if meant is not None:
                    denials[meant].append(claim)
    return denials


def is_contradicted(claims: list[Claim], denials: list[Claim], sources: Sources) -> bool:
    """Whether one voice asserts that it happened and another denies it. A voice is a speaker, or a report
    that speaks for itself (all its copies are one voice)."""
    assert_it = {_voice(claim, sources) for claim in claims if claim.is_asserted}
    deny_it = {_voice(claim, sources) for claim in denials}
    return bool(assert_it and deny_it) and len(assert_it | deny_it) > 1


def _meant(denial: Claim, happened: Mapping[str, Period | None]) -> str | None:
    day = period_of(denial.date)
    if day is None or denial.date.basis != "document":
        return None
    before = [
        (period.first, event)
        for event, period in happened.items()
        if period is not None and period.first <= day.first <= period.last + REACH
    ]
    return max(before, default=(None, None))[1]


def _voice(claim: Claim, sources: Sources) -> tuple[str, str]:
    if claim.attributed_to is not None:
        return "speaker", claim.attributed_to.id
    source = sources.get(claim.document)
    return "document", source.original if source is not None else claim.document
