"""Text to sentences, by rules of our own: a parser glues headlines to what follows and halves wrapped lines.

First lines are joined to blocks: a hard-wrapped line runs on, a headline, a list item or a "2 min read" does
not. Then blocks are split into sentences. What opens a block without being part of its sentence, a bullet or
a dateline, is a segment of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Segment(NamedTuple):
    """A sentence, headline or other unit: `text[start:end]`, without white space around it."""

    start: int
    end: int


def segments(text: str) -> list[Segment]:
    """The sentences of `text` in order. They never overlap and hold all of it but white space.

    None is longer than `LONGEST`: what is, a list or a table without full stops, comes in pieces.
    """
    whole = (
        segment for block in _blocks(text) for segment in _with_stray_marks(text, _sentences(text, block))
    )
    return [piece for segment in whole for piece in _pieces(text, segment)]


LONGEST = 2000
"""Characters of a sentence: five times the longest that news has. Parsing takes time with its square."""


def _pieces(text: str, segment: Segment) -> Iterator[Segment]:
    """The segment, cut at white space, where there is any, as often as it is too long."""
    start, end = segment
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield Segment(start, cut)
        start = end - len(text[cut:end].lstrip())
    if end > start:
        yield Segment(start, end)


# Lines to blocks

_BULLET = re.compile(r"(?:[*•·▪‣◦●►]|[-–—](?=\s+[\W\d]*[^\W\da-z]))\s+\S")
_DASH = re.compile(r"[-–—]\s+\S")
_ENDED = re.compile(r"""[.!?…]["'”’»)\]]*(?:\[\d+\])*$""")
_RUNS_ON_AFTER = re.compile(
    r"(?:[,;–—]|\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|as|its|their|his|her|was|were|is|"
    r"are|has|have|had|be|been|will|would|into|over|under|between|against|after|before|during|than|not))$"
)
_RUNS_ON_WITH = re.compile(r"""(?:[-–—]\s+)?["'“‘«(\[]?(?!(?:al|el|as|an|ar|ad|at|ash)-[A-Z])[a-z]""")
_FIRST_WORD = re.compile(r"\S+")


class _Line(NamedTuple):
    start: int
    end: int
    words: str

    @property
    def is_ended(self) -> bool:
        """Whether it may end a sentence: "." or the like, but not that of "Gen."."""
        return _ENDED.search(self.words) is not None and not _ends_with_title(self.words)


def _blocks(text: str) -> Iterator[Segment]:
    lines = _lines(text)
    width = max((len(a.words) for a, b in pairwise(lines) if a and b and _surely_runs_on(a, b)), default=0)
    start: int | None = None
    for line, following in pairwise([*lines, None]):
        if line is None:
            continue
        start = line.start if start is None else start
        if following is None or not _runs_on(line, following, width):
            yield Segment(start, line.end)
            start = None


def _lines(text: str) -> list[_Line | None]:
    """The lines of `text` without white space around them, None for a blank one."""
    lines: list[_Line | None] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        start = offset + len(line) - len(line.lstrip())
        lines.append(_Line(start, start + len(words), words) if words else None)
        offset += len(line)
    return lines


def _surely_runs_on(line: _Line, following: _Line) -> bool:
    """Whether the words alone show that the sentence goes on in the next line."""
    if line.is_ended or _is_item(line, following):
        return False
    return bool(
        _RUNS_ON_WITH.match(following.words)
        or _RUNS_ON_AFTER.search(line.words)
        or _ends_with_title(line.words)
    )


