"""Refining: the rules of refinements.toml, applied to an act between two actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from spacy.tokens import Token

from dyads.extract.claims.acts import Act
from dyads.extract.grammar.labels import NOUN_CLAUSES, PLURALS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.refinements import (
    Between,
    By,
    Embedded,
    Position,
    Promised,
    Refined,
    refinements,
)
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.cast import Found
from dyads.extract.who.sieves.body import PLACE
from dyads.graph.model import Actor
from dyads.graph.ontology import ontology

_MODIFIERS = frozenset({"amod", "compound"})
_SUBORDINATE = NOUN_CLAUSES | {"advcl", "xcomp"}
"""Clauses in which a verb says the purpose of the word above it."""


class Deed(NamedTuple):
    """An act with who acts and who is acted on."""

    predicate: Predicate
    subject: Found
    object: Found

    @property
    def object_word(self) -> Token:
        """The word at which the object stands."""
        return self.predicate.trigger.doc[self.object.token]


# ── between two actors ──────────────────────────────────────────────────────────────


def _holds(rule: Between, deed: Deed) -> bool:
    """Whether a rule applies to a deed."""
    return (
        deed.predicate.relation in rule.from_
        and _are_of(rule, deed.subject.mention, deed.object.mention)
        and not (rule.place and deed.object.rule != PLACE)
        and not (rule.direct and not deed.object.direct)
        and not (rule.home and not _is_home(deed.subject.mention, deed.object.mention))
        and not (rule.bare and not _is_bare(deed.predicate))
        and not (rule.singular and deed.object_word.tag_ in PLURALS)
        and all(
            any(word in wanted for word in _WORDS[position](deed)) for position, wanted in rule.words.items()
        )
    )


def _are_of(rule: Between, subject: Actor, object: Actor) -> bool:
    """Whether both actors are of a sector or kind that the rule names for them."""
    if not (_is_one_of(subject, rule.subject) and _is_one_of(object, rule.object)):
        return False
    either = _is_one_of(subject, rule.one) and _is_one_of(object, rule.other)
    return either or (_is_one_of(object, rule.one) and _is_one_of(subject, rule.other))


def _is_one_of(actor: Actor, classes: frozenset[str] | None) -> bool:
    return classes is None or actor.sector in classes or actor.kind in classes


def _is_home(subject: Actor, object: Actor) -> bool:
    return subject.country is not None and subject.country == object.country


def _is_bare(act: Predicate) -> bool:
    return act.nominal and act.governor == act.trigger


def _modifiers(deed: Deed) -> Iterable[str]:
    """Adjectives and nouns before the words of the act."""
    return (c.lower_ for word in deed.predicate.words for c in word.lefts if c.dep_ in _MODIFIERS)


def _above(deed: Deed) -> Iterable[str]:
    """The verb that has the act for its purpose, object or subject: "signed a deal", "a truce began"."""
    act = deed.predicate
    if act.nominal and _is_bare(act):
        return [lemma(act.trigger.head)] if act.trigger.dep_ == "nsubj" else []
    if act.nominal:
        return [lemma(act.governor)]
    return [lemma(act.trigger.head)] if act.trigger.dep_ in _SUBORDINATE else []


def _means(deed: Deed) -> Iterable[str]:
    """By what the act is done: "aid supported refugees"."""
    act = deed.predicate
    return () if act.nominal else (lemma(token) for token in (*act.subjects, act.trigger.head))


def _phrases(deed: Deed) -> Iterable[str]:
    """The phrases of the act, of its object and of its subject: "sent observers", "UN observers went"."""
    trigger = deed.predicate.trigger
    for word in (*deed.predicate.words, trigger.doc[deed.subject.token]):
        if word.pos_ != "VERB":
            yield from (lemma(token) for token in word.subtree)
    for child in trigger.rights:
        if child.dep_ == "dobj":
            yield from (lemma(token) for token in child.subtree)
        if child.dep_ == "prep":
            yield from (token.lower_ for token in child.subtree)


def _adverbs(deed: Deed) -> Iterable[str]:
    """Words right under the act's verb."""
    act = deed.predicate
    return () if act.nominal else (child.lower_ for child in act.trigger.children)


def _things(deed: Deed) -> Iterable[str]:
    """What is acted on: the object, or something of the object's."""
    return [lemma(deed.object_word)]


_WORDS: dict[Position, Callable[[Deed], Iterable[str]]] = {
    "act": lambda deed: [lemma(deed.predicate.trigger)],
    "modifier": _modifiers,
    "adverb": _adverbs,
    "subject": lambda deed: [deed.subject.mention.id.partition("@")[0].rpartition("-")[2]],
    "object": _things,
    "above": _above,
    "means": _means,
    "around": _phrases,
}
"""The words at each position of which a rule may demand one."""


def _no_claim(name: str, rule: Between) -> Rule[[Deed], bool]:
    return Rule(name, rule.example, lambda deed: True if _holds(rule, deed) else None)


def _refined(name: str, rule: Refined) -> Rule[[Deed], str]:
    return Rule(name, rule.example, lambda deed: rule.to if _holds(rule, deed) else None)


no_claim = Sieve("no claim", *(_no_claim(*item) for item in refinements().no_claim.items()))
"""True where words do not mean a relation between such actors."""
refined = Sieve("refined", *(_refined(*item) for item in refinements().refined.items()))
"""The relation as who acts on whom leaves it: a crowd that storms a building riots."""


# ── embedded and promised ───────────────────────────────────────────────────────────


def _is_of(relation: str, named: frozenset[str] | None) -> bool:
    """Whether a relation, or its category, is among those named."""
    return named is None or relation in named or ontology().relations[relation].category in named


def _embedded(name: str, rule: Embedded) -> Rule[[str, str], str]:
    def apply(operator: str, relation: str) -> str | None:
        return rule.to if operator == rule.under and _is_of(relation, rule.of) else None

    return Rule(name, rule.example, apply)


def _promised(name: str, rule: Promised) -> Rule[[By, str, Act], Promised]:
    def apply(by: By, relation: str, act: Act) -> Promised | None:
        applies = (
            by in rule.by
            and rule.negative == (act.stance.polarity == "negative")
            and _is_of(relation, rule.of)
            and (rule.verbs is None or lemma(act.predicate.governor.head) in rule.verbs)
        )
        return rule if applies else None

    return Rule(name, rule.example, apply)


embedded = Sieve("embedded", *(_embedded(*item) for item in refinements().embedded.items()))
"""What refusing, threatening, ending, rejecting or seeking an act is."""
promised = Sieve("promised", *(_promised(*item) for item in refinements().promised.items()))
"""The rule for an act to come: PLOVER's AGREE, CONCEDE and THREATEN."""
