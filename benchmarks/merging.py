"""Whether two reports are merged into one event as a reader would: python benchmarks/merging.py

tests/dyads/event_pairs.jsonl holds pairs of short reports, labelled from the texts alone by somebody who did
not know the rules. A pair is merged where some claim of one report is about the same event as one of the
other. A report in which no claim is found can be merged with nothing; such pairs are told apart.
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


class Merged(NamedTuple):
    """A pair, whether it is merged, and whether a claim was found in both reports."""

    pair: Pair
    merged: bool
    read: bool


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float


def judged(pair: Pair) -> Merged:
    one, other = (
        {event_of(claim) for claim in extractor().claims(Document(id=name, text=each.text, date=each.date))}
        for name, each in (("a", pair.a), ("b", pair.b))
    )
    return Merged(pair, bool(one & other), bool(one) and bool(other))


def score(pairs: list[Merged]) -> Score:
    both = sum(each.pair.same_event and each.merged for each in pairs)
    precision = both / max(1, sum(each.merged for each in pairs))
    recall = both / max(1, sum(each.pair.same_event for each in pairs))
    return Score(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))


def read_pairs() -> list[Pair]:
    return msgspec.json.Decoder(Pair).decode_lines(PAIRS.read_bytes())


def main() -> None:
    pairs = list(map(judged, read_pairs()))
    for pair, is_merged, _ in pairs:
        if pair.same_event != is_merged:
            print(f"{'fused' if is_merged else 'missed'} {pair.pair}\n  {pair.a.text}\n  {pair.b.text}")
    for name, part in (
        ("all pairs", pairs),
        ("a claim found in both reports", [each for each in pairs if each.read]),
    ):
        same = sum(each.pair.same_event for each in part)
        precision, recall, f1 = score(part)
        figures = f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
        print(f"{name}: {len(part)}, {same} of one event: {figures}")


if __name__ == "__main__":
    main()
