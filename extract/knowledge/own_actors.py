"""A user's own actors: a CSV that adds, overrides, splits, and says who held which office.

Each row has at least id, name and kind. A new id adds an actor; the id of an organisation replaces it; the id
of a state or person takes the name, country and Wikidata id that are given and adds the aliases and seats.
`not_aliases` are names that no longer mean the actor: so a name is given from one actor to another, and two
people whom the tables take for one are split. `office`, `of`, `title`, `start` and `end` add a time in
office; a person may have several rows for several offices.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

import msgspec

from dyads.extract.knowledge.rows import check, rows_of
from dyads.extract.knowledge.tables import (
    Code,
    Office,
    Organisation,
    PartialDate,
    Person,
    State,
    Tables,
    Tenure,
    Wikidata,
    Words,
    first_day,
    last_day,
)  # fmt: skip
from dyads.graph.errors import DataFileError
from dyads.graph.model import Kind


class OwnActor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the user's file."""

    id: Code
    name: str
    kind: Kind
    aliases: Words = ()
    not_aliases: Words = ()
    seats: Words = ()
    sector: str | None = None
    country: str | None = None
    role: str | None = None
    wikidata: Wikidata | None = None
    office: Office | None = None
    of: Code | None = None
    title: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    source: str = ""


N = TypeVar("N", State, Person)


def read_own(path: Path) -> str:
    """The text of the file. Raises DataFileError where it cannot be read."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise DataFileError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path}: is not UTF-8 text") from error


def with_own(tables: Tables, name: str, text: str) -> Tables:
    """The tables with the user's rows; `name` is the file's. Raises DataFileError for a bad row."""
    states, people = dict(tables.states), dict(tables.people)
    organisations, tenures = dict(tables.organisations), list(tables.tenures)
    seen: set[str] = set()
    for line, row in rows_of(name, text, OwnActor):
        place = f"{name}: line {line}, column"
        if row.id in seen and row.office is None:
            raise DataFileError(f"{place} id: {row.id!r} is there twice")
        if row.id in states:
            states[row.id] = _changed(states[row.id], row, place)
        elif row.id in people:
            check(name, row.id, "country", row.country, states)
            people[row.id] = _changed(people[row.id], row, place)
        elif row.office is not None:
            check(name, row.id, "country", row.country, states)
            people[row.id] = Person(
                id=row.id, name=row.name, aliases=row.aliases, country=row.country, wikidata=row.wikidata
            )
        elif row.id not in seen:
            organisations[row.id] = _organisation(name, row, states)
        if row.office is not None:
            tenures.append(_tenure(row, place, states.keys() | organisations.keys()))
        seen.add(row.id)
    digest = hashlib.sha256(f"{tables.digest}\0{text}".encode()).hexdigest()
    return Tables(states, organisations, people, tuple(tenures), tables.decoys, digest)


def _changed(old: N, row: OwnActor, place: str) -> N:
    """A state or person with what the row adds, gives otherwise or takes away."""
    values = msgspec.structs.asdict(old).items()
    names: dict[str, tuple[str, ...]] = {field: some for field, some in values if isinstance(some, tuple)}
    for name in row.not_aliases:
        if not any(name in some for some in names.values()):
            raise DataFileError(f"{place} not_aliases: {row.id!r} has no other name {name!r} to take away")
        names = {field: tuple(one for one in some if one != name) for field, some in names.items()}
    names["aliases"] += row.aliases
    new = msgspec.structs.replace(old, name=row.name, wikidata=row.wikidata or old.wikidata, **names)
    if isinstance(new, State):
        return msgspec.structs.replace(new, seats=new.seats + row.seats)
    return msgspec.structs.replace(new, country=row.country or old.country)


def _organisation(name: str, row: OwnActor, states: dict[str, State]) -> Organisation:
    check(name, row.id, "country", row.country, states)
    return Organisation(
        id=row.id,
        name=row.name,
        aliases=tuple(alias for alias in row.aliases if alias not in row.not_aliases),
        seats=row.seats,
        kind=row.kind,
        sector=row.sector,
        country=row.country,
        role=row.role,
        wikidata=row.wikidata,
        source=row.source,
    )


def _tenure(row: OwnActor, place: str, bodies: set[str]) -> Tenure:
    of = row.of or row.country
    if row.kind != "person":
        raise DataFileError(f"{place} office: only a person holds an office, and {row.id!r} is a {row.kind}")
    if row.start is None:
        raise DataFileError(f"{place} start: {row.id!r} needs the day, month or year when the office began")
    if of is None or of not in bodies:
        raise DataFileError(f"{place} of: {of!r} is no state or organisation of the actor tables")
    if row.end is not None and last_day(row.end) < first_day(row.start):
        raise DataFileError(f"{place} end: {row.end} is before the start, {row.start}")
    assert row.office is not None
    title = row.title or row.office.replace("_", " ")
    until = row.end or "9998"  # the user answers for an office without an end
    return Tenure(
        person=row.id, office=row.office, title=title, of=of, start=row.start, end=until, as_of=until
    )
