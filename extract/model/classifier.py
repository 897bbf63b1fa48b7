"""The classifier: which PLOVER category links two phrases, where the grammar does not know or is not sure.

A linear model (multinomial logistic regression) over features.py, trained on the sentences of
extract/model/training by tools/train_classifier.py. It abstains where no category is likely enough.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

import msgspec
import numpy
from numpy.typing import NDArray

from dyads.extract.model.features import PairFeatures
from dyads.graph.errors import DataFileError
from dyads.graph.model import Category

MODEL = Path(__file__).parent / "classifier.npz"
NONE = "NONE"
"""The class of pairs between which the sentence puts no act."""
GROUP_WEIGHTS = {"between": 0.25, "word": 0.15}
"""Weight of a kind of word features where it is not 0.5; the same in training."""
VECTOR_WEIGHT = 3.0

_TRUST = {"fit": 4.0, "near": 1.5}
"""How much the grammar's own reading adds to the log odds of its category.

The sentences it is trained on use rarer words than news does, so that the model trusts the grammar too
little; calibrated on development text (benchmarks/RESULTS.md).
"""


class Verdict(msgspec.Struct, frozen=True):
    """The likeliest category, None for no act between the two, and its probability, 0 to 1."""

    category: Category | None
    probability: float


class Classifier:
    """A trained model: classes, vocabulary, weights (classes x features)."""

    def __init__(
        self,
        classes: list[str],
        vocabulary: list[str],
        weights: NDArray[numpy.float32],
        bias: NDArray[numpy.float32],
    ) -> None:
        self.classes = classes
        self._columns = {word: column for column, word in enumerate(vocabulary)}
        self._weights = weights
        self._bias = bias

    def verdict(self, pair: PairFeatures, reading: str | None = None, how: str = "") -> Verdict:
        """The likeliest category, given the grammar's own and how well that fits ("fit" or "near")."""
        scores = self._log_odds(pair, reading, how)
        if reading in self.classes:
            scores[self.classes.index(reading)] += _TRUST[how]
        odds = numpy.exp(scores - scores.max())
        best = int(odds.argmax())
        found = self.classes[best]
        category = None if found == NONE else cast(Category, found)
        return Verdict(category, round(float(odds[best] / odds.sum()), 3))

    def support(self, pair: PairFeatures, category: Category) -> float:
        """How likely the category is, 0 to 1, where the grammar reads it."""
        odds = numpy.exp(self._log_odds(pair, category, "fit"))
        return float(odds[self.classes.index(category)] / odds.sum())

    def _log_odds(self, pair: PairFeatures, reading: str | None, how: str) -> NDArray[numpy.float32]:
        scores = self._bias + self._weights[:, len(self._columns) :] @ (pair.vector * VECTOR_WEIGHT)
        for word in (*pair.words, *reading_words(reading, how)):
            if (column := self._columns.get(word)) is not None:
                scores = scores + self._weights[:, column] * weight(word)
        return scores


def reading_words(reading: str | None, how: str) -> list[str]:
    """The features of the grammar's own reading."""
    return [f"reading:{reading} {how}", f"reads:{reading}"] if reading else ["reading:none"]


def weight(word: str) -> float:
    """The value of a word feature."""
    kind = word.partition(":")[0]
    return 2.0 if kind in {"reading", "reads"} else GROUP_WEIGHTS.get(kind, 0.5)


@cache
def classifier() -> Classifier:
    """The model this package ships. Raises DataFileError where its file is not one."""
    try:
        with numpy.load(MODEL, allow_pickle=False) as data:
            return Classifier(
                [str(name) for name in data["classes"]],
                str(data["vocabulary"]).split("\n"),
                data["weights"].astype(numpy.float32),
                data["bias"].astype(numpy.float32),
            )
    except (OSError, KeyError, ValueError) as error:
        raise DataFileError(f"{MODEL.name}: {error}; make it anew with tools/train_classifier.py") from error
