"""Traits of sectors and of kinds of actor: which are branches of a state, which bear arms.

They are read from sectors.toml and kinds.toml and looked up by the name of the trait.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dyads.extract.knowledge.files import read_toml
from dyads.graph.errors import DataFileError
from dyads.graph.model import SECTORS, Kind


class Force(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a force of a sector is: its kind, and the noun whose node it shares."""

    kind: Kind
    node: str


class Sector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The traits of a sector."""

    state: bool = False
    """A branch of the state: its ministries, forces and courts."""
    official: bool = False
    """Holds or seeks public office: a branch of the state, a party, the opposition."""
    local: bool = False
    """Acts where it lives: its country is that where the sentence is set. Generals and diplomats travel."""
    local_body: bool = False
    """A body of it is of the land that the text is about, as those of a local sector are: a party."""
    opposed: bool = False
    """May be the other side of its own state: rebels, the opposition, a people."""
    overridden: bool = False
    """Gives way to the sector of a body outside the state: "a Hamas minister" acts for Hamas."""
    of_no_land: bool = False
    """Is not of the land that the text is about where the text does not say so: bodies of many lands."""
    force: Force | None = None
    """What a force of the sector is, where it is not the army."""


class KindTraits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The traits of a kind of actor."""

    armed: bool = False
    """Bears arms."""
    body: bool = False
    """A body that a noun beside its name identifies: "the broadcaster TVB"."""
    named_after_kind: bool = False
    """Its name often follows the noun for its kind: "news agency BelTA"."""
    body_of_members: bool = False
    """A body that "the group" or "the organisation" may point back to."""
    noted_as_modifier: bool = False
    """Is remembered where it only modifies: "NATO tanks", then "the alliance"."""
    of_no_land: bool = False
    """Is not of the land that the text is about where the text does not say so."""
    headed: bool = False
    """A body that somebody heads: "the head of a Tajik party"."""
    one: bool = False
    """May be meant by "it"; "they" may also mean a group."""
    gathers: bool = False
    """Consists of those whom a phrase with "of" names: "a group of students"."""


@cache
def sectors(trait: str) -> frozenset[str]:
    """The sectors with a trait, "state" for one. Raises AttributeError for no trait."""
    return frozenset(name for name, traits in _sectors().items() if getattr(traits, trait))


@cache
def kinds(trait: str) -> frozenset[str]:
    """The kinds of actor with a trait, "armed" for one. Raises AttributeError for no trait."""
    return frozenset(name for name, traits in _kinds().items() if getattr(traits, trait))


def force_of(sector: str) -> Force | None:
    """What a force of the sector is; None for the army and for sectors without forces."""
    traits = _sectors().get(sector)
    return traits.force if traits is not None else None


@cache
def _sectors() -> dict[str, Sector]:
    rows = read_toml("sectors.toml", dict[str, Sector])
    if unknown := rows.keys() - SECTORS:
        raise DataFileError(f"sectors.toml: no sector {min(unknown)!r}")
    return rows


@cache
def _kinds() -> dict[Kind, KindTraits]:
    return read_toml("kinds.toml", dict[Kind, KindTraits])
