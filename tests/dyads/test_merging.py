"""Reports are merged into events as a reader would: benchmarks/merging.py, on its labelled pairs."""

from __future__ import annotations

import runpy
from pathlib import Path

MERGING = runpy.run_path(str(Path(__file__).resolve().parents[2] / "benchmarks" / "merging.py"))


def test_pairs_of_claims_are_merged_as_a_reader_would() -> None:
    pairs = MERGING["read_pairs"]()
    assert len(pairs) >= 100
    read = [each for each in map(MERGING["judged"], pairs) if each.read]
    assert MERGING["score"](read).f1 >= 0.85
