"""Parsing: the quick way gives what spaCy's own way gives, many documents at once what each gives alone."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dyads.extract.extractor import LONGEST, Extractor
from dyads.extract.text import english
from dyads.extract.text.segment import segments
from dyads.graph.errors import InputError
from dyads.graph.model import Document
from dyads.graph.ontology import ontology

EXAMPLES = Path(__file__).parents[2] / "examples" / "dispatches.jsonl"
ODD = [
    "It ai n't so, he's gon na go; let 's see.",
    "  two  spaces ",
    "y'all C'm on",
    "There 's no deal.",
    "—",
    "x" * 90,
]


def articles() -> list[Document]:
    rows = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    return [
        Document(id=row["id"], text=row["text"], title=row.get("title"), date=row.get("date")) for row in rows
    ]


def sentences() -> list[str]:
    """Sentences of the examples, whole and broken off, and odd ones."""
    texts = [article.text for article in articles()]
    whole = [text[s.start : s.end].replace("\n", " ") for text in texts for s in segments(text)]
    whole += [entry.example.text for entry in ontology().relations.values()] + ODD
    draw = random.Random(1)
    return whole + [words[: draw.randrange(1, len(words) + 1)] for words in whole]


def analysis(doc: Doc) -> list[Any]:
    return [
        (
            t.text,
            t.tag_,
            t.pos_,
            str(t.morph),
            t.lemma_,
            t.dep_,
            t.head.i,
            t.ent_type_,
            t.ent_iob_,
            t.is_sent_start,
        )
        for t in doc
    ]


def test_the_parse_is_that_of_the_pipeline(extractor: Extractor) -> None:
    given = sentences()
    quick = list(english.Parser(extractor.nlp).parse(given))
    for again in (quick, list(english.Parser(extractor.nlp).parse(reversed(given)))[::-1]):
        for doc, other in zip(again, extractor.nlp.pipe(given), strict=True):
            assert analysis(doc) == analysis(other)


@settings(deadline=None, max_examples=50)
@given(words=st.text(max_size=80))
def test_the_parse_of_any_text_is_that_of_the_pipeline(extractor: Extractor, words: str) -> None:
    flat = words.translate(english._BREAKS)
    (doc,) = english.Parser(extractor.nlp).parse([words])
    assert analysis(doc) == analysis(extractor.nlp(flat))


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
