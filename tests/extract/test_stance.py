"""How acts are meant: whether they happened, and who says so."""

from __future__ import annotations

import pytest

from dyads.extract.extractor import Extractor
from dyads.graph.model import Document

HAPPENED = ("positive", "actual")
NOT = ("negative", "actual")
PERHAPS = ("positive", "possible")


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("India almost attacked Pakistan.", "attacks", {NOT}),
        ("India was very nearly attacked by Pakistan.", "attacks", {NOT}),
        ("India almost launched an attack on Pakistan.", "attacks", {NOT}),
        ("India almost never attacks Pakistan.", "attacks", {NOT}),
        ("Syrian rebels attacked nearly every village of the Turkish army.", "attacks", {HAPPENED}),
        ("India attacked Pakistan almost immediately.", "attacks", {HAPPENED}),
        ("Nearly 300 Indian soldiers attacked Pakistan.", "attacks", {HAPPENED}),
        ("India nearly agreed to meet Pakistan.", "refuses", set()),
        ("India balked at attacking Pakistan.", "attacks", {NOT}),
        ("Turkey shied away from condemning Iran.", "condemns", {NOT}),
        ("India balked at the plan and attacked Pakistan.", "attacks", {HAPPENED}),
        ("India stepped back from the talks and attacked Pakistan.", "attacks", {HAPPENED}),
        ("India stopped short of condemning Pakistan.", "condemns", {NOT}),
        ("India condemned Pakistan instead of attacking Iran.", "attacks", {NOT}),
        ("India met Pakistan instead of attacking Iran.", "attacks", {NOT}),
        ("India attacked Pakistan instead.", "attacks", {HAPPENED}),
        ("India met Iran instead and attacked Pakistan.", "attacks", {HAPPENED}),
        ("The Indian army stopped short of the border and shelled Pakistan.", "shells", {HAPPENED}),
        ("Turkey fell short of money and condemned Syria.", "condemns", {HAPPENED}),
        ("India came close to attacking Pakistan.", "attacks", {PERHAPS}),
        ("India was on the brink of attacking Pakistan.", "attacks", {PERHAPS}),
        ("India attacked Pakistan close to the border.", "attacks", {HAPPENED}),
        ("India closely followed the talks and attacked Pakistan.", "attacks", {HAPPENED}),
    ],
)
def test_what_did_not_quite_happen_is_no_actual_act(
    extractor: Extractor, text: str, relation: str, expected: set[tuple[str, str]]
) -> None:
    claims = extractor.claims(Document(id="sentence", text=text, date="2019-03-10"))
    assert {(c.polarity, c.modality) for c in claims if c.relation.id == relation} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Imran Khan said that India had attacked Pakistan.", "Imran Khan"),
        ("Imran Khan affirmed that India had attacked Pakistan.", "Imran Khan"),
        ("Imran Khan quipped that India had attacked Pakistan.", "Imran Khan"),
        ("India attacked Pakistan, Imran Khan lamented.", "Imran Khan"),
        ("As Imran Khan remarked, India attacked Pakistan.", "Imran Khan"),
        ("Imran Khan lamented the floods, and India attacked Pakistan.", None),
        ("Imran Khan joked with reporters before India attacked Pakistan.", None),
    ],
)
def test_who_says_so_is_the_subject_of_any_verb_of_saying(
    extractor: Extractor, text: str, expected: str | None
) -> None:
    claims = extractor.claims(Document(id="sentence", text=text, date="2019-03-10"))
    speakers = {
        c.attributed_to.name if c.attributed_to else None for c in claims if c.relation.id == "attacks"
    }
    assert speakers == {expected}


@pytest.mark.parametrize("verb", ["said", "affirmed", "remarked", "recalled", "thundered"])
def test_we_in_a_quotation_is_whoever_spoke_last(extractor: Extractor, verb: str) -> None:
    text = f"Imran Khan spoke in Lahore. “The talks failed,” he {verb}. “We condemn India.”"
    claims = extractor.claims(Document(id="text", text=text, date="2019-03-10"))
    assert [(c.subject.id, c.relation.id, c.object.id) for c in claims] == [("PAK", "condemns", "IND")]
    assert [c.attributed_to.name for c in claims if c.attributed_to] == ["Imran Khan"]
