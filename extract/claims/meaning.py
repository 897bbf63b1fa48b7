"""Meaning: the relation that an act is between two actors, as who they are and the stance leave it.

A promised visit is AGREE, a threatened strike THREATEN, an attack in words ACCUSE. The rules are those of
refinements.toml.
"""

from __future__ import annotations

from typing import NamedTuple, get_args

from spacy.tokens import Token

from dyads.extract.claims.acts import Act
from dyads.extract.claims.refining import Deed, embedded, no_claim, promised, refined
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.refinements import By, Under
from dyads.extract.stance.at_word import is_unable
from dyads.extract.who.cast import Found
from dyads.graph.model import Modality, Polarity, speaks_for
from dyads.graph.ontology import ontology

_OPERATORS = frozenset(get_args(Under))


class Meaning(NamedTuple):
    """A relation with its polarity and modality."""

    relation: str
    polarity: Polarity
    modality: Modality


def meaning(act: Act, subject: Found, object: Found) -> Meaning | None:
    """What the act is between the two; None where that is no claim."""
    stance, relation = act.stance, act.predicate.relation
    deed = Deed(act.predicate, subject, object)
    if no_claim(deed):
        return None
    mirrored = _is_mirrored(deed)
    if stance.embedding in _OPERATORS:
        made = embedded(stance.embedding, relation)
        if made is None or (mirrored and not ontology().is_symmetric(made)):
            return None
        return Meaning(made, stance.polarity, stance.modality)
    name = refined(deed) or relation
    by = _told(act, name, subject, object)
    rule = promised(by, relation, act) if by else None
    if rule is None:
        return Meaning(name, stance.polarity, stance.modality)
    if rule.to and (mirrored or _is_second(deed)) and not ontology().is_symmetric(rule.to):
        return None
    modality = rule.modality or ("actual" if by == "promise" else "future")
    return Meaning(rule.to, "positive", modality) if rule.to else Meaning(name, stance.polarity, modality)


def _is_mirrored(deed: Deed) -> bool:
    """Whether a symmetric act is turned round: who refuses talks is not refused them."""
    act = deed.predicate
    if act.between or act.reciprocal or not ontology().is_symmetric(act.relation):
        return False
    return _is_under(deed.subject, act.objects) and not _is_under(deed.subject, act.subjects)


def _is_second(deed: Deed) -> bool:
    """Whether who acts is named after who is acted on: of those who will meet, the first plans to."""
    return ontology().is_symmetric(deed.predicate.relation) and deed.subject.token > deed.object.token


def _is_under(found: Found, heads: list[Token]) -> bool:
    return any(token.i == found.token for head in heads for token in head.subtree)


def _told(act: Act, name: str, subject: Found, object: Found) -> By | None:
    """How an act to come is told; None where it is none."""
    if act.stance.embedding == "promise":
        return "promise"
    if act.stance.polarity == "negative" and is_unable(act.predicate.governor):
        return "unable"
    if act.stance.modality == "possible" and not act.predicate.nominal:
        return "expect"
    if act.stance.modality == "actual" and _lies_ahead(act.predicate):
        return "ahead"
    if act.stance.modality != "future":
        return None
    if not act.speakers:
        return "plan"
    ends = (subject, object) if ontology().is_symmetric(name) else (subject,)
    return "announce" if any(speaks_for(act.speakers[0], end.mention) for end in ends) else "report"


def _lies_ahead(predicate: Predicate) -> bool:
    """Whether what is told comes before an act named by a noun: "ahead of talks", "days before a summit"."""
    noun, preposition = predicate.trigger, predicate.trigger.head
    if not predicate.nominal or noun.dep_ != "pobj":
        return False
    return preposition.lower_ == "before" or (
        preposition.lower_ == "of" and preposition.head.lower_ == "ahead"
    )
