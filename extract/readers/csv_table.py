"""CSV: a document a row, under a header that names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dyads.extract.readers.decoding import decode
from dyads.extract.readers.records import FIELDS, document
from dyads.extract.readers.source import Found, Source
from dyads.graph.errors import InputError


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield each row's document, or why it cannot be used."""
    try:
        with source.open() as stream:
            table = decode(stream.read(), source.where)
        if not table.strip():
            raise InputError(f"{source.where}: is empty")
        rows = _rows(table, source.where)
    except InputError as error:
        yield error
        return
    while True:
        place = f"{source.where}, after line {rows.line_num}"
        try:
            row = next(rows, None)
            if row is None:
                return
            place = f"{source.where}, line {rows.line_num}"
            if row.pop(None, None) is not None or None in row.values():
                raise InputError(f"{place}: the row has not as many cells as the header")
            yield Found(document({name: cell or None for name, cell in row.items()}, place), place)
        except csv.Error as error:
            yield InputError(f"{place}: broken CSV ({error})")
        except InputError as error:
            yield error


def _rows(table: str, where: str) -> csv.DictReader[str]:
    csv.field_size_limit(2**31 - 1)  # an article may be longer than the standard 128 KB a cell
    header = table.lstrip("\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(table, newline=""), delimiter=delimiter, strict=True)
    rows.fieldnames = [_column(name.strip()) for name in rows.fieldnames or ()]
    if "text" not in rows.fieldnames:
        raise InputError(f"{where}: has no column 'text' in its first line")
    return rows


def _column(name: str) -> str:
    return name.lower() if name.lower() in FIELDS else name
