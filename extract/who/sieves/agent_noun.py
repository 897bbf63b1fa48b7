"""Agent nouns ("troops", "the minister", "the government"): whom one means in its phrase and its text."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.labels import PLURALS
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.nouns import Agent, agent_at, singular
from dyads.extract.knowledge.offices import Title, title_at, titles
from dyads.extract.knowledge.traits import kinds
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.actors import bare
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.sieves.definite import antecedent, is_definite, land
from dyads.extract.who.sieves.node import generic_agent, local_agent, proper_modifiers, proper_tail
from dyads.extract.who.sieves.office import counterpart, office
from dyads.extract.who.sieves.pair import dealing_states
from dyads.extract.who.sieves.region import region_of
from dyads.extract.who.state_of.home import home_of
from dyads.graph.model import Actor


class AgentNoun(NamedTuple):
    """An agent noun in its phrase, with the state and the body that the phrase names."""

    token: Token
    agent: Agent
    country: str | None
    organisation: Actor | None

    @property
    def is_nobodys(self) -> bool:
        """Whether the phrase names no state or body that the agent belongs to."""
        return self.country is None and self.organisation is None


def members(cast: Cast, token: Token) -> list[Found]:
    """Whom the phrase after "of" names as those of whom a body or number consists."""
    if singular(token.lower_) not in words("partitive") or proper_tail(cast, token):
        return []
    for inner in objects_of(token, {"of"}):
        found = cast.at(inner)
        if found and found[0].direct and found[0].mention.kind != "state":
            return [as_phrase(cast, token, found[0])]
    return []


def as_phrase(cast: Cast, token: Token, inner: Found) -> Found:
    """What was found inside a phrase, as what the whole phrase means."""
    return cast.found(token, bare(inner.mention), inner.rule, inner.certainty)


def is_plural(token: Token) -> bool:
    """Whether the tagger takes a noun for a plural."""
    return token.tag_ in PLURALS


def _title(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The holder of the office that the noun is the title of."""
    token = noun.token
    if noun.agent.kind != "person" or is_plural(token):
        return None
    title, start = title_at(token, cast.sentence.span.start)
    if title is None or _is_of_body(token):
        return None
    return office(cast, token, title, start, noun.country, organisation=noun.organisation) or None


