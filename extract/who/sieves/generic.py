"""Common nouns for those who act ("Pakistani troops", "police in Kenya", "the minister"): who is meant."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, PLACES
from dyads.extract.grammar.phrases import conjuncts, objects_of
from dyads.extract.knowledge.nouns import Agent, agent_at, agents, singular
from dyads.extract.knowledge.traits import kinds
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.actors import slug
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.sectors import specified
from dyads.extract.who.sieves.agent_noun import AgentNoun, agent_noun, as_phrase, is_plural, members
from dyads.extract.who.sieves.name import choose, country_of_name
from dyads.extract.who.sieves.node import generic_agent
from dyads.extract.who.state_of.affiliation import country_of, organisation_of
from dyads.extract.who.state_of.home import home_of
from dyads.graph.model import Actor

# Entities that never act. Numbers may: "hundreds of students".
_NOT_ACTORS = frozenset("DATE TIME MONEY PERCENT QUANTITY LANGUAGE WORK_OF_ART LAW EVENT".split())


def agent(cast: Cast, token: Token) -> list[Found]:
    """Who is meant by a noun that names agents; [] for any other noun."""
    if token.ent_type_ in _NOT_ACTORS:
        return []
    known = agent_at(token)
    if known and known.kind == "person" and is_plural(token):
        known = msgspec.structs.replace(known, kind="group")
    return _noun(cast, token, known) or []


def some_of(cast: Cast, token: Token) -> list[Found]:
    """Who is meant by a number or quantity: "one of the Kremlin's critics", "two of his aides"."""
    if apposed := _names_in_apposition(cast, token):  # "two big producers, Angola and Nigeria"
        return apposed
    for inner in objects_of(token, {"of"}):
        found = cast.at(inner)
        if found and found[0].direct:
            return [as_phrase(cast, token, found[0])]
    return _counted_agents(cast, token)


def _counted_agents(cast: Cast, token: Token) -> list[Found]:
    """People whom a number alone counts, as what befalls them says: "wounding three"."""
    counts = token.pos_ == "NUM" or token.lower_ == "others"
    if not counts or token.dep_ not in {"dobj", "nsubjpass"} or objects_of(token, {"of"}):
        return []
    if token.head.lemma_ not in words("befalls_people") or token.ent_type_ in _NOT_ACTORS:
        return []
    people = agents()["people"]
    return _with_place(cast, token, people)


def _with_place(cast: Cast, token: Token, known: Agent) -> list[Found]:
    actor = generic_agent(cast, token, known, home_of(cast, token, known))
    return [cast.found(token, actor, "common noun, by the place", 0.6)]


# ── whom a phrase names by other words than its noun ──


def _by_apposition(cast: Cast, token: Token, _: Agent | None) -> list[Found] | None:
    """Those whose names follow: "regional rivals Israel and Iran", "the premier, Imran Khan"."""
    return _names_in_apposition(cast, token) or None


def _by_examples(cast: Cast, token: Token, known: Agent | None) -> list[Found] | None:
    """Those whom "such as" names: "countries such as Niger, Chad and Mali"."""
    if known is None or not is_plural(token):
        return None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "as" and child.i > 0 and child.nbor(-1).lower_ == "such":
            named = [one for word in child.children if word.dep_ == "pobj" for one in cast.joined(word)]
            by_name = any(word.pos_ == "PROPN" for word in child.children)
            return named if by_name and named and all(one.direct for one in named) else None
    return None


def _kind_then_name(cast: Cast, token: Token, known: Agent | None) -> list[Found] | None:
    """The body of that kind whose name stands right after, however it is parsed: "news agency BelTA"."""
    after = token.i + 1
    if known is None or token.tag_ != "NN" or known.kind not in kinds("named_after_kind"):
        return None
    if after >= cast.sentence.span.end or after not in cast.sentence.names:
        return None
    entry = choose(cast, token.doc[after])
    if entry is None or entry.actor.kind != known.kind:
        return None
    return [cast.found(token, entry.actor, "a body by its kind and name", 0.9)]


def _gathered(cast: Cast, token: Token, known: Agent | None) -> list[Found] | None:
    """Those whom "of" names: "an alliance of Baloch separatists", "thousands of students"."""
    found = members(cast, token)
    if known is None or known.kind in kinds("gathers") or singular(token.lower_) in {"coalition", "alliance"}:
        return found or None
    return None


def _of_several_states(cast: Cast, token: Token, known: Agent | None) -> list[Found] | None:
    """Those of each state or people that a list of modifiers names: "Russian, Syrian and Kurdish forces"."""
    if known is None or _nobody(token, known) is not None:
        return None
    first = next(
        (child for child in token.lefts if child.dep_ in MODIFIERS and _is_of_a_land(cast, child)), None
    )
    listed = [first, *conjuncts(first)] if first is not None else []
    if len(listed) < 2 or not all(word.i < token.i and _is_of_a_land(cast, word) for word in listed):
        return None
    if not any(word.i in cast.sentence.names for word in listed):
        return None  # "Sunni and Shiite factions"
    agent = specified(token, known)
    found = [one for word in listed for one in _of_described(cast, token, agent, word)]
    return found if len({one.mention.id for one in found}) > 1 else None


def _is_of_a_land(cast: Cast, word: Token) -> bool:
    if word.i in cast.sentence.names:
        return country_of_name(cast, word.i) is not None
    return word.ent_type_ == "NORP" and word.i not in cast.sentence.attributes


def _of_described(cast: Cast, token: Token, agent: Agent, word: Token) -> list[Found]:
    """The agents of the state or people that one word of the list names."""
    if word.i in cast.sentence.names:
        return agent_noun(cast, AgentNoun(token, agent, country_of_name(cast, word.i), None)) or []
    people = f"{word.text} {agent.node}"
    actor = Actor(id=slug(people), name=people, kind=agent.kind, sector=agent.sector)
    return [cast.found(token, actor, "common noun", 0.7)]


def _by_noun(cast: Cast, token: Token, known: Agent | None) -> list[Found] | None:
    """Those whom the noun itself means; nobody for a noun that here names no agent."""
    if known is None:
        return None
    if _nobody(token, known) is not None:
        return []
    country, organisation = country_of(cast, token), organisation_of(cast, token)
    return agent_noun(cast, AgentNoun(token, specified(token, known), country, organisation))


# ── agent nouns that name nobody ──


def _is_any(token: Token, _: Agent) -> list[Found] | None:
    return [] if any(child.dep_ == "det" and child.lower_ == "any" for child in token.lefts) else None


def _is_state_of_affairs(token: Token, _: Agent) -> list[Found] | None:
    """ "A state of emergency" is no state."""
    if token.lower_ != "state":
        return None
    return [] if any(of.lemma_ in words("state_of_affairs") for of in objects_of(token, {"of"})) else None


def _is_number(token: Token, known: Agent) -> list[Found] | None:
    """Numbers are people only alone and in the plural: "thousands marched", not "thousands of houses"."""
    if known.noun not in words("crowd"):
        return None
    return [] if token.tag_ != "NNS" or objects_of(token, {"of"}) else None


def _is_unnamed_relation(token: Token, known: Agent) -> list[Found] | None:
    """ "Cut ties with its rival": the words do not say who that is."""
    if known.noun not in words("other_state") or token.tag_ != "NN":
        return None
    return [] if any(child.tag_ == "PRP$" for child in token.lefts) else None


def _is_bare_power(token: Token, known: Agent) -> list[Found] | None:
    """ "Seized power"; "a nuclear power" is an agent, and so are "powers"."""
    if known.noun != "power" or token.tag_ != "NN":
        return None
    return None if any(child.dep_ in MODIFIERS for child in token.lefts) else []


def _names_in_apposition(cast: Cast, token: Token) -> list[Found]:
    """The actors of the names in apposition to a noun; for a person a person's alone."""
    if token.pos_ == "PROPN" and token.ent_type_ in PLACES:
        return []  # "McAllen, Texas"
    for child in token.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i - token.i < 12:
            named = [
                found
                for name in (child, *conjuncts(child))
                if name.i in cast.sentence.names or name.ent_type_ == "PERSON"
                for found in cast.at(name)
            ]
            if named and all(found.direct for found in named):
                known = agent_at(token)
                person = known is not None and known.kind == "person"
                return [] if person and named[0].mention.kind != "person" else named
    return []


_noun: Sieve[[Cast, Token, Agent | None], list[Found]] = Sieve(
    "common noun",
    Rule("names in apposition", "The regional rivals Israel and Iran signed a treaty.", _by_apposition),
    Rule("examples", "Sweden aided countries such as Niger, Chad and Mali.", _by_examples),
    Rule("kind of body, then its name", "The militant group Boko Haram attacked Chad.", _kind_then_name),
    Rule("members after of", "Thousands of students in Kenya attacked police.", _gathered),
    Rule("of several states", "Russian, Syrian and Iranian forces attacked Chad.", _of_several_states),
    Rule("noun itself", "Kenyan police attacked students.", _by_noun),
)

_nobody: Sieve[[Token, Agent], list[Found]] = Sieve(
    "agent noun that names nobody",
    Rule("any of them", "Iran denied it had attacked any troops.", _is_any),
    Rule("state of affairs", "Kenya declared a state of emergency.", _is_state_of_affairs),
    Rule("number of things", "Israel destroyed thousands of houses.", _is_number),
    Rule("relation of somebody's", "Iran cut ties with its rival.", _is_unnamed_relation),
    Rule("power undescribed", "The army seized power in Mali.", _is_bare_power),
)
