"""The formats that are read, by file ending. A new one is a small file with a `read` and a line here."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module

from dyads.extract.readers.source import Found, Reader, Source
from dyads.graph.errors import InputError


def _reader(module: str, function: str = "read") -> Reader:
    """What reads a format, loaded when it is first used: `--help` lists all formats and loads none."""

    def read(source: Source) -> Iterator[Found | InputError]:
        reader: Reader = getattr(import_module(f"dyads.extract.readers.{module}"), function)
        return reader(source)

    return read


READERS: dict[str, Reader] = {
    ".txt": _reader("plain"),
    ".md": _reader("markdown"),
    ".jsonl": _reader("json_lines"),
    ".jsonl.gz": _reader("json_lines", "read_gzipped"),
    ".csv": _reader("csv_table"),
    ".html": _reader("web_page"),
    ".htm": _reader("web_page"),
    ".xhtml": _reader("web_page"),
    ".warc": _reader("archive"),
    ".warc.gz": _reader("archive"),
    ".rss": _reader("feed"),
    ".atom": _reader("feed"),
    ".xml": _reader("feed"),
}

_ADVICE = {
    ".pdf": "PDF is not read; save the article's text as .txt",
    ".doc": "Word files are not read; save the article's text as .txt",
    ".docx": "Word files are not read; save the article's text as .txt",
    ".odt": "OpenDocument files are not read; save the article's text as .txt",
    ".rtf": "RTF is not read; save the article's text as .txt",
    ".json": "JSON is read as JSON Lines, one object a line, in a file named .jsonl",
    ".xlsx": "spreadsheets are not read; save the table as .csv",
}


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield the documents of a source by its ending, or why they cannot be used."""
    name = source.where.lower()
    for ending, reader in READERS.items():
        if name.endswith(ending):
            return reader(source)
    advice = next((words for ending, words in _ADVICE.items() if name.endswith(ending)), None)
    return iter(
        [InputError(f"{source.where}: {advice or f'not a format that is read; those are {_endings()}'}")]
    )


def read_unnamed(source: Source) -> Iterator[Found | InputError]:
    """Yield the documents of a stream without a name: JSON Lines, a page, a feed, an archive or one text, as
    it begins."""
    stream = io.BufferedReader(source.open(), 1 << 16)  # type: ignore[type-var]
    start = stream.peek(4096)[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return reader_of(start)(Source(source.where, source.name, lambda: stream))


def reader_of(start: bytes) -> Reader:
    """The reader for what begins with these bytes, in lower case."""
    if start.startswith(b"{"):
        return READERS[".jsonl"]
    if start.startswith((b"<!doctype html", b"<html")):
        return READERS[".html"]
    if start.startswith((b"<?xml", b"<rss", b"<feed")):
        return READERS[".html" if b"<html" in start else ".rss"]
    return READERS[".warc" if start.startswith(b"warc/") else ".txt"]


def _endings() -> str:
    *most, last = READERS
    return f"{', '.join(most)} and {last}"
