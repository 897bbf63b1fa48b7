"""Reads a whole date phrase: a date or a range of two, and the words around that shift or bound it.

Relative dates are counted from the day of publication. A phrase that settles no day is read as None: a vague
one, a limit, one counted from another day of the story, one at odds with itself.
"""

from __future__ import annotations

import datetime
import re
from typing import get_args

from dyads.extract.dates.calendar import Anchor, Period, add, unit_of
from dyads.extract.dates.grammar import ANY_MONTH, DAY, MONTH, NAMED_YEAR, WEEKDAY, YEAR, compiled
from dyads.extract.dates.points import POINTS
from dyads.graph.model import Precision, When

# Ranges. What the first end shares with the second (month, year, century) is filled in from it.
TO = r"(?: ?[-–—] ?| to | until | till | through )"
_MONTH_DAY = rf"(?:{ANY_MONTH} {DAY}|{DAY}(?: of)? {ANY_MONTH})"
_ENDPOINT = rf"(?:(?:{WEEKDAY},? )?{_MONTH_DAY}(?:,? {YEAR})?|{ANY_MONTH},? {YEAR}|{MONTH}|{YEAR}|{WEEKDAY})"
_BEGIN, _FINISH = rf"(?P<a>{_MONTH_DAY}|{MONTH})", rf"(?P<b>{_MONTH_DAY}|{MONTH}),? (?P<y>{NAMED_YEAR})"
RANGES: dict[str, tuple[str, str, str]] = {
    "days, month first": (
        rf"(?:from |between )?(?P<m>{ANY_MONTH}) (?P<a>{DAY})(?:{TO}|(?P<and> and ))(?P<b>{DAY})"
        rf"(?:,? (?P<y>{NAMED_YEAR}))?",
        "{m} {a} {y}",
        "{m} {b} {y}",
    ),
    "days, month last": (
        rf"(?:from |between )?(?P<a>{DAY})(?:{TO}|(?P<and> and ))(?P<b>{DAY})(?: of)? (?P<m>{ANY_MONTH})"
        rf"(?:,? (?P<y>{NAMED_YEAR}))?",
        "{a} {m} {y}",
        "{b} {m} {y}",
    ),
    "years": (r"(?P<a>(?P<c>\d\d)\d\d)[-–/](?P<b>\d\d)\b(?![-/.:,]\d)", "{a}", "{c}{b}"),
    "one year": (rf"(?:from )?{_BEGIN}{TO}{_FINISH}", "{a} {y}", "{b} {y}"),
    "between, one year": (rf"between {_BEGIN} and {_FINISH}", "{a} {y}", "{b} {y}"),
    "range": (rf"(?:from )?(?P<a>{_ENDPOINT}){TO}(?P<b>{_ENDPOINT})", "{a}", "{b}"),
    "between": (rf"between (?P<a>{_ENDPOINT}) and (?P<b>{_ENDPOINT})", "{a}", "{b}"),
}

# What may stand around a date without changing its day, and what makes it no date but a limit.
LIMIT = (
    r"(?:(?P<since>(?:ever )?since(?: at least)?)|by|until|till|up to|before|after|prior to|ahead of|"
    r"no later than|through|around|about|circa|roughly|approximately) "
)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?|\d{1,2}[:.]\d\d|\d{4}(?= GMT| UTC| hours)|noon|midnight)"
    r"(?: GMT| UTC| hours| local time)?(?: on)? "
)
MODIFIER = (
    r"(?:(?:the )?(?P<week>week) (?:of|beginning|starting|ending) |"
    r"(?:the )?(?:very )?(?:beginning|start|end|middle|close) of |"
    r"(?:the )?(?:first|second|third|fourth|last|final|opening|latter) (?:weeks?|days|half) of |"
    r"overnight (?:on )?|(?:the )?(?:early|earlier|late|later|mid)(?:-| (?:on |in |the )*)|"
    r"(?:the )?(?:early |late |small )?(?:morning|afternoon|evening|night|hours|dawn) (?:of|on) |"
    rf"{_CLOCK})(?:the )?"
)
PART_OF_DAY = r" (?:early |late )?(?:morning|afternoon|evening|night|midday|noon)\b"
_IS_LIMIT, _IS_MODIFIER = compiled(LIMIT), compiled(MODIFIER)
_ENDS_IN_PART = compiled(rf"{PART_OF_DAY}$")
_PREPOSITION = compiled("(?:on|in|at|during|over|throughout|from|for) ")
_READINGS = [(compiled(pattern), reading) for pattern, reading in POINTS.values()]
_RANGE_ENDS = [(compiled(pattern), first, last) for pattern, first, last in RANGES.values()]


def resolve_date(phrase: str, published: datetime.date | None, future: bool = False) -> When | None:
    """The day or period that a date phrase means, or None where its words do not settle it.

    `future` says that the act lies ahead of `published`, so that "Saturday" is the coming one. Where
    `published` is None, only a date with its year is read.
    """
    words = " ".join(phrase.split()).strip(" ,;:()[]\"'“”‘’").removesuffix("'s").removesuffix("’s")
    if len(words) > _LONGEST:
        return None
    try:
        period = _period(words, Anchor(published, future))
        return period.when() if period else None
    except (ValueError, OverflowError):  # no such day, or nothing to count from
        return None


_LONGEST = 100
"""No date takes more characters; what is longer is hostile, and would nest too deep."""


def _period(words: str, anchor: Anchor) -> Period | None:
    """The period that a phrase means. Raises ValueError or OverflowError where there is no such day."""
    for pattern, reading in _READINGS:
        if match := pattern.fullmatch(words):
            return reading(match, anchor)
    for pattern, first, last in _RANGE_ENDS:
        if match := pattern.fullmatch(words):
            return _range(match, first, last, anchor)
    if match := _IS_LIMIT.match(words):
        return _since(words[match.end() :], anchor) if match["since"] else None
    if match := _IS_MODIFIER.match(words):
        inner = _period(words[match.end() :], anchor)
        return unit_of(inner.first, "week") if inner and match["week"] and inner.precision == "day" else inner
    for edge in (_ENDS_IN_PART.search(words), _PREPOSITION.match(words)):
        if edge:
            return _period(words[: edge.start()] + words[edge.end() :], anchor)
    return None


def _since(words: str, anchor: Anchor) -> Period | None:
    """From then until the day of publication."""
    today = anchor.day()
    start = _period(words, Anchor(today, False))
    return Period(start.first, today, start.precision) if start and start.first <= today else None


def _range(match: re.Match[str], first: str, last: str, anchor: Anchor) -> Period | None:
    """One end is counted from publication, the other from that end: "Thursday to Monday" is one stretch."""
    parts = {name: value or "" for name, value in match.groupdict().items()}
    first, last = first.format(**parts).strip(), last.format(**parts).strip()
    if anchor.future:
        begin = _period(first, anchor)
        finish = begin and _period(last, Anchor(begin.first if anchor.published else None, True))
    else:
        finish = _period(last, anchor)
        begin = finish and _period(first, Anchor(finish.first if anchor.published else None, False))
    if not begin or not finish or begin.first > finish.first:
        return None
    if (
        parts.get("and")
        and not match[0].lower().startswith("between")
        and add(begin.last, 1, "day") != finish.first
    ):
        return None  # "April 3 and 10"
    return Period(
        begin.first, finish.last, max(begin.precision, finish.precision, key=get_args(Precision).index)
    )
