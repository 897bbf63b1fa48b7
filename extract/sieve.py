"""Sieves: rules in order, of which the first that applies decides.

A rule has a name, an example and a test of what it is given; it returns None where it does not apply. Each
example is a test: read as a text, its rule must be among those that decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, ParamSpec, TypeVar

import msgspec

P = ParamSpec("P")
T = TypeVar("T")

_decided: ContextVar[set[str] | None] = ContextVar("_decided", default=None)
_sieves: dict[str, Sieve[Any, Any]] = {}


class Rule(msgspec.Struct, Generic[P, T], frozen=True):
    """One rule: its name, a text in which it decides, and what it makes of what it is given."""

    name: str
    example: str
    apply: Callable[P, T | None]


class Sieve(Generic[P, T]):
    """Rules in order; called, it gives what the first that applies returns, or None."""

    def __init__(self, name: str, *rules: Rule[P, T]) -> None:
        self.name = name
        self.rules = rules
        _sieves[name] = self

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What the first rule that applies makes of the arguments; None where none applies."""
        for rule in self.rules:
            found = rule.apply(*args, **kwargs)
            if found is not None:
                decided = _decided.get()
                if decided is not None:
                    decided.add(f"{self.name}: {rule.name}")
                return found
        return None


def sieves() -> tuple[Sieve[Any, Any], ...]:
    """All sieves of the modules that are loaded."""
    return tuple(_sieves.values())


@contextmanager
def watched() -> Iterator[set[str]]:
    """Collects which rules decide inside the block, as "sieve: rule"."""
    decided: set[str] = set()
    token = _decided.set(decided)
    try:
        yield decided
    finally:
        _decided.reset(token)
