"""Operators: words that say nothing of their own but change what stands under them ("denied", "plans to")."""

from __future__ import annotations

from functools import cache

from dyads.extract.knowledge.files import read_toml


@cache
def operators() -> dict[str, frozenset[str]]:
    """The classes of operators.toml: class name to lemmas."""
    classes = read_toml("operators.toml", dict[str, list[str]])
    return {name: frozenset(lemmas) for name, lemmas in classes.items()}
