"""Leaders by surname: whom "Putin" means where the text gives no more."""

from __future__ import annotations

from dyads.extract.gazetteer import person_actor
from dyads.extract.names import countries_here
from dyads.extract.reading import Reading
from dyads.graph.model import Actor


def leader(reading: Reading, name: str, country: str | None, title: str | None = None) -> Actor | None:
    """The office holder whom a bare surname means, where it can mean only one.

    Of several heads of state or government, the one who bears the title, or whose country the text mentions.
    """
    if " " in name:
        return None
    mentioned = {country} if country else {*reading.discourse.countries, *countries_here(reading)}
    found = reading.gazetteer.leaders_named(name, reading.date, mentioned)
    found = [p for p in found if country is None or country == p.country]
    if len(found) > 1 and title:
        bearing = [p for p in found if reading.gazetteer.bears(p.id, title, reading.date)]
        found = bearing or found
    if len(found) > 1:
        found = [p for p in found if p.country in mentioned]
    return person_actor(found[0]) if len(found) == 1 else None
