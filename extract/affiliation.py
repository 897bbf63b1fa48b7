"""Affiliation: to which state or body an agent belongs, as the words around its noun say ("UN officials")."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.names import choose, country_of_name
from dyads.extract.people import leader
from dyads.extract.phrases import PLACED, objects_of
from dyads.extract.reading import Reading
from dyads.graph.model import Actor

_MODIFIERS = frozenset({"amod", "compound", "nmod", "det", "npadvmod"})


def country_of(reading: Reading, token: Token) -> str | None:
    """The state that a noun belongs to ("Iran's", "Iranian", "in Kenya"); None where none is named."""
    country = _before(reading, token)
    if country is not None:
        return country
    if _follows_name(reading, token):  # whatever the parser makes of it; a body's has no country
        return country_of_name(reading, token.i - 1)
    return _first_country(reading, objects_of(token, PLACED))


def _before(reading: Reading, token: Token) -> str | None:
    """By the words before the noun, an owner last: "the ministry's Iranian officials"."""
    for child in token.lefts:
        if child.dep_ in _MODIFIERS and (country := _of_modifier(reading, child, token)):
            return country
    for child in token.lefts:
        if child.dep_ == "poss":
            owners = reading.read(child)
            if owners and owners[0].mention.country:
                return owners[0].mention.country
    return None


def _of_modifier(reading: Reading, child: Token, token: Token) -> str | None:
    if child.dep_ == "compound":  # "the Trump administration"
        named = reading.discourse.people.get(child.lower_)
        if named is None and child.pos_ == "PROPN" and child.i not in reading.sentence.names:
            named = leader(reading, child.text, None)
        if named is not None and named.country:
            return named.country
    return _first_country(reading, [word for word in child.subtree if word.i < token.i])


def _follows_name(reading: Reading, token: Token) -> bool:
    """Whether a name stands right before the noun and is no argument of its own."""
    if token.i <= reading.sentence.span.start:
        return False
    previous = token.nbor(-1)
    return previous.i in reading.sentence.names and previous.dep_ not in {"dobj", "pobj", "conj"}


def _first_country(reading: Reading, words: list[Token]) -> str | None:
    """The country of the first name among these words whose actor has one."""
    countries = (country_of_name(reading, word.i) for word in words if word.i in reading.sentence.names)
    return next(filter(None, countries), None)


def organisation_of(reading: Reading, token: Token) -> Actor | None:
    """The body that an agent belongs to: "Taliban fighters", "UN officials", "an official of the IAEA"."""
    before = [child for child in token.lefts if child.dep_ in {"amod", "compound", "nmod", "poss"}]
    for child in (*before, *objects_of(token, {"of", "from"})):
        if child.i in reading.sentence.names:
            entry = choose(reading, child)
            if entry and entry.actor.kind not in {"state", "person"}:
                return entry.actor
    return None
