"""Rows as text: aligned for people, CSV, TSV and JSON for programs. Never cut off."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from rich.cells import cell_len

from dyads.graph.errors import UsageError
from dyads.graph.iris import PREFIXES

Row = Mapping[str, Any]

_LOCAL_NAME = re.compile(r"[\w%-][\w%.-]*")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def printable(text: str) -> str:
    """`text` on one line, without what could steer a terminal: article text is anybody's."""
    return _UNSAFE.sub(" ", text)


def aligned(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A header and the rows in columns as wide as what they hold, numbers to the right, IRIs short."""
    cells = [[_short(printable(_text(row.get(column)))) for column in columns] for row in rows]
    widths = [max(cell_len(line[n]) for line in [list(columns), *cells]) for n in range(len(columns))]
    right = [bool(cells) and all(_is_number(line[n]) for line in cells) for n in range(len(columns))]
    lines = [list(columns), ["─" * width for width in widths], *cells]
    return "".join(
        "  ".join(
            (" " * (width - cell_len(cell)) + cell) if to_right else cell + " " * (width - cell_len(cell))
            for cell, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def comma_separated(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """CSV with a header."""
    return _separated(columns, rows, ",")


def tab_separated(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Tab-separated values with a header; a tab or line end inside a value becomes a space."""
    plain = ({column: _flat(row.get(column)) for column in columns} for row in rows)
    return _separated(columns, plain, "\t")


def json(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A JSON array, an object to a row, a row to a line."""
    lines = (msgspec.json.encode({column: row.get(column) for column in columns}).decode() for row in rows)
    return "[" + ",\n ".join(lines) + "]\n"


FORMATS: dict[str, Callable[[Sequence[str], Iterable[Row]], str]] = {
    "table": aligned,
    "csv": comma_separated,
    "json": json,
    "tsv": tab_separated,
}


def formatted(format: str, columns: Sequence[str], rows: Iterable[Row]) -> str:
    """The rows in the format of that name."""
    return format_named(format)(columns, rows)


def format_named(format: str) -> Callable[[Sequence[str], Iterable[Row]], str]:
    """The writer of that name. Raises UsageError listing those that exist."""
    if format not in FORMATS:
        raise UsageError(f"There is no format {format!r}; choose one of {', '.join(FORMATS)}.")
    return FORMATS[format]


def _short(cell: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if cell.startswith(namespace) and _LOCAL_NAME.fullmatch(cell, len(namespace)):
            return f"{prefix}:{cell.removeprefix(namespace)}"
    return cell


def _separated(columns: Sequence[str], rows: Iterable[Row], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _flat(value: object) -> str:
    return re.sub(r"[\t\r\n]+", " ", _text(value))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?|", cell) is not None
