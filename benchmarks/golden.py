"""Every claim read from our own texts, a JSON line each, to a file: python benchmarks/golden.py [FILE].

Done before and after a change, the two files show with `diff` what the change reads otherwise. The digest
is of the whole file: it stays where nothing is read otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dyads.extract.extractor import Extractor
from dyads.extract.model.marked import marked_sentences
from dyads.gathering import Gathering
from dyads.graph.model import Document
from dyads.graph.ontology import ontology

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "build" / "golden.jsonl"
DAY = "2020-05-05"
"""On which sentences without a date of their own are read."""
BATCH = 300


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("output", type=Path, nargs="?", default=OUTPUT)
    output: Path = parser.parse_args().output
    output.parent.mkdir(parents=True, exist_ok=True)
    extractor, digest = Extractor(), hashlib.sha256()
    print("| texts | documents | claims |\n|---|---|---|")
    with output.open("wb") as out:
        for name, documents in texts().items():
            claims = 0
            for start in range(0, len(documents), BATCH):
                for found in extractor.claims_of(documents[start : start + BATCH]):
                    lines = msgspec.json.Encoder().encode_lines(found)
                    digest.update(lines)
                    out.write(lines)
                    claims += len(found)
            print(f"| {name} | {len(documents):,} | {claims:,} |", flush=True)
    print(f"\n{output}: {digest.hexdigest()[:16]}")


def texts() -> dict[str, list[Document]]:
    """The documents by where they stand."""
    examples = (entry.example.text for entry in ontology().relations.values())
    trained = (sentence.text for sentence in marked_sentences())
    return {
        "graph/relations.toml": list(_dated("relation", examples)),
        "extract/model/training": list(_dated("training", trained)),
        "tests/extract/sentences.jsonl": list(_rows(ROOT / "tests" / "extract" / "sentences.jsonl")),
        **{
            f"benchmarks/data/{path.name}": list(_rows(path))
            for path in sorted((ROOT / "benchmarks" / "data").glob("mentions_*.jsonl"))
        },
        "tests/extract/claims/reports": list(Gathering([ROOT / "tests" / "extract" / "claims" / "reports"])),
        "examples": list(Gathering([ROOT / "examples"])),
    }


def _dated(name: str, sentences: Iterator[str]) -> Iterator[Document]:
    for number, text in enumerate(sentences):
        yield Document(id=f"{name}-{number}", text=text, date=DAY)


def _rows(path: Path) -> Iterator[Document]:
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        yield Document(id=f"{path.stem}-{number}", text=row["text"], date=row["date"])


if __name__ == "__main__":
    main()
