"""How news writes a single date: a table of patterns, each with the reading of what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable

from dyads.extract.dates.date_arithmetic import Anchor, Day, Period, add, nearest, unit_of, weekday, weekend
from dyads.graph.model import Precision

Reading = Callable[[re.Match[str], Anchor], Period | None]

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NUMBERS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_COUNTS = {"a": 1, "an": 1, "thirty": 30} | {word: n for n, word in enumerate(_NUMBERS, 1)}
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
}


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(words) + ")"


def _cased(words: list[str]) -> str:
    return "(?-i:" + "|".join(form for word in words for form in (word, word.upper())) + r")\b"


# Months keep their capitals: "may" and "march" are verbs.
MONTH = _cased(MONTHS)
ANY_MONTH = f"(?:{MONTH}|{_cased(SHORT_MONTHS)}\\.?)"
WEEKDAY = _any(DAYS) + r"\b"
_ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![.,:]\d|%|-(?:year|day|month|hour|mile|member))"
# What a four-digit number counts when it is no year: "in 2000 villages", "in 2014 homes", "at 2030 GMT".
_COUNTED = (
    r"people|persons|men|women|children|villages|towns|cities|homes|houses|families|households|cases|troops|"
    r"soldiers|fighters|deaths|countries|sites|schools|jobs|votes|seats|points|pounds|dollars|euros|percent|tons|"
    r"tonnes|acres|hectares|meters|metres|miles|kilometers|kilometres|km|feet|hours|hrs|GMT|UTC|local time"
)
_PLURAL = r"(?-i:(?!(?:was|has|is|as|its|this|does|plus|across|towards|besides|thus)\b)[a-z]+s\b)"
YEAR = (
    r"(?:18|19|20)\d\d\b(?![.,:]\d|%|['’]s|-(?:year|strong|member|page|mile|km|odd))"
    rf"(?!\s+(?:{_COUNTED})\b)(?!(?<=00)\s+{_PLURAL})"
)
NAMED_YEAR = rf"(?:{YEAR}|(?:last|this|next) year\b)"
NUMBER = rf"(?:\d{{1,3}}|an?|thirty|{'|'.join(reversed(_NUMBERS))})"
_NEAR = "(?:last|this past|this coming|this|next)"
_END = r"\b(?!-|['’]s worth)"


def _year(words: str | None, anchor: Anchor) -> int | None:
    if words is None:
        return None
    if words[:4].isdigit():
        return int(words[:4])
    return anchor.day().year + {"last": -1, "this": 0, "next": 1}[words.split()[0].lower()]


def _month_number(word: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(word[:3].lower()))


def _weekday_number(word: str) -> int:
    return next(n for n, day in enumerate(DAYS) if day.lower().startswith(word[:3].lower()))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]


def _unit(word: str) -> Precision:
    units: dict[str, Precision] = {
        "hour": "day", "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
        "decade": "decade",
    }  # fmt: skip
    return units[word.lower().removesuffix("s")]


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
    day, month = int(re.sub(r"\D", "", match["day"])), _month_number(match["month"])
    named = _weekday_number(match["wd"]) if match["wd"] else None

    def in_year(year: int) -> Period | None:
        period = unit_of(Day(year, month, day), "day")
        return period if named in (None, period.first.weekday()) else None

    year = _year(match["year"], anchor)
    if year is not None:
        return in_year(year)
    if named is None:
        return nearest(in_year, anchor, leeway=7)
    other = Anchor(anchor.published, not anchor.future)
    return nearest(in_year, anchor, leeway=0) or nearest(in_year, other, leeway=0)


def _month(match: re.Match[str], anchor: Anchor) -> Period | None:
    month = _month_number(match["month"])
    groups = match.groupdict()
    year = _year(groups.get("year"), anchor)
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
    year = _year(match["year"], anchor)
    number = _ORDINALS[match["nth"].lower()] if match["nth"] else int(match["q"])
    return unit_of(Day(year, number * 3 - 2, 1), "quarter") if year else None


def _half(match: re.Match[str], anchor: Anchor) -> Period | None:
    year = _year(match["year"], anchor)
    if year is None:
        return None
    if match["half"].lower() in ("first", "1st"):
        return Period(Day(year, 1, 1), Day(year, 6, 30), "quarter")
    return Period(Day(year, 7, 1), Day(year, 12, 31), "quarter")


def _season(match: re.Match[str], anchor: Anchor) -> Period | None:
    """Only the year is sure: summer is in July or in January, and winter is in two years."""
    year = _year(match["year"], anchor) if match["year"] else anchor.day().year
    return unit_of(Day(year, 1, 1), "year") if year and match["season"].lower() != "winter" else None


def _weekday(match: re.Match[str], anchor: Anchor) -> Period:
    number = _weekday_number(match["wd"])
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
    unit = _unit(match["unit"])
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


def _word(match: re.Match[str], anchor: Anchor) -> Period:
    word = " ".join(match[0].lower().split())
    today = anchor.day()
    if word == "overnight":
        return Period(add(today, -1, "day"), today, "day")
    shifts = {"yesterday": -1, "tomorrow": 1, "last night": -1}
    if word.startswith("the day"):
        return unit_of(add(today, -2 if word.endswith("yesterday") else 2, "day"), "day")
    return unit_of(add(today, shifts.get(word, 0), "day"), "day")


def _into(match: re.Match[str], anchor: Anchor) -> Period:
    morning = weekday(_weekday_number(match["wd"]), anchor).first
    return Period(add(morning, -1, "day"), morning, "day")


def _distance(match: re.Match[str], anchor: Anchor) -> Period:
    count, unit = _count(match["n"]), _unit(match["unit"])
    back = match["side"].lower() == "ago"
    return unit_of(add(anchor.day(), -count if back else count, unit), unit)


def _stretch(match: re.Match[str], anchor: Anchor) -> Period:
    """The past two weeks: from that day to the day of publication; the next two weeks likewise."""
    count, unit, today = _count(match["n"] or "one"), _unit(match["unit"]), anchor.day()
    if match["unit"].lower().startswith("hour"):
        count = -(-count // 24)
    if match["rel"].lower() in ("last", "past"):
        return Period(add(today, -count, unit), today, unit)
    return Period(today, add(today, count, unit), unit)


def _never(match: re.Match[str], anchor: Anchor) -> None:
    """Vague, or counted from some other day in the story."""


_UNIT = r"(?:day|week|month|year)s?"
_LONG = "(?:hour|day|week|month|year|decade)"
_MOMENT = "(?:day|week|month|year|night|morning|evening)"
_VAGUE = "|".join(
    (
        rf"(?:the )?(?:recent|coming|intervening|preceding) {_UNIT}{_END}",
        rf"(?:the )?(?:past|last|next|coming|previous) (?:few|several|couple of) {_LONG}s{_END}",
        rf"the (?:previous|following|next|same|preceding) {_MOMENT}{_END}",
        rf"the {_MOMENT} (?:before|after|earlier){_END}",
        rf"that (?:same )?{_MOMENT}{_END}",
        rf"(?:(?:just |only )?(?:a few|several|some|many|a couple of) )?{_LONG}s (?:ago|earlier|later)",
        rf"(?:for|these|within|in|for (?:several|many|some)) {_LONG}s{_END}",
        rf"(?:{NUMBER} )?(?:hour|decade)s? ago",
        rf"(?:in|within) {NUMBER} {_LONG}s?(?:['’]? time)?{_END}",
        rf"{NUMBER} {_LONG}s? (?:earlier|later|before|after|from|prior to)"
        rf"(?: (?:the )?(?:{ANY_MONTH}(?: {DAY})?|{WEEKDAY}))?{_END}",
        r"(?:(?:more|less) than|almost|nearly|about|around|some|(?:just )?(?:over|under)|roughly|at least|"
        rf"up to) {NUMBER} {_LONG}s? ago",
        rf"{NUMBER} and a half {_UNIT} ago",
        rf"(?:every|each|most|on alternate) (?:{WEEKDAY}|(?:day|week|month|year|weekend){_END})",
        r"(?:the )?fiscal (?:year )?\d{4}",
        r"recently|lately|earlier in the (?:day|week|month|year)",
    )
)

POINTS: dict[str, tuple[str, Reading]] = {
    "numeric": (
        r"(?:(?P<iso>(?:18|19|20)\d\d)[-/](?P<im>\d\d?)[-/](?P<id>\d\d?)|"
        r"(?P<a>\d\d?)(?P<mark>[./])(?P<b>\d\d?)[./](?P<year>(?:19|20)\d\d))\b(?![-/.]\d)",
        _numeric,
    ),
    "month day": (
        rf"(?:{_NEAR} )?(?:(?P<wd>{_ANY_WEEKDAY}),? )?(?P<month>{ANY_MONTH}) (?P<day>{DAY})"
        rf"(?:,? (?P<year>{NAMED_YEAR}))?",
        _date,
    ),
    "day month": (
        rf"(?:{_NEAR} )?(?:(?P<wd>{_ANY_WEEKDAY}),? )?(?:the )?(?P<day>{DAY})(?: of)? (?P<month>{ANY_MONTH})"
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
    "near season": (rf"this (?P<season>spring|summer|autumn|fall|winter)(?P<year>){_END}", _season),
    "weekday": (
        rf"(?:(?P<rel>{_NEAR}) )?(?P<wd>{WEEKDAY})(?:(?: of)? (?P<week>last|this|next) week\b)?",
        _weekday,
    ),
    "near unit": (rf"(?P<rel>last|this|next) (?P<unit>week|month|year|quarter|decade){_END}", _near_unit),
    "weekend": (rf"(?P<rel>{_NEAR}|the) weekend{_END}", _weekend),
    "word": (
        r"today|tonight|yesterday|tomorrow|overnight|last night|this (?:morning|afternoon|evening)|"
        r"the day before yesterday|the day after tomorrow",
        _word,
    ),
    "night into": (rf"overnight (?:into|to) (?P<wd>{WEEKDAY})", _into),
    "distance": (rf"(?P<n>{NUMBER}) (?P<unit>{_UNIT}) (?P<side>ago|from now){_END}", _distance),
    "stretch": (
        rf"(?:the )?(?P<rel>last|past|next|coming) (?P<n>{NUMBER}) (?P<unit>hours?|{_UNIT}|decades?){_END}",
        _stretch,
    ),
    "stretch of one": (
        rf"the (?P<rel>last|past|coming) (?P<n>)(?P<unit>week|month|year|decade){_END}",
        _stretch,
    ),
    "vague": (_VAGUE, _never),
}
"""By name: how a date is written, and how it is read. Blanks stand for any white space."""


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, without regard to case, its blanks matching any white space."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def nameless(pattern: str) -> str:
    """The pattern without its named groups, to stand inside another."""
    return re.sub(r"\?P<\w+>", "?:", pattern)
