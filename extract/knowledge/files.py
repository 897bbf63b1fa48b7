"""The data files of extract/knowledge/data: where they lie, and TOML read with a check of its shape."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from dyads.graph.errors import DataFileError

T = TypeVar("T")
DATA = Path(__file__).parent / "data"


def read_toml(name: str, kind: type[T]) -> T:
    """A TOML file of the data as `kind`. Raises DataFileError, which names file and entry."""
    try:
        return msgspec.convert(tomllib.loads((DATA / name).read_text("utf-8")), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataFileError(f"{name}: {error}") from error
