"""JSON Lines, plain or gzipped: a document a line."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from dyads.extract.readers.records import document
from dyads.extract.readers.source import LARGEST, Found, Source
from dyads.graph.errors import InputError


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield each line's document, or why it cannot be used."""
    with source.open() as stream:
        yield from _records(stream, source.where)


def read_gzipped(source: Source) -> Iterator[Found | InputError]:
    """Yield each line's document of a gzipped file, or why it cannot be used."""
    with source.open() as packed, gzip.open(packed) as stream:
        try:
            yield from _records(cast("BinaryIO", stream), source.where)
        except (gzip.BadGzipFile, zlib.error, EOFError):
            yield InputError(
                f"{source.where}: is not a whole gzip file; what stood before the damage was read"
            )


def _records(stream: BinaryIO, where: str) -> Iterator[Found | InputError]:
    empty = True
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            empty = False
            yield InputError(f"{where}: line {number} is longer than {LARGEST // 1_000_000} MB")
            continue
        record = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not record.strip():
            continue
        empty = False
        place = f"{where}, line {number}"
        try:
            yield Found(document(_object(record, number, where), place), place)
        except InputError as error:
            yield error
    if empty:
        yield InputError(f"{where}: is empty")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line; None for one that is too long to be a document."""
    while line := stream.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST)
        yield None


def _object(line: bytes, number: int, where: str) -> dict[str, object]:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InputError(f"{where}: broken JSON on line {number}") from None
    if not isinstance(value, dict):
        raise InputError(f"{where}: line {number} is not a JSON object")
    return value
