"""Whether reports are merged into one event as a reader would: python benchmarks/merging.py

All labels were given by somebody who did not know the rules. tests/dyads/claim_pairs.jsonl holds pairs of
claims as they were read from two reports, of the same two states or bodies: one event or two? This is what
merging itself decides. The other files hold pairs of reports, labelled from the texts alone: a pair is merged
where some claim of one is about the same event as one of the other, so reading counts as well; pairs in which
both reports yield a claim are told apart. In event_pairs.jsonl the reports are short and alike, in
reworded_pairs.jsonl each tells the act in words and by actors of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from dyads.default import extractor
from dyads.graph.identity import event_id
from dyads.graph.merge import event_of
from dyads.graph.model import Document

TABLES = Path(__file__).resolve().parents[1] / "tests" / "dyads"


class Report(msgspec.Struct):
    date: str
    publisher: str
    text: str


class Pair(msgspec.Struct):
    pair: int
    a: Report
    b: Report
    same_event: bool


class ReadClaim(msgspec.Struct):
    text: str
    published: str
    subject: str
    relation: str
    object: str
    period: str

    @property
    def event(self) -> str:
        return event_id(self.subject, self.relation, self.object, self.period)


class ClaimPair(msgspec.Struct):
    pair: int
    a: ReadClaim
    b: ReadClaim
    same_event: bool


class Merged(NamedTuple):
    """A pair, whether it is merged, and whether a claim was found in both reports."""

    pair: Pair | ClaimPair
    merged: bool
    read: bool = True


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


def read_pairs(name: str = "event_pairs") -> list[Pair]:
    return msgspec.json.Decoder(Pair).decode_lines((TABLES / f"{name}.jsonl").read_bytes())


def claim_pairs() -> list[Merged]:
    pairs = msgspec.json.Decoder(ClaimPair).decode_lines((TABLES / "claim_pairs.jsonl").read_bytes())
    return [Merged(pair, pair.a.event == pair.b.event) for pair in pairs]


def show(name: str, part: list[Merged]) -> None:
    same = sum(each.pair.same_event for each in part)
    precision, recall, f1 = score(part)
    print(f"| {name} | {len(part)} | {same} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def main() -> None:
    print("| pairs | | of one event | precision | recall | F1 |\n|---|---|---|---|---|---|")
    show("of claims", claim_pairs())
    for name, what in (("event_pairs", "of short reports"), ("reworded_pairs", "of reports in other words")):
        pairs = list(map(judged, read_pairs(name)))
        show(what, pairs)
        show("… a claim found in both", [each for each in pairs if each.read])


if __name__ == "__main__":
    main()
