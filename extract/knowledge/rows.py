"""Rows of CSV tables, checked as they are read: an error names the file, the line and the column.

A cell of a column that holds several values joins them by ``|``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container, Iterator
from typing import TypeVar

import msgspec
from msgspec.inspect import StructType, VarTupleType, type_info

from dyads.extract.knowledge.files import DATA
from dyads.extract.knowledge.tables import Organisation, Person, State
from dyads.graph.errors import DataFileError
from dyads.graph.model import SECTORS

Row = TypeVar("Row", bound=msgspec.Struct)
Identified = TypeVar("Identified", State, Organisation, Person)


def read_rows(name: str, kind: type[Row]) -> list[Row]:
    """The rows of a data file. Raises DataFileError for a malformed one."""
    return [row for _, row in rows_of(name, (DATA / name).read_text("utf-8"), kind)]


def rows_of(name: str, text: str, kind: type[Row]) -> Iterator[tuple[int, Row]]:
    """The rows of a table given as text, with the lines they end on; `name` is its file's.

    Raises DataFileError for a malformed one.
    """
    shape = type_info(kind)
    assert isinstance(shape, StructType)
    several = {field.name for field in shape.fields if isinstance(field.type, VarTupleType)}
    empty = {field.name: None for field in shape.fields if field.required}
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        for cells in reader:
            if len(cells) != len(header):
                raise DataFileError(
                    f"{name}: line {reader.line_num}: {len(cells)} cells, where the header has {len(header)}"
                )
            filled = {
                column: tuple(cell.split("|")) if column in several else cell
                for column, cell in zip(header, cells, strict=True)
                if cell
            }
            row = msgspec.convert(empty | filled, kind)
            sector = getattr(row, "sector", None)
            if sector is not None and sector not in SECTORS:
                raise DataFileError(f"{name}: line {reader.line_num}: column sector: {sector!r} is unknown")
            yield reader.line_num, row
    except (msgspec.ValidationError, csv.Error) as error:
        said = re.sub(r"(.*) - at `\$\.(\w+).*`", r"column \2: \1", str(error))
        raise DataFileError(f"{name}: line {reader.line_num}: {said}") from error


def by_id(name: str, text: str, kind: type[Identified]) -> dict[str, Identified]:
    """The rows of a table by id. Raises DataFileError for an id that is there twice."""
    found: dict[str, Identified] = {}
    for line, row in rows_of(name, text, kind):
        if row.id in found:
            raise DataFileError(f"{name}: line {line}, column id: {row.id!r} is there twice")
        found[row.id] = row
    return found


def check(name: str, id: str, column: str, value: str | None, known: Container[str]) -> None:
    """Raises DataFileError where a value is given that is not among the known ones."""
    if value is not None and value not in known:
        raise DataFileError(f"{name}: {id}: column {column}: {value!r} is unknown")
