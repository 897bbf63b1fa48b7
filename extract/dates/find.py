"""Finds the words of a sentence that say when.

A phrase that is vague ("in recent weeks"), counted from another day of the story ("a day earlier"), only a
limit ("by Friday") or at odds with itself ("Monday, April 21" where that was a Sunday) is found all the same,
so that no part of it is taken for the date.
"""

from __future__ import annotations

import re

import msgspec

from dyads.extract.dates.grammar import DAYS, MONTH, MONTHS, SHORT_MONTHS, compiled, nameless
from dyads.extract.dates.points import POINTS
from dyads.extract.dates.reading import LIMIT, MODIFIER, PART_OF_DAY, RANGES, TO
from dyads.extract.knowledge.words import words


class DatePhrase(msgspec.Struct, frozen=True):
    """A date phrase and its place: `text` is ``sentence[start:end]``, offsets in code points."""

    start: int
    end: int
    text: str


def find_dates(text: str) -> list[DatePhrase]:
    """Every date phrase of a sentence in order, the longest at each place, none overlapping another.

    A leading "on", "in" or "at" is left out; words that change the meaning ("since", "by", "from") belong.
    """
    phrases: list[DatePhrase] = []
    done = 0
    for anchor in _WORD.finditer(text):
        if anchor[0] not in _ANCHORS or anchor.start() < done:
            continue
        for word in _START.finditer(text, max(done, anchor.start() - _REACH), anchor.end()):
            start = word.start()
            end = _phrase_end(text, start)
            if end is not None and end >= anchor.end():
                phrases.append(DatePhrase(start, end, text[start:end]))
                done = end
                break
    return phrases


_WORD = re.compile(r"[A-Za-z]+|\d{4}")
_START = re.compile(r"(?<![\w.,:/$€£¥#@-])\w+")
_REACH = 48
"""How far before the word that gives a date away (a month, "week") its phrase may begin, in characters."""
_LEADS = (compiled(nameless(LIMIT)), compiled(rf"(?:{nameless(LIMIT)})?(?:{nameless(MODIFIER)}){{1,2}}"))
_CORES = {name: compiled(rf"(?:{nameless(core)})\b") for name, (core, *_) in (POINTS | RANGES).items()}
_ANY_CORE = compiled("|".join(core.pattern for core in _CORES.values()))
_TAIL = compiled(PART_OF_DAY)
_ANCHORS = frozenset(
    [str(year) for year in range(1800, 2100)]
    + [form for name in MONTHS + SHORT_MONTHS + DAYS for form in (name, name.upper())]
    + [
        form
        for word in (*words("date_word"), *(day.lower() for day in DAYS))
        for form in (word, word.capitalize(), word.upper())
    ]
)

# A bare month or year is a date only after one of these; elsewhere "May" is a person and "2014" a number.
_INTRODUCED = re.compile(
    r"\b(?:in|during|from|throughout|for|month\s+of)\s+"
    rf"(?:(?:{MONTH}|\d{{4}})(?:,\s+|,?\s+(?:and|or)\s+))*$",
    re.IGNORECASE,
)
_BARE = compiled(rf"(?:{MONTH}|\d{{4}})(?:(?:{TO}|[-–/])\S+)?")
_NAMED_MAY = re.compile(
    r"\b(?:Theresa|Brian|M(?:rs?|s)\.?|Minister|PM|Leader|Secretary|(?:confidence|trust|faith) in|for)\s+$"
)
_AFTER_MAY = re.compile(r"['’]s\b|\s+Day\b")
_SINCE = compiled("(?:ever )?since ")
_VERB = re.compile(
    r"\s+(?!(?:in|on|by|and|or|when|to|with|for|at|over|of|last|because|as|but|while|after|that)\b)[a-z]"
)
_SAINTED = re.compile(
    r"\b(?:Good|Black|Bloody|Easter|Palm|Ash|Super|Holy|Shrove|Cyber|Sheffield|Mail on)\s+$"
)
_TITLED = re.compile(r"\s+(?:Times|Telegraph|Mail|Express|Mirror|Herald|Tribune|Post|World|Club|Age)\b")
_BODY = re.compile(
    r"\s+(?:(?:Youth|Revolutionary|Popular|Democratic) )?(?:Movement|Alliance|Coalition|Organi[sz]ation|"
    r"Brigades?|Group|Revolution|Square|Street|Bridge|Avenue|Stadium|University|Airport|Committee|movement|alliance|"
    r"coalition|committee|panel)\b"
)
# Days so well known that the year is left out long after.
_KNOWN_DAY = compiled(
    r"(?:Sept?(?:ember|\.)? 11|Oct(?:ober|\.)? 7|Jan(?:uary|\.)? 6|7 October|11 September|6 January)(?:th)?"
)
_KNOWN_EVENT = re.compile(
    r"\s+(?:(?:terror|terrorist|Hamas|Capitol) )?"
    r"(?:attacks?|assaults?|massacres?|hijack\w+|riots?|insurrection|plot\w*)\b"
)


def _phrase_end(text: str, start: int) -> int | None:
    """Where the longest date phrase that begins at `start` ends."""
    cores = {start} | {lead.end() for pattern in _LEADS if (lead := pattern.match(text, start))}
    ends = [
        core.end()
        for at in cores
        if _ANY_CORE.match(text, at)
        for name, pattern in _CORES.items()
        if (core := pattern.match(text, at)) and _is_date(name, core, text, start)
    ]
    if not ends:
        return None
    tail = _TAIL.match(text, max(ends))
    return tail.end() if tail else max(ends)


def _is_date(name: str, match: re.Match[str], text: str, start: int) -> bool:
    """Whether the words around let it be a date, and not part of a name or a number."""
    before, after = text[max(0, start - _REACH) : start], text[match.end() : match.end() + _REACH]
    core, lead = match[0], text[start : match.start()]
    if name != "numeric" and not lead and _BARE.fullmatch(core) and not _INTRODUCED.search(before):
        return False
    if name == "word":
        return not (core[0].isupper() and re.search(r"\w\s+$", before))
    if name == "weekday":
        return not (_SAINTED.search(before) or _TITLED.match(after))
    if core.endswith("May") and not re.search(r"\d", core):
        in_name = _NAMED_MAY.search(before) or _AFTER_MAY.match(after)
        return not (in_name or (_SINCE.match(lead) and _VERB.match(after)))
    if core.startswith("May") and _NAMED_MAY.search(before):
        return False
    if name in ("month day", "day month") and not re.search(r"\d{4}", core):
        if name == "month day" and re.search(r"\bin\s+$", before, re.IGNORECASE):
            return False  # "in April 20 people"
        return not (_BODY.match(after) or (_KNOWN_DAY.fullmatch(core) and _KNOWN_EVENT.match(after)))
    return True
