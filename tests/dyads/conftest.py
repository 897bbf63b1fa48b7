"""An extractor for the tests of everything around it: it knows one sentence form and loads no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from dyads.extract.text.segment import segments
from dyads.graph.errors import InputError
from dyads.graph.identity import claim_id
from dyads.graph.model import Claim, Document, Mention, Sentence, Trigger
from dyads.graph.ontology import ontology

_BLAMES = re.compile(r"(\w+) (blames) (\w+)")


class SmallExtractor:
    """Reads "X blames Y"; a text with "crash" makes it fail, one with "refuse" is refused."""

    run = "small-1"
    read: list[str]

    def __init__(self, *_: object) -> None:
        self.read = []

    def claims_of(self, documents: Sequence[Document]) -> list[list[Claim]]:
        return [self.claims(document) for document in documents]

    def claims(self, document: Document) -> list[Claim]:
        self.read.append(document.id)
        if "crash" in document.text:
            raise ZeroDivisionError("a fault")
        if "refuse" in document.text:
            raise InputError(f"{document.id}: refused")
        claims = []
        for start, end in segments(document.text):
            sentence = document.text[start:end]
            for found in _BLAMES.finditer(sentence):
                subject, trigger, object = (
                    {"text": found[n], "start": start + found.start(n), "end": start + found.end(n)}
                    for n in (1, 2, 3)
                )
                claim = claim_id(
                    document=document.id,
                    sentence=sentence,
                    trigger_offset=found.start(2),
                    subject=found[1],
                    relation="blames",
                    object=found[3],
                    polarity="positive",
                    modality="actual",
                    speaker=None,
                )
                claims.append(
                    Claim(
                        id=claim,
                        document=document.id,
                        sentence=Sentence(text=sentence, start=start, end=end),
                        subject=Mention(id=found[1], name=found[1], kind="state", **subject),
                        object=Mention(id=found[3], name=found[3], kind="state", **object),
                        relation=ontology().relation("blames"),
                        trigger=Trigger(**trigger),
                        confidence=0.9,
                        extractor="small",
                        rule="blames",
                    )
                )
        return claims


@pytest.fixture
def extractor() -> SmallExtractor:
    return SmallExtractor()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line and `build` use the small extractor."""
    monkeypatch.setattr("dyads.extract.extractor.Extractor", SmallExtractor)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three documents."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Ghana blames Togo. Togo said nothing.")
    (folder / "b.txt").write_text("Togo blames Benin.")
    (folder / "c.jsonl").write_text(
        '{"id": "c1", "text": "Ghana blames Togo again.", "date": "2019-04-22"}\n'
    )
    return folder
