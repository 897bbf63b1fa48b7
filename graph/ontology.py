"""The ontology: PLOVER's categories and our relations, read from the two TOML files beside this one."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from dyads.graph.errors import DataFileError
from dyads.graph.model import Category, Quad, Relation

HERE = Path(__file__).parent
T = TypeVar("T")


class CategoryEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of categories.toml."""

    quad: Quad
    intensity: float
    general: str
    definition: str
    modes: dict[str, float] = {}


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the claim that it must yield, its actors as the text names them."""

    text: str
    subject: str
    object: str


class RelationEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of relations.toml."""

    category: Category
    label: str
    definition: str
    example: Example
    mode: str | None = None
    symmetric: bool = False
    territorial: bool = False


class Ontology(msgspec.Struct, frozen=True):
    """Categories and relations by id, in the order of the files."""

    categories: dict[Category, CategoryEntry]
    relations: dict[str, RelationEntry]

    def relation(self, name: str) -> Relation:
        """The relation of that id, with its category's quad class and its mode's intensity."""
        entry = self.relations[name]
        category = self.categories[entry.category]
        intensity = category.modes[entry.mode] if entry.mode else category.intensity
        return Relation(id=name, category=entry.category, quad=category.quad, intensity=intensity)

    def is_symmetric(self, relation: str) -> bool:
        """Whether X relates to Y as Y to X."""
        return self.relations[relation].symmetric


@cache
def ontology() -> Ontology:
    """The ontology this package ships. Raises DataFileError where a file is malformed."""
    read = Ontology(
        categories=read_table("categories.toml", dict[Category, CategoryEntry]),
        relations=read_table("relations.toml", dict[str, RelationEntry]),
    )
    for name, entry in read.relations.items():
        if entry.mode and entry.mode not in read.categories[entry.category].modes:
            raise DataFileError(f"relations.toml: {name}: {entry.category} has no mode {entry.mode!r}")
    for name, category in read.categories.items():
        if category.general not in read.relations or read.relations[category.general].category != name:
            raise DataFileError(f"categories.toml: {name}: no relation of it: {category.general!r}")
    return read


def ontology_digest() -> str:
    """A digest of the two files, for the run: a changed relation may give other claims."""
    files = (HERE / name for name in ("categories.toml", "relations.toml"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def read_table(name: str, kind: type[T]) -> T:
    """A TOML file of this folder as `kind`. Raises DataFileError, which names file and entry."""
    try:
        return msgspec.convert(tomllib.loads((HERE / name).read_text("utf-8")), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataFileError(f"{name}: {error}") from error
