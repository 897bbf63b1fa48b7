"""Who acts, where only the words around a verb say so: "killed in a strike by X", "died when X stormed …"."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.acts.nouns import doers
from dyads.extract.acts.verbs import verbal
from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.labels import FINITE, MARKERS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence
from dyads.graph.ontology import ontology

_WITHIN = frozenset({"in", "during"})
_WHEN = frozenset({"after", "as", "when"})
_CERTAINTY = 0.85


def in_circumstances(sentence: ParsedSentence, verb: Token, readings: list[Predicate]) -> list[Predicate]:
    """The readings of a verb; where none says who acts, those that its circumstances give."""
    if not (dying := lemma(verb) in words("perish")):
        if not any(_is_force(reading) for reading in readings) or not grammar.is_passive(verb):
            return readings
        if any(reading.subjects for reading in readings):
            return readings
    victims = grammar.grammatical_subjects(verb) if dying else []
    acts = [act for shared in _joined(verb) for head in _within(shared) for act in _acts_at(head)]
    killing = [_killing(verb, victims)] if dying else [r for r in readings if _is_force(r)]
    if subjects := _doers(sentence, verb, acts):
        return [
            msgspec.structs.replace(reading, subjects=subjects, certainty=_CERTAINTY) for reading in killing
        ]
    fallen = victims or [head for reading in killing[:1] for head in reading.objects]
    fights = [act for act in acts if lemma(act) in words("melee") and not _names_parties(act)]
    if fights and any(child.dep_ == "conj" for head in fallen for child in head.rights):
        return [_fight(verb, fights[0], fallen)]
    return readings


def _is_force(reading: Predicate) -> bool:
    return ontology().relation(reading.relation).category in {"ASSAULT", "COERCE"}


def _joined(verb: Token) -> list[Token]:
    """The verb, and the passives after "and" whose circumstances are its own too."""
    after = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN"]
    return [verb, *(other for c in after for other in _joined(c))]


def _within(verb: Token) -> list[Token]:
    """Heads of the phrases that say in what somebody was killed: "in a raid", "in the first days of"."""
    phrases = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in _WITHIN]
    return [head for phrase in phrases for head in phrase.rights if head.dep_ == "pobj"]


def _names_parties(fight: Token) -> bool:
    """Whether the noun itself says who fought: "a clash between X and Y"."""
    return any(name == "between" for name, _ in grammar.prepositional(fight))


def _acts_at(head: Token) -> list[Token]:
    """The acts that a phrase names: its head, those it counts ("dozens of strikes"), and conjuncts."""
    found = [head, *head.conjuncts]
    counted = [inner for token in found for name, inner in grammar.prepositional(token) if name == "of"]
    found += [act for inner in counted for act in (inner, *inner.conjuncts)]
    return [token for token in found if lemma(token) in words("blow") | words("melee")]


def _doers(sentence: ParsedSentence, verb: Token, acts: list[Token]) -> list[Token]:
    """Who did the act in which somebody was killed, or with whom it was fought."""
    for act in acts:
        if lemma(act) in words("melee"):
            phrases = [*grammar.prepositional(act), *grammar.prepositional(verb)]
            found = [head for name, head in phrases if name == "with"]
        else:
            found = doers(sentence, act)
        if found:
            return found
    return next((found for shared in _joined(verb) if (found := _doers_meanwhile(shared))), [])


def _doers_meanwhile(verb: Token) -> list[Token]:
    """Who attacked when it happened: "were killed when gunmen opened fire"."""
    for clause in verb.children:
        marks = {child.lower_ for child in clause.children if child.dep_ in MARKERS}
        if clause.dep_ == "advcl" and marks & _WHEN and clause.tag_ in FINITE:
            for reading in verbal(clause):
                relation = ontology().relation(reading.relation)
                if relation.category == "ASSAULT" and not ontology().is_symmetric(relation.id):
                    return [subject for subject in reading.subjects if subject.tag_ != "PRP"]
    return []


def _killing(verb: Token, victims: list[Token]) -> Predicate:
    """What "died" is where its circumstances say who killed."""
    return Predicate(
        relation="kills",
        rule=f"circumstance: {lemma(verb)} in an act",
        trigger=verb,
        governor=verb,
        words=[verb],
        subjects=[],
        objects=victims,
        direct=True,
    )


def _fight(verb: Token, noun: Token, fallen: list[Token]) -> Predicate:
    """ "Two soldiers and a rebel were killed in a clash": they fought each other."""
    return Predicate(
        relation="clashes_with",
        rule=f"circumstance: killed in a {lemma(noun)}",
        trigger=noun,
        governor=verb,
        words=[noun],
        subjects=fallen,
        objects=[],
        direct=True,
        between=True,
        certainty=_CERTAINTY,
    )
