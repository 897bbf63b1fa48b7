"""The two articles that the project was founded on: what must be read in them, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dyads.extract.extractor import Extractor
from dyads.graph.model import Claim, Document

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

FACTS = [
    ("PAK-foreign-minister", "blames", "PAK-baloch-separatist"),
    ("PAK", "blames", "IRN"),
    ("IRN", "blames", "PAK"),
    ("IRN", "blames", "ISR"),
    ("IRN", "blames", "SAU"),
    ("IRN", "urges", "PAK"),
    ("hassan-rouhani", "criticizes", "USA"),
    ("hassan-rouhani", "warns", "imran-khan"),
    ("PAK-militant", "attacks", "PAK-security-forces"),
    ("sunni-baluchi-militant-group", "attacks", "irgc"),
    ("fighter", "attacks", "IRN-military"),
    ("PAK", "clashes_with", "IND"),
    ("IND", "clashes_with", "PAK"),
    ("IND", "bombs", "militant"),
    ("IRN", "agrees_with", "PAK"),
    ("PAK", "agrees_with", "IRN"),
    ("IRN", "promises", "PAK"),
    ("imran-khan", "visits", "IRN"),
    ("PAK-security-chief", "plans_to_meet", "IRN-security-chief"),
]


@pytest.fixture(scope="module")
def claims(extractor: Extractor) -> list[Claim]:
    if not SEEDS.is_dir():
        pytest.skip(f"the founding articles are not part of the repository: no {SEEDS}")
    documents = [Document(id=path.stem, text=path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    return [claim for document in documents for claim in extractor.claims(document)]


@pytest.mark.parametrize("fact", FACTS, ids=" ".join)
def test_the_facts_are_read(claims: list[Claim], fact: tuple[str, str, str]) -> None:
    read = {(c.subject.id.split("@")[0], c.relation.id, c.object.id.split("@")[0]) for c in claims}
    assert fact in read


def test_a_paragraph_that_an_article_repeats_is_no_second_report(claims: list[Claim]) -> None:
    assert len({claim.id for claim in claims}) == len(claims)
    warned = [c for c in claims if c.relation.id == "warns" and c.subject.id == "hassan-rouhani"]
    assert len({claim.sentence.start for claim in warned}) == 1


def test_outlets_and_sides_are_no_actors(claims: list[Claim]) -> None:
    assert all(c.subject.kind != "media" and c.object.kind != "media" for c in claims)
    assert all(not actor.id.startswith(("side", "both")) for c in claims for actor in (c.subject, c.object))


def test_an_undated_article_dates_nothing_by_guess(claims: list[Claim]) -> None:
    assert all(c.date.value is None and c.date.basis == "none" for c in claims)
