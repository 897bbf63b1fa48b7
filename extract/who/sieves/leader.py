"""Leaders by surname: whom "Putin" means where the text gives no more; and in which sector one acts when."""

from __future__ import annotations

from functools import cache

import msgspec

from dyads.extract.knowledge.gazetteer import organisation_actor, person_actor
from dyads.extract.knowledge.holders import HEADS
from dyads.extract.knowledge.offices import titles
from dyads.extract.knowledge.tables import Person, Tenure
from dyads.extract.who.cast import Cast
from dyads.extract.who.sieves.name import countries_here
from dyads.graph.model import Actor


def leader(cast: Cast, name: str, country: str | None, title: str | None = None) -> Actor | None:
    """The office holder whom a bare surname means, where it can mean only one.

    Of several heads of state or government, the one who bears the title, or whose country the text mentions.
    """
    if " " in name:
        return None
    spoken_of = {*cast.memory.countries, *cast.setting.lands, *countries_here(cast)}
    mentioned = {country} if country else spoken_of
    found = cast.gazetteer.leaders_named(name, cast.date, mentioned)
    found = [p for p in found if country is None or country == p.country]
    if len(found) > 1:
        found = _likeliest(cast, found, title, mentioned)
    if not found:
        return _without_office(cast, name, mentioned)
    if len(found) != 1:
        return None
    return msgspec.structs.replace(person_actor(found[0]), sector=sector_held(cast, found[0].id))


def _likeliest(cast: Cast, found: list[Person], title: str | None, mentioned: set[str]) -> list[Person]:
    """Of several those who bear the title, if any does; of these, where several remain, those whose country
    the text mentions."""
    bearing = [p for p in found if title and cast.gazetteer.bears(p.id, title, cast.date)]
    found = bearing or found
    return found if len(found) == 1 else [p for p in found if p.country in mentioned]


def _without_office(cast: Cast, name: str, mentioned: set[str]) -> Actor | None:
    """The one of that surname who stands among the organisations and is of a country mentioned."""
    known = [row for row in cast.gazetteer.surnamed(name) if row.country in mentioned]
    return organisation_actor(known[0]) if len(known) == 1 else None


def sector_held(cast: Cast, person: str) -> str | None:
    """The sector of the office that somebody of the tables holds on the day of the article.

    "ELI" for who holds one no more, "PTY" for who led a party only, or is to head a state later; None where
    the article has no date, or the tables say nothing.
    """
    if cast.date is None:
        return None
    if holding := cast.gazetteer.holding(person, cast.date):
        return _sector_of_office(cast, holding[-1])
    today = cast.date.isoformat()
    held = cast.gazetteer.held(person)
    past = [tenure for tenure in held if tenure.end and tenure.end < today]
    if past and not all(_is_of_party(cast, tenure) for tenure in past):
        return "ELI"
    return "PTY" if past or any(tenure.office in HEADS for tenure in held) else None


def _is_of_party(cast: Cast, tenure: Tenure) -> bool:
    body = cast.gazetteer.organisation(tenure.of)
    return body is not None and body.kind == "party"


def _sector_of_office(cast: Cast, tenure: Tenure) -> str | None:
    """The sector of an office: that of the body it leads, or its own."""
    if (body := cast.gazetteer.organisation(tenure.of)) is not None:
        return body.sector
    if title := titles().get(tenure.title.lower()):
        return title.sector or "GOV"
    return _sectors_of_offices().get(tenure.office) or "GOV"


@cache
def _sectors_of_offices() -> dict[str, str | None]:
    """The sector of each kind of office, by the first title that names it."""
    return {title.office: title.sector for title in reversed(titles().values()) if title.office}
