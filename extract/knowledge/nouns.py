"""Common nouns for those who act ("troops", "lawmakers"): their tables, and the noun that a text uses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.rows import read_rows
from dyads.graph.model import Kind

if TYPE_CHECKING:  # the gazetteer reads these tables without it
    from spacy.tokens import Token


class Agent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that names agents. `node` is the word whose node its synonyms share ("troops": military)."""

    noun: str
    kind: Kind
    sector: str | None
    node: str


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last word of a proper name, and what that makes the name: a kind of body, None for a thing."""

    word: str
    kind: Kind | None
    sector: str | None


@cache
def agents() -> dict[str, Agent]:
    """Agents by noun, singular and lower case. From agents.csv."""
    return {row.noun: row for row in read_rows("agents.csv", Agent)}


@cache
def endings() -> dict[str, Ending]:
    """Endings by word, lower case. From endings.csv."""
    return {row.word: row for row in read_rows("endings.csv", Ending)}


def singular(word: str) -> str:
    """The singular of an English plural, lower case; other words as they are."""
    word = word.lower()
    if known := _irregular().get(word):
        return known
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if _AFTER_SIBILANT.search(word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_AFTER_SIBILANT = re.compile(r"(?:ss|sh|ch|x)es$")


@cache
def _irregular() -> dict[str, str]:
    return read_toml("plurals.toml", dict[str, str])


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
