"""The documents of a run: found, checked and each counted once, before the slow work starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from dyads.extract.readers.english import is_english
from dyads.extract.readers.inputs import Inputs
from dyads.extract.readers.records import day
from dyads.extract.readers.source import Found
from dyads.graph.errors import InputError, UsageError
from dyads.graph.identity import content_digest
from dyads.graph.model import Document


class InputWarning(UserWarning):
    """An input that could not be used."""


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of a single document."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None

    def given(self) -> dict[str, str]:
        """The fields that are given. Raises UsageError where the date is none."""
        fields = {name: value for name, value in msgspec.structs.asdict(self).items() if value}
        if "date" in fields:
            try:
                fields["date"] = day(fields["date"], "--date")
            except InputError as error:
                raise UsageError(str(error)) from None
        return fields


class Gathering:
    """The documents of a run, in order. `count` of them; `problems` with the inputs that cannot be used.

    The inputs are gone through once to know this much, and once more to give the documents, so that they need
    not all be in memory. The same document found twice is one; different documents under one id are a
    problem, and none of them is given, since which one is meant nobody can know.
    """

    def __init__(
        self,
        inputs: Sequence[str | Path | Document],
        *,
        description: Description | None = None,
        stdin: BinaryIO | None = None,
        exclude: Path | None = None,
    ) -> None:
        """Raises UsageError: a missing path, no document at all, a description of several documents."""
        self._given = [item for item in inputs if isinstance(item, Document)]
        paths = [item for item in inputs if not isinstance(item, Document)]
        self._inputs = Inputs(paths, stdin=stdin, exclude=exclude)
        self._description: dict[str, str] = {}
        self.problems: list[InputError] = []
        self._places: dict[str, tuple[str, str]] = {}
        clashes: set[str] = set()
        for found in self._read():
            if isinstance(found, InputError):
                self.problems.append(found)
                continue
            document, digest = found.document, content_digest(found.document)
            place, known = self._places.setdefault(document.id, (found.where, digest))
            if known != digest:
                clashes.add(document.id)
                self.problems.append(_clash(document.id, place, found.where))
        for clash in clashes:
            del self._places[clash]
        if not self._places and not self.problems:
            raise UsageError(f"there is no document in {', '.join(map(str, paths)) or 'what was given'}")
        fields = (description or Description()).given()
        if fields and len(self._places) > 1:
            options = ", ".join(f"--{name}" for name in fields)
            raise UsageError(f"{options}: describes a single document, but there are {len(self._places)}")
        self._description = fields

    @property
    def count(self) -> int:
        """The number of documents."""
        return len(self._places)

    def __iter__(self) -> Iterator[Document]:
        left = dict(self._places)
        for found in self._read():
            if isinstance(found, Found) and found.document.id in left:
                del left[found.document.id]
                yield msgspec.structs.replace(found.document, **self._description)

    def _read(self) -> Iterator[Found | InputError]:
        for number, document in enumerate(self._given, 1):
            yield _checked(document, f"document {number} ({document.id})")
        yield from self._inputs.read()


def _checked(document: Document, where: str) -> Found | InputError:
    if not document.text.strip():
        return InputError(f"{where}: is empty")
    if not is_english(document.text):
        return InputError(f"{where}: is not English, which is all that dyads reads")
    return Found(document, where)


def _clash(id: str, place: str, other: str) -> InputError:
    return InputError(f"{place} and {other}: are different documents with one id, {id!r}; none was used")
