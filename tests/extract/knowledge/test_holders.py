"""Who held an office when."""

from __future__ import annotations

from datetime import date

import pytest

from dyads.extract.knowledge.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("of", "office", "on", "names"),
    [
        ("PAK", "head_of_government", date(2019, 4, 22), ["Imran Khan"]),
        ("IRN", "head_of_government", date(2019, 3, 9), ["Hassan Rouhani"]),
        ("IRN", "head_of_state", date(2019, 3, 9), ["Ali Khamenei"]),
        ("USA", "foreign_minister", date(2023, 6, 1), ["Antony Blinken"]),
        ("GBR", "head_of_government", date(2026, 1, 1), ["Keir Starmer"]),
        ("nato", "leader_of", date(2019, 1, 1), ["Jens Stoltenberg"]),
        ("GBR", "head_of_government", date(2090, 1, 1), []),
        ("nowhere", "head_of_state", date(2019, 1, 1), []),
    ],
)
def test_holders_are_those_in_office_on_the_day(
    gazetteer: Gazetteer, of: str, office: str, on: date, names: list[str]
) -> None:
    assert [person.name for person in gazetteer.holders(of, office, on)] == names


def test_a_title_finds_its_holder_whatever_the_office(gazetteer: Gazetteer) -> None:
    for title, state in (("president", "IRN"), ("supreme leader", "IRN"), ("president", "FRA")):
        assert len(gazetteer.titled(title, state, date(2019, 3, 9))) == 1
    assert [p.name for p in gazetteer.titled("President", "IRN", date(2019, 3, 9))] == ["Hassan Rouhani"]


def test_tenures_of_a_person_come_in_order(gazetteer: Gazetteer) -> None:
    held = gazetteer.held("donald-trump")
    assert [tenure.start for tenure in held] == sorted(tenure.start for tenure in held)
    assert {tenure.of for tenure in held} == {"USA"}
    assert gazetteer.held("nobody") == []
