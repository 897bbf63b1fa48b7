"""Lines to blocks: a hard-wrapped line runs on, a headline, a list item or a "2 min read" does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dyads.extract.knowledge.words import words


class Segment(NamedTuple):
    """A sentence, headline or other unit: `text[start:end]`, without white space around it."""

    start: int
    end: int


_BULLET = re.compile(r"(?:[*•·▪‣◦●►]|[-–—](?=\s+[\W\d]*[^\W\da-z]))\s+\S")
_DASH = re.compile(r"[-–—]\s+\S")
_ENDED = re.compile(r"""[.!?…]["'”’»)\]]*(?:\[\d+\])*$""")
_RUNS_ON_AFTER = re.compile(rf"(?:[,;–—]|\b(?:{'|'.join(sorted(words('unfinished')))}))$")
_RUNS_ON_WITH = re.compile(r"""(?:[-–—]\s+)?["'“‘«(\[]?(?!(?:al|el|as|an|ar|ad|at|ash)-[A-Z])[a-z]""")
_FIRST_WORD = re.compile(r"\S+")


class _Line(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def is_ended(self) -> bool:
        """Whether it may end a sentence: "." or the like, but not that of "Gen."."""
        return _ENDED.search(self.text) is not None and not ends_with_title(self.text)


def blocks(text: str) -> Iterator[Segment]:
    """The blocks of a text: lines that the same sentences fill."""
    lines = _lines_of(text)
    width = max((len(a.text) for a, b in pairwise(lines) if a and b and _surely_runs_on(a, b)), default=0)
    start: int | None = None
    for line, following in pairwise([*lines, None]):
        if line is None:
            continue
        start = line.start if start is None else start
        if following is None or not _runs_on(line, following, width):
            yield Segment(start, line.end)
            start = None


def _lines_of(text: str) -> list[_Line | None]:
    """The lines of `text` without white space around them, None for a blank one."""
    lines: list[_Line | None] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        start = offset + len(line) - len(line.lstrip())
        lines.append(_Line(start, start + len(stripped), stripped) if stripped else None)
        offset += len(line)
    return lines


def _surely_runs_on(line: _Line, following: _Line) -> bool:
    """Whether the words alone show that the sentence goes on in the next line."""
    if line.is_ended or _is_item(line, following):
        return False
    return bool(
        _RUNS_ON_WITH.match(following.text) or _RUNS_ON_AFTER.search(line.text) or ends_with_title(line.text)
    )


def _runs_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether both lines are of one block. `width`: of the longest line that surely runs on, 0 for none.

    A wrapped line is full: the word after it had no room. A headline or the end of a paragraph mostly is not.
    """
    if _surely_runs_on(line, following):
        return True
    if not width or _is_item(line, following):
        return False
    first = _FIRST_WORD.match(following.text)
    needed = len(line.text) + 1 + (len(first[0]) if first else 0)
    return needed > width and len(line.text) <= width + 12


def _is_item(line: _Line, following: _Line) -> bool:
    """Whether the next line starts an item of a list (a dash may also stand inside a sentence)."""
    if _BULLET.match(following.text):
        return True
    in_list = _BULLET.match(line.text) or _DASH.match(line.text) or line.is_ended or line.text.endswith(":")
    return bool(_DASH.match(following.text) and in_list)


def ends_with_title(line: str) -> bool:
    """Whether a line ends with an abbreviation that a name follows: "Gen."."""
    word = line[-12:].rsplit(maxsplit=1)[-1]
    return word.endswith(".") and word[:1].isupper() and word[:-1].lower() in words("never_last")
