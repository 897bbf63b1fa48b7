"""Pairs: which two "both sides", "the two leaders", "the former" and "the latter" mean."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dyads.extract.grammar.arguments import grammatical_subjects
from dyads.extract.knowledge.nouns import singular
from dyads.extract.knowledge.operators import operators
from dyads.extract.knowledge.traits import sectors
from dyads.extract.knowledge.words import words
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.memory import Memory, Seen
from dyads.graph.model import Actor

_ORDINAL = {"former": 0, "latter": 1}
_REACH = 6  # sentences that the pair may stand back


def both(cast: Cast, token: Token) -> list[Found]:
    """The two of "both sides", "the two countries", "both leaders", "the two"; [] for any other phrase."""
    noun = singular(token.lower_)
    people = noun in words("couples")
    alone = noun in words("pair")
    if not (people or alone or noun in words("sides") or noun == "both") or not _counts_two(token, noun):
        return []
    pair = _last_people(cast.memory, token, cast.sentence.number) if alone else []
    people = people or bool(pair)
    pair = pair or _pair(cast.memory, token, cast.sentence.number, people=people)
    if not people:
        pair = [
            cast.gazetteer.state(actor.country)
            if actor.country and actor.sector not in sectors("opposed")
            else actor
            for actor in pair
        ]
    return [cast.found(token, actor, f"“{token.text}” points back", 0.75) for actor in pair]


def _counts_two(token: Token, noun: str) -> bool:
    """Whether a phrase counts two and says no more of them."""
    counted = noun in {"side", "both"} or any(c.lower_ in words("both") for c in token.lefts)
    counted = counted or (noun in words("pair") and any(c.lower_ == "the" for c in token.lefts))
    if any(c.dep_ in {"amod", "compound", "poss"} for c in token.lefts):
        return False
    named = any(c.dep_ == "appos" or (c.dep_ == "prep" and c.lower_ == "of") for c in token.rights)
    return counted and not named


def _last_people(memory: Memory, token: Token, sentence: int) -> list[Actor]:
    """The two people mentioned last, here or in the sentence before."""
    here = [seen for seen in memory.within(sentence) if seen.token < token.i]
    return pair if len(pair := _last_two([*memory.within(sentence - 1), *here], people=True)) == 2 else []


def dealing_states(cast: Cast) -> list[Actor]:
    """The two states whose agents dealt with each other last; [] where none did."""
    dealt = _last_dyad(cast.memory, "country")
    return [cast.gazetteer.state(actor.country) for actor in dealt if actor.country]


def ordinal(cast: Cast, token: Token) -> list[Found]:
    """Which of two "the former" or "the latter" is; [] for any other phrase."""
    number = _ORDINAL.get(token.lower_)
    if number is None or not any(c.lower_ == "the" for c in token.lefts) or token.dep_ == "amod":
        return []
    two = _pair(cast.memory, token, cast.sentence.number, people=False)
    return [cast.found(token, two[number], f"“the {token.lower_}” points back", 0.75)] if two else []


def _pair(memory: Memory, token: Token, sentence: int, *, people: bool) -> list[Actor]:
    """The two whom "both leaders" (`people`) or "both countries" can mean; [] where there are not two.

    Two mentioned earlier in the sentence, but not those who speak of the two or act on them; else, for
    countries, the last two that dealt with each other; else the last two mentioned.
    """
    others = _speakers_and_actors(token)
    here = [seen for seen in memory.within(sentence) if seen.token < token.i and seen.token not in others]
    if len(found := _last_two(here, people=people)) == 2:
        return found
    if not people and (dealt := _last_dyad(memory, singular(token.lower_))):
        return dealt
    near = range(max(0, sentence - _REACH), sentence)
    return _last_two([*(seen for number in near for seen in memory.within(number)), *here], people=people)


def _last_dyad(memory: Memory, noun: str) -> list[Actor]:
    """The two sides that dealt with each other last; for "the two countries" two states."""
    for one, other in reversed(memory.dyads):
        states = one.country and other.country and one.country != other.country
        if states or noun not in words("lands"):
            return [one, other]
    return []


def _last_two(seen: Iterable[Seen], *, people: bool) -> list[Actor]:
    """The last two distinct people, or sides, in the order of mention; [] where there are not two."""
    found: dict[str, Actor] = {}
    for one in reversed(list(seen)):
        if (member := _as_person(one) if people else _as_side(one.actor)) is not None:
            found.setdefault(member, one.actor)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


def _as_person(seen: Seen) -> str | None:
    """The id of a single person."""
    return seen.actor.id if seen.actor.kind == "person" and not seen.plural else None


def _as_side(actor: Actor) -> str | None:
    """The side that an actor stands for: his state, or a body that is of none or against it."""
    if actor.sector in sectors("opposed"):
        return actor.id
    return actor.country or (actor.id if actor.kind in {"armed_group", "party", "igo"} else None)


def _speakers_and_actors(token: Token) -> set[int]:
    """Tokens of the subjects of the verb that the phrase is an object of and of verbs of saying above it."""
    found: set[int] = set()
    as_object = token.dep_ in {"dobj", "pobj", "dative"}
    for verb in token.ancestors:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if as_object or verb.lemma_ in operators()["say"]:
            found.update(
                t.i for subject in grammatical_subjects(verb) for t in subject.subtree if t.i < token.i
            )
        as_object = False
    return found
