"""Surveys: the setting of a document, from all its sentences, before they are read one by one."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Token

from dyads.extract.knowledge.gazetteer import Gazetteer
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast
from dyads.extract.who.casting import PHRASE
from dyads.extract.who.memory import Memory
from dyads.extract.who.role import is_on_sport
from dyads.extract.who.setting import People, Setting
from dyads.extract.who.sieves.person import register
from dyads.extract.who.state_of.scene import filed_from, lands


def survey(
    sentences: Sequence[ParsedSentence], gazetteer: Gazetteer, document: str, date: datetime.date | None
) -> Setting:
    """What holds for all sentences of a document: its words, lands and people."""
    counts: Counter[str] = Counter()
    lands_of: dict[int, set[str]] = {}
    setting = Setting(
        gazetteer=gazetteer,
        document=document,
        date=date,
        words={token.text for sentence in sentences for token in sentence},
        lands=counts,
        lands_of=lands_of,
        sport={sentence.number for sentence in sentences if is_on_sport(sentence)},
    )
    told = [sentence for sentence in sentences if not sentence.is_dateline]
    for sentence in told:  # of two states of a name the one is meant that was named more often before
        lands_of[sentence.number] = lands(_cast(sentence, setting, Memory()))
        counts.update(lands_of[sentence.number])
    datelines = (sentence for sentence in sentences if sentence.is_dateline)
    filed = (filed_from(_cast(sentence, setting, Memory())) for sentence in datelines)
    setting = msgspec.structs.replace(
        setting,
        lead=next(filter(None, (lands_of[sentence.number] for sentence in told)), frozenset()),
        filed_from=next(filter(None, filed), None),
    )
    return msgspec.structs.replace(setting, people=_people_named(sentences, setting))


def _people_named(sentences: Sequence[ParsedSentence], setting: Setting) -> People:
    """Everybody whom the sentences name."""
    memory = Memory()
    for sentence in sentences:
        cast = _cast(sentence, setting, memory)
        for token in _first_words(sentence):
            if (naming := register(cast, token)) is not None:
                memory.people.add(naming)
    return memory.people


def _first_words(sentence: ParsedSentence) -> Iterator[Token]:
    """The first word of each person's name, as the tables or spaCy have it."""
    for token in sentence:
        match, before = sentence.names.get(token.i), sentence.names.get(token.i - 1)
        begins = match is not None and match is not before
        listed = begins and any(entry.actor.kind == "person" for entry in sentence.entries(token))
        labelled = token.ent_type_ == "PERSON" and (token.i == 0 or token.nbor(-1).ent_type_ != "PERSON")
        if listed or labelled:
            yield token


def _cast(sentence: ParsedSentence, setting: Setting, memory: Memory) -> Cast:
    return Cast(sentence, setting, memory, PHRASE)
