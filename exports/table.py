"""CSV tables that a spreadsheet can open without harm."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO


def write_table(out: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A header and the rows; truth values as `true` and `false`."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(columns)
    table.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """A spreadsheet runs what starts like a formula, and names come from articles: so an apostrophe first."""
    if isinstance(value, bool):
        return "true" if value else "false"
    formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if formula else value
