"""Whether two reports are merged into one event as a reader would: python benchmarks/merging.py

tests/dyads/event_pairs.jsonl holds pairs of short reports, labelled from the texts alone by somebody who did not
know the rules. A pair is merged where some claim of one report is about the same event as one of the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from dyads.default import extractor
from dyads.graph.merge import event_of
from dyads.graph.model import Document

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "dyads" / "event_pairs.jsonl"


class Report(msgspec.Struct):
    date: str
    publisher: str
    text: str


class Pair(msgspec.Struct):
    pair: int
    a: Report
    b: Report
    same_event: bool


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float
    wrong: list[Pair]


def merged(pair: Pair) -> bool:
    one, other = (
        {
            event_of(claim)
            for claim in extractor().claims(Document(id=name, text=each.text, date=each.date))
        }
        for name, each in (("a", pair.a), ("b", pair.b))
    )
    return bool(one & other)


def score(pairs: list[Pair]) -> Score:
    found = [merged(pair) for pair in pairs]
    both = sum(pair.same_event and is_merged for pair, is_merged in zip(pairs, found, strict=True))
    precision = both / max(1, sum(found))
    recall = both / max(1, sum(pair.same_event for pair in pairs))
    wrong = [pair for pair, is_merged in zip(pairs, found, strict=True) if pair.same_event != is_merged]
    return Score(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), wrong)


def read_pairs() -> list[Pair]:
    return msgspec.json.Decoder(Pair).decode_lines(PAIRS.read_bytes())


def main() -> None:
    pairs = read_pairs()
    precision, recall, f1, wrong = score(pairs)
    for pair in wrong:
        print(f"{'missed' if pair.same_event else 'fused'} {pair.pair}\n  {pair.a.text}\n  {pair.b.text}")
    same = sum(pair.same_event for pair in pairs)
    print(f"{len(pairs)} pairs, {same} of one event: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main()
