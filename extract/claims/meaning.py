"""Meaning: the relation that an act is between two actors, as who they are and the stance leave it.

A promised visit is AGREE, a threatened strike THREATEN, an attack in words ACCUSE.
"""

from __future__ import annotations

from typing import NamedTuple

from dyads.extract.claims.acts import Act
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.who.cast import Found
from dyads.extract.who.sieves.body import PLACE
from dyads.graph.model import Category, Modality, Polarity, Relation, speaks_for
from dyads.graph.ontology import ontology

_PERSONAL = frozenset("abducts arrests deports kills pardons releases rescues shelters tortures".split())
"""Relations to people: a state is not killed or arrested ("Ghana beat Togo")."""

# Adjectives that make an attack one in words, and objects that only words attack.
_VERBAL = frozenset(
    "bitter blistering extraordinary furious personal rhetorical scathing stinging veiled verbal "
    "withering".split()
)
_WORDS = frozenset(
    "bill comment deal decision handling idea law plan policy proposal record remark report speech "
    "stance statement".split()
)
# Modifiers of an attack that say by what it is made.
_WEAPONS = {
    "bombs": frozenset({"air", "aerial", "missile", "drone", "bomb", "suicide"}),
    "shells": frozenset({"rocket", "artillery", "mortar"}),
    "hacks": frozenset({"cyber", "hacking", "ransomware"}),
}
# Sectors and actors of whom some words mean something else: workers strike, crowds riot.
_WORKERS = frozenset({"LAB", "MED", "EDU", "AGR", "BUS"})
_BOYCOTTERS = frozenset({"CVL", "AGR", "LAB", "EDU", "SOC"})
_CIVILIANS = frozenset({"CVL", "EDU", "LAB"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF"})
_FORCES = frozenset({"military", "armed_group"})
_FOR_PEACE = frozenset({"peacekeeping", "peacekeeper", "peacekeepers", "observer"})
_GIVING = frozenset(
    "provide give send contribute donate spend allocate deliver fund pay grant release".split()
)
_MATERIALLY = frozenset({"financially", "materially", "militarily"})
_MEANS = frozenset("aid assistance money fund funding grant donation loan package million billion".split())
_CROWDS = frozenset({"protester", "rioter", "crowd", "mob"})

_VOWING = frozenset({"promise", "pledge", "vow", "swear", "undertake", "commit"})
_REJECTABLE = frozenset({"REQUEST", "AGREE", "CONSULT", "ACCUSE", "AID", "COOPERATE"})
# What ending an act of conflict is; any other: "eases".
_CEASING = {
    "ASSAULT": "ceases_fire_with",
    "PROTEST": "yields_to",
    "MOBILIZE": "yields_to",
    "THREATEN": "yields_to",
}


class Meaning(NamedTuple):
    """A relation with its polarity and modality."""

    relation: str
    polarity: Polarity
    modality: Modality


def meaning(act: Act, subject: Found, object: Found) -> Meaning | None:
    """What the act is between the two; None where that is no claim."""
    predicate, stance = act.predicate, act.stance
    relation = ontology().relation(predicate.relation)
    category, hostile = relation.category, relation.quad.endswith("conflict")
    several = predicate.trigger.doc[object.token].tag_ in {"NNS", "NNPS"}  # "freed the UN peacekeepers"
    if relation.id in _PERSONAL and object.mention.kind in {"state", "igo"} and not several:
        return None
    if relation.id == "aids" and object.mention.kind == "igo" and lemma(predicate.trigger) == "meet":
        return None  # to meet its requirements is no help
    if stance.embedding in {"refuse", "threaten", "end", "reject", "seek"}:
        name = _embedded(stance.embedding, category, hostile=hostile)
        return Meaning(name, stance.polarity, stance.modality) if name else None
    name = _fitting(relation.id, predicate, subject, object)
    own = _is_own(act, name, subject, object)
    promised = stance.embedding == "promise"
    if promised or (stance.modality == "future" and own):
        modality: Modality = "actual" if promised else "future"
        if stance.polarity == "negative":
            return (
                Meaning(name, "negative", "future") if hostile else Meaning("refuses", "positive", "actual")
            )
        if (relation.quad == "material conflict" and act.speakers) or (promised and _is_threat(relation)):
            return Meaning("threatens", "positive", modality)
        if made := _promised(category, name, predicate, promised=promised, spoken=bool(act.speakers)):
            return Meaning(made, "positive", modality)
    return Meaning(name, stance.polarity, stance.modality)


def _is_threat(relation: Relation) -> bool:
    """Whether to vow the act is to threaten with it."""
    return relation.quad == "material conflict" or relation.id == "sues"


def _is_own(act: Act, name: str, subject: Found, object: Found) -> bool:
    """Whether it is said by the article, or by who acts (in a symmetric relation: either) about itself."""
    ends = (subject, object) if ontology().is_symmetric(name) else (subject,)
    return not act.speakers or any(speaks_for(act.speakers[0], end.mention) for end in ends)


def _embedded(operator: str, category: Category, *, hostile: bool) -> str | None:
    """What refusing, threatening, ending, rejecting or seeking an act is."""
    if operator == "refuse":
        return "refuses"
    if operator == "threaten":
        return "threatens"
    if operator == "reject":
        return "rejects" if category in _REJECTABLE else None
    if operator == "seek":
        return "calls_for_action_against" if hostile else None
    if hostile:  # a conflict ended is a concession, cooperation ended a break
        return _CEASING.get(category, "eases")
    return "cuts_aid_to" if category == "AID" else "breaks_with"


def _promised(
    category: Category, name: str, predicate: Predicate, *, promised: bool, spoken: bool
) -> str | None:
    """What a promise of, or plan for, an act is: PLOVER's AGREE and CONCEDE."""
    if category == "CONSULT":
        return None if name == "mediates" else "plans_to_meet"
    if category in {"SUPPORT", "COOPERATE", "AID"}:
        return "promises"
    if category in {"RETREAT", "CONCEDE"} and promised:
        # A concession only in so many words ("vowed"), not by an agreement or an offer.
        return "yields_to" if lemma(predicate.governor.head) in _VOWING else "promises"
    if (
        category == "RETREAT" and spoken
    ):  # a withdrawal or ceasefire announced is a concession, a release a promise
        return "yields_to" if name in {"withdraws_from", "ceases_fire_with"} else "promises"
    return None


def _fitting(name: str, predicate: Predicate, subject: Found, object: Found) -> str:
    """The relation as who acts on whom leaves it: a crowd that storms a building riots."""
    actor, other = subject.mention, object.mention
    if name in {"attacks", "destroys"} and _is_in_words(name, predicate, object):
        return "criticizes"
    if name == "accepts" and object.direct and other.sector == "REF":
        return "shelters"
    if name == "attacks" and actor.sector in _WORKERS and predicate.trigger.lemma_ in {"strike", "go"}:
        return "strikes_against"
    sides = {actor.sector, other.sector}
    if name == "clashes_with" and sides & {"COP", "MIL"} and sides & (_CIVILIANS | {"OPP"}):
        return "riots_against"
    if name == "arms" and other.sector in _CIVILIANS | {"MED"}:
        return "aids"
    if name == "restricts" and actor.sector in _BOYCOTTERS:
        return "boycotts"
    if name == "riots_against" and (actor.kind in {"military", "armed_group"} or actor.sector in _ARMED):
        return "attacks"
    if name in {"deploys_to", "visits"} and _is_for_peace(predicate, subject):
        return "aids"
    if name == "supports" and _is_material(predicate):
        return "aids"
    if (
        name in {"seizes", "arrests"}
        and object.rule == PLACE
        and (actor.sector in _ARMED or actor.kind in _FORCES)
    ):
        return "attacks"
    if name == "attacks":
        name = _by_weapon(predicate)
    civilians = actor.kind in {"group", "person"} and actor.sector in _CIVILIANS
    if name == "attacks" and civilians and actor.id.split("@")[0] in _CROWDS:
        return "riots_against"
    return name


def _is_for_peace(predicate: Predicate, subject: Found) -> bool:
    """Whether those deployed are peacekeepers or observers: PLOVER counts them as aid."""
    words = [*predicate.words, predicate.trigger.doc[subject.token]]
    phrase = [lemma(t) for word in words for t in word.subtree if word.pos_ != "VERB"]
    around = [t.lower_ for child in predicate.trigger.rights if child.dep_ == "prep" for t in child.subtree]
    return any(word in _FOR_PEACE for word in (*phrase, *around))


def _is_material(predicate: Predicate) -> bool:
    """Whether support is money or goods: "gave 2 million euros to support refugees", "aid supported …"."""
    verb = predicate.trigger
    giving = verb.dep_ in {"advcl", "xcomp", "acl", "relcl"} and lemma(verb.head) in _GIVING
    means = {lemma(head) for head in predicate.subjects} | {lemma(verb.head)}
    manner = any(child.lower_ in _MATERIALLY for child in verb.children)
    return not predicate.nominal and (giving or manner or bool(means & _MEANS))


def _is_in_words(name: str, predicate: Predicate, object: Found) -> bool:
    """Whether an attack is one in words: "a scathing attack on", "attacked the government's plan"."""
    if name == "attacks" and any(c.lower_ in _VERBAL for word in predicate.words for c in word.lefts):
        return True
    return not object.direct and predicate.trigger.doc[object.token].lemma_ in _WORDS


def _by_weapon(predicate: Predicate) -> str:
    """The kind of attack that the modifiers of its words say: "air strikes" bombs, "mortar attack" shells."""
    modifiers = {c.lower_ for word in predicate.words for c in word.lefts if c.dep_ in {"compound", "amod"}}
    return next((kind for kind, marks in _WEAPONS.items() if modifiers & marks), "attacks")
