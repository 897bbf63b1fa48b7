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
        with source.open() as stream:
            text = decode(stream.read(), source.where)
        if text.lstrip()[:14].lower().startswith(("<!doctype html", "<html")):
            raise InputError(
                f"{source.where}: is HTML, which is not read yet; save the article's text as .txt"
            )
        yield Found(document({"text": text, "id": source.name}, source.where), source.where)
    except InputError as error:
        yield error
