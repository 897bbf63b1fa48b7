"""Where an act takes place, who says so, and who takes part in what is refused."""

from __future__ import annotations

import pytest

from dyads.extract.extractor import Extractor

DAY = "2019-03-10"


@pytest.mark.parametrize("preposition", ["in", "near", "inside", "around", "within", "across", "outside"])
def test_a_place_is_read_after_all_prepositions_that_say_where(
    extractor: Extractor, preposition: str
) -> None:
    (claim,) = extractor.claims(f"Rebels attacked police {preposition} Aleppo.", date=DAY)
    assert claim.place is not None
    assert claim.place.text == "Aleppo"


def test_a_place_on_the_way_is_not_where_it_happens(extractor: Extractor) -> None:
    (claim,) = extractor.claims("Laos supplied food to Singapore through Thailand.", date=DAY)
    assert claim.place is None


def test_a_sentence_in_single_quotation_marks_is_said_by_who_spoke_before(extractor: Extractor) -> None:
    text = "Imran Khan spoke on Monday, and he said that Iran was right. ‘Israel condemned India.’"
    (claim,) = extractor.claims(text, date=DAY)
    assert claim.attributed_to is not None
    assert claim.attributed_to.name == "Imran Khan"


def test_who_is_refused_talks_refuses_none(extractor: Extractor) -> None:
    claims = extractor.claims("Iran refused to meet Saudi Arabia.", date=DAY)
    assert [(c.subject.text, c.relation.id, c.object.text) for c in claims] == [
        ("Iran", "refuses", "Saudi Arabia")
    ]
