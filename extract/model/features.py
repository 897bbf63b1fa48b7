"""What the classifier sees of a pair of phrases: the words that link them in the parse, and word vectors.

Names are replaced by what they are ("GPE", "PERSON"), so that nothing is learnt of who does what to whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from dyads.extract.grammar.arguments import is_passive
from dyads.extract.grammar.labels import COMPLEMENTS, NAMES, TIMES, UNDER_COMPLEMENT, VERBS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.knowledge.lexicon import lexicon
from dyads.graph.ontology import ontology

_ENTITIES = NAMES | TIMES | {"MONEY", "CARDINAL"}
_SILENT = frozenset({"DET", "PUNCT", "SPACE", "NUM", "SYM", "X"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV"})


class PairFeatures(NamedTuple):
    """`words`: what is true of the pair, each "kind:word"; `vector`: five mean word vectors, end to end."""

    words: frozenset[str]
    vector: NDArray[numpy.float32]


class _Path(NamedTuple):
    """The way from one phrase to the other through the parse, without the words of either."""

    up: list[Token]
    top: Token
    down: list[Token]

    @property
    def all(self) -> list[Token]:
        return [*self.up, self.top, *self.down]


class _Pair(NamedTuple):
    """Two phrases and what stands around them: `verbs` are the verb above each, `inside` their tokens."""

    subject: Span
    object: Span
    path: _Path
    verbs: tuple[Token, Token]
    between: list[Token]
    inside: set[int]


def features(subject: Span, object: Span) -> PairFeatures:
    """The features of two phrases of one Doc, the first supposed to act on the second."""
    inside = {*range(subject.start, subject.end), *range(object.start, object.end)}
    path = _path(subject.root, object.root, inside)
    acting, acted = (_verb_above(span.root, inside, path.top) for span in (subject, object))
    pair = _Pair(subject, object, path, (acting, acted), _between(subject, object), inside)
    around = [c for v in pair.verbs for c in v.children if c.i not in inside and c.pos_ not in _SILENT]
    vector = numpy.concatenate(
        [
            _mean([acting]),
            _mean([acted]),
            _mean(t for t in path.all if t.pos_ not in _SILENT),
            _mean(t for t in pair.between if t.pos_ in _CONTENT),
            _mean(around),
        ]
    )
    return PairFeatures(frozenset((*_links(pair), *_completions(pair), *_surroundings(pair))), vector)


def _links(pair: _Pair) -> Iterator[str]:
    """The words on the way from one phrase to the other."""
    path, subject, object = pair.path, pair.subject, pair.object
    for kind, tokens in (("up", path.up), ("top", [path.top]), ("down", path.down), ("path", path.all)):
        for token in tokens:
            yield f"{kind}:{_sign(token)}"
    last = path.down[-1:] or path.up[-1:]
    yield f"link:{_sign(path.top)} {' '.join(map(_sign, last))} {object.root.dep_}"
    yield f"order:{subject.start < object.start} {subject.root.dep_} {object.root.dep_}"


def _completions(pair: _Pair) -> Iterator[str]:
    """The verb above each phrase with what completes it, and what the lexicon knows of the words above."""
    spans = (pair.subject, pair.object)
    for name, verb, span in zip(("acting", "acted"), pair.verbs, spans, strict=True):
        yield f"{name}:{lemma(verb)}"
        if is_passive(verb):
            yield f"{name}-passive:{lemma(verb)}"
        for child in verb.children:
            if child.dep_ in COMPLEMENTS and _is_outside(child, pair):
                yield f"{name}-{child.dep_}:{_sign(child)}"
                yield f"{name}-with:{lemma(verb)} {_sign(child)}"
                for inner in child.children:
                    if inner.dep_ in UNDER_COMPLEMENT and _is_outside(inner, pair):
                        yield f"{name}-inner:{_sign(inner)}"
        above = (token for token in (span.root, *span.root.ancestors) if token.i not in pair.inside)
        for token in above:
            for category in _known(token):
                yield f"{name}-known:{category}"


def _is_outside(token: Token, pair: _Pair) -> bool:
    """Whether a word says something and stands in neither phrase."""
    return token.i not in pair.inside and token.pos_ not in _SILENT


def _surroundings(pair: _Pair) -> Iterator[str]:
    """The words between the phrases, and all that carry meaning in the sentence."""
    for token in pair.between:
        if token.pos_ not in _SILENT:
            yield f"between:{_sign(token)}"
    for token in pair.subject.doc:
        if token.i not in pair.inside and token.pos_ in _CONTENT and not token.ent_type_:
            yield f"word:{lemma(token)}"


def _sign(token: Token) -> str:
    return token.ent_type_ if token.ent_type_ in _ENTITIES else lemma(token)


def _known(token: Token) -> set[str]:
    """The categories that the lexicon has for a word."""
    patterns = lexicon().verbs if token.pos_ in VERBS else lexicon().nouns
    return {ontology().relation(pattern.relation).category for pattern in patterns.get(lemma(token), ())}


def _path(start: Token, end: Token, inside: set[int]) -> _Path:
    above = [start, *start.ancestors]
    places = {token.i: number for number, token in enumerate(above)}
    down: list[Token] = []
    token = end
    while token.i not in places and token.head != token:
        down.append(token)
        token = token.head
    up = [t for t in above[: places.get(token.i, 0)] if t.i not in inside]
    top = next((t for t in (token, *token.ancestors) if t.i not in inside), token)
    return _Path(up, top, [t for t in reversed(down) if t.i not in inside])


def _verb_above(token: Token, inside: set[int], otherwise: Token) -> Token:
    return next((t for t in token.ancestors if t.pos_ in VERBS and t.i not in inside), otherwise)


def _between(subject: Span, object: Span) -> list[Token]:
    doc: Doc = subject.doc
    first, second = sorted((subject, object), key=lambda span: span.start)
    return list(doc[first.end : max(first.end, second.start)])


def _mean(tokens: Iterable[Token]) -> NDArray[numpy.float32]:
    """The mean of the words' vectors, each of length one; zeros where there are none."""
    found = [token.vector / token.vector_norm for token in tokens if token.vector_norm]
    if not found:
        return numpy.zeros(300, dtype=numpy.float32)
    mean: NDArray[numpy.float32] = numpy.mean(found, axis=0, dtype=numpy.float32)
    return mean
