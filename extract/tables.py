"""The actor tables: states, organisations, people and their offices, read from the CSV files in extract/data.

A cell may hold several values joined by ``|``. Every row is checked when it is read; an error names the file,
the line and the column.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Container, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from dyads.graph.errors import DataFileError
from dyads.graph.model import SECTORS, Kind

Office = Literal[
    "head_of_state", "head_of_government", "deputy_head", "foreign_minister", "defence_minister",
    "interior_minister", "security_adviser", "intelligence_chief", "military_chief", "speaker", "leader_of",
]  # fmt: skip
Wikidata = Annotated[str, msgspec.Meta(pattern=r"^Q[1-9][0-9]*$")]
PartialDate = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")
]
Code = Annotated[str, msgspec.Meta(pattern=r"^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$")]
Words = tuple[Annotated[str, msgspec.Meta(min_length=1)], ...]


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state, a territory that news treats as one, or a former state (then with `end`).

    `id` is the ISO 3166 alpha-3 code (XKX for Kosovo), withdrawn codes included; a slug where there is none.
    `seats` are the capital and the buildings whose names stand for the government.
    """

    id: Code
    name: str
    aliases: Words = ()
    adjectives: Words = ()
    demonyms: Words = ()
    seats: Words = ()
    iso2: str | None = None
    wikidata: Wikidata | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    source: str = ""

    @property
    def country(self) -> str | None:
        """The code that actors of this state bear: its id where that is an ISO code, else None."""
        return self.id if self.id.isupper() else None


class Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that acts: an international organisation, a ministry, an army, a party, an armed group …

    `seats` are places and buildings whose names stand for it ("Brussels", "Capitol Hill").
    """

    id: Code
    name: str
    aliases: Words = ()
    seats: Words = ()
    kind: Kind
    sector: str | None = None
    country: str | None = None
    wikidata: Wikidata | None = None
    source: str = ""


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who holds or held an office; `country` is the state of it, None for an international one."""

    id: Code
    name: str
    aliases: Words = ()
    country: str | None = None
    wikidata: Wikidata | None = None
    source: str = ""


class Tenure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person's time in an office `of` a state or organisation.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD. Without `end` the person was still in office on `as_of`, and
    nothing is known about any later day.
    """

    person: Code
    office: Office
    title: str
    of: Code
    start: PartialDate
    end: PartialDate | None = None
    as_of: PartialDate
    source: str = ""

    def covers(self, day: date) -> bool:
        """Whether the person is taken to be in office on that day, both ends included.

        A start or end known to the month or year covers all of it; an open tenure is trusted for twelve
        months after `as_of`.
        """
        if self.end:
            return first_day(self.start) <= day <= last_day(self.end)
        seen = last_day(self.as_of)
        return first_day(self.start) <= day and (
            (day.year - 1, day.month, day.day) <= (seen.year, seen.month, seen.day)
        )


class Tables(msgspec.Struct, frozen=True):
    """All actor tables, by id.

    `decoys` are names that contain an actor's but name none ("Indian Ocean"); `digest` changes with any file.
    """

    states: dict[str, State]
    organisations: dict[str, Organisation]
    people: dict[str, Person]
    tenures: tuple[Tenure, ...]
    decoys: tuple[str, ...]
    digest: str


class _Decoy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    note: str = ""


Row = TypeVar("Row", bound=msgspec.Struct)
Named = TypeVar("Named", State, Organisation, Person)


def load_tables(extra: Path | None = None) -> Tables:
    """Read the tables this package ships, and a user's own actors from `extra`.

    `extra` is a CSV in the form of organisations.csv, of which only id, name and kind are required. A row
    adds an organisation or replaces the one with its id; a state's or person's id only
    adds aliases to them.
    Raises DataFileError where a file is malformed.
    """
    texts = {name: (files("dyads.extract") / "data" / name).read_text("utf-8") for name in _FILES}
    states = _by_id("states.csv", texts["states.csv"], State)
    organisations = _by_id("organisations.csv", texts["organisations.csv"], Organisation)
    people = _by_id("people.csv", texts["people.csv"], Person)
    if extra is not None:
        texts[extra.name] = _read_extra(extra)
        for id, row in _by_id(extra.name, texts[extra.name], Organisation).items():
            if id in states:
                state = states[id]
                states[id] = msgspec.structs.replace(
                    state, aliases=state.aliases + row.aliases, seats=state.seats + row.seats
                )
            elif id in people:
                people[id] = msgspec.structs.replace(people[id], aliases=people[id].aliases + row.aliases)
            else:
                _check_organisation(extra.name, row, states)
                organisations[id] = row
    for row in organisations.values():
        _check_organisation("organisations.csv", row, states)
    for person in people.values():
        _check("people.csv", person.id, "country", person.country, states)
    tenures = tuple(tenure for _, tenure in _rows("tenures.csv", texts["tenures.csv"], Tenure))
    offices = states.keys() | organisations.keys()
    for tenure in tenures:
        _check("tenures.csv", tenure.person, "person", tenure.person, people)
        _check("tenures.csv", tenure.person, "of", tenure.of, offices)
    decoys = tuple(decoy.text for _, decoy in _rows("decoys.csv", texts["decoys.csv"], _Decoy))
    digest = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in texts.items()).encode()).hexdigest()
    return Tables(states, organisations, people, tenures, decoys, digest)


_FILES = ("states.csv", "organisations.csv", "people.csv", "tenures.csv", "decoys.csv")


def first_day(partial: str) -> date:
    """The first day of a date given to the day, month or year."""
    return date.fromisoformat(partial + "-01-01"[: 10 - len(partial)])


def last_day(partial: str) -> date:
    """The last day of a date given to the day, month or year."""
    if len(partial) == 10:
        return date.fromisoformat(partial)
    year, month = (int(partial[:4]), int(partial[5:7]) if len(partial) == 7 else 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _read_extra(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise DataFileError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path}: is not UTF-8 text") from error


def _by_id(name: str, text: str, kind: type[Named]) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for line, row in _rows(name, text, kind):
        if row.id in found:
            raise DataFileError(f"{name}: line {line}, column id: {row.id!r} is there twice")
        found[row.id] = row
    return found


def _rows(name: str, text: str, kind: type[Row]) -> Iterator[tuple[int, Row]]:
    """The rows of a table with the lines they end on."""
    several = {field.name for field in msgspec.structs.fields(kind) if isinstance(field.default, tuple)}
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        for cells in reader:
            if len(cells) != len(header):
                raise DataFileError(
                    f"{name}: line {reader.line_num}: {len(cells)} cells, where the header has {len(header)}"
                )
            row = {
                column: tuple(cell.split("|")) if column in several else cell
                for column, cell in zip(header, cells, strict=True)
                if cell
            }
            yield reader.line_num, msgspec.convert(row, kind)
    except (msgspec.ValidationError, csv.Error) as error:
        said = re.sub(r"(.*) - at `\$\.(\w+).*`", r"column \2: \1", str(error))
        raise DataFileError(f"{name}: line {reader.line_num}: {said}") from error


def _check_organisation(name: str, row: Organisation, states: Container[str]) -> None:
    _check(name, row.id, "country", row.country, states)
    _check(name, row.id, "sector", row.sector, SECTORS)


def _check(name: str, id: str, column: str, value: str | None, known: Container[str]) -> None:
    if value is not None and value not in known:
        raise DataFileError(f"{name}: {id}: column {column}: {value!r} is unknown")
