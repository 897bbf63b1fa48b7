"""One phrase of a sentence: whom it names there, if anybody acts under it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.words import words
from dyads.extract.who.actors import bare
from dyads.extract.who.cast import Cast
from dyads.graph.model import Actor

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


def named_by(cast: Cast, phrase: Span, *, alone: bool = False) -> Actor | None:
    """The actor that a phrase names; None for none, for a thing of somebody's and for what only locates.

    `alone`: the phrase is all that there is, so that nothing around it can say what it does.
    """
    for head in _heads(phrase):
        if head.i in cast.sentence.attributes:
            return None  # "Russian-made missiles"
        if not alone and _is_attribute(head, phrase):
            return None
        found = [one for one in cast.at(head) if one.direct]
        if found:
            return bare(found[0].mention) if alone or found[0].role == "acts" else None
        if head.pos_ in {"NOUN", "PROPN"}:
            return None
    return None


def _is_attribute(head: Token, phrase: Span) -> bool:
    """Whether the phrase names no one but says what a thing is: "the Minsk ceasefire", "Boeing jets"."""
    noun = head.head
    if noun.dep_ == "dobj" and noun.head.lemma_ in words("giving_to") and head.i - 1 == noun.head.i:
        return False  # "granted Morales asylum"
    if head.dep_ not in {"amod", "compound", "nmod"} or phrase.start <= noun.i < phrase.end:
        return False
    return noun.i > head.i and agent_at(noun) is None


def _heads(phrase: Span) -> Iterator[Token]:
    """The words that may head the phrase, the likeliest first; one alone may be parsed as anything."""
    tops = [t for t in phrase if t.head == t or not phrase.start <= t.head.i < phrase.end]
    tops = [t for t in tops if t.is_alpha and t.lower_ != "ex"] or tops  # "ex-president X" falls apart
    yield from (top for top in tops if top.pos_ in _NOUNS)
    for top in tops:
        if top.pos_ not in _NOUNS:
            inside = [t for t in top.subtree if phrase.start <= t.i < phrase.end]
            yield from (t for t in reversed(inside) if t.pos_ in {"NOUN", "PROPN"} and t.head == top)
    yield from (t for t in reversed(phrase) if t not in tops and t.pos_ == "PROPN")
