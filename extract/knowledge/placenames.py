"""The names of towns and regions, with the states they lie in, from places.csv."""

from __future__ import annotations

from functools import cache

import msgspec

from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.rows import read_rows


class Placename(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name, and the states where a place of that name lies, the likeliest first."""

    name: str
    countries: tuple[str, ...]


@cache
def placenames() -> dict[str, tuple[str, ...]]:
    """The states where a place of that name lies, the likeliest first; by folded name."""
    return {folded(row.name): row.countries for row in read_rows("places.csv", Placename)}
