"""How right the extraction is: one command prints all figures.

    python benchmarks/accuracy.py [--shared ../shared]

Measured on development data that is not part of this repository (../shared/eval; what needs it is left out
where it is absent, and the table says so) and on the sentences of tests/extract.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import itertools
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from dyads.extract.extractor import Extractor
from dyads.extract.text.segment import segments
from dyads.graph.model import Claim, Document

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent / "tests" / "extract"
Row = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options = parser.parse_args()
    extractor = Extractor()
    rows: list[Row] = [*own_sentences(), *off_topic(extractor)]
    scorer = options.shared / "eval" / "score_plv.py"
    if scorer.exists():
        score = load(scorer)
        rows += plv_end_to_end(extractor, score, options.shared / "eval" / "plv_train.tsv")
        rows += plv_pair_given(extractor, score, options.shared / "eval" / "plv_train.tsv")
        rows += speed(extractor, options.shared / "eval" / "re3d")
    else:
        rows.append(("PLV, re3d", f"left out: no {scorer}"))
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    print(f"| measure | figure |\n|---|---|\n{table}")


def own_sentences() -> Iterable[Row]:
    cases = [json.loads(line) for line in (TESTS / "sentences.jsonl").read_text("utf-8").splitlines()]
    gaps = sum("gap" in case for case in cases)
    yield (
        "own tricky sentences (tests/extract/sentences.jsonl): as expected",
        f"{len(cases) - gaps} of {len(cases)}",
    )


def off_topic(extractor: Extractor) -> Iterable[Row]:
    lines = (TESTS / "claims" / "off_topic.txt").read_text("utf-8").splitlines()
    found = [claim for line in lines for claim in read(extractor, line) if claim.is_asserted]
    yield (
        f"{len(lines)} off-topic sentences (tests/extract/claims/off_topic.txt): actual claims",
        str(len(found)),
    )


def plv_end_to_end(extractor: Extractor, score: ModuleType, tsv: Path) -> Iterable[Row]:
    gold = score.load_gold(tsv)
    claims = {sentence: read(extractor, sentence) for sentence in {row["sentence"] for row in gold}}
    predicted = [{"id": row["uid"], "triples": [triple(c) for c in claims[row["sentence"]]]} for row in gold]
    result, *_ = score.score(gold, predicted)
    yield from calibration(score, gold, {row["id"]: row["triples"] for row in predicted})
    yield "PLV training half, raw sentences: claims a sentence", f"{result['triples_per_sentence']:.2f}"
    for name, key in (
        ("strict pair recall", "strict_pair_recall_right"),
        ("root macro-F1", "root_macro_f1"),
        ("strict root macro-F1", "strict_root_macro_f1"),
        ("claims on a gold pair with the right root", "precision_right"),
    ):
        yield f"… {name}", f"{result[key]:.3f}"


def calibration(
    score: ModuleType, gold: list[dict[str, Any]], predicted: dict[str, list[dict[str, Any]]]
) -> Iterable[Row]:
    """How often claims on the gold pair have its root, by confidence."""
    judged = [
        (triple["confidence"], score.norm_root(triple["relation"]) == row["root"])
        for row in gold
        for triple in predicted[row["uid"]]
        if score.directions(triple, row, True)[0]
    ]
    for low, high in itertools.pairwise([0, 0.6, 0.7, 0.75, 0.8, 0.85, 1.01]):
        right = [correct for confidence, correct in judged if low <= confidence < high]
        if right:
            share = f"{sum(right) / len(right):.2f} of {len(right)}"
            yield f"claims on a gold pair, confidence {low:.2f} to {min(high, 1):.2f}: right root", share


def plv_pair_given(extractor: Extractor, score: ModuleType, tsv: Path) -> Iterable[Row]:
    gold = score.load_gold(tsv)
    answers = []
    for row in gold:
        related = [
            claim
            for subject in row["source"]["spans"][:2]
            for object in row["target"]["spans"][:2]
            if (claim := extractor.relate(row["sentence"], subject, object))
        ]
        related = related or (
            [] if row["target"]["spans"] and row["source"]["spans"] else read(extractor, row["sentence"])
        )
        best = max(related, key=lambda claim: claim.confidence, default=None)
        answers.append({"id": row["uid"], "root": best.relation.category if best else None})
    result, *_ = score.score(gold, answers)
    yield "PLV training half, pair given: root macro-F1", f"{result['root_macro_f1']:.3f}"
    yield "… quad macro-F1", f"{result['quad_macro_f1']:.3f}"
    yield "… answered", f"{result['answered']:.3f}"


def speed(extractor: Extractor, folder: Path) -> Iterable[Row]:
    """Words a second, also as a ratio to the bare spaCy pipeline in the same run, best of three."""
    texts = [
        json.loads(line)["text"]
        for file in sorted(folder.glob("*/documents.json"))
        for line in file.read_text("utf-8").splitlines()
    ]
    words = sum(len(text.split()) for text in texts)
    sentences = [text[s.start : s.end] for text in texts for s in segments(text)]

    def timed(run: Any) -> float:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            run()
            times.append(time.perf_counter() - start)
        return min(times)

    bare = timed(lambda: collections.deque(extractor.nlp.pipe(sentences, batch_size=64), maxlen=0))
    full = timed(lambda: [read(extractor, text) for text in texts])
    yield "words a second, one process (re3d)", f"{words / full:,.0f}"
    yield "… as a ratio to the bare spaCy pipeline on the same sentences", f"{bare / full:.2f}"


def read(extractor: Extractor, text: str) -> list[Claim]:
    return extractor.claims(Document(id="text", text=text))


def triple(claim: Claim) -> dict[str, Any]:
    return {
        "source": claim.subject.text,
        "target": claim.object.text,
        "relation": claim.relation.category,
        "source_span": [claim.subject.start, claim.subject.end],
        "target_span": [claim.object.start, claim.object.end],
        "confidence": claim.confidence,
    }


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
