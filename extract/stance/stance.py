"""Stance: whether an act is asserted, denied, planned, possible or alleged, and who says so.

Here what stands at the word of the act itself: negation, auxiliaries, adverbs. What stands around it is read
in climbing.py.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.graph.model import Modality, Polarity

# Auxiliaries.
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca", "need"})
_DEMANDED = frozenset({"must", "should", "ought"})
_WOULD = frozenset({"would", "'d", "’d"})
# Adverbs.
_ALLEGED = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "ostensibly"})
_MAYBE = frozenset(
    {"possibly", "perhaps", "probably", "likely", "potentially", "maybe", "apparently", "presumably"}
)
_NEVER = frozenset({"never", "neither", "nor", "hardly", "barely"})
# Conjunctions, and an inverted "should", that make a clause a condition.
IF = frozenset({"if", "unless", "should", "provided", "lest", "whether"})
# Adjectives of nouns that name an act: "a planned visit", "an alleged attack".
_ADJECTIVES: dict[Modality, frozenset[str]] = {
    "alleged": frozenset({"alleged", "suspected", "reported", "purported"}),
    "future": frozenset({"planned", "upcoming", "forthcoming", "scheduled"}),
    "possible": frozenset(
        "attempted expected failed foiled future hypothetical imminent likely possible potential proposed "
        "threatened thwarted unsuccessful".split()
    ),
}


_OPENING = frozenset({'"', "“", "‘", "'", "``"})


class Stance(msgspec.Struct):
    """How a predicate is meant."""

    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speakers: list[Token] = msgspec.field(default_factory=list)
    """Words of saying, innermost first; who says so is their subject (the object, after "according to")."""
    suppressed: bool = False
    """Asked for, allowed or prevented: nothing follows about the act, so there is no claim of it."""
    embedding: str = ""
    """The class of operator that makes another act of it ("refuse", "threaten", "end" …)."""
    would: bool = False
    """Under a "would": what was yet to come where somebody says so, else what depends on a condition."""
    presupposed: bool = False
    """Taken for granted ("following an attack"): what is asked or denied around it does not touch it."""

    def negate(self) -> None:
        """Turns the polarity over."""
        self.polarity = "negative" if self.polarity == "positive" else "positive"

    def weaken(self, modality: Modality) -> None:
        """Makes an actual act no more than this; what is weakened already stays so."""
        if self.modality == "actual":
            self.modality = modality

    def said_by(self, word: Token) -> None:
        """Adds a word of saying around those there are, once."""
        if word not in self.speakers:
            self.speakers.append(word)


def stance_at_verb(verb: Token) -> Stance:
    """What negation, auxiliaries and adverbs at a verb alone make of it."""
    stance = Stance()
    words = [*verb.children, *_shared_modals(verb)]
    if any(word.dep_ == "advcl" and _is_condition(word) for word in words):
        stance.weaken("conditional")
    if _is_headline_infinitive(verb):
        stance.weaken("future")
    for word in words:
        _apply(word, stance)
    return stance


def _apply(word: Token, stance: Stance) -> None:
    """What one word under a verb makes of it."""
    text = word.lower_
    if word.dep_ == "neg" or (word.dep_ in {"advmod", "preconj"} and text in _NEVER):
        stance.negate()
    elif word.dep_ == "aux" and word.tag_ == "MD":
        if text in _FUTURE:
            stance.weaken("future")
        elif text in _POSSIBLE:
            stance.weaken("possible")
        elif text in _DEMANDED:  # whoever says so asks for it
            stance.weaken("possible")
            stance.suppressed = True
        elif text in _WOULD:
            stance.would = True
    elif word.dep_ in {"advmod", "advcl"} and text in _ALLEGED:
        stance.weaken("alleged")
    elif word.dep_ == "advmod" and text in _MAYBE:
        stance.weaken("possible")
    elif word.dep_ == "mark" and text in IF:
        stance.weaken("possible" if text == "whether" else "conditional")


def _shared_modals(verb: Token) -> list[Token]:
    """The modals of the verb before that hold for this one too: "will meet Khan and visit Lahore"."""
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VB" or head.pos_ not in {"VERB", "AUX"}:
        return []
    if any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for child in verb.children):
        return []
    return [child for child in head.children if child.dep_ == "aux" and child.tag_ == "MD"]


def _is_condition(clause: Token) -> bool:
    inverted = clause.left_edge.lower_ == "should"  # "should Tunis agree, …"
    return inverted or any(child.dep_ == "mark" and child.lower_ in IF for child in clause.children)


def _is_headline_infinitive(verb: Token) -> bool:
    """Whether the verb is the infinitive of a headline, which means the future: "Japan PM to visit Kyiv"."""
    head = verb.head
    on_top = head == verb or (head.head == head and head.pos_ in {"NOUN", "PROPN"})
    return (
        on_top
        and verb.tag_ == "VB"
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    )


def apply_words_at_noun(noun: Token, stance: Stance) -> None:
    """What articles and adjectives at a noun make of its act: "no attack", "a planned visit"."""
    if noun.i > 0 and noun.nbor(-1).text in _OPENING and noun.i + 1 < len(noun.doc) and noun.nbor(1).is_quote:
        stance.suppressed = True  # the president's “war” on them
    for child in noun.children:
        word = child.lower_
        if child.dep_ == "det" and word == "no":
            stance.negate()
        elif child.dep_ == "det" and word == "any":
            stance.weaken("conditional")
        elif child.dep_ in {"amod", "advmod"}:
            for modality, adjectives in _ADJECTIVES.items():
                if word in adjectives:
                    stance.weaken(modality)
