"""Proper names that no table knows: bodies, by spaCy's label and by their last word, and places."""

from __future__ import annotations

import msgspec
from spacy.tokens import Span, Token

from dyads.extract.grammar.labels import MODIFIERS, PLACES
from dyads.extract.grammar.phrases import entity_at
from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.nouns import Agent, Ending, agent_at, agents, endings, singular
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.traits import kinds, sectors
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.actors import slug
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.sectors import specified
from dyads.extract.who.sieves.leader import leader
from dyads.extract.who.state_of.affiliation import country_of
from dyads.extract.who.state_of.place import country_of_place, only_placed
from dyads.extract.who.state_of.scene import main_land, scene
from dyads.graph.model import Actor, Kind

SHIPS = words("ship")
PLACE = "a place"
"""`Found.rule` of a place: no actor, but what is shelled or seized."""


def is_thing(name: Span) -> bool:
    """Whether a proper name is a thing's by its words: a street, a treaty, a temple, a war."""
    ending = endings().get(name[-1].lower_)
    first = endings().get(name[0].lower_) if name[0].lower_ in words("thing_prefix") else None
    return any(word is not None and word.kind is None for word in (ending, first))


def body(cast: Cast, token: Token) -> list[Found]:
    """The organisation or people that a proper name means; also a leader whom spaCy takes for a body."""
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return []
    said = said_to_be(token)
    labelled = token.ent_type_ in {"ORG", "NORP"} or _is_people(token)
    if not labelled and (said is None or not _may_be_body(token)):
        return []
    span = _headed_entity(token) if token.ent_type_ else token.doc[token.i : token.i + 1]
    if span is None or is_thing(span) or token.i in cast.sentence.things or only_placed(token):
        return []
    if said is None and (_is_after_where(token, span) or _has_article_or_ship(token)):
        return []
    return _body(cast, token, _name(span), said) or []


def named_place(cast: Cast, token: Token) -> list[Found]:
    """The town or region that a name means, marked as `PLACE`; a leader whose surname spaCy takes for one."""
    span = _headed_entity(token)
    if span is None:
        return []
    name, country = _name(span), country_of_place(cast, token)
    if country is None and (found := _leader_in_place(cast, token, name, None)) is not None:
        return found
    actor = Actor(id=f"place-{slug(name)}", name=name, country=country)
    return [msgspec.structs.replace(cast.found(token, actor, PLACE, 0.7), role="thing")]


def said_to_be(token: Token) -> Token | None:
    """The noun that says what kind of body a name is: "the broadcaster TVB", "the CCAT, a militant group"."""
    beside = [child for child in token.lefts if child.dep_ in MODIFIERS]
    beside += [child for child in token.rights if child.dep_ == "appos"]
    beside += [token.head] if token.dep_ == "appos" else []
    for noun in beside:
        agent = agent_at(noun) if noun.pos_ == "NOUN" and noun.tag_ == "NN" else None
        if agent is not None and (agent.kind in kinds("body") or agent.noun in words("gathering")):
            return noun
    return None


def _leader_in_place(cast: Cast, token: Token, name: str, _: Token | None) -> list[Found] | None:
    """The office holder of that surname."""
    head = leader(cast, name, None)
    return None if head is None else [cast.found(token, head, "a leader's surname", 0.75)]


def _other_spelling(cast: Cast, token: Token, name: str, _: Token | None) -> list[Found] | None:
    """The organisation of the tables whose name is spelt nearly so."""
    known = cast.gazetteer.organisation_like(name)
    if known is None:
        return None
    shared = all(word in words("shared_name") for word in name.lower().split())
    if shared and known.country is not None and cast.setting.lands[known.country] == 0:
        return None  # "Labour" in a text that speaks of other lands than Australia
    return [cast.found(token, known, "another spelling of a name in the actor tables", 0.85)]


def _unknown_body(cast: Cast, token: Token, name: str, said: Token | None) -> list[Found]:
    """A body or people of its own: its kind by its last word or the noun beside it, its state by the text."""
    sort = _sort(token, said)
    kind, sector = (sort.kind, sort.sector) if sort is not None else (None, None)
    country = country_of(cast, token) or (country_of(cast, said) if said is not None else None)
    other: Kind = "group" if token.ent_type_ in {"NORP", ""} else "organisation"
    if kind is None and other == "group" and (homes := placenames().get(folded(name))):
        spoken_of = [home for home in homes if home in cast.setting.lands]
        sector, country = "SOC", country or (spoken_of or homes)[0]  # "the Rohingya"
    if country is None and _is_at_home(sector, said):
        country = scene(cast) or (main_land(cast) if sector in sectors("local") else None)
    ident = f"{slug(name)}.{country}" if country else slug(name)
    actor = Actor(id=ident, name=name, kind=kind or other, country=country, sector=sector)
    return [cast.found(token, actor, "unknown name", 0.75)]


def _sort(token: Token, said: Token | None) -> Ending | Agent | None:
    """What a name is: by its last word, else by the noun beside it."""
    sort = endings().get(token.lower_) or agents().get(singular(token.text))
    if sort is None and said is not None and (agent := agent_at(said)) is not None:
        return specified(said, agent)
    return sort


def _is_at_home(sector: str | None, said: Token | None) -> bool:
    """Whether a body is of the land that a text is about where the text names no other."""
    if sector == "BUS":
        return said is not None
    return sector in sectors("local") or sector in sectors("local_body")


def _is_people(token: Token) -> bool:
    """Whether a plural that spaCy does not label is a people's name."""
    return token.tag_ == "NNPS" and not token.ent_type_ and folded(token.text) in placenames()


def _is_after_where(token: Token, span: Span) -> bool:
    """Whether a name that spaCy takes for a body's stands where only a place's does: "near Curuguaty"."""
    if token.dep_ != "pobj":
        return False
    if token.head.lower_ == "of" and token.head.head.lemma_ in words("land_parts"):
        return True
    long = len(span) > 1 or span.text.isupper()
    return token.head.lower_ in (words("town_preposition") if long else words("where"))


def _has_article_or_ship(token: Token) -> bool:
    """Whether an article or a ship makes a name a thing's: "a black Lincoln Continental"."""
    before = token.nbor(-1) if token.i else token
    if (token.head if token.dep_ == "appos" else before).lower_ in SHIPS:
        return True
    return token.dep_ != "appos" and any(
        child.lower_ in {"a", "an"} or child.tag_ == "PRP$" for child in token.lefts
    )


def _may_be_body(token: Token) -> bool:
    """Whether spaCy's label does not speak against a body."""
    if token.ent_type_ in PLACES:
        return folded(token.text) not in placenames()
    return token.ent_type_ in {"", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "PERSON"}


def _headed_entity(token: Token) -> Span | None:
    """The entity that a token heads; None where it heads none."""
    span = entity_at(token)
    return span if span is not None and span.root.i == token.i else None


def _name(span: Span) -> str:
    """The words of a name, without article."""
    return "".join(t.text_with_ws for t in span if t.tag_ not in {"DT", "POS"}).strip()


_body: Sieve[[Cast, Token, str, Token | None], list[Found]] = Sieve(
    "body that no table has",
    Rule("surname of a leader", "Lavrov said that Russia condemned Israel.", _leader_in_place),
    Rule("other spelling of a body", "Hizballa attacked Israel.", _other_spelling),
    Rule("unknown body", "The militant group CCAT attacked Israel.", _unknown_body),
)
