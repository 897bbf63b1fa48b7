"""The names of towns and regions, with the states they lie in, from places.csv."""

from __future__ import annotations

import csv
from functools import cache

from dyads.extract.knowledge.files import DATA
from dyads.extract.knowledge.folding import folded
from dyads.graph.errors import DataFileError


@cache
def placenames() -> dict[str, tuple[str, ...]]:
    """The states where a place of that name lies, the likeliest first; by folded name. From places.csv."""
    path = DATA / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if rows[0] != ["name", "countries"] or any(len(row) != 2 or not all(row) for row in rows):
        raise DataFileError(f"{path.name}: each line must have a name and countries")
    return {folded(name): tuple(countries.split("|")) for name, countries in rows[1:]}
