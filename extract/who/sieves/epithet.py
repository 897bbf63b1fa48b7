"""Epithets: which state is called "the Caucasus nation", "the Jewish state", "the island"."""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, PLACES, PLURALS
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.nouns import singular
from dyads.extract.knowledge.words import words
from dyads.extract.who.cast import Cast, Found
from dyads.graph.model import Actor


class Epithets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The states that may be called so: by the words before a noun for a land, by the noun alone, and by the
    side on which they lie."""

    land: dict[str, frozenset[str]]
    alone: dict[str, frozenset[str]]
    side: dict[str, frozenset[str]]


@cache
def epithets() -> Epithets:
    """What states are called. From epithets.toml."""
    return read_toml("epithets.toml", Epithets)


def called_so(cast: Cast, token: Token) -> list[Found]:
    """The state, or the two, that a phrase names by what they are; [] for any other phrase."""
    if (named := _republic(cast, token) or _capital(cast, token)) is not None:
        return [cast.found(token, cast.gazetteer.state(named), "a state by what it is called", 0.85)]
    meant = _states(cast, token)
    if not meant:
        return []
    number = 2 if token.tag_ in PLURALS else 1
    last: dict[str, Actor] = {}
    for seen in reversed(cast.memory.seen):
        if seen.actor.country in meant and (seen.sentence, seen.token) < (cast.sentence.number, token.i):
            last.setdefault(seen.actor.country or "", cast.gazetteer.state(seen.actor.country or ""))
    only = [cast.gazetteer.state(id) for id in meant] if len(meant) == 1 and not _is_alone(token) else []
    states = list(last.values())[:number] or only
    if len(states) != number:
        return []
    return [cast.found(token, state, "a state by what it is called", 0.8) for state in states]


def _republic(cast: Cast, token: Token) -> str | None:
    """The state named after a noun for one: "the former Soviet republic of Georgia"."""
    if token.lower_ not in words("called_land"):
        return None
    named = [of for of in objects_of(token, {"of"}) if of.i in cast.sentence.names and of.pos_ == "PROPN"]
    states = (e.actor for of in named for e in cast.sentence.entries(of) if e.actor.kind == "state")
    return next((state.country for state in states), None)


def _capital(cast: Cast, token: Token) -> str | None:
    """The state whose capital stands for it: "visited the Syrian capital"."""
    if token.lower_ != "capital" or token.dep_ not in {"dobj", "nsubj"}:
        return None
    entries = (entry for word in token.lefts for entry in cast.sentence.entries(word))
    return next((entry.actor.country for entry in entries if entry.actor.kind == "state"), None)


def _states(cast: Cast, token: Token) -> frozenset[str]:
    """The states that the words of a phrase may call so."""
    if (
        token.text in epithets().side
        and token.ent_type_ in {*PLACES, ""}
        and token.i not in cast.sentence.names
    ):
        beside = any(child.dep_ in {"prep", "appos"} for child in token.rights)
        return frozenset() if beside else epithets().side[token.text] & cast.setting.lands.keys()
    noun = singular(token.lower_)
    if noun not in words("called_land") and noun not in epithets().alone:
        return frozenset()
    before = [word for word in token.lefts if word.dep_ in {*MODIFIERS, "nummod", "det"}]
    determined = any(word.lower_ in words("determiner") for word in before)
    two = token.tag_ not in PLURALS or any(word.lower_ in {"two", "both"} for word in before)
    if not determined or not two or token.ent_type_ == "PERSON" or _is_told_of(token):
        return frozenset()
    described = " ".join(word.lower_ for word in token.doc[token.left_edge.i : token.i])
    for words_before, states in epithets().land.items():
        if f" {words_before} " in f" {described} " and noun in words("called_land"):
            return states
    return epithets().alone.get(noun, frozenset()) if _is_alone(token) else frozenset()


def _is_alone(token: Token) -> bool:
    """Whether nothing but an article stands before a noun in the singular."""
    described = any(word.dep_ in MODIFIERS or word.dep_ == "poss" for word in token.lefts)
    return token.tag_ == "NN" and not described


def _is_told_of(token: Token) -> bool:
    """Whether a phrase goes on to say which: "the island of Crete", "the kingdom, Saudi Arabia"."""
    return any(
        child.dep_ == "appos" or (child.dep_ == "prep" and child.lower_ == "of") for child in token.rights
    )
