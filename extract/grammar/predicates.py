"""Predicates: what the patterns of the lexicon find, at verbs and at nouns."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.arguments import prepositional
from dyads.extract.grammar.lemma import lemma
from dyads.extract.knowledge.operators import Outcome
from dyads.extract.knowledge.words import words


class Predicate(msgspec.Struct, frozen=True):
    """An act found in a sentence: the heads of its participants, and how it was found.

    `trigger` is the word that the lexicon knows, `words` all that its pattern demands. `governor` is the
    token whose polarity, modality and speaker count: the verb, or the support verb of a noun. `rule` names
    the pattern.
    """

    relation: str
    rule: str
    trigger: Token
    governor: Token
    words: list[Token]
    subjects: list[Token]
    objects: list[Token]
    direct: bool
    """The object itself must be an actor, not something of an actor's."""
    reciprocal: bool = False
    """The subjects act on "each other"."""
    between: bool = False
    """Those who act on each other stand in one phrase: "X and Y met", "talks between X and Y"."""
    locative: bool = False
    """The object stands after "in": rather where it happened than to whom."""
    nominal: bool = False
    """A noun names the act."""
    certainty: float = 1.0
    """How sure it is that the words mean this, 0 to 1."""
    support: Outcome | None = None
    """What the support verb of a noun makes of the act: "ended the siege"."""
    settled: bool = False
    """The negation and auxiliaries of its verb are part of the act itself ("will not … until")."""


def one_of(head: Token, demanded: frozenset[str]) -> Token | None:
    """The word of a phrase that is one of these: its head, the noun after "a series of", or a conjunct."""
    if lemma(head) in demanded or head.lower_ in demanded:
        return head
    if head.ent_type_ == "MONEY" and "money" in demanded:
        return head
    if lemma(head) in words("series"):
        for name, inner in prepositional(head):
            if name == "of" and (found := one_of(inner, demanded)):
                return found
    return next((c for c in head.rights if c.dep_ == "conj" and lemma(c) in demanded), None)
