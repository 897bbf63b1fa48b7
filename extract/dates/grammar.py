"""The pieces that patterns of dates are made of, and what their words count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

from dyads.extract.dates.calendar import Anchor
from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.words import words
from dyads.graph.model import Precision

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NUMBERS = read_toml("numbers.toml", dict[str, dict[str, int]])


def _any(alternatives: Iterable[str]) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _cased(names: list[str]) -> str:
    return "(?-i:" + "|".join(form for name in names for form in (name, name.upper())) + r")\b"


# Months keep their capitals: "may" and "march" are verbs.
MONTH = _cased(MONTHS)
ANY_MONTH = f"(?:{MONTH}|{_cased(SHORT_MONTHS)}\\.?)"
WEEKDAY = _any(DAYS) + r"\b"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
# What a four-digit number counts when it is no year: "in 2000 villages", "at 2030 GMT".
_COUNTED = _any(sorted(words("counted")))
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![.,:]\d|%|-(?:year|day|month|hour|mile|member))"
_PLURAL = r"(?-i:(?!(?:was|has|is|as|its|this|does|plus|across|towards|besides|thus)\b)[a-z]+s\b)"
YEAR = (
    r"(?:18|19|20)\d\d\b(?![.,:]\d|%|['’]s|-(?:year|strong|member|page|mile|km|odd))"
    rf"(?!\s+{_COUNTED}\b)(?!(?<=00)\s+{_PLURAL})"
)
NAMED_YEAR = rf"(?:{YEAR}|(?:last|this|next) year\b)"
NUMBER = _any((r"\d{1,3}", *sorted(_NUMBERS["cardinal"], key=len, reverse=True)))
NEAR = "(?:last|this past|this coming|this|next)"
END = r"\b(?!-|['’]s worth)"
UNIT = r"(?:day|week|month|year)s?"
_LONG = "(?:hour|day|week|month|year|decade)"
_MOMENT = "(?:day|week|month|year|night|morning|evening)"
# Vague, or counted from another day of the story.
VAGUE = "|".join(
    (
        rf"(?:the )?(?:recent|coming|intervening|preceding) {UNIT}{END}",
        rf"(?:the )?(?:past|last|next|coming|previous) (?:few|several|couple of) {_LONG}s{END}",
        rf"the (?:previous|following|next|same|preceding) {_MOMENT}{END}",
        rf"the {_MOMENT} (?:before|after|earlier){END}",
        rf"that (?:same )?{_MOMENT}{END}",
        rf"(?:(?:just |only )?(?:a few|several|some|many|a couple of) )?{_LONG}s (?:ago|earlier|later)",
        rf"(?:for|these|within|in|for (?:several|many|some)) {_LONG}s{END}",
        rf"(?:{NUMBER} )?(?:hour|decade)s? ago",
        rf"(?:in|within) {NUMBER} {_LONG}s?(?:['’]? time)?{END}",
        rf"{NUMBER} {_LONG}s? (?:earlier|later|before|after|from|prior to)"
        rf"(?: (?:the )?(?:{ANY_MONTH}(?: {DAY})?|{WEEKDAY}))?{END}",
        r"(?:(?:more|less) than|almost|nearly|about|around|some|(?:just )?(?:over|under)|roughly|at least|"
        rf"up to) {NUMBER} {_LONG}s? ago",
        rf"{NUMBER} and a half {UNIT} ago",
        rf"(?:every|each|most|on alternate) (?:{WEEKDAY}|(?:day|week|month|year|weekend){END})",
        r"(?:the )?fiscal (?:year )?\d{4}",
        r"recently|lately|earlier in the (?:day|week|month|year)",
    )
)


def year_named(phrase: str | None, anchor: Anchor) -> int | None:
    """The year that digits or "last year" name; None for no phrase."""
    if phrase is None:
        return None
    if phrase[:4].isdigit():
        return int(phrase[:4])
    return anchor.day().year + {"last": -1, "this": 0, "next": 1}[phrase.split()[0].lower()]


def month_number(word: str) -> int:
    """January is 1; short names count too."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(word[:3].lower()))


def weekday_number(word: str) -> int:
    """Monday is 0; short names count too."""
    return next(n for n, day in enumerate(DAYS) if day.lower().startswith(word[:3].lower()))


def count_of(word: str) -> int:
    """The number that digits or a word say."""
    return int(word) if word.isdigit() else _NUMBERS["cardinal"][word.lower()]


def unit_named(word: str) -> Precision:
    """The unit that a word for a stretch of time counts; hours count as days."""
    unit = word.lower().removesuffix("s")
    return next((known for known in get_args(Precision) if known == unit), "day")


def quarter_number(word: str) -> int:
    """1 for "first" and "1st"; the last is the fourth."""
    return int(word[0]) if word[0].isdigit() else _NUMBERS["quarter"][word.lower()]


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, without regard to case, its blanks matching any white space."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def nameless(pattern: str) -> str:
    """The pattern without its named groups, to stand inside another."""
    return re.sub(r"\?P<\w+>", "?:", pattern)
