"""Incumbency: whether a title or name is of somebody who holds an office no more, or not yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Token

from dyads.extract.grammar.labels import OWNING
from dyads.extract.knowledge.words import words

Standing = Literal["former", "incoming"]
_BEFORE_TITLE = OWNING | {"advmod", "npadvmod", "punct"}
_HYPHENS = frozenset({"-", "–"})


def standing(doc: Doc, first: int, last: int) -> Standing | None:
    """How somebody stands to an office whose title, or a name, begins at token `first`; None for a holder.

    `last` is the last token of title and name. The words of the phrase before `first` say so ("the ousted
    Egyptian president"), or a word after the title ("the prime minister designate").
    """
    for word in _modifying(doc, first, last):
        if word.lower_ in words("former"):
            return "former"
        if word.lower_ in words("coming"):
            return "incoming"
    after = [word.lower_ for word in doc[last + 1 : last + 3] if word.text not in _HYPHENS][:1]
    return "incoming" if after and after[0] in {"designate", "elect"} else None


def _modifying(doc: Doc, first: int, last: int) -> Iterator[Token]:
    """The words before a token that belong to its phrase, the nearest first, and what a hyphen joins."""
    for index in range(first - 1, -1, -1):
        word = doc[index]
        joined = word.text in _HYPHENS or doc[index + 1].text in _HYPHENS
        if not joined and not _modifies(word, last):
            return
        yield word


def _modifies(word: Token, last: int) -> bool:
    """Whether a word modifies one on its right, up to token `last`, and is no date ("late Wednesday")."""
    return (
        word.dep_ in _BEFORE_TITLE
        and word.i < word.head.i <= last
        and not word.is_punct
        and word.ent_type_ not in {"DATE", "TIME"}
    )
