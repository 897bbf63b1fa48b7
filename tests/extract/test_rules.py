"""Each rule of each sieve decides in its own example."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from dyads.extract.extractor import Extractor
from dyads.extract.sieve import Rule, sieves, watched

RULES = [(sieve.name, rule) for sieve in sieves() for rule in sieve.rules]
DAY = "2019-03-10"


@pytest.mark.parametrize(("sieve", "rule"), RULES, ids=[f"{sieve}: {rule.name}" for sieve, rule in RULES])
def test_a_rule_decides_in_its_example(extractor: Extractor, sieve: str, rule: Rule[Any, Any]) -> None:
    with watched() as decided:
        extractor.claims(rule.example, date=DAY)
    assert f"{sieve}: {rule.name}" in decided


def test_rules_of_a_sieve_have_names_of_their_own() -> None:
    names = Counter((sieve, rule.name) for sieve, rule in RULES)
    assert [name for name, count in names.items() if count > 1] == []
