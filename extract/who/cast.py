"""Casts: who is meant by each phrase of a sentence, read in its setting and after what was said before."""

from __future__ import annotations

from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.memory import Memory
from dyads.extract.who.names import choose
from dyads.extract.who.phrase import PHRASE
from dyads.extract.who.reading import Reading
from dyads.extract.who.setting import Setting
from dyads.graph.model import Mention

_NOTED = frozenset({"state", "igo", "armed_group", "party"})
"""Kinds of actor that are remembered where they only modify: "NATO tanks", then "the alliance"."""


def cast(sentence: ParsedSentence, setting: Setting, memory: Memory) -> Reading:
    """Reads the phrases of a sentence in order, each remembered before the next is read."""
    found = Reading(sentence, setting, memory, PHRASE)
    if sentence.is_dateline:
        return found
    for token in sentence:
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "det"}:
            for one in found.read(token):
                memory.note_found(one, sentence.number, token)
        elif token.dep_ in {"amod", "compound", "nmod"} and token.i in sentence.names:
            entry = choose(found, token)
            if entry is not None and entry.actor.kind in _NOTED:
                memory.note(entry.actor, sentence.number, token)
    return found


def last_speaker(cast: Reading) -> Mention | None:
    """Who speaks last in a sentence, by its main verbs; None for nobody and for an outlet."""
    speaker = None
    for verb in cast.sentence:
        if verb.pos_ != "VERB" or verb.lemma_ not in words("speeches"):
            continue
        if verb.dep_ in {"ROOT", "parataxis", "conj"}:
            for subject in (child for child in verb.children if child.dep_ == "nsubj"):
                spoke = cast.speaker(subject)
                speaker = spoke if spoke is not None and spoke.kind != "media" else speaker
    return speaker
