"""Plain text: one document, as it is."""

from __future__ import annotations

from collections.abc import Iterator

from dyads.extract.readers.decoding import decode
from dyads.extract.readers.records import document
from dyads.extract.readers.source import Found, Source
from dyads.graph.errors import InputError


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield the document, or why it cannot be used."""
    try:
        text = decode(source.data(), source.where)
        if text.lstrip()[:14].lower().startswith(("<!doctype html", "<html")):
            raise InputError(f"{source.where}: is HTML; name it .html to have it read")
        yield Found(document({"text": text, "id": source.name}, source.where), source.where)
    except InputError as error:
        yield error
