"""Names, amounts and dates: spaCy's entity recogniser, taking each of its moves for many sentences at once.

The weights and the rules for which move may follow which are spaCy's, and so are the results. Its own loop
asks each move of each token for permission one by one, which takes longer than all its arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

_FEATURES = 3  # the current token, the first of the entity that is open, the last
_BEGIN, _IN, _LAST, _UNIT, _OUT = "BILUO"


class FastNer:
    """Finds what an EntityRecognizer finds; `fits` says whether it can for that one."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._model: Any = recognizer.model
        names = [recognizer.moves.get_class_name(n) for n in range(recognizer.moves.n_moves)]
        labels = sorted({name.partition("-")[2] for name in names} - {""})
        self._labels = labels
        self._move = np.array([name[0] for name in names])
        self._label = np.array([labels.index(name[2:]) if name[2:] else -1 for name in names])
        named = self._label >= 0
        begin, unit = (self._move == _BEGIN) & named, (self._move == _UNIT) & named
        out = self._move == _OUT
        # Moves allowed where no entity is open: for each of (may begin, is no space).
        self._closed = np.array([[out, out | unit], [out, out | unit | begin]])
        # … and inside an entity: for each of (may go on, its label).
        of = self._label[None, :] == np.arange(len(labels))[:, None]
        last, inside = of & (self._move == _LAST), of & (self._move == _IN)
        self._open = np.array([last, last | inside])

    @staticmethod
    def fits(recognizer: object) -> bool:
        """Whether it is a recogniser of the architecture and settings whose moves are known here."""
        if not isinstance(recognizer, EntityRecognizer) or recognizer.cfg["beam_width"] != 1:
            return False
        model: Any = recognizer.model
        if model.name != "parser_model" or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            return False
        lower = model.get_ref("lower")
        return bool(lower.get_dim("nF") == _FEATURES and lower.get_dim("nP") >= 2)

    def pipe(self, docs: Iterable[Doc], batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002 (as spaCy's)
        """Sets the entities of the Docs, all of them at once."""
        held = list(docs)
        if any(len(doc) for doc in held):
            self._set(held)
        yield from held

    def _set(self, docs: list[Doc]) -> None:
        offsets = np.concatenate([[0], np.cumsum([len(doc) for doc in docs])])
        lengths = np.diff(offsets)
        order = np.argsort(-lengths, kind="stable")  # the longest first: those still running are a prefix
        starts, lengths = offsets[order], lengths[order]
        goes_on, words = _constraints(docs)
        features = self._features(docs)
        found: list[list[tuple[int, int, int]]] = [[] for _ in docs]
        entity = np.full(len(docs), -1)  # the first token of the open one, -1 for none
        label = np.zeros(len(docs), dtype=int)
        for step in range(int(lengths[0])):
            running = int(np.searchsorted(-lengths, -step, side="left"))
            token = starts[:running] + step
            scores = self._scores(features, token, entity[:running])
            may_go_on = (goes_on[token] & (lengths[:running] > step + 1)).astype(int)
            allowed = np.where(
                (entity[:running] >= 0)[:, None],
                self._open[may_go_on, label[:running]],
                self._closed[may_go_on & words[token], words[token]],
            )
            best = np.where(allowed, scores, -np.inf).argmax(axis=1)
            for row in np.flatnonzero(self._move[best] != _OUT):
                move = self._move[best[row]]
                if move in {_BEGIN, _UNIT}:
                    entity[row], label[row] = token[row], self._label[best[row]]
                if move in {_LAST, _UNIT}:
                    first = int(entity[row] - starts[row])
                    found[order[row]].append((first, step + 1, int(label[row])))
                    entity[row] = -1
        for doc, spans in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, a, b, label=self._labels[n]) for a, b, n in spans], default="outside")

    def _features(self, docs: list[Doc]) -> NDArray[np.float32]:
        """For each token and place in a state, what it adds to the hidden layer; row 0 is for no token."""
        vectors = self._model.get_ref("tok2vec").predict(docs)
        return np.asarray(self._model.get_ref("lower").predict(vectors))

    def _scores(
        self, features: NDArray[np.float32], token: NDArray[Any], entity: NDArray[Any]
    ) -> NDArray[np.float32]:
        """The scores of all moves in each state. Sums in spaCy's order, since floats add up differently."""
        lower, upper = self._model.get_ref("lower"), self._model.get_ref("upper")
        last = np.where(entity >= 0, token, 0)  # one before the current token; row 0 is for none
        state = features[token + 1, 0] + features[entity + 1, 1] + features[last, 2] + lower.get_param("b")
        hidden = np.ascontiguousarray(state.max(axis=-1))
        return np.asarray(upper.ops.gemm(hidden, upper.get_param("W"), trans2=True) + upper.get_param("b"))


def _constraints(docs: list[Doc]) -> tuple[NDArray[np.bool_], NDArray[Any]]:
    """Of each token of all Docs: whether its sentence goes on after it; 1 unless it is a space."""
    arrays = [doc.to_array(["SENT_START", "IS_SPACE"]).reshape(len(doc), 2) for doc in docs]
    attributes = np.concatenate(arrays).astype(np.int64)
    goes_on = np.append(attributes[1:, 0] != 1, True)
    return goes_on, (attributes[:, 1] == 0).astype(int)
