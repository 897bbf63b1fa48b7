"""The undated reports of reports/: what must be read in them, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dyads.extract.extractor import Extractor
from dyads.graph.model import Claim, Document

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.txt"))

FACTS = [
    ("idriss-deby", "visits", "SDN"),
    ("TCD-rebel", "attacks", "TCD-security-forces"),
    ("TCD-security-chief", "plans_to_meet", "SDN-security-chief"),
    ("TCD", "blames", "SDN"),
    ("SDN", "blames", "TCD"),
    ("SDN", "agrees_with", "TCD"),
    ("TCD", "agrees_with", "SDN"),
    ("TCD-foreign-minister", "blames", "SDN-zaghawa-rebel"),
    ("SDN", "promises", "TCD"),
    ("omar-al-bashir", "criticizes", "FRA"),
    ("COL", "urges", "VEN"),
    ("COL-president", "urges", "VEN"),
    ("fighter", "attacks", "COL-military"),
    ("ivan-duque", "warns", "nicolas-maduro"),
    ("COL", "blames", "CUB"),
    ("COL", "blames", "NIC"),
    ("VEN", "clashes_with", "GUY"),
    ("GUY", "clashes_with", "VEN"),
    ("GUY", "bombs", "VEN-smuggler"),
]


@pytest.fixture(scope="module")
def claims(extractor: Extractor) -> list[Claim]:
    reports = [Document(id=path.stem, text=path.read_text("utf-8")) for path in REPORTS]
    return [claim for found in extractor.claims_of(reports) for claim in found]


@pytest.mark.parametrize("fact", FACTS, ids=" ".join)
def test_the_facts_are_read(claims: list[Claim], fact: tuple[str, str, str]) -> None:
    assert fact in read(claims)


def test_both_sides_are_the_states_that_confer(claims: list[Claim]) -> None:
    assert ("TCD", "agrees_with", "SDN-zaghawa-rebel") not in read(claims)


def test_a_sentence_that_a_report_repeats_is_no_second_report(claims: list[Claim]) -> None:
    assert len({claim.id for claim in claims}) == len(claims)
    warned = [claim for claim in claims if claim.relation.id == "warns"]
    assert len({claim.sentence.start for claim in warned}) == 1


def test_outlets_and_sides_are_no_actors(claims: list[Claim]) -> None:
    for actor in (actor for claim in claims for actor in (claim.subject, claim.object)):
        assert actor.kind != "media"
        assert not actor.id.startswith(("side", "both"))


def test_an_undated_report_dates_nothing_by_guess(claims: list[Claim]) -> None:
    assert all(c.date.value is None and c.date.basis == "none" for c in claims)


def read(claims: list[Claim]) -> set[tuple[str, str, str]]:
    """Who did what to whom, by ids; a band that only its report knows without the report's name."""
    return {(c.subject.id.split("@")[0], c.relation.id, c.object.id.split("@")[0]) for c in claims}