def _titles_of_both(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The holders of an office in the two states meant: "the foreign ministers of the two countries"."""
    token = noun.token
    if not is_plural(token) or (title := _in_singular(cast, token)) is None:
        return None
    states: list[Actor] = [
        one.mention for inner in objects_of(token, {"of"}) if is_plural(inner) for one in cast.at(inner)
    ]
    counted = any(child.lower_ in {"two", "both"} for child in token.lefts)
    if not states and counted:
        states = dealing_states(cast)
    if len(states) != 2 or any(state.country is None for state in states):
        return None
    held = [office(cast, token, title[0], title[1], state.country) for state in states]
    return [each[0] for each in held if each] or None


def _in_singular(cast: Cast, token: Token) -> tuple[Title, int] | None:
    """The title that ends in the singular of a noun, and where it starts."""
    for start in range(max(cast.sentence.span.start, token.i - 2), token.i + 1):
        before = "".join(word.lower_ + " " for word in token.doc[start : token.i])
        if (title := titles().get(before + singular(token.lower_))) is not None:
            return title, start
    return None


def _counterpart(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The holder of the same office in another state."""
    if noun.agent.noun != "counterpart" or is_plural(noun.token):
        return None
    return counterpart(cast, noun.token, noun.country)


def _body_itself(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The body that the phrase names, where the noun is its kind or its members in arms."""
    if noun.organisation is None or not _is_itself(noun.agent, noun.organisation):
        return None
    return [cast.found(noun.token, noun.organisation, "a body by its name and kind", 0.95)]


def _party_of_leader(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The party that the owner leads: "Aung San Suu Kyi's party"."""
    if noun.agent.noun != "party" or cast.date is None:
        return None
    owners = [found for child in noun.token.lefts if child.dep_ == "poss" for found in cast.at(child)]
    party = cast.gazetteer.party_of(owners[0].mention.id, cast.date) if owners else None
    led = cast.gazetteer.organisation(party) if party else None
    return None if led is None else [cast.found(noun.token, led, "the party by its leader", 0.85)]


def _pointed_at(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """Somebody whom the text has mentioned: "the militants"."""
    if not noun.is_nobodys or not is_definite(noun.token) or _is_proper(cast, noun):
        return None
    return _pointing_back(cast, noun.token, antecedent(cast, noun.token, noun.agent))


def _named_so(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The person whom the text has named as such: "the dissident" after "dissident Wang Dan"."""
    token = noun.token
    definite = any(child.dep_ == "det" and child.lower_ in {"the", "this", "that"} for child in token.lefts)
    if noun.agent.kind != "person" or is_plural(token) or not definite or noun.organisation is not None:
        return None
    person = cast.memory.people.roles.get(noun.agent.node)
    if person is None or noun.country not in (None, person.country):
        return None
    seen = any(one.actor.id == person.id for one in cast.memory.seen)
    return [cast.found(token, person, f"the {noun.agent.node} as the text names them", 0.8)] if seen else None


def _region(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The government of a region: "the Punjab government", "the state of Washington"."""
    if noun.agent.node != "state" or (region := region_of(cast, noun.token)) is None:
        return None
    return [cast.found(noun.token, region, "government of a region", 0.85)]


def _country_pointed_at(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """A state that the text has mentioned: "the country"."""
    if noun.agent.node != "state" or noun.country is not None:
        return None
    return _pointing_back(cast, noun.token, land(cast, noun.token))


def _government_of_state(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """The state whose government the phrase names, or which the text speaks of at home."""
    token, agent, organisation = noun.token, noun.agent, noun.organisation
    country = noun.country if agent.node == "state" else None
    if noun.country is None and agent.node == "state" and agent.kind == "government":
        country = None if members(cast, token) else home_of(cast, token, agent)
    if country is None:
        return None
    if organisation is not None:
        return _common_noun(cast, noun._replace(country=country))
    sector = "GOV" if agent.kind == "government" else None
    state = msgspec.structs.replace(cast.gazetteer.state(country), sector=sector)
    return [cast.found(token, state, "government of a state", 0.95)]


def _government_of_unknown_state(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """Those of whom the government consists, else a government of this document alone."""
    if noun.agent.node != "state":
        return None
    if found := members(cast, noun.token):
        return found
    return [cast.found(noun.token, local_agent(cast, noun.token, noun.agent), "common noun", 0.6)]


def _by_place(cast: Cast, noun: AgentNoun) -> list[Found] | None:
    """An agent of the state where the sentence is set."""
    if not noun.is_nobodys or (home := home_of(cast, noun.token, noun.agent)) is None:
        return None
    actor = generic_agent(cast, noun.token, noun.agent, home)
    return [cast.found(noun.token, actor, "common noun, by the place", 0.7)]


def _common_noun(cast: Cast, noun: AgentNoun) -> list[Found]:
    """A generic agent of the state or body that the phrase names, or of none."""
    actor = generic_agent(cast, noun.token, noun.agent, noun.country, noun.organisation)
    return [cast.found(noun.token, actor, "common noun", 0.85)]


def _is_of_body(token: Token) -> bool:
    """Whether a title is of a body that a common noun names: "the head of the armed forces"."""
    inner = (agent_at(word) for word in objects_of(token, {"of"}))
    return any(known is not None and known.node != "state" for known in inner)


def _is_itself(known: Agent, organisation: Actor) -> bool:
    """Whether "the Hezbollah group", "Taliban fighters" mean just the body: its kind, or its men in arms."""
    if known.kind in kinds("armed"):
        return organisation.kind == known.kind
    return known.noun in words("body_noun") and organisation.kind not in {"igo", "government"}


def _is_proper(cast: Cast, noun: AgentNoun) -> bool:
    """Whether a capitalised noun belongs to a proper name: "the Christian Union"."""
    return noun.token.text[0].isupper() and bool(proper_modifiers(cast, noun.token, noun.agent))


def _pointing_back(cast: Cast, token: Token, actor: Actor | None) -> list[Found] | None:
    return None if actor is None else [cast.found(token, actor, f"“the {token.text}” points back", 0.7)]


agent_noun: Sieve[[Cast, AgentNoun], list[Found]] = Sieve(
    "agent noun",
    Rule("title of an office", "Iran's foreign minister condemned Israel.", _title),
    Rule(
        "office in two states",
        "Iran met Iraq. The foreign ministers of the two countries blamed Turkey.",
        _titles_of_both,
    ),
    Rule("counterpart", "Hassan Rouhani met his Iraqi counterpart.", _counterpart),
    Rule("body with its kind", "The Hezbollah group attacked Israel.", _body_itself),
    Rule("party of its leader", "Police raided the offices of Aung San Suu Kyi's party.", _party_of_leader),
    Rule("person named so", "Dissident Ana Costa met Putin. The dissident blamed Chad.", _named_so),
    Rule("agent mentioned before", "Boko Haram attacked Chad. Niger condemned the group.", _pointed_at),
    Rule("government of a region", "The Punjab government accused India.", _region),
    Rule("country mentioned before", "Iran warned Israel. The country attacked Iraq.", _country_pointed_at),
    Rule("government of a state", "The Kenyan government condemned Uganda.", _government_of_state),
    Rule("government of no known state", "Iran condemned several governments.", _government_of_unknown_state),
    Rule("agent of the place", "Police attacked students in Nairobi.", _by_place),
    Rule("common noun", "Kenyan troops attacked militants.", _common_noun),
)
