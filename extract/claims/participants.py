"""Participants: the pairs of actors between whom an act stands, resolved from its heads in the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

import msgspec
from spacy.tokens import Token

from dyads.extract.claims.acts import Act
from dyads.extract.claims.several import each_state
from dyads.extract.grammar.arguments import grammatical_subjects
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import placed
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.sieves.body import PLACE
from dyads.graph.model import speaks_for
from dyads.graph.ontology import ontology

Pair = tuple[Found, Found]
"""Who acts and who is acted on."""

_MOST_MEMBERS = 5  # of a list that all relate to each other: of more, the first named with each
_ON_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Categories of acts on places: a town is shelled or seized, but not blamed."""
_ON_LANDS = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_TO_LANDS = frozenset({"visits", "withdraws_from", "refuses"})
"""Categories and relations that act on a state also where its name only says where: "flew to Rome"."""


def participants(cast: Cast, act: Act) -> Iterator[Pair]:
    """Ordered pairs of who acts and who is acted on; a symmetric relation comes in both directions."""
    predicate = act.predicate
    symmetric = ontology().is_symmetric(predicate.relation)
    subjects = _who_acts(cast, predicate)
    objects = _objects(cast, predicate)
    if predicate.reciprocal:
        yield from _each_with_each(subjects)
    elif predicate.between and (symmetric or (predicate.nominal and not predicate.subjects)):
        for group in _groups(cast.sentence, objects if predicate.nominal else subjects):
            yield from _each_with_each(group)
    else:
        if not subjects and symmetric:
            subjects = _implied(cast, act)
        for subject, object in _dealings(cast.sentence, predicate, subjects, objects):
            yield subject, object
            if symmetric:
                yield object, subject


def _who_acts(cast: Cast, predicate: Predicate) -> list[Found]:
    """Who acts: no outlet, which only reports, and no place."""
    found = _resolve(cast, predicate.subjects, direct=False)
    acting = (one for one in found if one.role != "locates" and one.rule != PLACE)
    return [one for one in acting if one.mention.kind != "media"]


def _objects(cast: Cast, predicate: Predicate) -> list[Found]:
    """Who is acted on; a place only where the relation has places for objects."""
    found = _resolve(cast, predicate.objects, direct=predicate.direct)
    found = [one for one in found if one.token < _end_of_clause(predicate.trigger)]
    category = ontology().relation(predicate.relation).category
    if not predicate.direct:  # "welcomed it", "denied it": more often a deed than an actor
        found = [one for one in found if cast.sentence.doc[one.token].lower_ != "it"]
    if not (predicate.locative or category in _ON_LANDS or predicate.relation in _TO_LANDS):
        found = [one for one in found if one.role != "locates"]
    territorial = ontology().relations[predicate.relation].territorial
    on_places = category in _ON_PLACES or predicate.relation == "riots_against"  # an airport is stormed
    if not territorial and (predicate.locative or not on_places):
        found = [one for one in found if one.rule != PLACE]
    if predicate.locative and category != "CONSULT":  # "arrived in Kampala"
        # "strikes in Iranian waters" are none on Iran: a state must be named
        found = [one for one in found if one.mention.kind != "state" or _is_by_name(one)]
    return found


def _end_of_clause(trigger: Token) -> int:
    """Where the next semicolon stands: "France promised Niger 900 trucks; Spain, 300"."""
    doc = trigger.doc
    return next((token.i for token in doc[trigger.i :] if token.text == ";"), len(doc))


def _is_by_name(found: Found) -> bool:
    """Whether the phrase gives the name of an actor of the tables."""
    return found.rule.startswith(("name", "alias"))


def _resolve(cast: Cast, heads: Iterable[Token], *, direct: bool) -> list[Found]:
    """The actors at these heads, each once, but for teams; with `direct` only those whom the phrases name."""
    found: dict[str, Found] = {}
    for head in heads:
        joined = cast.joined(head)
        if len(joined) < 2:
            joined = each_state(cast, head) or joined
        for one in joined:
            if one.role != "plays" and (one.direct or not direct):
                found.setdefault(one.mention.id, one)
    return list(found.values())


def _implied(cast: Cast, act: Act) -> list[Found]:
    """The speaker's side, where one lacks: "Khan announced that a deal was reached with Iran"."""
    predicate = act.predicate
    if not act.speakers or predicate.subjects or predicate.governor.dep_ != "ccomp":
        return []
    if not grammatical_subjects(predicate.governor):
        return []
    speaker, how = act.speakers[0], "implied by who speaks"
    if speaker.country is None or speaker.sector != "GOV":
        return [Found(speaker, predicate.trigger.i, "acts", how, 0.6)]
    state = msgspec.structs.replace(cast.gazetteer.state(speaker.country), sector="GOV")
    mention = placed(state, speaker.text, speaker.start, speaker.end)
    return [Found(mention, predicate.trigger.i, "acts", how, 0.7)]


def _each_with_each(members: list[Found]) -> Iterator[Pair]:
    """All ordered pairs of a few members; of many, those of the first named."""
    for pair in permutations(members, 2):
        if _are_distinct(*pair) and (len(members) <= _MOST_MEMBERS or members[0] in pair):
            yield pair


def _groups(sentence: ParsedSentence, members: list[Found]) -> list[list[Found]]:
    """Those who act on each other: a comma after an "and" begins anew ("between A and B, C and D")."""
    groups: list[list[Found]] = []
    joined = False
    for member in sorted(members, key=lambda one: one.token):
        if groups:
            between = {word.lower_ for word in sentence.doc[groups[-1][-1].token : member.token]}
            anew = joined and "," in between and "and" not in between
            joined = not anew and (joined or "and" in between)
        if groups and not anew:
            groups[-1].append(member)
        else:
            groups.append([member])
    return [group for group in groups if len(group) > 1] or [members]


def _dealings(
    sentence: ParsedSentence, predicate: Predicate, subjects: list[Found], objects: list[Found]
) -> Iterator[Pair]:
    """Each that can act with each that it can act on."""
    for subject in subjects:
        if subject.direct or lemma(sentence.doc[subject.token]) in words("instruments"):
            for object in objects:
                distinct = _are_distinct(subject, object) and not _is_own(sentence, subject, object)
                if distinct and not _asks_itself(predicate, subject, object):
                    yield subject, object


def _is_own(sentence: ParsedSentence, subject: Found, object: Found) -> bool:
    """Whether only a pronoun says whose the object is ("captured its pilot"): it may be another's."""
    owned = any(child.tag_ == "PRP$" for child in sentence.doc[object.token].lefts)
    a, b = subject.mention, object.mention
    return owned and a.country is not None and a.country == b.country


def _asks_itself(predicate: Predicate, subject: Found, object: Found) -> bool:
    """Whether an official only says what the own state is to do: "the premier said Nepal must …"."""
    asking = ontology().relation(predicate.relation).category == "REQUEST"
    return asking and object.mention.kind == "state" and speaks_for(subject.mention, object.mention)


def _are_distinct(one: Found, other: Found) -> bool:
    """Whether the two can be the ends of an edge: two actors, neither only a part of the other's name."""
    a, b = one.mention, other.mention
    inside = a.start >= b.start and a.end <= b.end and (a.start, a.end) != (b.start, b.end)
    return a.id != b.id and not (inside and one.direct and other.direct)
