"""Refinements: what a relation becomes in the light of its actors, its words and what embeds it.

The rules are those of refinements.toml; the head of that file describes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, get_args

import msgspec

from dyads.extract.knowledge.files import read_toml
from dyads.graph.errors import DataFileError
from dyads.graph.model import SECTORS, Category, Kind, Modality
from dyads.graph.ontology import ontology

FILE = "refinements.toml"
Line = Annotated[str, msgspec.Meta(min_length=1)]
Names = Annotated[frozenset[Line], msgspec.Meta(min_length=1)]
Position = Literal["act", "modifier", "adverb", "subject", "object", "above", "means", "around"]
"""Where a word stands that a rule demands."""
Under = Literal["refuse", "threaten", "reject", "seek", "end"]
"""Classes of operators that make another act of what they embed."""
By = Literal["promise", "plan", "announce", "report", "expect", "ahead", "unable"]
"""How an act to come is told: promised; by the article, its subject or another; as possible; in passing.

What somebody is unable to do is not to come.
"""


class Between(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"from_": "from"}
):
    """Between which actors, and with which words, a rule applies to a relation."""

    from_: Names
    subject: Names | None = None
    object: Names | None = None
    one: Names | None = None
    other: Names | None = None
    words: dict[Position, Names] = {}
    direct: bool = False
    """The object itself is acted on, nothing of it."""
    singular: bool = False
    """The object's noun is no plural."""
    place: bool = False
    """The object is known only as a place."""
    home: bool = False
    """Both are of one country."""
    bare: bool = False
    """A noun alone names the act, without a verb that lends it a subject."""
    example: Line


class Refined(Between, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A relation that becomes another between such actors."""

    to: Line


class Embedded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an act becomes under an operator."""

    under: Under
    of: Names | None = None
    to: Line
    example: Line


class Promised(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an act to come becomes."""

    by: frozenset[By]
    negative: bool = False
    of: Names | None = None
    verbs: Names | None = None
    to: Line | None = None
    modality: Modality | None = None
    example: Line


class Refinements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules by table and name, in the order of the file."""

    no_claim: dict[str, Between]
    refined: dict[str, Refined]
    embedded: dict[str, Embedded]
    promised: dict[str, Promised]


@cache
def refinements() -> Refinements:
    """The rules. Raises DataFileError, which names the entry, for an unknown relation, sector or kind."""
    read = read_toml(FILE, Refinements)
    for table, rules in msgspec.structs.asdict(read).items():
        for name, rule in rules.items():
            if unknown := sorted(_unknown(rule)):
                raise DataFileError(f"{FILE}: {table}: {name}: unknown: {', '.join(unknown)}")
    return read


def _unknown(rule: Between | Embedded | Promised) -> Iterator[str]:
    """What a rule names that the ontology and the model lack."""
    relations = ontology().relations.keys()
    if isinstance(rule, Between):
        yield from rule.from_ - relations
        ends = [end for end in (rule.subject, rule.object, rule.one, rule.other) if end is not None]
        yield from frozenset[str]().union(*ends) - SECTORS - {*get_args(Kind)}
    elif rule.of is not None:
        yield from rule.of - relations - {*get_args(Category)}
    if isinstance(rule, (Refined, Embedded, Promised)) and rule.to is not None and rule.to not in relations:
        yield rule.to
