"""The claim between two marked spans: for text whose actors are known, whatever noun phrases they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from spacy.tokens import Span, Token

from dyads.extract.claims import certainty
from dyads.extract.claims.acts import Act, predicates, read_act
from dyads.extract.claims.claims import claim_of
from dyads.extract.claims.speakers import Speech
from dyads.extract.claims.unknown import judged
from dyads.extract.grammar.arguments import verb_above
from dyads.extract.grammar.labels import VERBS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.lexicon import Pattern, lexicon
from dyads.extract.model.classifier import classifier
from dyads.extract.model.features import features
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import placed
from dyads.extract.who.cast import Cast, Found
from dyads.graph.model import Actor, Claim


class PairReading(NamedTuple):
    """The grammar's reading of two marked spans: the act, and how well it fits, 0 to 2."""

    act: Act | None
    fit: float

    @property
    def how(self) -> str:
        """Whether the participants stand in the spans, or only the act's words near them."""
        return "fit" if self.fit >= 1 else "near"


def relate(cast: Cast, speech: Speech, subject: Span, object: Span) -> Claim | None:
    """The claim that the sentence makes between two of its spans, the first acting on the second.

    The grammar reads first: an act whose participants stand in the two spans, else the act whose word stands
    nearest to the path between them in the parse. The classifier weighs that reading against what it sees
    itself; where it is surer of another category, the claim has that category's general relation.
    """
    reading = read_pair(cast, speech, subject, object)
    found = ends(cast, subject, object)
    claim = None if reading.act is None else claim_of(cast, reading.act, *found)
    if not cast.sentence.doc.vocab.vectors_length:
        return None if claim is None else _rated(claim, min(reading.fit / 2, 1))
    verdict = classifier().verdict(
        features(subject, object), claim.relation.category if claim else None, reading.how
    )
    same = claim is not None and verdict.category == claim.relation.category
    if same or verdict.probability < certainty.LEAST_MARKED or verdict.category is None:
        return None if claim is None else _rated(claim, min(reading.fit / 2, 1))
    act = read_act(
        speech,
        cast.sentence,
        judged(verdict.category, verdict.probability, verb_above(object.root), subject.root, object.root),
    )
    return claim_of(cast, act, *found)


def read_pair(cast: Cast, speech: Speech, subject: Span, object: Span) -> PairReading:
    """What the lexicon and the grammar alone make of two spans."""
    act, fit = _best(cast, speech, subject, object)
    if act is None and (near := next(_near(cast.sentence, subject, object), None)):
        return PairReading(read_act(speech, cast.sentence, near), certainty.NEAR)
    return PairReading(act, fit)


def ends(cast: Cast, subject: Span, object: Span) -> tuple[Found, Found]:
    """The actors at two spans, whatever noun phrases they are."""
    return _forced(cast, subject), _forced(cast, object)


def _rated(claim: Claim, factor: float) -> Claim:
    return msgspec.structs.replace(claim, confidence=round(claim.confidence * factor, 3))


def _best(cast: Cast, speech: Speech, subject: Span, object: Span) -> tuple[Act | None, float]:
    """The act whose participants fit the two spans best, and how well; earlier readings win a tie."""
    best: Act | None = None
    best_fit = 0.0
    for readings in predicates(cast.sentence):
        for rank, predicate in enumerate(readings):
            fit = _fit(predicate, subject, object) - certainty.LATER * rank
            if fit >= 1 and fit > best_fit:
                act = read_act(speech, cast.sentence, predicate)
                if not act.stance.suppressed:
                    best, best_fit = act, fit
    return best, best_fit


def _forced(cast: Cast, span: Span) -> Found:
    """The actor at a span, or, where it resolves to none, the phrase itself."""
    start, end = cast.sentence.offsets(span[0], span[-1])
    text = cast.sentence.cut(start, end)
    found = cast.at(span.root)
    actor = found[0].mention if found else Actor(id=f"{text.casefold()}@{cast.document}", name=text)
    return Found(placed(actor, text, start, end), span.root.i, "acts", "marked", 1.0)


def _fit(predicate: Predicate, subject: Span, object: Span) -> float:
    """2 where both participants stand in their spans, less where one only leads to it, 0 for other acts."""
    subjects, objects = predicate.subjects, predicate.objects
    if predicate.between or predicate.reciprocal:
        subjects = objects = [*subjects, *objects]
    acting = max((_closeness(head, subject) for head in subjects), default=0.0)
    acted_on = max((_closeness(head, object) for head in objects), default=0.0)
    return acting + acted_on if acting and acted_on else 0.0


def _closeness(head: Token, span: Span) -> float:
    """1 where a participant's head lies in the span, 0.6 where the span lies within its phrase."""
    if span.start <= head.i < span.end:
        return certainty.INSIDE
    if any(span.start <= member.i < span.end for member in head.conjuncts):
        return certainty.JOINED
    return certainty.AROUND if span.root in head.subtree else 0.0


def _near(sentence: ParsedSentence, subject: Span, object: Span) -> Iterator[Predicate]:
    """Acts by their words alone, those on the path between the spans first, then those nearest to one."""
    above = [subject.root, *subject.root.ancestors]
    path = [*above, *(t for t in [object.root, *object.root.ancestors] if t not in above)]
    rest = sorted(
        (t for t in sentence if t not in path),
        key=lambda t: min(abs(t.i - subject.root.i), abs(t.i - object.root.i)),
    )
    for token in (*path, *rest):
        in_subject = subject.start <= token.i < subject.end
        if in_subject or (object.start <= token.i < object.end and token.pos_ != "VERB"):
            continue
        around = {lemma(t) for t in token.subtree}
        patterns = [p for p in _patterns_at(token) if _has_words(token, p, around)]
        if patterns:
            pattern = max(patterns, key=lambda p: (_word_count(p), -p.specificity))
            yield _loosely(token, pattern, subject, object)


def _patterns_at(token: Token) -> tuple[Pattern, ...]:
    if token.pos_ in VERBS:
        return lexicon().verbs.get(lemma(token), ())
    return lexicon().nouns.get(lemma(token), ()) if token.pos_ == "NOUN" else ()


def _has_words(token: Token, pattern: Pattern, around: set[str]) -> bool:
    """Whether all nouns, particles and modifiers that the pattern demands stand somewhere under its head."""
    demanded = [argument.words for argument in pattern.arguments]
    return all(
        words & around for words in (*demanded, pattern.heads[lemma(token)], pattern.modifiers) if words
    )


def _word_count(pattern: Pattern) -> int:
    return sum(bool(argument.words) for argument in pattern.arguments) + bool(pattern.modifiers)


def _loosely(token: Token, pattern: Pattern, subject: Span, object: Span) -> Predicate:
    return Predicate(
        relation=pattern.relation,
        rule=f"near: {pattern.source}",
        trigger=token,
        governor=token,
        words=[token],
        subjects=[subject.root],
        objects=[object.root],
        direct=False,
        nominal=token.pos_ == "NOUN",
    )
