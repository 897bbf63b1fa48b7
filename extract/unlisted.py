"""Proper names that no table knows: bodies by spaCy's label and by their last word, and places."""

from __future__ import annotations

import msgspec
from spacy.tokens import Span, Token

from dyads.extract.actors import slug
from dyads.extract.affiliation import country_of
from dyads.extract.leaders import leader
from dyads.extract.places import country_of_place, only_placed
from dyads.extract.reading import Found, Reading
from dyads.extract.roles import Agent, Ending, agents, endings, singular
from dyads.graph.model import Actor, Kind

# First words of the names of things.
_THINGS = frozenset({"cathedral", "cyclone", "hotel", "hurricane", "mount", "operation", "typhoon"})
PLACE = "a place"
"""`Found.how` of a place: no actor, but what is shelled or seized."""


def is_thing(name: Span) -> bool:
    """Whether a proper name is a thing's by its words: a street, a treaty, a temple, a war."""
    ending = endings().get(name[-1].lower_)
    first = endings().get(name[0].lower_) if name[0].lower_ in _THINGS else None
    return any(word is not None and word.kind is None for word in (ending, first))


def body(reading: Reading, token: Token) -> list[Found]:
    """The organisation or people that a proper name means; also a leader whom spaCy takes for a body."""
    if token.pos_ != "PROPN" or token.ent_type_ not in {"ORG", "NORP"} or not token.text[0].isupper():
        return []
    span = _entity(token)
    if span is None or is_thing(span) or token.i in reading.sentence.things or only_placed(token):
        return []
    name = _name(span)
    if (head := leader(reading, name, None)) is not None:
        return [reading.found(token, head, "a leader's surname", 0.75)]
    ending: Ending | Agent | None = endings().get(token.lower_) or agents().get(singular(token.text))
    if (known := reading.gazetteer.organisation_like(name)) is not None:
        return [reading.found(token, known, "another spelling of a name in the actor tables", 0.85)]
    country = country_of(reading, token)
    other: Kind = "group" if token.ent_type_ == "NORP" else "organisation"
    actor = Actor(
        id=f"{slug(name)}.{country}" if country else slug(name),
        name=name,
        kind=(ending.kind if ending else None) or other,
        country=country,
        sector=ending.sector if ending else None,
    )
    return [reading.found(token, actor, "unknown name", 0.75)]


def place(reading: Reading, token: Token) -> list[Found]:
    """The town or region that a name means, marked as `PLACE`; a leader whose surname spaCy takes for one."""
    span = _entity(token)
    if span is None:
        return []
    name, country = _name(span), country_of_place(reading, token)
    if country is None and (head := leader(reading, name, None)) is not None:
        return [reading.found(token, head, "a leader's surname", 0.75)]
    actor = Actor(id=f"place-{slug(name)}", name=name, country=country)
    return [msgspec.structs.replace(reading.found(token, actor, PLACE, 0.7), direct=False)]


def _entity(token: Token) -> Span | None:
    """The entity that a token heads; None where it heads none."""
    span = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
    return span if span is not None and span.root.i == token.i else None


def _name(span: Span) -> str:
    """The words of a name, without article."""
    return "".join(t.text_with_ws for t in span if t.tag_ not in {"DT", "POS"}).strip()
