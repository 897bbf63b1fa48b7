"""Operators: words that change what stands under them ("denied", "threatened to"), by class.

The classes are those of operators.toml; the head of that file describes its language.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Literal, get_args

import msgspec

from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.words import Line
from dyads.graph.errors import DataFileError

FILE = "operators.toml"
Word = Literal["act", "subject", "auxiliary", "adverb", "adjective"]
Form = Literal["that", "to", "doing", "support", Word]
"""How a word embeds an act."""
Outcome = Literal[
    "actual", "future", "possible", "negative", "alleged", "said", "denied", "accused", "unclaimed",
    "asked", "would", "missed", "refuse", "threaten", "promise", "end", "reject", "seek",
]  # fmt: skip
"""What becomes of an act that a word embeds."""


# Constructions of words that may have a meaning of their own elsewhere.
_WITH_MEANING = frozenset(get_args(Word))
_Effects = dict[tuple[str, str], dict[str, Outcome]]


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One class: its lemmas, of nouns alone or of any words, and by construction what becomes of the act."""

    gloss: Line
    words: tuple[Line, ...] = ()
    nouns: tuple[Line, ...] = ()
    effect: dict[str, Outcome] = {}
    within: Line | None = None
    """The class of which this is a part."""


def operators() -> dict[str, frozenset[str]]:
    """The lemmas of each class, by its name."""
    return _tables().classes


def effect(word: str, form: Form, preposition: str = "") -> Outcome | None:
    """What a lemma makes of an act in that form, after that preposition; None where it does nothing."""
    return _tables().of_words.get((form, preposition), {}).get(word)


def effect_at_noun(noun: str, form: Form, preposition: str) -> Outcome | None:
    """The same for the classes of nouns: "the threat of an attack"."""
    return _tables().of_nouns.get((form, preposition), {}).get(noun)


def is_operator(verb: str) -> bool:
    """Whether a verb (a lemma) names no act of its own; one that embeds only acts named by nouns may."""
    return verb in _tables().embedding


class _Tables(msgspec.Struct, frozen=True):
    classes: dict[str, frozenset[str]]
    of_words: _Effects
    of_nouns: _Effects
    embedding: frozenset[str]


@cache
def _tables() -> _Tables:
    """operators.toml, indexed. Raises DataFileError that names the class where it is malformed."""
    entries = read_toml(FILE, dict[str, Operator])
    of_words: _Effects = defaultdict(dict)
    of_nouns: _Effects = defaultdict(dict)
    embedding: set[str] = set()
    for name, entry in entries.items():
        if bool(entry.words) == bool(entry.nouns):
            raise DataFileError(f"{FILE}: {name}: give either words or nouns")
        whole = entries[entry.within].words if entry.within in entries else ()
        if entry.within and (alone := set(entry.words) - set(whole)):
            raise DataFileError(f"{FILE}: {name}: not in {entry.within}: {', '.join(sorted(alone))}")
        forms = set[str]()
        for construction, outcome in entry.effect.items():
            *prepositions, form = construction.split()
            if form not in get_args(Form) or len(prepositions) > 1:
                raise DataFileError(f"{FILE}: {name}: no such construction: {construction}")
            forms.add(form)
            for preposition in prepositions[0].split("|") if prepositions else [""]:
                for index, lemmas in ((of_words, entry.words), (of_nouns, entry.nouns)):
                    for lemma in lemmas:
                        index[form, preposition].setdefault(lemma, outcome)
        if not forms or forms - _WITH_MEANING:
            embedding.update(entry.words)
    return _Tables(
        {name: frozenset((*entry.words, *entry.nouns)) for name, entry in entries.items()},
        dict(of_words),
        dict(of_nouns),
        frozenset(embedding),
    )
