"""Periods: the first and last day that a date stands for, and whether two may be the same day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from dyads.graph.model import Precision, When

FINEST_FIRST: tuple[Precision, ...] = get_args(Precision)


class Period(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date

    def overlaps(self, other: Period) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=65536)
def period_of(when: When) -> Period | None:
    """The days that `when` stands for; None where it is undated. ValueError where its dates are no ISO
    days."""
    if when.value is None:
        return None
    first = date.fromisoformat(when.value)
    last = date.fromisoformat(when.end) if when.end else _last_day(first, when.precision)
    return Period(first, max(first, last))


@lru_cache(maxsize=65536)
def period_text(when: When) -> str:
    """The period as an event's key holds it: "2019-03-09", "2019-03-01/2019-03-31", or "" where it is
    undated."""
    period = period_of(when)
    if period is None:
        return ""
    return "/".join(day.isoformat() for day in dict.fromkeys(period))


def merged(whens: list[When]) -> When:
    """One `When` for dates that stand for one period: the finest precision, the firmest basis that any
    has."""
    period = period_of(whens[0])
    if period is None:
        return When()
    basis: Literal["text", "document"] = "text" if any(when.basis == "text" for when in whens) else "document"
    return When(
        value=period.first.isoformat(),
        end=period.last.isoformat() if any(when.end for when in whens) else None,
        precision=min((when.precision or "day" for when in whens), key=FINEST_FIRST.index),
        basis=basis,
    )


def _last_day(first: date, precision: Precision | None) -> date:
    match precision:
        case "week":
            return first + timedelta(days=6)
        case "month":
            return _month_end(first.year, first.month)
        case "quarter":
            return _month_end(first.year, (first.month + 2) // 3 * 3)
        case "year":
            return date(first.year, 12, 31)
        case "decade":
            return date(first.year // 10 * 10 + 9, 12, 31)
        case _:
            return first


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
