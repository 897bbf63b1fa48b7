"""Calendar arithmetic for dates in news: a period of days, and how to reach one from another."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import msgspec

from dyads.graph.model import Precision, When

Day = datetime.date
YEAR_SPAN = datetime.timedelta(days=366)


class Period(msgspec.Struct, frozen=True):
    """A stretch of days, and the unit in which the text counts it."""

    first: Day
    last: Day
    precision: Precision

    def when(self) -> When:
        """The claim's date: `end` only where the stretch is not simply the unit that begins on `first`."""
        plain = unit_of(self.first, self.precision)
        end = None if plain == self else self.last.isoformat()
        return When(value=self.first.isoformat(), end=end, precision=self.precision, basis="text")


class Anchor(msgspec.Struct, frozen=True):
    """What a relative date is counted from: the day of publication, and whether the act lies ahead of it."""

    published: Day | None
    future: bool

    def day(self) -> Day:
        """The day of publication. ValueError where the document is undated."""
        if self.published is None:
            raise ValueError("undated")
        return self.published


def unit_of(day: Day, precision: Precision) -> Period:
    """The day, week (from Monday), month, quarter, year or decade in which `day` lies."""
    match precision:
        case "day":
            return Period(day, day, precision)
        case "week":
            monday = day - datetime.timedelta(days=day.weekday())
            return Period(monday, monday + datetime.timedelta(days=6), precision)
        case "month":
            return _months(day.replace(day=1), 1, precision)
        case "quarter":
            return _months(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3, precision)
        case "year":
            return _months(day.replace(month=1, day=1), 12, precision)
        case "decade":
            return _months(Day(day.year // 10 * 10, 1, 1), 120, precision)


def _months(first: Day, count: int, precision: Precision) -> Period:
    return Period(first, add(first, count, "month") - datetime.timedelta(days=1), precision)


def add(day: Day, count: int, unit: Precision) -> Day:
    """The day `count` units later; a day of the month that does not exist becomes that month's last."""
    if unit in ("day", "week"):
        return day + datetime.timedelta(days=count * (7 if unit == "week" else 1))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit] * count
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return Day(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"no such month: {year}-{month + 1}")


def weekday(number: int, anchor: Anchor) -> Period:
    """The nearest such day not after publication, or not before it where the act lies ahead. Monday is 0."""
    day = anchor.day()
    ahead = (number - day.weekday()) % 7
    back = (day.weekday() - number) % 7
    return unit_of(add(day, ahead if anchor.future else -back, "day"), "day")


def weekend(day: Day) -> Period:
    """Saturday and Sunday of the week in which `day` lies."""
    saturday = add(day, 5 - day.weekday(), "day")
    return Period(saturday, add(saturday, 1, "day"), "day")


def nearest(in_year: Callable[[int], Period | None], anchor: Anchor, leeway: int) -> Period | None:
    """Of a date that recurs every year, the occurrence meant; None where none lies within a year.

    One up to `leeway` days ahead goes before one that lies a year back: "April 28" published on 22 April.
    """
    day = anchor.day()
    near = [
        p
        for p in _years_around(in_year, day.year)
        if day - p.last <= YEAR_SPAN and p.first - day <= YEAR_SPAN
    ]
    if anchor.future:
        return min((p for p in near if p.last >= day), key=lambda p: p.first, default=None)
    latest = add(day, leeway, "day")
    return max((p for p in near if p.first <= latest), key=lambda p: p.first, default=None)


def _years_around(in_year: Callable[[int], Period | None], year: int) -> Iterator[Period]:
    for candidate in (year - 1, year, year + 1):
        try:
            period = in_year(candidate)
        except ValueError:  # 29 February
            continue
        if period:
            yield period