def _runs_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether both lines are of one block. `width`: of the longest line that surely runs on, 0 for none.

    A wrapped line is full: the word after it had no room. A headline or the end of a paragraph mostly is not.
    """
    if _surely_runs_on(line, following):
        return True
    if not width or _is_item(line, following):
        return False
    first = _FIRST_WORD.match(following.words)
    needed = len(line.words) + 1 + (len(first[0]) if first else 0)
    return needed > width and len(line.words) <= width + 12


def _is_item(line: _Line, following: _Line) -> bool:
    """Whether the next line starts an item of a list (a dash may also stand inside a sentence)."""
    if _BULLET.match(following.words):
        return True
    in_list = (
        _BULLET.match(line.words) or _DASH.match(line.words) or line.is_ended or line.words.endswith(":")
    )
    return bool(_DASH.match(following.words) and in_list)


def _ends_with_title(words: str) -> bool:
    word = words[-12:].rsplit(maxsplit=1)[-1]
    return word.endswith(".") and word[:1].isupper() and word[:-1].lower() in _NEVER_LAST


# Blocks to sentences

_AGENCIES = (
    "Reuters|AP|AFP|UPI|dpa|DPA|EFE|ANSA|TASS|Tass|Interfax|RIA|Xinhua|Kyodo|Yonhap|KCNA|CNA|ANI|PTI|IANS|APP|IRNA|ISNA|"
    "Tasnim|Mehr|Fars|SANA|SPA|WAM|KUNA|MENA|QNA|Anadolu|AA|BBC|CNN|VOA|RFE/RL|DW|IPS|IRIN|Bloomberg|NAN|Antara|Bernama"
)
_OPENING = re.compile(
    # A bullet or number, or a dateline: places in capitals, or any with an agency, before a dash.
    r"(?:[-–—*•·▪‣◦●►]|\d{1,2}[.)]|\([a-z\d]\))(?=\s+\S)"
    r"|(?:[A-Z][A-Z.'’/-]{2,}(?:[ ,/]+[A-Z][\w.'’-]*){0,5}(?:[ ,]+\d{1,2})?(?:\s+\([^()\n]{2,30}\))?\s+|"
    rf"[A-Z](?:[\w ,'’/-]|\b[A-Z][a-z]{{1,3}}\.){{1,50}}\((?:{_AGENCIES})\)\s*)"
    r"(?:—|–|--?)(?=\s+[\"“'‘]?[A-Z\d][^\n]{0,60}[a-z])"
)

# What ends a sentence, what closes with it (a footnote's number, a quotation mark even after a space), a gap.
_MARK = re.compile(r"""([.!?…]+)(["'”’»)\]]*(?:\[(?:\d{1,3}|citation needed)\])*(?: ["”](?=\s|\Z))?)(\s*)""")
_OPENER = re.compile(r"""["'“‘«(\[–—-]*\s*""")
_WORD_BEFORE = re.compile(r"""[^\s"“”‘(\[–—/-]*$""")
_LETTER = re.compile(r"\w")
_GLUED_OPENER = re.compile(r"(?!(?:Com|Org|Net|Gov)\b)[^\W\d_a-z](?:[^\W\d_A-Z]|\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARABIC_NAME = re.compile(r"(?:al|el|as|an|ar|ad|at|ash)-[A-Z]")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_SAYS = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|asked|told|wrote|tweeted|added|replied|responded|shouted|chanted|declared)\b"
)

_NEVER_LAST = frozenset(
    "mr mrs ms mx messrs dr prof rev fr msgr hon amb gen lt col maj capt sgt cpl pvt adm brig cmdr cdr "
    "cmdt comdr supt insp det sen rep reps sens gov govs pres sec min atty dep asst sheikh ayat st ste ft "
    "mt vs v cf viz approx ca e.g i.e lt.col brig.gen maj.gen lt.gen".split()
)
_BEFORE_NUMBER = frozenset("no nos art arts p pp vol fig ch para paras res op".split())
_MAY_BE_LAST = frozenset(
    "inc corp ltd co cos bros plc jr sr esq dept univ assn govt intl natl ave blvd rd etc al est ph.d ala "
    "ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla "
    "ore pa penn tenn tex va vt wash wis wyo".split()
)
_DATE_WORDS = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
)
_TIME = frozenset({"a.m", "p.m", "A.M", "P.M"})
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2,5}\b|"
    r"(?:Eastern|Central|Pacific|Moscow|Beijing|London|Greenwich|Eastern|Local)\s+(?:[A-Z]\w+\s+)?[Tt]ime"
)
# Capitalised, these open a sentence: after "U.S." they tell its end from "U.S. Navy".
_SENTENCE_OPENERS = frozenset(
    "The This That These Those There Their They He His She Her It Its We Our You My In On At By For From "
    "With Without After Before During Since Until While When Where Why What Who How If Although Though "
    "Because As An But And Or Nor So Yet Both Each Some Many Most Several Other Others Another However "
    "Meanwhile Earlier Later Also Only Under Over Between Among Despite According Last Next Two Three "
    "Four Five Dozens Hundreds Thousands Officials Asked Speaking Then Now Today Such".split()
)


