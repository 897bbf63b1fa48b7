"""Casts: names that only locate or play are no ends of a claim, and look-ups leave the memory as it is."""

from __future__ import annotations

import pytest

from dyads.extract.extractor import Extractor
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast
from dyads.extract.who.casting import PHRASE, cast_of
from dyads.extract.who.memory import Memory
from dyads.extract.who.survey import survey

TEXT = (
    "French President Emmanuel Macron met the German chancellor in Rome. He praised her policy on Iran.",
    "Both leaders condemned the rebels, and their ministers said that the group had attacked its own allies.",
)


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        ("India met Pakistan in the cricket World Cup final.", []),
        ("The minister returned to Lebanon on Monday.", []),
        ("Emmanuel Macron flew to Moscow.", [("emmanuel-macron", "visits", "RUS")]),
        ("Moscow recalled its ambassador from Washington.", [("RUS", "breaks_with", "USA")]),
        ("India sent its condolences to Nepal.", [("IND", "praises", "NPL")]),
        ("Mexico voiced outrage at Ecuador.", [("MEX", "criticizes", "ECU")]),
        ("Guinea closed its border with Mali.", [("GIN", "breaks_with", "MLI")]),
    ],
)
def test_a_name_that_only_locates_or_plays_is_no_end_of_a_claim(
    extractor: Extractor, text: str, triples: list[tuple[str, str, str]]
) -> None:
    claims = extractor.claims(text, date="2019-03-10")
    assert [(c.subject.id, c.relation.id, c.object.id) for c in claims] == triples


def _parsed(extractor: Extractor) -> list[ParsedSentence]:
    docs = [extractor.nlp(text) for text in TEXT]
    return [ParsedSentence(doc[:], 0, "text", i, extractor.gazetteer) for i, doc in enumerate(docs)]


def test_asking_who_is_meant_changes_no_memory(extractor: Extractor) -> None:
    sentences = _parsed(extractor)
    setting = survey(sentences, extractor.gazetteer, "", None)
    memory = Memory(setting.people)
    for sentence in sentences:
        cast = cast_of(sentence, setting, memory)
        before = (list(memory.seen), memory.people.copy(), dict(memory.countries))
        for token in sentence:
            cast.joined(token)
        assert (memory.seen, memory.people, memory.countries) == before


def test_who_is_meant_does_not_depend_on_what_is_asked_first(extractor: Extractor) -> None:
    sentences = _parsed(extractor)
    setting = survey(sentences, extractor.gazetteer, "", None)
    memory = Memory(setting.people)
    for sentence in sentences:
        forwards, backwards = (Cast(sentence, setting, memory, PHRASE) for _ in range(2))
        there = [forwards.at(token) for token in sentence]
        back = [backwards.at(token) for token in reversed(list(sentence))]
        assert there == back[::-1]
        cast_of(sentence, setting, memory)
