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
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import placed
from dyads.extract.who.mentions import MentionReader
from dyads.extract.who.reading import Found
from dyads.extract.who.unlisted import PLACE
from dyads.graph.model import speaks_for
from dyads.graph.ontology import ontology

_MOST_MEMBERS = 5  # of a list that all relate to each other: of more, the first named with each
_ON_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Categories of acts on places: a town is shelled or seized, but not blamed."""
_INSTRUMENTS = frozenset(
    "aid aircraft airstrike ambush arm army artillery assault assistance attack ban blockade boat bomb "
    "bombardment bomber bombing branch bullet campaign cannon contribution convoy court crackdown "
    "decision delegation delivery donation drone embassy explosion fire force fund grant gun gunboat "
    "gunfire hacker headquarters helicopter incursion invasion jet law letter list loan missile mission "
    "money mortar move offensive office operation order plane policy proposal propaganda raid report "
    "resolution rocket ruling sanction shell shelling ship shipment side sniper statement strike "
    "submarine tank team verdict warplane warship wing".split()
)
"""Things of an actor whose deeds are the actor's: "Syrian missiles hit", "the ministry's statement said"."""


def participants(
    mentions: MentionReader, sentence: ParsedSentence, act: Act
) -> Iterator[tuple[Found, Found]]:
    """Ordered pairs of who acts and who is acted on; a symmetric relation comes in both directions."""
    predicate = act.predicate
    symmetric = ontology().is_symmetric(predicate.relation)
    subjects = _subjects(mentions, sentence, predicate)
    objects = _objects(mentions, sentence, predicate)
    if predicate.reciprocal:
        yield from _pairs(subjects)
    elif predicate.between and symmetric:
        yield from _pairs(objects if predicate.nominal else subjects)
    else:
        if not subjects and symmetric:
            subjects = _implied(mentions, act)
        for subject in subjects:
            if subject.direct or lemma(sentence.doc[subject.token]) in _INSTRUMENTS:
                for object in objects:
                    if not _are_distinct(subject, object) or _is_own(sentence, subject, object):
                        continue
                    if not _asks_itself(predicate, subject, object):
                        yield subject, object
                        if symmetric:
                            yield object, subject


def _subjects(mentions: MentionReader, sentence: ParsedSentence, predicate: Predicate) -> list[Found]:
    """Who acts: no outlet, which only reports, and no place."""
    found = _resolve(mentions, sentence, predicate.subjects, direct=False)
    return [one for one in found if one.mention.kind != "media" and one.how != PLACE]


def _objects(mentions: MentionReader, sentence: ParsedSentence, predicate: Predicate) -> list[Found]:
    """Who is acted on; a place only where the relation has places for objects."""
    found = _resolve(mentions, sentence, predicate.objects, direct=predicate.direct)
    found = [one for one in found if one.token < _end_of_clause(predicate.trigger)]
    category = ontology().relation(predicate.relation).category
    if not predicate.direct:  # "welcomed it", "denied it": more often a deed than an actor
        found = [one for one in found if sentence.doc[one.token].lower_ != "it"]
    territorial = ontology().relations[predicate.relation].territorial
    on_places = category in _ON_PLACES or predicate.relation == "riots_against"  # an airport is stormed
    if not territorial and (predicate.locative or not on_places):
        found = [one for one in found if one.how != PLACE]
    if predicate.locative and category != "CONSULT":  # "arrived in Kampala"
        # "strikes in Iranian waters" are none on Iran: a state must be named
        found = [one for one in found if one.mention.kind != "state" or one.how.startswith(("name", "alias"))]
    return found


def _end_of_clause(trigger: Token) -> int:
    """Where the next semicolon stands: "France promised Niger 900 trucks; Spain, 300"."""
    doc = trigger.doc
    return next((token.i for token in doc[trigger.i :] if token.text == ";"), len(doc))


def _resolve(
    mentions: MentionReader, sentence: ParsedSentence, heads: Iterable[Token], *, direct: bool
) -> list[Found]:
    """The actors at these heads, each once; with `direct` only those that the phrases themselves name."""
    found: dict[str, Found] = {}
    for head in heads:
        named = mentions.actors(sentence, head)
        if len(named) < 2:
            named = each_state(mentions, sentence, head) or named
        for one in named:
            if one.direct or not direct:
                found.setdefault(one.mention.id, one)
    return list(found.values())


def _implied(mentions: MentionReader, act: Act) -> list[Found]:
    """The speaker's side, where one lacks: "Khan announced that a deal was reached with Iran"."""
    predicate = act.predicate
    if not act.speakers or predicate.subjects or predicate.governor.dep_ != "ccomp":
        return []
    if not grammatical_subjects(predicate.governor):
        return []
    speaker, how = act.speakers[0], "implied by who speaks"
    if speaker.country is None or speaker.sector != "GOV":
        return [Found(speaker, predicate.trigger.i, True, how, 0.6)]
    state = msgspec.structs.replace(mentions.gazetteer.state(speaker.country), sector="GOV")
    mention = placed(state, speaker.text, speaker.start, speaker.end)
    return [Found(mention, predicate.trigger.i, True, how, 0.7)]


def _pairs(members: list[Found]) -> Iterator[tuple[Found, Found]]:
    """Each with each."""
    for pair in permutations(members, 2):
        if _are_distinct(*pair) and (len(members) <= _MOST_MEMBERS or members[0] in pair):
            yield pair


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
