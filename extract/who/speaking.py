"""Speaking: whose words a sentence quotes, and whether a word stands inside a quotation."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.who.cast import Cast
from dyads.graph.model import Mention


def speaker_of(cast: Cast, token: Token) -> Mention | None:
    """Whose words a token stands in: the speaker of a quotation, else who makes the statement."""
    return cast.memory.speaker if is_quoted(cast, token) else cast.memory.statement


def is_quoted(cast: Cast, token: Token) -> bool:
    """Whether a token stands between quotation marks."""
    place = token.idx - cast.sentence.span.start_char
    return any(start <= place < end for start, end in cast.memory.quotations)


def has_quotation(cast: Cast) -> bool:
    """Whether a sentence quotes anybody."""
    return bool(cast.memory.quotations)
