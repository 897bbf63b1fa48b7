"""How news writes a single date: a table of patterns, each with the reading of what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable

from dyads.extract.dates.calendar import Anchor, Day, Period, add, nearest, unit_of, weekday, weekend
from dyads.extract.dates.grammar import (
    ANY_MONTH,
    ANY_WEEKDAY,
    DAY,
    END,
    MONTH,
    NAMED_YEAR,
    NEAR,
    NUMBER,
    UNIT,
    VAGUE,
    WEEKDAY,
    YEAR,
    count_of,
    month_number,
    quarter_number,
    unit_named,
    weekday_number,
    year_named,
)
from dyads.graph.model import Precision

Reading = Callable[[re.Match[str], Anchor], Period | None]


def _numeric(match: re.Match[str], anchor: Anchor) -> Period | None:  # noqa: ARG001
    """2019-04-22, 22.04.2019, 22/04/2019 or 4/22/2019; "04/05/2019" is not said to be April or May."""
    if match["iso"]:
        return unit_of(Day(int(match["iso"]), int(match["im"]), int(match["id"])), "day")
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["mark"] == "/" and a <= 12 and b <= 12 and a != b:
        return None
    day, month = (a, b) if match["mark"] == "." or a > 12 else (b, a)
    return unit_of(Day(year, month, day), "day")


def _date(match: re.Match[str], anchor: Anchor) -> Period | None:
    """A day of a month. A weekday named with it must agree, and tells the year, whether past or to come."""
    day, month = int(re.sub(r"\D", "", match["day"])), month_number(match["month"])
    named = weekday_number(match["wd"]) if match["wd"] else None

    def in_year(year: int) -> Period | None:
        period = unit_of(Day(year, month, day), "day")
        return period if named in (None, period.first.weekday()) else None

    year = year_named(match["year"], anchor)
    if year is not None:
        return in_year(year)
    if named is None:
        return nearest(in_year, anchor, leeway=7)
    other = Anchor(anchor.published, not anchor.future)
    return nearest(in_year, anchor, leeway=0) or nearest(in_year, other, leeway=0)


def _month(match: re.Match[str], anchor: Anchor) -> Period | None:
    month = month_number(match["month"])
    groups = match.groupdict()
    year = year_named(groups.get("year"), anchor)
    if year is not None:
        return unit_of(Day(year, month, 1), "month")
    rel = (groups.get("rel") or "").lower()
    today = anchor.day()
    if rel == "this":
        return unit_of(Day(today.year, month, 1), "month")
    if rel == "next":
        return unit_of(Day(today.year + (month <= today.month), month, 1), "month")
    if rel:
        return unit_of(Day(today.year - (month >= today.month), month, 1), "month")
    return nearest(lambda year: unit_of(Day(year, month, 1), "month"), anchor, leeway=0)


def _bare_year(match: re.Match[str], anchor: Anchor) -> Period:  # noqa: ARG001
    return unit_of(Day(int(match["year"]), 1, 1), "year")


def _decade(match: re.Match[str], anchor: Anchor) -> Period | None:  # noqa: ARG001
    year = int(match["year"])
    return (
        unit_of(Day(year, 1, 1), "decade") if year % 100 or year == 2000 else None
    )  # "the 1900s": a century?


def _quarter(match: re.Match[str], anchor: Anchor) -> Period | None:
    year = year_named(match["year"], anchor)
    number = quarter_number(match["nth"] or match["q"])
    return unit_of(Day(year, number * 3 - 2, 1), "quarter") if year else None


def _half(match: re.Match[str], anchor: Anchor) -> Period | None:
    year = year_named(match["year"], anchor)
    if year is None:
        return None
    if match["half"].lower() in ("first", "1st"):
        return Period(Day(year, 1, 1), Day(year, 6, 30), "quarter")
    return Period(Day(year, 7, 1), Day(year, 12, 31), "quarter")


def _season(match: re.Match[str], anchor: Anchor) -> Period | None:
    """Only the year is sure: summer is in July or in January, and winter is in two years."""
    year = year_named(match["year"], anchor) if match["year"] else anchor.day().year
    return unit_of(Day(year, 1, 1), "year") if year and match["season"].lower() != "winter" else None


def _weekday(match: re.Match[str], anchor: Anchor) -> Period:
    number = weekday_number(match["wd"])
    today = anchor.day()
    if match["week"]:
        monday = unit_of(_shifted(today, match["week"], "week"), "week").first
        return unit_of(add(monday, number, "day"), "day")
    rel = (match["rel"] or "").lower()
    if rel in ("last", "this past"):
        return weekday(number, Anchor(add(today, -1, "day"), False))
    if rel in ("next", "this coming"):
        return weekday(number, Anchor(add(today, 1, "day"), True))
    return weekday(number, anchor)


def _shifted(today: Day, rel: str, unit: Precision) -> Day:
    return add(today, {"last": -1, "this": 0, "next": 1}[rel.lower()], unit)


def _near_unit(match: re.Match[str], anchor: Anchor) -> Period:
    unit = unit_named(match["unit"])
    return unit_of(_shifted(anchor.day(), match["rel"], unit), unit)


def _weekend(match: re.Match[str], anchor: Anchor) -> Period | None:
    """The weekend under way, or the nearest; "next weekend" said on a weekday may be either of two."""
    today, rel = anchor.day(), match["rel"].lower()
    current = weekend(today)
    if today.weekday() >= 5:
        shift = {"last": -1, "this past": -1, "next": 1}.get(rel, 0)
        return weekend(add(today, shift, "week"))
    if rel == "next":
        return None
    ahead = rel == "this coming" or (anchor.future and rel in ("this", "the"))
    return current if ahead else weekend(add(today, -1, "week"))


def _named_day(match: re.Match[str], anchor: Anchor) -> Period:
    word = " ".join(match[0].lower().split())
    today = anchor.day()
    if word == "overnight":
        return Period(add(today, -1, "day"), today, "day")
    shifts = {"yesterday": -1, "tomorrow": 1, "last night": -1}
    if word.startswith("the day"):
        return unit_of(add(today, -2 if word.endswith("yesterday") else 2, "day"), "day")
    return unit_of(add(today, shifts.get(word, 0), "day"), "day")


def _into(match: re.Match[str], anchor: Anchor) -> Period:
    morning = weekday(weekday_number(match["wd"]), anchor).first
    return Period(add(morning, -1, "day"), morning, "day")


def _ago(match: re.Match[str], anchor: Anchor) -> Period:
    count, unit = count_of(match["n"]), unit_named(match["unit"])
    back = match["side"].lower() == "ago"
    return unit_of(add(anchor.day(), -count if back else count, unit), unit)


def _stretch(match: re.Match[str], anchor: Anchor) -> Period:
    """The past two weeks: from that day to the day of publication; the next two weeks likewise."""
    count, unit, today = count_of(match["n"] or "one"), unit_named(match["unit"]), anchor.day()
    if match["unit"].lower().startswith("hour"):
        count = -(-count // 24)
    if match["rel"].lower() in ("last", "past"):
        return Period(add(today, -count, unit), today, unit)
    return Period(today, add(today, count, unit), unit)


def _never(match: re.Match[str], anchor: Anchor) -> None:
    """Vague, or counted from some other day in the story."""


POINTS: dict[str, tuple[str, Reading]] = {
    "numeric": (
        r"(?:(?P<iso>(?:18|19|20)\d\d)[-/](?P<im>\d\d?)[-/](?P<id>\d\d?)|"
        r"(?P<a>\d\d?)(?P<mark>[./])(?P<b>\d\d?)[./](?P<year>(?:19|20)\d\d))\b(?![-/.]\d)",
        _numeric,
    ),
    "month day": (
        rf"(?:{NEAR} )?(?:(?P<wd>{ANY_WEEKDAY}),? )?(?P<month>{ANY_MONTH}) (?P<day>{DAY})"
        rf"(?:,? (?P<year>{NAMED_YEAR}))?",
        _date,
    ),
    "day month": (
        rf"(?:{NEAR} )?(?:(?P<wd>{ANY_WEEKDAY}),? )?(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{ANY_MONTH})"
        rf"(?:,? (?P<year>{NAMED_YEAR}))?",
        _date,
    ),
    "month year": (rf"(?P<month>{ANY_MONTH})(?:,| of)? (?P<year>{NAMED_YEAR})", _month),
    "near month": (rf"(?P<rel>last|this|next|this past) (?P<month>{MONTH})", _month),
    "month": (rf"(?P<month>{MONTH})", _month),
    "year": (rf"(?P<year>{YEAR})", _bare_year),
    "the year": (rf"the year (?P<year>{YEAR})", _bare_year),
    "decade": (r"(?:the )?(?P<year>(?:18|19|20)\d0)['’]?s\b(?!-)", _decade),
    "quarter": (
        r"(?:(?:the )?(?P<nth>first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) quarter(?: of)?|"
        rf"Q(?P<q>[1-4])(?: of)?) (?P<year>{NAMED_YEAR})",
        _quarter,
    ),
    "half": (rf"(?:the )?(?P<half>first|second|1st|2nd) half of (?P<year>{NAMED_YEAR})", _half),
    "season": (
        rf"(?:(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<year>{NAMED_YEAR})(?!-))",
        _season,
    ),
    "near season": (rf"this (?P<season>spring|summer|autumn|fall|winter)(?P<year>){END}", _season),
    "weekday": (
        rf"(?:(?P<rel>{NEAR}) )?(?P<wd>{WEEKDAY})(?:(?: of)? (?P<week>last|this|next) week\b)?",
        _weekday,
    ),
    "near unit": (rf"(?P<rel>last|this|next) (?P<unit>week|month|year|quarter|decade){END}", _near_unit),
    "weekend": (rf"(?P<rel>{NEAR}|the) weekend{END}", _weekend),
    "word": (
        r"today|tonight|yesterday|tomorrow|overnight|last night|this (?:morning|afternoon|evening)|"
        r"the day before yesterday|the day after tomorrow",
        _named_day,
    ),
    "night into": (rf"overnight (?:into|to) (?P<wd>{WEEKDAY})", _into),
    "distance": (rf"(?P<n>{NUMBER}) (?P<unit>{UNIT}) (?P<side>ago|from now){END}", _ago),
    "stretch": (
        rf"(?:the )?(?P<rel>last|past|next|coming) (?P<n>{NUMBER}) (?P<unit>hours?|{UNIT}|decades?){END}",
        _stretch,
    ),
    "stretch of one": (
        rf"the (?P<rel>last|past|coming) (?P<n>)(?P<unit>week|month|year|decade){END}",
        _stretch,
    ),
    "vague": (VAGUE, _never),
}
"""By name: how a date is written, and how it is read. Blanks stand for any white space."""
