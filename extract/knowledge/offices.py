"""Titles of offices ("prime minister"): what offices.csv holds, and the title that a text uses."""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from dyads.extract.knowledge.rows import read_rows


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A title. `office` is the kind of office of tenures.csv that it names, None for any other."""

    title: str
    office: str | None
    sector: str | None


@cache
def titles() -> dict[str, Title]:
    """Titles by their words, lower case."""
    return {row.title: row for row in read_rows("offices.csv", Title)}


@cache
def longest_title() -> int:
    """How many words the longest title has."""
    return max(len(title.split()) for title in titles())


def title_ending(doc: Doc, end: int, floor: int) -> tuple[Title | None, int]:
    """The longest title whose last word is token `end`, not before token `floor`, and where it starts."""
    for start in range(max(floor, end - longest_title() + 1), end + 1):
        words = " ".join(token.lower_ for token in doc[start : end + 1]).replace(" - ", "-")
        if words in titles():
            return titles()[words], start
    return None, end


def title_at(token: Token, floor: int) -> tuple[Title | None, int]:
    """The longest title that a token heads, "secretary of state" too, and where it starts."""
    doc = token.doc
    for end in range(min(token.i + longest_title() - 1, len(doc) - 1), token.i, -1):
        title, start = title_ending(doc, end, floor)
        if title is not None and start <= token.i:
            return title, start
    return title_ending(doc, token.i, floor)
