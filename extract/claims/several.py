"""Several states that share a noun: "the leaders of Iran and Turkey", "Kenyan and Ugandan troops"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, PLURALS
from dyads.extract.grammar.phrases import conjuncts, objects_of
from dyads.extract.knowledge.nouns import Agent, agent_at
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import placed
from dyads.extract.who.cast import Cast, Found
from dyads.graph.model import Actor

_PREPOSITIONS = frozenset({"from", "of"})
_SECTORS = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Sectors of those who act for a state; of refugees or rebels a state only says where they are from."""


def each_state(cast: Cast, head: Token) -> list[Found]:
    """An actor for each of the states that the noun at `head` stands for; [] where they are not several."""
    known = agent_at(head) if head.tag_ in PLURALS else None
    if known is None or not _acts_for_state(known):
        return []
    for first in _firsts(head):
        found = [
            _acting_for(cast.sentence, name, state, known.sector or "GOV")
            for name in (first, *conjuncts(first))
            if (state := _state(cast.sentence, name)) is not None
        ]
        if len({one.mention.id for one in found}) > 1:
            return found
    for states in objects_of(head, _PREPOSITIONS):  # "the ministers of the two countries"
        both = [one for one in cast.at(states) if one.mention.kind == "state"]
        if len(both) > 1:
            return both
    return []


def _acts_for_state(known: Agent) -> bool:
    return known.sector in _SECTORS or (known.sector is None and known.kind == "person")


def _firsts(head: Token) -> Iterator[Token]:
    """The first names of the lists before a noun and after it."""
    yield from (child for child in head.lefts if child.dep_ in MODIFIERS)
    for inner in objects_of(head, _PREPOSITIONS):
        yield inner
        yield from (child for child in inner.rights if child.dep_ == "appos")


def _state(sentence: ParsedSentence, name: Token) -> Actor | None:
    """The state that a name or an adjective names, itself or by its seat."""
    return next((e.actor for e in sentence.entries(name) if e.actor.kind == "state"), None)


def _acting_for(sentence: ParsedSentence, name: Token, state: Actor, sector: str) -> Found:
    span = sentence.name_span(sentence.names[name.i])
    start, end = sentence.offsets(span[0], span[-1])
    acting = msgspec.structs.replace(state, sector=sector)
    mention = placed(acting, sentence.cut(start, end), start, end)
    return Found(mention, name.i, "acts", "one of the states that share a noun", 0.85)
