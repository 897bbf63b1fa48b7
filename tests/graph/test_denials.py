from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dyads.graph.merge import events_of
from dyads.graph.model import Claim, Event, When
from dyads.graph.sources import Source

Make = Callable[..., Any]
DENIAL: dict[str, Any] = {"polarity": "negative", "speaker": "IRN", "document": "denial"}


def on(day: str, basis: str = "document") -> When:
    return When(value=day, precision="day", basis=basis)  # type: ignore[arg-type]


def by_day(claims: list[Claim]) -> dict[str | None, Event]:
    return {event.date.value: event for event in events_of(claims)}


@pytest.mark.parametrize(
    ("assertion", "denial", "contradicted"),
    [
        ({}, {"speaker": "IRN"}, True),
        ({"speaker": "ISR"}, {"speaker": "IRN"}, True),
        ({"speaker": "IRN"}, {"speaker": "IRN"}, False),
        ({}, {"speaker": None}, True),
        ({}, {"speaker": None, "document": "doc"}, False),
        ({"modality": "alleged"}, {"speaker": "IRN"}, False),
        ({}, {"speaker": "IRN", "modality": "future"}, False),
    ],
)
def test_an_event_is_contradicted_where_one_voice_asserts_and_another_denies(
    claim: Make, assertion: dict[str, Any], denial: dict[str, Any], contradicted: bool
) -> None:
    (event,) = events_of([claim(**assertion), claim(**{**DENIAL, **denial})])
    assert event.contradicted == contradicted


def test_copies_of_one_report_are_one_voice(claim: Make) -> None:
    claims = [claim(document="a"), claim(document="b", polarity="negative")]
    assert events_of(claims)[0].contradicted
    assert not events_of(claims, {"a": Source("a"), "b": Source("a")})[0].contradicted


def test_what_will_or_may_not_be_is_no_denial(claim: Make) -> None:
    (event,) = events_of([claim(), claim(**{**DENIAL, "modality": "possible"})])
    assert not event.denied


def test_a_denial_that_only_its_article_dates_means_the_last_event_before_it(claim: Make) -> None:
    days = ["2019-02-10", "2019-02-14", "2019-02-20"]
    denial = claim(**DENIAL, date=on("2019-02-16"))
    events = by_day([*(claim(day=day) for day in days), denial])
    assert {day: events[day].denials for day in days} == {
        "2019-02-10": (), "2019-02-14": (denial.id,), "2019-02-20": ()
    }  # fmt: skip
    assert events["2019-02-14"].contradicted
    assert denial.id not in events["2019-02-14"].claims


@pytest.mark.parametrize(
    "date", [on("2019-02-16", "text"), on("2019-04-16"), on("2019-02-01"), When()], ids=str
)
def test_a_denial_of_another_day_means_no_event(claim: Make, date: When) -> None:
    events = events_of([claim(day="2019-02-14"), claim(**DENIAL, date=date)])
    assert [event.denied for event in events] == [False]


def test_a_denial_of_the_day_means_that_day(claim: Make) -> None:
    events = by_day(
        [claim(day="2019-02-14"), claim(day="2019-02-16"), claim(**DENIAL, date=on("2019-02-16"))]
    )
    assert [events[day].denied for day in ("2019-02-14", "2019-02-16")] == [False, True]
