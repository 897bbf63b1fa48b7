"""When and where an act took place, as its sentence says."""

from __future__ import annotations

import datetime

from spacy.tokens import Token

from dyads.extract.dates.find import DatePhrase
from dyads.extract.dates.reading import resolve_date
from dyads.extract.grammar.labels import NOUN_CLAUSES, PLACES, SUBJECTS
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence
from dyads.graph.model import Place, When

_OWN_CLAUSES = NOUN_CLAUSES | {"advcl", "ccomp", "parataxis"}
"""Clauses that have dates of their own."""
_ON_THE_WAY = frozenset({"beyond", "through", "via"})
"""Prepositions of the class where after which an act passes, rather than takes place."""


def when(
    sentence: ParsedSentence, predicate: Predicate, published: datetime.date | None, *, future: bool
) -> When:
    """The date phrase that belongs to the act, resolved; else the publication date; else nothing."""
    phrase = _nearest(sentence, predicate)
    if phrase is not None:
        resolved = resolve_date(phrase.text, published, future=future)
        return resolved or When()
    if published is None or future:
        return When()
    return When(value=published.isoformat(), precision="day", basis="document")


def _nearest(sentence: ParsedSentence, predicate: Predicate) -> DatePhrase | None:
    """The phrase whose place in the parse is nearest to the act, if it stands in the act's own clause."""
    ranked = [
        (distance, abs(root.i - predicate.trigger.i), phrase)
        for phrase, root in sentence.dates
        if (distance := _steps_up(root, predicate)) is not None
    ]
    return min(ranked, key=lambda found: found[:2])[2] if ranked else None


def _steps_up(token: Token, predicate: Predicate) -> int | None:
    """Steps up from a date to the act; None where another clause, or another act, comes first."""
    words = {word.i for word in predicate.words} | {predicate.governor.i}
    steps = 0
    while token.i not in words:
        head = token.head
        if head == token:
            return None
        steps += 1
        if head.i not in words:
            if _has_own_date(token) or (head.pos_ == "NOUN" and head.dep_ in SUBJECTS):
                return None
            if token.pos_ == "VERB" and token.dep_ == "xcomp":
                steps += 1
        token = head
    return steps


def _has_own_date(token: Token) -> bool:
    """Whether a verb heads a clause of its own, so that a date in it does not date what stands above."""
    if token.pos_ == "VERB" and token.dep_ == "conj":
        return any(child.dep_ in SUBJECTS for child in token.children)
    return token.pos_ in {"VERB", "AUX"} and token.dep_ in _OWN_CLAUSES


def place(sentence: ParsedSentence, predicate: Predicate) -> Place | None:
    """The words that say where ("in Tehran", "at the border"), at the act and of no participant."""
    taken = {head.i for head in (*predicate.objects, *predicate.subjects)}
    for source in (predicate.trigger, predicate.governor, *predicate.objects):
        for child in source.children:
            where = child.lower_ in words("where") and child.lower_ not in _ON_THE_WAY
            if child.dep_ == "prep" and where:
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.i not in taken and inner.ent_type_ in PLACES:
                        start, end = sentence.offsets(inner.left_edge, inner)
                        return Place(text=sentence.cut(start, end), start=start, end=end)
    return None
