"""Train the classifier anew on the sentences of extract/model/training, and say how well it does.

Run from the repository's root, in an environment with the project and scikit-learn:

    python tools/train_classifier.py

Prints the accuracy in five-fold cross-validation and writes extract/model/classifier.npz: the same sentences,
model and versions give the same file.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from dyads.extract.extractor import Extractor
from dyads.extract.model.classifier import MODEL, VECTOR_WEIGHT, reading_words, weight
from dyads.extract.model.marked import MarkedSentence, marked_sentences

LEAST = 3
"""Sentences in which a word feature must occur to be kept."""


def main() -> None:
    """Reads, trains, measures, writes."""
    extractor = Extractor()
    sentences: list[MarkedSentence] = []
    rows: list[tuple[frozenset[str], numpy.ndarray]] = []
    for sentence in marked_sentences():
        pair = extractor.pair(sentence.text, sentence.subject, sentence.object)
        if pair is not None:
            found, reading, how = pair
            rows.append((found.words | set(reading_words(reading, how)), found.vector))
            sentences.append(sentence)
    counts = Counter(word for words, _ in rows for word in words)
    vocabulary = sorted(word for word, count in counts.items() if count >= LEAST)
    matrix = _matrix(rows, {word: column for column, word in enumerate(vocabulary)})
    labels = numpy.array([sentence.category for sentence in sentences])
    model = LogisticRegression(C=0.5, max_iter=200, tol=1e-3)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    guessed = cross_val_predict(model, matrix, labels, cv=folds)
    print(f"{len(labels)} sentences, {len(vocabulary)} word features, {matrix.shape[1]} in all")
    print(f"cross-validated: accuracy {(guessed == labels).mean():.3f}, ", end="")
    print(f"macro-F1 {f1_score(labels, guessed, average='macro'):.3f}")
    model.fit(matrix, labels)
    _write(
        classes=model.classes_.astype(str),
        vocabulary=numpy.array("\n".join(vocabulary)),
        weights=model.coef_.astype(numpy.float16),
        bias=model.intercept_.astype(numpy.float32),
    )
    print(f"{MODEL}: {MODEL.stat().st_size // 1024} KB")


def _matrix(rows: list[tuple[frozenset[str], numpy.ndarray]], columns: dict[str, int]) -> csr_matrix:
    indices: list[int] = []
    values: list[float] = []
    starts = [0]
    for words, _ in rows:
        kept = sorted(word for word in words if word in columns)
        indices += [columns[word] for word in kept]
        values += [weight(word) for word in kept]
        starts.append(len(indices))
    sparse = csr_matrix((values, indices, starts), shape=(len(rows), len(columns)))
    return hstack([sparse, csr_matrix(numpy.array([vector for _, vector in rows]) * VECTOR_WEIGHT)]).tocsr()


def _write(**arrays: numpy.ndarray) -> None:
    """An .npz whose bytes depend on its content alone (numpy's own has the time of day in it)."""
    with zipfile.ZipFile(MODEL, "w", zipfile.ZIP_DEFLATED) as file:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            numpy.save(buffer, array, allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
