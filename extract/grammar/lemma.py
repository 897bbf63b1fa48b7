"""Lemmas as the data files have them."""

from __future__ import annotations

from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.words import words

_HYPHENS = frozenset(get_string_id(hyphen) for hyphen in "-‐‑")


def lemma(token: Token) -> str:
    """The lemma in lower case; of the whole word where a hyphen splits it ("cease-fire", "re-opened")."""
    own = token.lemma_.lower()
    if token.pos_ == "VERB":
        own = _corrections().get(token.lower_, own)
    before = token.nbor(-1) if token.i >= 2 else None
    if before is not None and before.orth in _HYPHENS and not before.whitespace_:
        first = token.nbor(-2)
        if first.lower_ in words("split_off") and not first.whitespace_:
            return f"{first.lower_}-{own}"
    return own


@cache
def _corrections() -> dict[str, str]:
    """Right lemmas of verbs, by form."""
    return read_toml("lemmas.toml", dict[str, str])
