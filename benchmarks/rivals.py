"""dyads beside other tools that read triples from text: python benchmarks/rivals.py, in an environment of its
own with `pip install . textacy triplet-extract` (neither is needed for anything else; the latter is GPL).

Speed on examples/, in which no sentence is repeated; what they find on sentences of the ontology. All in one
run, in turns, with the same spaCy model.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import spacy
from spacy.language import Language
from textacy.extract import subject_verb_object_triples  # type: ignore[import-not-found]
from triplet_extract import OpenIEExtractor  # type: ignore[import-not-found]

from dyads.batches import Here
from dyads.extract.extractor import Extractor
from dyads.extract.readers.inputs import Inputs
from dyads.extract.readers.source import Found
from dyads.extract.text.english import DEFAULT_MODEL
from dyads.graph.model import Document
from dyads.graph.ontology import ontology

ROUNDS, SENTENCES = 3, 50
Triples = Iterator[tuple[str, str]]
"""Subject and object of each, as the text has them."""


def main() -> None:
    extractor, nlp = Extractor(), Extractor().nlp
    load = spacy.load  # it loads a model by a name of its own also where it is given one, and changes that
    with patch("spacy.load", lambda _, **options: load(DEFAULT_MODEL, **options)):
        open_ie = OpenIEExtractor(nlp=Extractor().nlp)
    tools: dict[str, Callable[[list[str]], Triples]] = {
        "dyads": lambda texts: ours(extractor, texts),
        "textacy, subject_verb_object_triples": lambda texts: svo(nlp, texts),
        "triplet-extract": lambda texts: open_triples(open_ie, texts),
    }
    articles = [item.document.text for item in Inputs(["examples"]).read() if isinstance(item, Found)]
    words = sum(len(text.split()) for text in articles)
    runs: dict[str, Callable[[], Any]] = {"the bare spaCy pipeline": lambda: list(nlp.pipe(articles))}
    for name, tool in tools.items():
        runs[name] = lambda tool=tool: list(tool(articles))  # type: ignore[misc]
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - start)
    print(f"{len(articles)} articles, {words:,} words\n\n| | words a CPU second |\n|---|---|")
    for name, seconds in best.items():
        print(f"| {name} | {words / seconds:,.0f} |")

    examples = [relation.example.text for relation in ontology().relations.values()]
    sample = random.Random(1).sample(examples, SENTENCES)
    print(f"\n| {SENTENCES} sentences | triples | of two actors | sentences with such |\n|---|---|---|---|")
    for name, tool in tools.items():
        found = [list(tool([text])) for text in sample]
        known = [[pair for pair in pairs if are_actors(extractor, *pair)] for pairs in found]
        counts = sum(map(len, found)), sum(map(len, known)), sum(map(bool, known))
        print(f"| {name} | {counts[0]} | {counts[1]} | {counts[2]} |")
        if "--show" in sys.argv:
            for text, pairs in zip(sample, found, strict=True):
                print("   ", text, pairs)


def ours(extractor: Extractor, texts: list[str]) -> Triples:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    for reading in Here(extractor).readings(documents):
        assert not isinstance(reading, Exception)
        for claim in reading.claims:
            yield claim.subject.text, claim.object.text


def svo(nlp: Language, texts: list[str]) -> Triples:
    for doc in nlp.pipe(texts):
        for triple in subject_verb_object_triples(doc):
            yield _words(triple.subject), _words(triple.object)


def open_triples(tool: Any, texts: list[str]) -> Triples:
    for text in texts:
        for triple in tool.extract_triplet_objects(text):
            yield triple.subject, triple.object


def are_actors(extractor: Extractor, subject: str, object: str) -> bool:
    """Whether each holds a name, adjective or seat of an actor in our tables, and not only the same ones."""
    one, other = _named(extractor, subject), _named(extractor, object)
    return bool(one and other and one != other)


def _named(extractor: Extractor, words: str) -> set[str]:
    return {entry.actor.id for match in extractor.gazetteer.find(words) for entry in match.entries}


def _words(tokens: Any) -> str:
    return " ".join(token.text for token in tokens)


if __name__ == "__main__":
    main()
