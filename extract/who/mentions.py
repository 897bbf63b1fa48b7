"""Mentions: who is meant by the noun phrase at a token, in its sentence and document."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import partial

from spacy.tokens import Token

from dyads.extract.knowledge.gazetteer import Gazetteer
from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.operators import operators
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import only_here
from dyads.extract.who.anaphora import both, ordinal, pronoun
from dyads.extract.who.discourse import Discourse
from dyads.extract.who.generic import agent, some_of
from dyads.extract.who.names import choose, ends_persons_name, named
from dyads.extract.who.owners import owner
from dyads.extract.who.people import person, register
from dyads.extract.who.reading import Found, Reading
from dyads.extract.who.scene import filed_from, lands
from dyads.extract.who.unlisted import body
from dyads.graph.model import Actor, Mention

# Kinds of actor that are remembered where they only modify: "NATO tanks", then "the alliance".
_NOTED = frozenset({"state", "igo", "armed_group", "party"})
_QUANTITIES = frozenset({"one", "some", "many", "several", "most"})


# "Mr Smith said:" with no quotation mark after it.
_STATEMENT = re.compile(r"\b(?:said|says|stated|commented|added|declared):(?!\s*[\"“'‘])")


class MentionReader:
    """Reads the mentions of one document, sentence by sentence in order."""

    def __init__(self, gazetteer: Gazetteer, document: str, date: datetime.date | None) -> None:
        self.gazetteer = gazetteer
        self.document = document
        self.date = date
        self.discourse = Discourse()
        self._cache: dict[tuple[int, int], list[Found]] = {}

    def survey(self, sentences: Iterable[ParsedSentence]) -> None:
        """Takes in the words, lands and people of a whole text before it is read: a headline says "Khan"."""
        sentences = list(sentences)
        for sentence in sentences:
            self.discourse.words.update(token.text for token in sentence)
            if not sentence.is_dateline:
                named = lands(self._reading(sentence))
                self.discourse.lands_of[sentence.number] = named
                self.discourse.lead = self.discourse.lead or named
                self.discourse.lands.update(named)
        datelines = (filed_from(self._reading(each)) for each in sentences if each.is_dateline)
        self.discourse.filed_from = next(filter(None, datelines), None)
        for sentence in sentences:
            self._register(sentence)

    def _register(self, sentence: ParsedSentence) -> None:
        reading = self._reading(sentence)
        for token in sentence:
            match, before = sentence.names.get(token.i), sentence.names.get(token.i - 1)
            begins_known = match is not before and any(
                e.actor.kind == "person" for e in sentence.entries(token)
            )
            begins = token.ent_type_ == "PERSON" and (token.i == 0 or token.nbor(-1).ent_type_ != "PERSON")
            if begins_known or begins:
                register(reading, token)

    def prepare(self, sentence: ParsedSentence) -> None:
        """Reads every noun phrase of the sentence, so that later mentions find what they point back to."""
        if sentence.is_dateline:
            return
        for token in sentence:
            if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "det"}:
                for found in self.read(sentence, token):
                    if found.direct:
                        self.discourse.note(found.mention, sentence.number, token)
            elif token.dep_ in {"amod", "compound", "nmod"}:
                entry = choose(self._reading(sentence), token) if token.i in sentence.names else None
                if entry is not None and entry.actor.kind in _NOTED:
                    self.discourse.note(entry.actor, sentence.number, token)

    def actors(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """Who is meant by the phrase at `token` and the phrases joined to it by "and"."""
        return self._reading(sentence).actors(token)

    def read(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """Who is meant by the phrase whose head is `token`: one actor, none, or several ("both sides")."""
        if sentence.is_dateline:
            return []
        key = (sentence.number, token.i)
        if key not in self._cache:
            self._cache[key] = []  # a phrase that leads back to itself names nobody
            self._cache[key] = _read(self._reading(sentence), token)
        return self._cache[key]

    def speaker(self, sentence: ParsedSentence, token: Token) -> Mention | None:
        """Who speaks at `token`: an actor, an outlet, or whatever else the text names ("witnesses")."""
        found = self.read(sentence, token)
        if found:
            return found[0].mention
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME"}:
            return None
        somebody = Actor(id=only_here(token.text, self.document), name=token.text)
        return self._reading(sentence).found(token, somebody, "speaker", 0.5).mention

    def remember_speaker(self, sentence: ParsedSentence) -> None:
        """Keeps who spoke in this sentence, for the "we" and the quotations that follow."""
        memory = self.discourse
        before = memory.speaker
        for token in sentence:
            if (
                token.pos_ == "VERB"
                and token.lemma_ in operators()["quote"]
                and token.dep_ in {"ROOT", "parataxis", "conj"}
            ):
                for subject in token.children:
                    if subject.dep_ == "nsubj":
                        speaker = self.speaker(sentence, subject)
                        if speaker and speaker.kind != "media":
                            memory.speaker = speaker
        if _STATEMENT.search(sentence.text):
            memory.statement = memory.speaker
        elif memory.speaker is not before:
            memory.statement = None
        memory.in_quotation = _leaves_open(sentence.text, memory.in_quotation)

    def _reading(self, sentence: ParsedSentence) -> Reading:
        return Reading(
            sentence, self.discourse, self.gazetteer, self.document, self.date, partial(self.read, sentence)
        )


def _read(reading: Reading, token: Token) -> list[Found]:
    """Who is meant: each kind of phrase in turn, the first that names somebody."""
    is_name = token.i in reading.sentence.names and token.is_upper  # "RUSSIA AND US AGREE"
    if not is_name and (token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$", "WP", "WDT", "WP$"}):
        return pronoun(reading, token)
    if token.i in reading.sentence.names:
        entry = choose(reading, token)
        if entry is not None and not (entry.actor.kind == "state" and ends_persons_name(token)):
            return person(reading, token) if entry.actor.kind == "person" else named(reading, token, entry)
    if pointed := ordinal(reading, token):
        return pointed
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}:
        return []
    if token.dep_ == "appos" and token.tag_ == "NN" and token.head.ent_type_ == "PERSON" and agent_at(token):
        return reading.read(token.head)  # "Omar Anas, a former student"
    if token.lower_ in _QUANTITIES or (token.pos_ in {"NUM", "DET", "ADJ"} and agent_at(token) is None):
        return some_of(reading, token)
    return (
        both(reading, token)
        or person(reading, token)
        or agent(reading, token)
        or body(reading, token)
        or owner(reading, token)
    )


def _leaves_open(text: str, was_open: bool) -> bool:
    """Whether a quotation is open at the end of a sentence."""
    opened, closed = text.count("“"), text.count("”")
    if opened != closed:
        return opened > closed
    return was_open ^ (text.count('"') % 2 == 1)
