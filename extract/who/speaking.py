"""Speaking: who says what a sentence quotes, and whether a word stands inside a quotation."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.knowledge.words import words
from dyads.extract.text.quotes import quoted
from dyads.extract.who.cast import Cast
from dyads.graph.model import Mention

_SPEECH = frozenset({"ROOT", "parataxis", "conj", "ccomp", "advcl"})


def last_speaker(cast: Cast) -> Mention | None:
    """Who speaks last in a sentence, by its main verbs; None for nobody and for an outlet."""
    speaker = None
    for verb in cast.sentence:
        if verb.pos_ != "VERB" or verb.lemma_ not in words("speeches") or verb.dep_ not in _SPEECH:
            continue
        if verb.dep_ in {"ccomp", "advcl"} and not _is_beside_quotation(cast, verb):
            continue
        for subject in (child for child in verb.children if child.dep_ == "nsubj"):
            if not is_quoted(cast, subject):
                spoke = cast.speaker(subject)
                reports = verb.lemma_ == "report" and speaker is not None  # "the minister said, Wam reported"
                speaker = spoke if spoke and spoke.kind != "media" and not reports else speaker
    return speaker


def speaker_of(cast: Cast, token: Token) -> Mention | None:
    """Whose words a token stands in: who is said to speak in its sentence, else who spoke last."""
    if is_quoted(cast, token):
        return last_speaker(cast) or cast.memory.speaker
    return cast.memory.statement


def is_quoted(cast: Cast, token: Token) -> bool:
    """Whether a token stands between quotation marks."""
    place = token.idx - cast.sentence.span.start_char
    return any(start <= place < end for start, end in _quotations(cast))


def has_quotation(cast: Cast) -> bool:
    """Whether a sentence quotes anybody."""
    return bool(_quotations(cast))


def _quotations(cast: Cast) -> list[tuple[int, int]]:
    return quoted(cast.sentence.text, cast.memory.in_quotation)[0]


def _is_beside_quotation(cast: Cast, verb: Token) -> bool:
    return has_quotation(cast) and not is_quoted(cast, verb)
