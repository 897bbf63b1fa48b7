"""The rules of refinements.toml: each makes of its example what it says; a malformed one is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dyads.extract.extractor import Extractor
from dyads.extract.knowledge import files
from dyads.extract.knowledge.refinements import Embedded, Promised, Refined, refinements
from dyads.graph.errors import DataFileError

RULES = refinements()
MAKING: dict[str, Refined | Embedded | Promised] = {**RULES.refined, **RULES.embedded, **RULES.promised}


@pytest.mark.parametrize("name", MAKING)
def test_an_example_gives_the_relation_of_its_rule(extractor: Extractor, name: str) -> None:
    rule = MAKING[name]
    claims = extractor.claims(rule.example, date="2019-03-10")
    assert rule.to is None or rule.to in [claim.relation.id for claim in claims]


@pytest.mark.parametrize("name", RULES.no_claim)
def test_no_claim_is_made_of_what_words_do_not_mean(extractor: Extractor, name: str) -> None:
    assert extractor.claims(RULES.no_claim[name].example, date="2019-03-10") == []


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A refinements.toml to write, read instead of the package's."""
    monkeypatch.setattr(files, "DATA", tmp_path)
    refinements.cache_clear()
    yield tmp_path / "refinements.toml"
    refinements.cache_clear()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ('from = ["hugs"]\nto = "aids"', "refined: x: unknown: hugs"),
        ('from = ["arms"]\nto = "hugs"', "refined: x: unknown: hugs"),
        ('from = ["arms"]\nobject = ["XYZ"]\nto = "aids"', "refined: x: unknown: XYZ"),
        ('from = ["arms"]\none = ["tribe"]\nto = "aids"', "refined: x: unknown: tribe"),
        ('from = ["arms"]\nwords = { below = ["x"] }\nto = "aids"', "below"),
        ('from = []\nto = "aids"', "from"),
        ('from = ["arms"]', "missing required field `to`"),
    ],
)
def test_a_malformed_rule_is_named(own_file: Path, fields: str, message: str) -> None:
    own_file.write_text(
        f'[no_claim]\n[embedded]\n[promised]\n[refined.x]\n{fields}\nexample = "X."\n', encoding="utf-8"
    )
    with pytest.raises(DataFileError, match=f"refinements.toml: .*{message}"):
        refinements()


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("embedded", 'under = "end"\nof = ["FIGHT"]\nto = "eases"'),
        ("promised", 'by = ["plan"]\nof = ["FIGHT"]'),
    ],
)
def test_an_unknown_category_is_named(own_file: Path, table: str, rule: str) -> None:
    others = {"no_claim", "refined", "embedded", "promised"} - {table}
    heads = "".join(f"[{name}]\n" for name in sorted(others))
    own_file.write_text(f'{heads}[{table}.x]\n{rule}\nexample = "X."\n', encoding="utf-8")
    with pytest.raises(DataFileError, match=f"refinements.toml: {table}: x: unknown: FIGHT"):
        refinements()
