"""Text to sentences, by rules of our own: a parser glues headlines to what follows and halves wrapped lines.

Lines are joined to blocks, and blocks are split into sentences. What opens a block without being part of its
sentence, a bullet or a dateline, is a segment of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dyads.extract.knowledge.words import words
from dyads.extract.text.blocks import Segment, blocks


def segments(text: str) -> list[Segment]:
    """The sentences of `text` in order. They never overlap and hold all of it but white space.

    None is longer than `LONGEST`: what is, a list or a table without full stops, comes in pieces.
    """
    whole = (
        segment for block in blocks(text) for segment in _with_stray_marks(text, _sentences(text, block))
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

_TIME = frozenset({"a.m", "p.m", "A.M", "P.M"})
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2,5}\b|"
    r"(?:Eastern|Central|Pacific|Moscow|Beijing|London|Greenwich|Eastern|Local)\s+(?:[A-Z]\w+\s+)?[Tt]ime"
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
    if key in words("never_last") and (word[:1].isupper() or key in words("latin_abbreviation")):
        return key in words("rarely_last") and _opens_sentence(rest)
    if key in words("before_number"):
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
    key = word.lower()
    if key in words("calendar_abbreviation"):
        return word.istitle()
    if _ACRONYM.fullmatch(word):
        return True
    return key in words("abbreviation") and (word[0].isupper() or word in {"etc", "al", "est"})


def _opens_sentence(rest: str) -> bool:
    """Whether a capitalised word opens a sentence: "The" after "U.S." tells its end, "Navy" does not."""
    first = _WORD.match(rest)
    return first is not None and first[0].istitle() and first[0].lower() in words("opener")


def _glued_boundary(text: str, start: int, mark: re.Match[str], before: str) -> int | None:
    """The same where no space follows: `Guards.”Iran urges`, `of militants.Iran urges`, `in Syria.[2]The`."""
    closing = mark[2]
    following = _GLUED_OPENER.match(text, mark.end())
    if not following or not (closing or re.search(r"[a-z]{3}$", before)):
        return None
    if closing == '"' and text.count('"', start, mark.start()) % 2 == 0:
        return mark.end(1)  # an opening quotation mark: it belongs to what follows
    return None if closing in {"'", "’"} and not before else mark.end(2)
