"""Several states that share a noun: "the leaders of Iran and Turkey", "Kenyan and Ugandan troops"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, PLURALS
from dyads.extract.grammar.phrases import conjuncts, objects_of
from dyads.extract.knowledge.nouns import Agent, agent_at
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.mentions import MentionReader
from dyads.extract.who.reading import Found

_PREPOSITIONS = frozenset({"from", "of"})
_SECTORS = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Sectors of those who act for a state; of refugees or rebels a state only says where they are from."""


def each_state(mentions: MentionReader, sentence: ParsedSentence, head: Token) -> list[Found]:
    """An actor for each of the states that the noun at `head` stands for; [] where they are not several."""
    known = agent_at(head) if head.tag_ in PLURALS else None
    if known is None or not _acts_for_state(known):
        return []
    for first in _firsts(head):
        states = [
            found[0]
            for name in (first, *conjuncts(first))
            if (found := mentions.read(sentence, name)) and found[0].mention.kind == "state"
        ]
        if len({state.mention.id for state in states}) > 1:
            return [_acting(state, known.sector or "GOV") for state in states]
    return []


def _acts_for_state(known: Agent) -> bool:
    return known.sector in _SECTORS or (known.sector is None and known.kind == "person")


def _firsts(head: Token) -> Iterator[Token]:
    """The first names of the lists before a noun and after it."""
    yield from (child for child in head.lefts if child.dep_ in MODIFIERS)
    yield from objects_of(head, _PREPOSITIONS)


def _acting(state: Found, sector: str) -> Found:
    mention = msgspec.structs.replace(state.mention, sector=sector)
    return msgspec.structs.replace(state, mention=mention, how="one of the states that share a noun")
