"""CSV: a document a row, under a header that names the columns."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections.abc import Iterator
from typing import TextIO

from dyads.extract.readers.decoding import decode
from dyads.extract.readers.records import FIELDS, document
from dyads.extract.readers.source import LARGEST, Found, Source
from dyads.graph.errors import InputError

_CHUNK = 1 << 20


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield each row's document, or why it cannot be used."""
    try:
        encoding = _encoding(source)
        with source.open() as stream, io.TextIOWrapper(stream, encoding, "replace", newline="") as table:
            yield from _documents(_rows(table, source.where), source.where)
    except InputError as error:
        yield error


def _documents(rows: csv.DictReader[str], where: str) -> Iterator[Found | InputError]:
    while True:
        place = f"{where}, after line {rows.line_num}"
        try:
            row = next(rows, None)
            if row is None:
                return
            place = f"{where}, line {rows.line_num}"
            if row.pop(None, None) is not None or None in row.values():
                raise InputError(f"{place}: the row has not as many cells as the header")
            yield Found(document({name: cell or None for name, cell in row.items()}, place), place)
        except csv.Error as error:
            yield InputError(f"{place}: broken CSV ({error})")
        except InputError as error:
            yield error


def _encoding(source: Source) -> str:
    """The encoding of a table, which may be too large to be read whole: one pass for one that fits all."""
    with source.open() as stream:
        start = stream.read(_CHUNK)
        if not start.strip():
            raise InputError(f"{source.where}: is empty")
        decode(start.rpartition(b"\n")[0] or start[:-4], source.where)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        check = codecs.getincrementaldecoder("utf-8")()
        try:
            while start:
                check.decode(start)
                start = stream.read(_CHUNK)
            check.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _rows(table: TextIO, where: str) -> csv.DictReader[str]:
    csv.field_size_limit(LARGEST)  # an article may be longer than the standard 128 KB a cell
    header = ""
    while not header.strip():
        header = table.readline(_CHUNK)
        if not header:
            raise InputError(f"{where}: is empty")
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(itertools.chain([header], table), delimiter=delimiter, strict=True)
    try:
        rows.fieldnames = [_column(name.strip()) for name in rows.fieldnames or ()]
    except csv.Error as error:
        raise InputError(f"{where}: broken CSV in its first line ({error})") from None
    if "text" not in rows.fieldnames:
        raise InputError(f"{where}: has no column 'text' in its first line")
    return rows


def _column(name: str) -> str:
    return name.lower() if name.lower() in FIELDS else name
