"""When and where an act took place, as its sentence says."""

from __future__ import annotations

import datetime

from spacy.tokens import Token

from dyads.extract import dates
from dyads.extract.predicates import Predicate
from dyads.extract.sentence import ParsedSentence
from dyads.graph.model import Place, When


def when(
    sentence: ParsedSentence, predicate: Predicate, published: datetime.date | None, *, future: bool
) -> When:
    """The date phrase that belongs to the act, resolved; else the publication date stands in; else nothing."""
    phrase = _nearest(sentence, predicate)
    if phrase is not None:
        resolved = dates.resolve(phrase.text, published, future=future)
        return resolved or When()
    if published is None or future:
        return When()
    return When(value=published.isoformat(), precision="day", basis="document")


def _nearest(sentence: ParsedSentence, predicate: Predicate) -> dates.DatePhrase | None:
    """The phrase whose place in the parse is nearest to the act, if it stands in the act's own clause."""
    best: tuple[int, int, dates.DatePhrase] | None = None
    for phrase in dates.find(sentence.text):
        span = sentence.span.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is None:
            continue
        distance = _distance(span.root, predicate)
        if distance is not None:
            ranked = (distance, abs(span.root.i - predicate.trigger.i), phrase)
            best = ranked if best is None or ranked[:2] < best[:2] else best
    return best[2] if best else None


def _distance(token: Token, predicate: Predicate) -> int | None:
    """Steps up from a date to the act; None where another clause, or another act, comes first."""
    words = {word.i for word in predicate.words} | {predicate.governor.i}
    steps = 0
    while token.i not in words:
        head = token.head
        if head == token:
            return None
        steps += 1
        if head.i not in words:
            if token.pos_ in {"VERB", "AUX"} and token.dep_ in {
                "ccomp",
                "relcl",
                "advcl",
                "acl",
                "parataxis",
            }:
                return None
            if token.pos_ == "VERB" and token.dep_ == "xcomp":
                steps += 1
            if (
                token.dep_ == "conj"
                and token.pos_ == "VERB"
                and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
            ):
                return None
            if head.pos_ == "NOUN" and head.dep_ in {"nsubj", "nsubjpass"} and head.i not in words:
                return None
        token = head
    return steps


def place(sentence: ParsedSentence, predicate: Predicate) -> Place | None:
    """The words that say where: "in Tehran", "at the border", if they stand at the act and are no participant."""
    taken = {head.i for head in (*predicate.objects, *predicate.subjects)}
    for source in (predicate.trigger, predicate.governor, *predicate.objects):
        for child in source.children:
            if child.dep_ == "prep" and child.lower_ in {"in", "at", "near", "outside"}:
                for inner in child.children:
                    if (
                        inner.dep_ == "pobj"
                        and inner.i not in taken
                        and inner.ent_type_ in {"GPE", "LOC", "FAC"}
                    ):
                        words = [w for w in inner.subtree if w.i <= inner.i]
                        start, end = sentence.offsets(words[0], inner)
                        return Place(
                            text=sentence.text[start - sentence.start : end - sentence.start],
                            start=start,
                            end=end,
                        )
    return None
