"""What a reader is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dyads.graph.errors import InputError
from dyads.graph.model import Document

LARGEST = 50_000_000
"""Bytes of a file that must be in memory whole, or of one record: far above any article."""


@dataclass(frozen=True)
class Source:
    """A file or stream of bytes.

    `where` names it in messages, `name` is the id of its document where it is one document (None: a hash of
    its content is), `open` gives its bytes from the start; a stream can be opened but once.
    """

    where: str
    name: str | None
    open: Callable[[], BinaryIO]

    def data(self) -> bytes:
        """All its bytes, for formats that cannot be read piece by piece. Raises InputError for too many."""
        with self.open() as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(
                f"{self.where}: is larger than {LARGEST // 1_000_000} MB; split it, or use .jsonl"
            )
        return data


@dataclass(frozen=True)
class Found:
    """A document, and where it was found: the file and, in a file of many, the line."""

    document: Document
    where: str


Reader = Callable[[Source], Iterator[Found | InputError]]
"""Reads the documents of a source. What cannot be used is yielded as an InputError; the rest goes on."""
