"""Regions: governments below the state, "the Punjab government", "the state of Washington"."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.labels import OWNING
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.words import words
from dyads.extract.who.actors import slug
from dyads.extract.who.cast import Cast
from dyads.extract.who.state_of.place import country_of_place
from dyads.graph.model import Actor

_NAMING = OWNING | {"pobj"}


def region_of(cast: Cast, token: Token) -> Actor | None:
    """The government of the place that names the government at a token; None where no place does."""
    if token.lower_ in words("regions"):  # "the state of Washington": a region may have a capital's name
        for inner in objects_of(token, {"of"}):
            if countries := placenames().get(folded(inner.text)):
                return _regional_government(inner.text, countries[0])
        return None
    for child in (*token.lefts, *objects_of(token, {"of"})):
        if child.dep_ in _NAMING and child.i not in cast.sentence.names:
            country = country_of_place(cast, child)
            name = [w for w in child.subtree if w.text[0].isupper() and w.i <= child.i]
            if country is not None and name:
                return _regional_government("".join(w.text_with_ws for w in name).strip(), country)
    return None


def _regional_government(place: str, country: str) -> Actor:
    return Actor(
        id=f"{country}-{slug(place)}-government",
        name=f"government of {place}",
        kind="government",
        country=country,
        sector="GOV",
    )
