"""Documents in batches, and what is read from each: the same in this process, in many, and on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dyads.graph.errors import DyadsError, InputError
from dyads.graph.model import Claim, Document
from dyads.graph.reading import Reading

CHARACTERS = 50_000
"""Of a batch: some twenty articles. It is parsed at once, so this bounds the memory that reading needs."""
DOCUMENTS = 100
"""Of a batch, however short they are."""


class ReadsClaims(Protocol):
    """What reading asks of an extractor."""

    @property
    def run(self) -> str:
        """A digest of version, model, data and options: when it differs, documents are read again."""

    def claims_of(self, documents: Sequence[Document]) -> list[list[Claim]]:
        """The claims of each document."""


class Reads(Protocol):
    """Whoever reads many documents."""

    @property
    def run(self) -> str:
        """The run of what is read."""

    def readings(self, documents: Iterable[Document]) -> Iterator[Reading | InputError]:
        """What is read from each document, in order; where it cannot be, why."""


class Here:
    """Reads in this process."""

    def __init__(self, extractor: ReadsClaims) -> None:
        self._extractor = extractor
        self.run = extractor.run

    def readings(self, documents: Iterable[Document]) -> Iterator[Reading | InputError]:
        """What is read from each document, in order; where it cannot be, why."""
        for batch in batches(documents):
            yield from read_batch(self._extractor, batch)


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in batches, each of a document at least."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and (size + len(document.text) > CHARACTERS or len(batch) == DOCUMENTS):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield batch


def read_batch(extractor: ReadsClaims, documents: Sequence[Document]) -> list[Reading | InputError]:
    """What is read from each. Where one makes the extractor fail, each is read alone: it costs no other."""
    try:
        found = extractor.claims_of(documents)
    except DyadsError as error:
        if not isinstance(error, InputError):
            raise
    except Exception:
        if len(documents) == 1:
            return [_alone(extractor, documents[0])]
    else:
        return [
            Reading(document, tuple(claims), extractor.run)
            for document, claims in zip(documents, found, strict=True)
        ]
    return [_alone(extractor, document) for document in documents]


def _alone(extractor: ReadsClaims, document: Document) -> Reading | InputError:
    try:
        return Reading(document, tuple(extractor.claims_of([document])[0]), extractor.run)
    except InputError as error:
        return error
    except DyadsError:
        raise
    except Exception as error:
        problem = InputError(f"{document.id}: could not be read because of a fault in dyads ({error!r:.200})")
        problem.__cause__ = error
        return problem
