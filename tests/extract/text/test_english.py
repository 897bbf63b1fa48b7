"""Parsing: the quick way gives what spaCy's own way gives."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dyads.extract.extractor import Extractor
from dyads.extract.text import english
from dyads.extract.text.segment import segments
from dyads.graph.ontology import ontology

EXAMPLES = Path(__file__).parents[3] / "examples" / "dispatches.jsonl"
ODD = [
    "It ai n't so, he's gon na go; let 's see.",
    "  two  spaces ",
    "y'all C'm on",
    "There 's no deal.",
    "—",
    "x" * 90,
]


def sentences() -> list[str]:
    """Sentences of the examples, whole and broken off, and odd ones."""
    texts = [json.loads(line)["text"] for line in EXAMPLES.read_text("utf-8").splitlines()]
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
