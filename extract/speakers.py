"""Who says so: the speakers of a claim, innermost first."""

from __future__ import annotations

from dyads.extract.mentions import MentionReader
from dyads.extract.predicates import Predicate
from dyads.extract.sentence import ParsedSentence
from dyads.extract.stance import Stance, speaker_heads
from dyads.graph.model import Mention

_QUOTES = '"“”„«»'


def speakers(
    mentions: MentionReader, sentence: ParsedSentence, predicate: Predicate, stance: Stance
) -> list[Mention]:
    """The speakers around an act; for a sentence that is all quotation, whoever spoke last."""
    chain: list[Mention] = []
    for word in stance.speakers:
        for head in speaker_heads(word)[:1]:
            speaker = mentions.speaker(sentence, head)
            if speaker is not None and (not chain or chain[-1].id != speaker.id):
                chain.append(speaker)
    if not stance.speakers and is_quotation(sentence) and mentions.discourse.speaker is not None:
        chain.append(mentions.discourse.speaker)
    return chain


def is_quotation(sentence: ParsedSentence) -> bool:
    """Whether the whole sentence is somebody's words: it opens with a quotation mark and nothing follows the closing one."""
    text = sentence.text.strip()
    return text[:1] in _QUOTES and (text[-1:] in _QUOTES or not any(mark in text[1:] for mark in _QUOTES))