def _sentences(text: str, block: Segment) -> Iterator[Segment]:
    start = block.start
    while opening := _OPENING.match(text, start, block.end):
        yield Segment(start, opening.end())
        start = block.end - len(text[opening.end() : block.end].lstrip())
    for mark in _MARK.finditer(text, start, block.end):
        if mark.end() == block.end:
            break
        if (end := _boundary(text, start, mark)) is not None:
            if end > start:
                yield Segment(start, end)
            start = mark.end() if end == mark.end(2) else end
    yield Segment(start, block.end)


def _with_stray_marks(text: str, sentences: Iterator[Segment]) -> Iterator[Segment]:
    """Join to each sentence what follows it without a letter or digit, such as a detached quotation mark."""
    last: Segment | None = None
    for sentence in sentences:
        if last and not _LETTER.search(text, sentence.start, sentence.end):
            last = Segment(last.start, sentence.end)
            continue
        if last:
            yield last
        last = sentence
    if last:
        yield last


def _boundary(text: str, start: int, mark: re.Match[str]) -> int | None:
    """Where the sentence that begins at `start` ends, if it ends at this mark."""
    stop, closing, gap = mark.groups()
    before = text[max(start, mark.start() - 24) : mark.start()]
    if before.endswith(("[", "(")):
        return None
    if not gap:
        return _glued_boundary(text, start, mark, before)
    opener = _OPENER.match(text, mark.end())
    rest = text[opener.end() if opener else mark.end() :][:60]
    if rest[:1].islower() and not _ARABIC_NAME.match(rest):
        return None
    if stop == ".":
        ends = _full_stop_ends(before, closing, rest, text[mark.end()])
    else:
        ends = not (closing and set(stop) <= {"!", "?"} and _SAYS.match(rest)) and not before.endswith(
            "Yahoo"
        )
    return mark.end(2) if ends else None


def _full_stop_ends(before: str, closing: str, rest: str, opener: str) -> bool:
    """Whether a full stop after `before`, with `rest` after it, ends a sentence or an abbreviation."""
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    key = word.lower()
    if key in _NEVER_LAST and (
        word[:1].isupper() or key in {"vs", "v", "cf", "viz", "approx", "ca", "e.g", "i.e"}
    ):
        return key in {"st", "ft", "mt", "min", "sec"} and _opens_sentence(rest)
    if key in _BEFORE_NUMBER:
        return not rest[:1].isdigit()
    if word in _TIME:
        return not _AFTER_TIME.match(rest)
    if not _is_abbreviation(word):
        return True
    if closing.strip("])") or opener in '"“‘•':
        return True
    return not closing and _opens_sentence(rest)


def _is_abbreviation(word: str) -> bool:
    """Whether `word` is written with a full stop, though a sentence may end with it."""
    if len(word) == 1:
        return word.isupper()
    return word in _DATE_WORDS or bool(_ACRONYM.fullmatch(word)) or (
        word.lower() in _MAY_BE_LAST and (word[0].isupper() or word in {"etc", "al", "est"})
    )  # fmt: skip


def _opens_sentence(rest: str) -> bool:
    first = _WORD.match(rest)
    return first is not None and first[0] in _SENTENCE_OPENERS


def _glued_boundary(text: str, start: int, mark: re.Match[str], before: str) -> int | None:
    """The same where no space follows: `Guards.”Iran urges`, `of militants.Iran urges`, `in Syria.[2]The`."""
    closing = mark[2]
    following = _GLUED_OPENER.match(text, mark.end())
    if not following or not (closing or re.search(r"[a-z]{3}$", before)):
        return None
    if closing == '"' and text.count('"', start, mark.start()) % 2 == 0:
        return mark.end(1)  # an opening quotation mark: it belongs to what follows
    return None if closing in {"'", "’"} and not before else mark.end(2)
