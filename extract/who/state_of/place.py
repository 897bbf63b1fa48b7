"""Places and peoples as signs of a state: police in Lagos are Nigeria's, Baloch rebels Pakistan's."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, PLACES
from dyads.extract.grammar.phrases import entity_at
from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.words import words
from dyads.extract.who.cast import Cast
from dyads.extract.who.sieves.epithet import epithets

_BESIDE = MODIFIERS | {"poss"}
_LONGEST = 4  # words


def country_of_place(cast: Cast, token: Token, *, certain: bool = False) -> str | None:
    """The state in which the place named at a token lies; None for no place, or one that nobody knows.

    `certain`: it is a place by its preposition, whatever spaCy takes it for. Of several places of a name it
    is the one in a state that the text has mentioned, else the largest.
    """
    as_name = token.pos_ == "PROPN" or (token.pos_ in {"ADJ", "NOUN"} and token.text[0].isupper())
    if not as_name or not (certain or token.ent_type_ in PLACES or token.dep_ in _BESIDE):
        return None
    if token.lower_ in epithets().land:
        return None  # "Balkan", "Islamic"
    for name in _names_at(cast, token):
        if countries := placenames().get(folded(name)):
            mentioned = [c for c in countries if c in cast.memory.countries]
            return (mentioned or countries)[0]
    return None


def only_placed(token: Token) -> bool:
    """Whether a name that spaCy takes for somebody's is a known place's, and stands where places do."""
    noun = token.head if token.dep_ == "conj" else token
    if noun.dep_ != "pobj" or noun.head.lower_ not in words("place_preposition"):
        return False
    if folded(token.text) not in placenames():
        return False
    return token.nbor(-1).pos_ != "PROPN" if token.i > token.sent.start else True


def _names_at(cast: Cast, token: Token) -> list[str]:
    """Runs of capitalised words that include the token, the longest first."""
    doc, first, last = token.doc, token.i, token.i
    while first > cast.sentence.span.start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    while last + 1 < cast.sentence.span.end and (
        doc[last + 1].pos_ == "PROPN" or doc[last + 1].lower_ == "state"
    ):
        last += 1
    whole = _named_words(token)
    spans = [
        doc[a : b + 1]
        for a in range(max(first, token.i - _LONGEST), token.i + 1)
        for b in range(token.i, min(last, token.i + _LONGEST) + 1)
        if whole <= {*range(a, b + 1)}
    ]
    return [span.text for span in sorted(spans, key=lambda span: -len(span))]


def _named_words(token: Token) -> set[int]:
    """The indexes of the words that a place's name must have: "Bani Walid" is not Bani, "Gaza City" Gaza."""
    entity = entity_at(token) if token.ent_type_ in PLACES else None
    if entity is None:
        return set()
    return {word.i for word in entity if word.pos_ == "PROPN" and word.lower_ not in words("place_noun")}
