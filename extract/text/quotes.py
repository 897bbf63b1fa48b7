"""Quotations: which stretches of a text stand between quotation marks, also over several sentences.

A sentence is read with the marks that may close what an earlier one left open. What stands around a mark
tells it from an apostrophe, and one that opens from one that closes.
"""

from __future__ import annotations

import re
from typing import Final

_CLOSING: Final = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'"}
"""The marks that may close a quotation, by the mark that opens it."""
_MARK = re.compile(f"[{''.join(_CLOSING)}”’]")
_SINGLE: Final = frozenset({"’", "'"})
"""Closing marks that are also apostrophes: what they do not close within a sentence was no quotation."""


def quoted(text: str, awaited: str = "") -> tuple[list[tuple[int, int]], str]:
    """The stretches that are quoted, and the marks that may close one left open at the end.

    `awaited` are the marks that may close a quotation in which the text begins; "" for none.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _MARK.finditer(text):
        mark, place = match.group(), match.start()
        if awaited:
            if mark in awaited and _closes(text, place):
                found.append((start, place))
                awaited = ""
        elif mark in _CLOSING and _opens(text, place):
            awaited, start = _CLOSING[mark], place + 1
    if awaited in _SINGLE:
        awaited = ""
    if awaited:
        found.append((start, len(text)))
    return found, awaited


def is_quotation(text: str, awaited: str = "") -> bool:
    """Whether all words of a text are quoted."""
    inside, _ = quoted(text, awaited)
    ends = [0, *(end for _, end in inside)]
    starts = [*(start for start, _ in inside), len(text)]
    outside = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return bool(inside) and not any(letter.isalnum() for letter in "".join(outside))


def _opens(text: str, place: int) -> bool:
    """Whether a mark stands before a word and not right after one."""
    before, after = text[:place][-1:], text[place + 1 : place + 2]
    if text[place] in "“„":
        return True
    if text[place] == "«" and not before.strip():  # « French »
        return True
    return bool(after.strip()) and not before.isalnum()


def _closes(text: str, place: int) -> bool:
    """Whether a mark that may close a quotation does so: it stands right before no word."""
    return text[place] in "”»" or not text[place + 1 : place + 2].isalnum()
