"""Classes of words: each stands once, in words.toml, with a gloss that says what its words have in common."""

from __future__ import annotations

from functools import cache
from typing import Annotated

import msgspec

from dyads.extract.knowledge.files import read_toml

Line = Annotated[str, msgspec.Meta(min_length=1)]


class WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of words.toml: lower-case words or lemmas, and what they have in common."""

    gloss: Line
    words: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]


def words(name: str) -> frozenset[str]:
    """The words of a class. Raises KeyError for a class that words.toml lacks."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    entries = read_toml("words.toml", dict[str, WordClass])
    return {name: frozenset(entry.words) for name, entry in entries.items()}
