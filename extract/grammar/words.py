"""Lemmas as the data files have them."""

from __future__ import annotations

from spacy.tokens import Token

_HYPHENS = frozenset({"-", "‐", "‑"})
# First parts of words that the tokenizer takes apart ("cease-fire") and the data files have whole.
_PREFIXES = frozenset("air build cease co cyber pull re sit stand walk".split())


def lemma(token: Token) -> str:
    """The lemma in lower case; of the whole word where a hyphen splits it ("cease-fire", "re-opened")."""
    own = token.lemma_.lower()
    if token.i >= 2 and token.nbor(-1).text in _HYPHENS and not token.nbor(-1).whitespace_:
        first = token.nbor(-2)
        if first.lower_ in _PREFIXES and not first.whitespace_:
            return f"{first.lower_}-{own}"
    return own
