"""Which stretches of a text are quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.extract.text.quotes import quotations, quoted


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("He said: “We won.”", ["We won."]),
        ('He said: "We won."', ["We won."]),
        ("He said: «We won.»", ["We won."]),
        ("He said: « We won. »", [" We won. "]),
        ("He said: »We won.«", ["We won."]),
        ("He said: „We won.“", ["We won."]),
        ("He said: „We won.”", ["We won."]),
        ("He said: ‘We won’t go.’", ["We won’t go."]),
        ("He said: 'We don't go.'", ["We don't go."]),
        ("''We don't go,'' he said.", ["We don't go,"]),
        ("``We don't go,'' he said.", ["We don't go,"]),
        ('"We won," he said, "and they lost."', ["We won,", "and they lost."]),
        ('It was "well-organized " by him.', ["well-organized "]),
        ("“He said ‘no’ to us.”", ["He said ‘no’ to us."]),
        ("The officials' claim is Khan's, not the '90s.", []),
        ('A 5" gun fired.', []),
        ("Khan left.", []),
    ],
)
def test_marks_of_all_kinds_are_told_from_apostrophes(text: str, stretches: list[str]) -> None:
    found, awaited = quoted(text)
    assert [text[start:end] for start, end in found] == stretches
    assert awaited == ""


@pytest.mark.parametrize(
    "sentences",
    [
        ["He said: “We won.", "They lost.", "“We are glad.”", "Prices fell."],
        ['He said: "We won.', "They lost.", 'We are glad."', "Prices fell."],
        ["He said: «We won.", "They lost.", "We are glad.»", "Prices fell."],
        ["He said: „We won.", "They lost.", "We are glad.“", "Prices fell."],
    ],
)
def test_a_quotation_goes_on_until_its_own_mark_closes_it(sentences: list[str]) -> None:
    inside = [
        [text[a:b] for a, b in found] for text, found in zip(sentences, quotations(sentences), strict=True)
    ]
    assert inside[0] == ["We won."]
    assert inside[1] == ["They lost."]
    assert [words.strip('“”«»"') for words in inside[2]] == ["We are glad."]
    assert inside[3] == []


@pytest.mark.parametrize(
    "sentences",
    [
        ["He spoke of “the advantages of peace.", "Prices fell.", "She said: “We won.”"],
        ['He spoke of "the advantages of peace.', "Prices fell.", 'She said: "We won."'],
        ["He spoke of “the advantages of peace.", "Prices fell."],
    ],
)
def test_a_quotation_that_nothing_closes_ends_with_its_sentence(sentences: list[str]) -> None:
    found = quotations(sentences)
    assert len(found[0]) == 1
    assert found[1] == []


def test_a_single_mark_opens_nothing_that_its_sentence_does_not_close() -> None:
    assert quoted("‘Abd al-Aziz left.") == ([], "")


@given(st.text(alphabet="ab. “”„«»\"‘’'"), st.sampled_from(["", "”", '"', "»", "“”"]))
def test_stretches_are_in_order_and_within_the_text(text: str, awaited: str) -> None:
    found, _ = quoted(text, awaited)
    places = [place for stretch in found for place in stretch]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
