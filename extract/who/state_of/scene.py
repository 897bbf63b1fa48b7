"""Scenes: in which state a sentence is set, by the places that it names, or its text."""

from __future__ import annotations

import re
from collections.abc import Set

from spacy.tokens import Token

from dyads.extract.grammar.labels import OWNING
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.words import words
from dyads.extract.who.cast import Cast
from dyads.extract.who.sieves.name import country_of_name, is_ethnic
from dyads.extract.who.state_of.place import country_of_place

_AFTER_PLACE = re.compile(r"[\d(—–]|\s-")
# Cities that host others' meetings and courts say nothing of who acts there.
_VENUES = frozenset({"AUT", "BEL", "CHE", "NLD", "QAT"})
_MOST = 0.6  # of all that a text says of states
_OFTEN = 3  # sentences after which a text is about a venue's state


def scene(cast: Cast) -> str | None:
    """The state where the sentence is set by its places, else the one that its text is about, unless the
    sentence speaks of others."""
    if here := placed_in(cast):
        return here
    home, named = subject_land(cast), spoken_of(cast)
    return home if home in named or not named else None


def subject_land(cast: Cast) -> str | None:
    """The state that the text is about: the only one it speaks of, or the one where it was filed, if its
    first sentences name it or it speaks of none more often."""
    setting = cast.setting
    counts, filed = setting.lands, setting.filed_from
    most = max(counts.values(), default=0)
    if filed is not None and filed not in _VENUES and (filed in setting.lead or counts[filed] >= most):
        return filed
    return next(iter(counts)) if len(counts) == 1 else None


def lead_land(cast: Cast) -> str | None:
    """The state of whose officials a text may speak without naming it: the one it is about, or without
    dateline the only one that its first sentences name, if no other is spoken of more often."""
    setting = cast.setting
    if setting.filed_from is not None or len(setting.lead) != 1:
        return subject_land(cast)
    (land,) = setting.lead
    return land if setting.lands[land] >= max(setting.lands.values()) else None


def main_land(cast: Cast) -> str | None:
    """The state that the whole text is about: most of its sentences that speak of any speak of that one, or
    its first do and none is spoken of more often."""
    counts, lead = cast.setting.lands, cast.setting.lead
    if not counts:
        return None
    (land, most), *others = counts.most_common(2)
    if land in _VENUES and most < _OFTEN:
        return None
    if most >= _MOST * counts.total():
        return land
    (first,) = lead if len(lead) == 1 else (None,)
    if first is None or counts[first] < most:
        return None
    return first if not others or others[0][1] < most else None


def filed_from(cast: Cast) -> str | None:
    """The state of a dateline: "KAMPALA, July 12 (Reuters) -", "MADRID/BARCELONA -"."""
    sentence = cast.sentence
    written = _AFTER_PLACE.split(sentence.text)[0]  # without the agency, which is of another state
    end = sentence.span.start_char + len(written)
    names = (entry.actor.country for t in sentence if t.idx < end for entry in sentence.entries(t)[:1])
    if country := next(filter(None, names), None):
        return country
    where = placenames().get(folded(re.split("[,/]", written)[0].strip()), ())
    return next((country for country in where if country in cast.setting.lands), next(iter(where), None))


def placed_in(cast: Cast) -> str | None:
    """The one state whose places the sentence names; None for none, for several, and for venues."""
    here = places(cast)
    return next(iter(here)) if len(here) == 1 and not here & _VENUES else None


def spoken_of(cast: Cast) -> Set[str]:
    """The states that the sentence speaks of, as the survey of its text found them."""
    known = cast.setting.lands_of.get(cast.sentence.number)
    return lands(cast) if known is None else known


def lands(cast: Cast) -> set[str]:
    """The states that the sentence speaks of, but for those whose embassies or troops are abroad."""
    found = {
        _of_place(cast, token)
        for token in cast.sentence
        if not (token.dep_ in OWNING and token.head.lemma_ in words("abroad"))
        and not is_ethnic(token)
        and all(entry.actor.kind in {"state", "person"} for entry in cast.sentence.entries(token))
    }
    return {country for country in found if country}


def places(cast: Cast) -> set[str]:
    """The states in which the sentence says that something takes place."""
    found = {
        _country(cast, token)
        for token in cast.sentence
        if token.dep_ == "pobj" and _is_setting(token.head) and token.lemma_ not in words("borders")
    }
    return {country for country in found if country}


def _is_setting(preposition: Token) -> bool:
    """Whether a preposition brings the place of what happens: "on the Bulgarian side" too."""
    return preposition.lower_ == "on" or preposition.lower_ in words("where")


def _country(cast: Cast, token: Token) -> str | None:
    """The state of a place, or in which a part of a land lies: "the highlands of western Kenya"."""
    if country := _of_place(cast, token):
        return country
    if token.lemma_ not in words("land_parts") and token.ent_type_ not in {"GPE", "LOC", "FAC"}:
        return None
    near = [child for child in token.lefts if child.dep_ in OWNING]
    near += [child for child in token.rights if child.dep_ == "appos"]
    near += objects_of(token, {"of", "in"})
    return next(filter(None, (_country(cast, word) for word in near)), None)


def _of_place(cast: Cast, token: Token) -> str | None:
    if not token.text[0].isupper():
        return None
    country = country_of_name(cast, token.i) if token.i in cast.sentence.names else None
    return country or country_of_place(cast, token, certain=token.dep_ == "pobj")
