"""Word classes: spaCy's attribute ruler, asked once for each kind of word.

Almost all its rules look at one token's tag, form and dependency, so what they give is the same wherever
these are. A sentence in which one of the few rules for several words holds is left to the ruler itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_OF_ONE_TOKEN = {"TAG", "LOWER", "DEP", "IS_SPACE"}
_MOST = 200_000
_Kind = tuple[int, int, int]
_Result = tuple[int, str, int, str, int]


class FastRuler:
    """Gives what an attribute ruler gives; `fits` says whether it can for that ruler."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._known: dict[_Kind, _Result] = {}
        self._several = Matcher(ruler.vocab)
        for number, pattern in enumerate(_patterns(ruler)):
            if len(pattern) != 1:
                self._several.add(str(number), [pattern])

    @staticmethod
    def fits(ruler: object) -> bool:
        """Whether each rule for one token looks at nothing else of it, and none changes what these see."""
        return isinstance(ruler, AttributeRuler) and all(
            set(pattern[0]) <= _OF_ONE_TOKEN for pattern in _patterns(ruler) if len(pattern) == 1
        )

    def pipe(self, docs: Iterable[Doc], batch_size: int = 0) -> Iterable[Doc]:  # noqa: ARG002 (as spaCy's)
        """Sets the attributes of each Doc."""
        for doc in docs:
            self._set(doc)
            yield doc

    def _set(self, doc: Doc) -> None:
        kinds: list[_Kind] = [(token.tag, token.lower, token.dep) for token in doc]
        if self._several(doc, allow_missing=True):
            self._ruler(doc)
            return
        known = self._known
        if any(kind not in known for kind in kinds):
            if len(known) > _MOST:
                known.clear()
            self._ruler(doc)
            known.update(zip(kinds, map(_result, doc), strict=True))
            return
        token: Any
        for token, kind in zip(doc, kinds, strict=True):
            pos, morph, tag, lemma, dep = known[kind]
            token.tag = tag
            token.pos = pos
            token.set_morph(morph)
            if lemma:
                token.lemma_ = lemma
            if dep != kind[2]:
                token.dep = dep


def _result(token: Any) -> _Result:
    return token.pos, str(token.morph), token.tag, token.lemma_, token.dep


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules: list[Any] = ruler.patterns
    return [pattern for rule in rules for pattern in rule["patterns"]]
