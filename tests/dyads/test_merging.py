"""Reports are merged into events as a reader would: benchmarks/merging.py, on its labelled pairs."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

SPEC = importlib.util.spec_from_file_location(
    "merging", Path(__file__).resolve().parents[2] / "benchmarks" / "merging.py"
)
assert SPEC is not None
assert SPEC.loader is not None
MERGING = importlib.util.module_from_spec(SPEC)
sys.modules["merging"] = MERGING  # the types of its rows are looked up there
SPEC.loader.exec_module(MERGING)


def test_claims_are_joined_as_a_reader_would() -> None:
    pairs = MERGING.claim_pairs()
    assert len(pairs) >= 100
    assert MERGING.score(pairs).f1 >= 0.9
    assert MERGING.score(pairs).precision == 1


def test_short_reports_are_joined_as_a_reader_would() -> None:
    read = [each for each in map(MERGING.judged, MERGING.read_pairs()) if each.read]
    assert MERGING.score(read).f1 >= 0.85
