"""Quotations: which stretches of a text stand between quotation marks, also over several sentences.

A sentence is read with the marks that may close what an earlier one left open. What stands around a mark
tells it from an apostrophe, and one that opens from one that closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_CLOSING: Final = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'"}
"""The marks that may close a quotation, by the mark that opens it."""
_MARK = re.compile(f"''|``|[{''.join(_CLOSING)}”’]")
_TYPED: Final = {"''": '"', "``": '"'}
"""Double marks that are typed as two single ones."""
_SINGLE: Final = frozenset({"’", "'"})
"""Closing marks that are also apostrophes: what they do not close within a sentence was no quotation."""
_LONGEST: Final = 30
"""Sentences over which a quotation goes on at most."""


def quoted(text: str, awaited: str = "") -> tuple[list[tuple[int, int]], str]:
    """The stretches that are quoted, and the marks that may close one left open at the end.

    `awaited` are the marks that may close a quotation in which the text begins; "" for none.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _MARK.finditer(text):
        mark = _mark(match)
        if awaited:
            if mark in awaited and _closes(match):
                found.append((start, match.start()))
                awaited = ""
        elif mark in _CLOSING and _opens(match):
            awaited, start = _CLOSING[mark], match.end()
    if awaited in _SINGLE:
        awaited = ""
    if awaited:
        found.append((start, len(text)))
    return found, awaited


def quotations(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """The stretches that are quoted in each of some sentences that follow one another.

    A quotation goes on until its own mark closes it; one that is never closed ends with its sentence.
    """
    found: list[list[tuple[int, int]]] = []
    awaited = ""
    for number, text in enumerate(texts):
        inside, awaited = quoted(text, awaited)
        found.append(inside)
        if awaited and not _is_closed(texts[number + 1 : number + 1 + _LONGEST], awaited):
            awaited = ""
    return found


def _is_closed(texts: Iterable[str], awaited: str) -> bool:
    """Whether a mark closes the quotation before another opens, other than one that begins a paragraph."""
    for text in texts:
        for match in _MARK.finditer(text):
            mark = _mark(match)
            if mark in awaited and _closes(match):
                return True
            if match.start() and mark in _CLOSING and mark not in _SINGLE and _opens(match):
                return False
    return False


def _mark(match: re.Match[str]) -> str:
    return _TYPED.get(match.group(), match.group())


def _opens(match: re.Match[str]) -> bool:
    """Whether a mark stands before a word and not right after one."""
    text, mark = match.string, _mark(match)
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    if mark in "“„":
        return True
    if mark == "«" and not before.strip():  # « French »
        return True
    return bool(after.strip()) and not before.isalnum()


def _closes(match: re.Match[str]) -> bool:
    """Whether a mark that may close a quotation does so: it stands right before no word."""
    return _mark(match) in "”»" or not match.string[match.end() : match.end() + 1].isalnum()
