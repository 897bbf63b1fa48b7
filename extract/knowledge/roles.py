"""Common nouns for those who act ("troops", "lawmakers") and titles of offices ("prime minister").

Both are read from the data files (agents.csv, offices.csv), and looked up where a text uses them.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from dyads.extract.knowledge.files import DATA
from dyads.graph.errors import DataFileError
from dyads.graph.model import SECTORS, Kind

if TYPE_CHECKING:  # the gazetteer reads these tables without it
    from spacy.tokens import Doc, Token


class Agent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that names agents. `node` is the word whose node its synonyms share ("troops": military)."""

    noun: str
    kind: Kind
    sector: str | None
    node: str


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A title. `office` is the kind of office of tenures.csv that it names, None for any other."""

    title: str
    office: str | None
    sector: str | None


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last word of a proper name, and what that makes the name: a kind of body, None for a thing."""

    word: str
    kind: Kind | None
    sector: str | None


@cache
def endings() -> dict[str, Ending]:
    """Endings by word, lower case. From endings.csv."""
    return {row.word: row for row in read_rows("endings.csv", Ending)}


@cache
def agents() -> dict[str, Agent]:
    """Agents by noun, singular and lower case."""
    return {row.noun: row for row in read_rows("agents.csv", Agent)}


@cache
def titles() -> dict[str, Title]:
    """Titles by their words, lower case."""
    return {row.title: row for row in read_rows("offices.csv", Title)}


@cache
def longest_title() -> int:
    """How many words the longest title has."""
    return max(len(title.split()) for title in titles())


_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "people": "people",
    "police": "police",
}


def singular(word: str) -> str:
    """The singular of a regular English plural, lower case; other words as they are."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def agent_at(token: Token) -> Agent | None:
    """The agent noun at a token, more words ("security forces") before one."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    table = agents()
    noun = singular(token.text)
    for words in (2, 1):
        if token.i >= words:
            before = " ".join(word.lower_ for word in token.doc[token.i - words : token.i])
            if several := table.get(f"{before} {noun}"):
                return several
    return table.get(noun) or table.get(token.lower_)


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


R = TypeVar("R", bound=msgspec.Struct)


def read_rows(name: str, kind: type[R]) -> list[R]:
    """The rows of a data file. Raises DataFileError with file and line for a malformed one."""
    found = []
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                entry = msgspec.convert({key: value or None for key, value in row.items()}, kind)
            except msgspec.ValidationError as error:
                raise DataFileError(f"{name}, line {number}: {error}") from error
            sector = getattr(entry, "sector", None)
            if sector is not None and sector not in SECTORS:
                raise DataFileError(f"{name}, line {number}: no sector {sector!r}")
            found.append(entry)
    return found
