"""Owners: whose a thing is ("Iran's offer", "bases of the militants"). What happens to it happens to them."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, PLACES, TIMES
from dyads.extract.grammar.phrases import authors_of, objects_of
from dyads.extract.knowledge.lexicon import lexicon
from dyads.extract.knowledge.nouns import Agent, agent_at, agents, singular
from dyads.extract.knowledge.traits import sectors
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.actors import bare, slug
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.sieves.body import PLACE, named_place
from dyads.extract.who.sieves.name import choose, is_ethnic
from dyads.extract.who.sieves.node import generic_agent
from dyads.extract.who.state_of.home import home_of
from dyads.graph.model import Actor


def owner(cast: Cast, token: Token) -> list[Found]:
    """Whose the thing at `token` is, by the surest sign; for a town or region that place; [] for nobody's."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in TIMES:
        return []
    if token.ent_type_ in PLACES and token.pos_ == "PROPN":
        return named_place(cast, token)
    return [
        msgspec.structs.replace(
            one,
            role="thing",
            token=token.i,
            rule=f"whose “{token.text}” it is: {one.rule}",
            certainty=one.certainty * 0.8,
        )
        for one in _owner(cast, token) or []
    ]


def _possessor(cast: Cast, token: Token) -> list[Found] | None:
    """The possessor before: "Iran's offer"; not "Khan's arrest", which others made."""
    if _befalls(token):
        return None
    owners = (cast.at(child) for child in token.lefts if child.dep_ == "poss")
    return next(filter(None, owners), None)


def _befalls(token: Token) -> bool:
    """Whether whoever possesses a deed only undergoes it."""
    noun = singular(token.lower_)
    undergone = words("undergone_by_owner")
    return noun in words("befallen") or any(p.relation in undergone for p in lexicon().nouns.get(noun, ()))


def _author(cast: Cast, token: Token) -> list[Found] | None:
    """The author after "by" or "from": "a request by Paris", "a statement issued by Paris"."""
    made = [c for c in token.rights if c.dep_ == "acl" and c.lemma_ in words("authored")]
    authors = (cast.joined(inner) for word in (token, *made) for inner in authors_of(word))
    return next(filter(None, authors), None)


def _modifier(cast: Cast, token: Token) -> list[Found] | None:
    """The owner that a modifier names: "a Chinese trawler". The mention is the whole phrase."""
    names = cast.sentence.names
    for child in sorted(token.lefts, key=lambda child: (child.i not in names, -child.i)):
        if child.dep_ in MODIFIERS and child.i not in cast.sentence.attributes:
            named = _named_by(cast, child)
            if named is not None:
                return [cast.found(token, *named)]
    return None


def _possessor_after(cast: Cast, token: Token) -> list[Found] | None:
    """The possessor after "of": "bases of the militants", "the border with Iran"; after a deed its object."""
    noun = singular(token.lower_)
    if _befalls(token) or (noun in lexicon().nouns and noun not in words("fate")):
        return None
    prepositions = {"of", "with"} if token.lower_ in words("borderline") else {"of"}
    owners = (cast.at(inner) for inner in objects_of(token, prepositions))
    return [_as_place(cast, token, found) for found in next(filter(None, owners), [])] or None


def _protesters(cast: Cast, token: Token) -> list[Found] | None:
    """Those who protest, where something is done to their protest: "crushed the demonstrations"."""
    if singular(token.lower_) not in words("gatherings") or token.dep_ not in {"dobj", "nsubjpass"}:
        return None
    known = agents()["protester"]
    actor = generic_agent(cast, token, known, home_of(cast, token, known))
    return [cast.found(token, actor, "who protests", 0.7)]


def _named_by(cast: Cast, child: Token) -> tuple[Actor, str, float] | None:
    """The actor that a modifier names, how, and how sure that is."""
    if is_ethnic(child):
        name = f"ethnic {child.text}"
        return Actor(id=slug(name), name=name, kind="group", sector="SOC"), "people as modifier", 0.7
    if child.i in cast.sentence.names:
        entry = choose(cast, child)
        if entry and entry.actor.kind != "person":
            return entry.actor, f"{entry.form} as modifier", 0.95
        return None
    if child.ent_type_ == "NORP" and child.text[0].isupper():
        people = Actor(id=slug(child.text), name=child.text, kind="group", sector="SOC")
        return people, "people as modifier", 0.6
    agent = agent_at(child) if child.pos_ in {"NOUN", "PROPN", "ADJ"} else None
    if agent and agent.kind != "state" and agent.noun not in words("no_owner"):
        return generic_agent(cast, child, agent, _home(cast, child, agent)), "agent as modifier", 0.8
    return None


def _home(cast: Cast, child: Token, agent: Agent) -> str | None:
    """The state of those who own a thing: "a police checkpoint" is of the land of the text."""
    if agent.sector not in sectors("state") and agent.kind not in {"group", "person"}:
        return None
    return home_of(cast, child, agent)


def _as_place(cast: Cast, token: Token, found: Found) -> Found:
    """A part of a place is the whole phrase: "the old-city area of Mosul"."""
    if found.rule != PLACE:
        return found
    return cast.found(token, bare(found.mention), found.rule, found.certainty)


_owner: Sieve[[Cast, Token], list[Found]] = Sieve(
    "owner of a thing",
    Rule("possessor before", "Israel rejected Iran's offer.", _possessor),
    Rule("author after it", "Israel rejected an offer by Iran.", _author),
    Rule("owner as a modifier", "Houthi missiles hit Saudi Arabia.", _modifier),
    Rule("who protests", "Troops crushed the demonstrations in Chad.", _protesters),
    Rule("possessor after it", "Israel bombed the bases of the militants.", _possessor_after),
)
