"""Who says so: the speakers of a claim, innermost first."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.arguments import acting_subjects, direct_objects, is_passive
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.stance.stance import Stance
from dyads.extract.text.quotes import is_quotation
from dyads.extract.who.cast import Cast
from dyads.graph.model import Mention


def speakers(cast: Cast, stance: Stance) -> list[Mention]:
    """The speakers around an act; for a sentence that is all quotation, whoever spoke last.

    After "X said:" without quotation marks, as in press releases, X speaks until somebody else does.
    """
    chain: list[Mention] = []
    for word in stance.speakers:
        for head in _speaker_heads(word)[:1]:
            speaker = cast.speaker(head)
            if speaker is not None and (not chain or chain[-1].id != speaker.id):
                chain.append(speaker)
    if not stance.speakers:
        memory = cast.memory
        quoted = memory.in_quotation or is_quotation(cast.sentence.text)
        speaker = memory.speaker if quoted else memory.statement
        chain += [speaker] if speaker is not None else []
    return chain


def _speaker_heads(word: Token) -> list[Token]:
    """Heads of the phrase that names the speaker at a word of saying."""
    if word.lower_ == "according":
        return objects_of(word, {"to"})
    found = acting_subjects(word)
    if not found and not is_passive(word):  # the parser may take the speaker for a subject of the content
        found = [head for head in direct_objects(word) if head.dep_ == "nsubj"]
    return found
