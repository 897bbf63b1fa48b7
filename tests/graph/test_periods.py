from __future__ import annotations

import pytest

from dyads.graph.model import When
from dyads.graph.periods import merged, period_text

MARCH = "2019-03-01/2019-03-31"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When(), ""),
        (When(value="2019-03-09", precision="day"), "2019-03-09"),
        (When(value="2019-03-09", end="2019-03-12", precision="day"), "2019-03-09/2019-03-12"),
        (When(value="2019-03-04", precision="week"), "2019-03-04/2019-03-10"),
        (When(value="2019-03-01", precision="month"), MARCH),
        (When(value="2019-03-01", end="2019-03-31", precision="month"), MARCH),
        (When(value="2020-02-01", precision="month"), "2020-02-01/2020-02-29"),
        (When(value="2019-10-01", precision="quarter"), "2019-10-01/2019-12-31"),
        (When(value="2019-01-01", precision="year"), "2019-01-01/2019-12-31"),
        (When(value="1990-01-01", precision="decade"), "1990-01-01/1999-12-31"),
    ],
)
def test_a_date_stands_for_its_first_to_its_last_day(when: When, text: str) -> None:
    assert period_text(when) == text


def test_dates_of_one_period_merge_to_the_finest_and_firmest() -> None:
    vague = When(value="2019-03-01", precision="month", basis="document")
    exact = When(value="2019-03-01", end="2019-03-31", precision="day", basis="text")
    assert merged([vague, exact]) == merged([exact, vague]) == exact
    assert merged([vague]) == vague
    assert merged([When(), When()]) == When()
