"""The documents of a run: found, checked and each counted once, before the slow work starts."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

import msgspec

from dyads.extract.readers.inputs import Inputs
from dyads.extract.readers.records import day, require_usable
from dyads.extract.readers.source import Found
from dyads.graph.errors import InputError, UsageError
from dyads.graph.identity import content_digest
from dyads.graph.model import Document

_IN_MEMORY = 32_000_000  # bytes of documents that wait in memory; more wait on disk
_DOCUMENT = msgspec.json.Decoder(Document)


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

    The inputs are read once, to know this much before the slow work starts; the documents wait in a temporary
    file (in memory while they are few). The same document found twice is one; different documents under one
    id are a problem, and none of them is given, since which one is meant nobody can know.
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
        given = [item for item in inputs if isinstance(item, Document)]
        paths = [item for item in inputs if not isinstance(item, Document)]
        fields = (description or Description()).given()
        read = Inputs(paths, stdin=stdin, exclude=exclude)
        self.problems: list[InputError] = []
        self._description = fields
        self._kept = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (as long as the gathering)
        weakref.finalize(self, self._kept.close)
        self._clashes: set[str] = set()
        self._count = self._keep(given, read)
        if not self._count and not self.problems:
            raise UsageError(f"there is no document in {', '.join(map(str, paths)) or 'what was given'}")
        if fields and self._count > 1:
            options = ", ".join(f"--{name}" for name in fields)
            raise UsageError(f"{options}: describes a single document, but there are {self._count}")

    @property
    def count(self) -> int:
        """The number of documents."""
        return self._count

    def __iter__(self) -> Iterator[Document]:
        """The documents; each time from the first."""
        self._kept.seek(0)
        for line in self._kept:
            document = _DOCUMENT.decode(line)
            if document.id not in self._clashes:
                yield msgspec.structs.replace(document, **self._description)

    def _keep(self, given: list[Document], inputs: Inputs) -> int:
        """Put each document down once; how many can be used."""
        places: dict[str, tuple[str, str]] = {}
        for found in _read(given, inputs):
            if isinstance(found, InputError):
                self.problems.append(found)
                continue
            document, digest = found.document, content_digest(found.document)
            if document.id not in places:
                places[document.id] = found.where, digest
                self._kept.write(msgspec.json.encode(document) + b"\n")
            elif places[document.id][1] != digest:
                self._clashes.add(document.id)
                self.problems.append(_clash(document.id, places[document.id][0], found.where))
        return len(places) - len(self._clashes)


def _read(given: list[Document], inputs: Inputs) -> Iterator[Found | InputError]:
    for number, document in enumerate(given, 1):
        where = f"document {number} ({document.id})"
        try:
            require_usable(document.text, where)
        except InputError as problem:
            yield problem
        else:
            yield Found(document, where)
    yield from inputs.read()


def _clash(id: str, place: str, other: str) -> InputError:
    return InputError(f"{place} and {other}: are different documents with one id, {id!r}; none was used")
