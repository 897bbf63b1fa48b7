"""The claim between two marked spans: for text whose actors are already known, whatever noun phrases they are."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Span, Token

from dyads.extract.claims import ClaimReader
from dyads.extract.lexicon import Pattern, lexicon
from dyads.extract.mentions import Found
from dyads.extract.predicates import Predicate, predicates
from dyads.extract.sentence import ParsedSentence
from dyads.extract.speakers import speakers
from dyads.extract.stance import Stance, stance_of
from dyads.graph.model import Actor, Claim, Mention

_FOLLOWED_UP = 0.5
"""Confidence factor where the lexicon knows the words between the two but not their grammar."""


def relate(reader: ClaimReader, sentence: ParsedSentence, subject: Span, object: Span) -> Claim | None:
    """The claim that the sentence makes between two of its spans, the first acting on the second; None for none.

    In this order: an act whose participants stand in the two spans; else the act whose word stands nearest to the
    path between them in the parse.
    """
    reader.mentions.prepare(sentence)
    ends = _forced(reader, sentence, subject), _forced(reader, sentence, object)
    best: tuple[float, Predicate, Stance] | None = None
    for readings in predicates(sentence):
        for rank, predicate in enumerate(readings):
            stance = stance_of(predicate)
            if stance.suppressed:
                continue
            fit = _fit(predicate, subject, object) - 0.01 * rank
            if fit >= 1 and (best is None or fit > best[0]):
                best = fit, predicate, stance
    if best is None:
        near = next(_near(sentence, subject, object), None)
        if near is None:
            return None
        best = _FOLLOWED_UP, near, stance_of(near)
    _, predicate, stance = best
    chain = speakers(reader.mentions, sentence, predicate, stance)
    claim = reader.claim(sentence, predicate, stance, ends[0], ends[1], chain)
    if claim is None:
        return None
    return msgspec.structs.replace(claim, confidence=round(claim.confidence * min(best[0] / 2, 1), 3))


def _forced(reader: ClaimReader, sentence: ParsedSentence, span: Span) -> Found:
    """The actor at a span, or, where it resolves to none, the phrase itself."""
    start, end = sentence.offsets(span[0], span[-1])
    text = sentence.text[start - sentence.start : end - sentence.start]
    found = reader.mentions.read(sentence, span.root)
    actor = (
        found[0].mention if found else Actor(id=f"{text.casefold()}@{reader.mentions.document}", name=text)
    )
    mention = Mention(
        id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector,
        wikidata=actor.wikidata, text=text, start=start, end=end,
    )  # fmt: skip
    return Found(mention, span.root.i, True, "marked", 1.0)


def _fit(predicate: Predicate, subject: Span, object: Span) -> float:
    """2 where both participants stand in their spans; less where one only leads to it; 0 where the act is another's."""
    acting = max((_closeness(head, subject) for head in predicate.subjects), default=0.0)
    acted_on = max((_closeness(head, object) for head in predicate.objects), default=0.0)
    if predicate.between or predicate.reciprocal:
        members = [*predicate.subjects, *predicate.objects]
        acting = max((_closeness(head, subject) for head in members), default=0.0)
        acted_on = max((_closeness(head, object) for head in members), default=0.0)
    if not acting or not acted_on:
        return 0.0
    return acting + acted_on


def _closeness(head: Token, span: Span) -> float:
    """1 where a participant's head lies in the span, 0.6 where the span lies within the participant's phrase."""
    if span.start <= head.i < span.end:
        return 1.0
    members = [head, *head.conjuncts]
    if any(span.start <= member.i < span.end for member in members):
        return 0.95
    return 0.6 if span.root.i in {token.i for token in head.subtree} else 0.0


def _near(sentence: ParsedSentence, subject: Span, object: Span) -> Iterator[Predicate]:
    """Acts by their words alone, those on the path between the spans first, then those nearest above it."""
    above = [subject.root, *subject.root.ancestors]
    path = [*above, *(t for t in [object.root, *object.root.ancestors] if t not in above)]
    rest = sorted(
        (t for t in sentence if t not in path),
        key=lambda t: min(abs(t.i - subject.root.i), abs(t.i - object.root.i)),
    )
    for token in (*path, *rest):
        if (
            subject.start <= token.i < subject.end
            or object.start <= token.i < object.end
            and token.pos_ != "VERB"
        ):
            continue
        index = (
            lexicon().verbs
            if token.pos_ in {"VERB", "AUX"}
            else lexicon().nouns
            if token.pos_ == "NOUN"
            else {}
        )
        around = {t.lemma_.lower() for t in token.subtree}
        patterns = [p for p in index.get(token.lemma_.lower(), ()) if _has_words(token, p, around)]
        if patterns:
            yield _loosely(
                token, max(patterns, key=lambda p: (_word_count(p), -p.specificity)), subject, object
            )


def _has_words(token: Token, pattern: Pattern, around: set[str]) -> bool:
    """Whether all nouns, particles and modifiers that the pattern demands stand somewhere under its head."""
    demanded = pattern.heads[token.lemma_.lower()]
    return (
        all(argument.words & around for argument in pattern.arguments if argument.words)
        and (not demanded or bool(demanded & around))
        and (not pattern.modifiers or bool(pattern.modifiers & around))
    )


def _word_count(pattern: Pattern) -> int:
    return sum(bool(argument.words) for argument in pattern.arguments) + bool(pattern.modifiers)


def _loosely(token: Token, pattern: Pattern, subject: Span, object: Span) -> Predicate:
    return Predicate(
        pattern=pattern, trigger=token, governor=token, subjects=[subject.root], objects=[object.root], direct=False,
        relation=pattern.relation, words=[token], rule=f"near: {pattern.source}", nominal=token.pos_ == "NOUN",
    )  # fmt: skip
