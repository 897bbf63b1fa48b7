"""The extractor as a whole: many documents at once, long ones, hostile ones."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dyads.extract.extractor import LONGEST, Extractor
from dyads.extract.readers.decoding import clean
from dyads.graph.errors import InputError
from dyads.graph.model import Document

EXAMPLES = Path(__file__).parents[2] / "examples" / "dispatches.jsonl"
SECONDS = 60
"""What the worst megabyte may take on a busy machine; alone it takes a quarter."""
MEMORY = 1_500_000
"""Kilobytes that it may need in all, the model's 400,000 included."""


def articles() -> list[Document]:
    rows = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    return [
        Document(id=row["id"], text=row["text"], title=row.get("title"), date=row.get("date")) for row in rows
    ]


def test_documents_together_give_what_each_gives_alone(extractor: Extractor) -> None:
    documents = articles()
    assert extractor.claims_of(documents) == [extractor.claims(document) for document in documents]
    assert extractor.claims_of([]) == []


def test_a_sentence_that_stands_in_two_documents_is_parsed_once(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    parse = extractor._parser.parse

    def counted(texts: Any) -> Any:
        texts = list(texts)
        parsed.extend(texts)
        return parse(texts)

    monkeypatch.setattr(extractor._parser, "parse", counted)
    documents = [Document(id=name, text="Ghana blamed Togo. Ghana blamed Togo.") for name in "ab"]
    first, second = extractor.claims_of(documents)
    assert parsed == ["Ghana blamed Togo."]
    assert [claim.document for claim in (*first, *second)] == ["a", "b"]


def test_the_vocabulary_does_not_grow_with_what_is_read(extractor: Extractor) -> None:
    def read(n: int) -> int:
        extractor.claims(f"Zzyx{n} blamed Qwop{n} for the xyl{n}ophone of Brz{n}.")
        return len(extractor.nlp.vocab.strings)

    read(0)
    assert len({read(n) for n in range(1, 20)}) == 1


def test_a_book_is_refused(extractor: Extractor) -> None:
    with pytest.raises(InputError, match="book: has more than 1,000,000 characters"):
        extractor.claims(Document(id="book", text="a " * (LONGEST // 2 + 1)))


@pytest.mark.parametrize(
    "text",
    [
        "," * 100_000,
        "a" * 1_000_000,
        "Ghana and Togo and " * 5_000,
        "Iran, " * 10_000 + "blamed Israel.",
        ", ".join(f"General Abc{n} Def{n}" for n in range(2000)) + " met.",
        "\udfff\0\u202e" * 1000 + "غانا تتهم توغو " * 200 + "Ghana blamed Togo.",
        "." * 50_000 + '"' * 10_000 + "(" * 10_000,
        "http://a.b/" + "x" * 100_000,
        "a" + "\u0301" * 50_000,
    ],
    ids=range(9),
)
def test_any_text_is_read_in_bounded_time_and_memory(text: str, extractor: Extractor) -> None:
    start = time.process_time()
    text = clean(text)
    for claim in extractor.claims(Document(id="x", text=text)):
        assert text[claim.subject.start : claim.subject.end] == claim.subject.text
    assert time.process_time() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEMORY


WORDS = st.sampled_from(
    "Iran Israel Ghana Putin Khan he it they she the president of troops rebels blamed attacked said that to "
    "denied and , . “ ” ' - who which Monday 2019 met with both sides 's not threatened \n \u202e é".split(
        " "
    )
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(WORDS, max_size=60), date=st.dates().map(str))
def test_any_words_give_claims_whose_offsets_are_right(
    words: list[str], date: str, extractor: Extractor
) -> None:
    text = clean(" ".join(words))
    for claim in extractor.claims(Document(id="x", text=text, title="Iran met Khan", date=date)):
        source = text if claim.sentence.part == "text" else "Iran met Khan"
        for span in (claim.subject, claim.object, claim.trigger, claim.sentence):
            assert source[span.start : span.end] == span.text
