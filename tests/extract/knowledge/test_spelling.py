"""Other spellings of a name are found; other names are not."""

from __future__ import annotations

import pytest

from dyads.extract.knowledge.gazetteer import Gazetteer
from dyads.extract.knowledge.spelling import Spellings, slips


@pytest.mark.parametrize(
    ("word", "state"), [("Phillipine", "PHL"), ("Isreali", "ISR"), ("Ukranian", "UKR"), ("Afganistan", "AFG")]
)
def test_a_slip_of_the_pen_still_names_the_state(gazetteer: Gazetteer, word: str, state: str) -> None:
    [entry] = gazetteer.misspelt(word)
    assert entry.actor.id == state


@pytest.mark.parametrize("word", ["Siberian", "Parisian", "Christian", "Martin", "Iran"])
def test_other_words_are_no_slips(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.misspelt(word) == ()


def test_names_that_sound_alike_are_found_by_any_spelling() -> None:
    names = Spellings([("Hezbollah", "h"), ("Mahmoud Ahmadinejad", "m"), ("Hamas", "x")])
    assert names.like("Hizbullah") == ["h"]
    assert names.like("Mahmud Ahmedinejad") == ["m"]
    assert names.like("Mahmoud Abbas") == []
    assert names.like("Humus") == []


def test_nothing_is_guessed_for_short_names() -> None:
    assert slips("chat", ["chad"]) == []
