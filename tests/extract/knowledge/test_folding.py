"""Folding: names without accents, each letter still in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dyads.extract.knowledge.folding import fold


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded, places = fold(text)
    assert len(folded) == len(places) == len(folded.lower())
    assert list(places) == sorted(set(places))
