"""Owners: whose a thing is ("Iran's offer", "bases of the militants"); what befalls it befalls its owner."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.lexicon import lexicon
from dyads.extract.knowledge.nouns import agent_at, singular
from dyads.extract.knowledge.words import words
from dyads.extract.who.actors import bare, slug
from dyads.extract.who.generic import generic
from dyads.extract.who.names import choose
from dyads.extract.who.reading import Found, Reading
from dyads.extract.who.unlisted import PLACE, place
from dyads.graph.model import Actor

# Agent nouns that as modifiers name no owner: "the general election", "power lines", "media reports".
_NO_OWNERS = frozenset("chair chief general head intelligence major media mission power".split())
_BORDERS = frozenset({"border", "borders", "frontier", "boundary"})


def owner(reading: Reading, token: Token) -> list[Found]:
    """Whose the thing at `token` is, by the surest sign; for a town or region that place; [] for nobody's."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME"}:
        return []
    if token.ent_type_ in {"GPE", "LOC", "FAC"} and token.pos_ == "PROPN":
        return place(reading, token)
    found = (
        _possessor(reading, token)
        or _author(reading, token)
        or _modifier(reading, token)
        or _possessor_after(reading, token)
    )
    return [
        msgspec.structs.replace(
            one,
            direct=False,
            token=token.i,
            how=f"whose “{token.text}” it is: {one.how}",
            certainty=one.certainty * 0.8,
        )
        for one in found
    ]


def _possessor(reading: Reading, token: Token) -> list[Found]:
    """ "Iran's offer"."""
    owners = (reading.read(child) for child in token.lefts if child.dep_ == "poss")
    return next(filter(None, owners), [])


def _author(reading: Reading, token: Token) -> list[Found]:
    """ "a request by Paris"."""
    authors = (reading.actors(inner) for inner in objects_of(token, {"by", "from"}))
    return next(filter(None, authors), [])


def _modifier(reading: Reading, token: Token) -> list[Found]:
    """ "a Chinese trawler": the whole phrase is the mention, for it names the thing by its owner."""
    names = reading.sentence.names
    for child in sorted(token.lefts, key=lambda child: (child.i not in names, -child.i)):
        if child.dep_ in {"amod", "compound", "nmod"} and child.i not in reading.sentence.attributes:
            named = _named_by(reading, child)
            if named is not None:
                return [reading.found(token, *named)]
    return []


def _named_by(reading: Reading, child: Token) -> tuple[Actor, str, float] | None:
    """The actor that a modifier names, how, and how sure that is."""
    if child.i in reading.sentence.names:
        entry = choose(reading, child)
        if entry and entry.actor.kind != "person":
            return entry.actor, f"{entry.form} as modifier", 0.95
        return None
    if child.ent_type_ == "NORP" and child.text[0].isupper():
        people = Actor(id=slug(child.text), name=child.text, kind="group", sector="SOC")
        return people, "people as modifier", 0.6
    agent = agent_at(child) if child.pos_ in {"NOUN", "PROPN", "ADJ"} else None
    if agent and agent.kind != "state" and agent.noun not in _NO_OWNERS:
        return generic(reading, child, agent), "agent as modifier", 0.8
    return None


def _possessor_after(reading: Reading, token: Token) -> list[Found]:
    """ "bases of the militants", "the border with Iran"; after a deed, "of" brings its object instead."""
    noun = singular(token.lower_)
    if noun in lexicon().nouns and noun not in words("befalls"):
        return []
    prepositions = {"of", "with"} if token.lower_ in _BORDERS else {"of"}
    owners = (reading.read(inner) for inner in objects_of(token, prepositions))
    return [_as_place(reading, token, found) for found in next(filter(None, owners), [])]


def _as_place(reading: Reading, token: Token, found: Found) -> Found:
    """A part of a place is the whole phrase: "the old-city area of Mosul"."""
    return (
        reading.found(token, bare(found.mention), found.how, found.certainty) if found.how == PLACE else found
    )
