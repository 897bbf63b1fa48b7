"""Proper names that no table knows: bodies by spaCy's label, and places."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.actors import slug
from dyads.extract.affiliation import country_of
from dyads.extract.reading import Found, Reading
from dyads.extract.roles import agents, singular
from dyads.graph.model import Actor

PLACE = "a place"
"""`Found.how` of a place: no actor, but what is shelled or seized."""


def body(reading: Reading, token: Token) -> list[Found]:
    """The organisation or people that a proper name means."""
    if token.pos_ != "PROPN" or token.ent_type_ not in {"ORG", "NORP"} or not token.text[0].isupper():
        return []
    name = _entity_name(token)
    if name is None:
        return []
    agent = agents().get(singular(token.text))
    country = country_of(reading, token)
    actor = Actor(
        id=f"{slug(name)}.{country}" if country else slug(name),
        name=name,
        kind=agent.kind if agent else ("group" if token.ent_type_ == "NORP" else "organisation"),
        country=country,
        sector=agent.sector if agent else None,
    )
    return [reading.found(token, actor, "unknown name", 0.75)]


def place(reading: Reading, token: Token) -> list[Found]:
    """The town or region that a name means, marked as `PLACE`."""
    name = _entity_name(token)
    if name is None:
        return []
    found = reading.found(token, Actor(id=f"place-{slug(name)}", name=name), PLACE, 0.7)
    return [msgspec.structs.replace(found, direct=False)]


def _entity_name(token: Token) -> str | None:
    """The name of the entity that a token heads, without article; None where it heads none."""
    span = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
    if span is None or span.root.i != token.i:
        return None
    return "".join(t.text_with_ws for t in span if t.tag_ not in {"DT", "POS"}).strip()
