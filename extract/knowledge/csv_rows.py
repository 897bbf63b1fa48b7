"""Tables in CSV: rows checked as they are read; an error names the file, the line and the column.

A cell may hold several values joined by ``|``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container, Iterator
from typing import TypeVar

import msgspec

from dyads.extract.knowledge.tables import Organisation, Person, State
from dyads.graph.errors import DataFileError
from dyads.graph.model import SECTORS

Row = TypeVar("Row", bound=msgspec.Struct)
Named = TypeVar("Named", State, Organisation, Person)


def by_id(name: str, text: str, kind: type[Named]) -> dict[str, Named]:
    """The rows of a table by id. Raises DataFileError for an id that is there twice."""
    found: dict[str, Named] = {}
    for line, row in read_rows(name, text, kind):
        if row.id in found:
            raise DataFileError(f"{name}: line {line}, column id: {row.id!r} is there twice")
        found[row.id] = row
    return found


def read_rows(name: str, text: str, kind: type[Row]) -> Iterator[tuple[int, Row]]:
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


def check_organisation(name: str, row: Organisation, states: Container[str]) -> None:
    """Raises DataFileError where the organisation's country or sector does not exist."""
    check(name, row.id, "country", row.country, states)
    check(name, row.id, "sector", row.sector, SECTORS)


def check(name: str, id: str, column: str, value: str | None, known: Container[str]) -> None:
    """Raises DataFileError where a value is given that is not among the known ones."""
    if value is not None and value not in known:
        raise DataFileError(f"{name}: {id}: column {column}: {value!r} is unknown")
