"""The formats that are read, by file ending. A new one is a small file with a `read` and a line here."""

from __future__ import annotations

from collections.abc import Iterator

from dyads.extract.readers import csv_table, json_lines, markdown, plain
from dyads.extract.readers.source import Found, Reader, Source
from dyads.graph.errors import InputError

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".jsonl": json_lines.read,
    ".jsonl.gz": json_lines.read_gzipped,
    ".csv": csv_table.read,
}

_ADVICE = {
    ".html": "HTML is not read yet; save the article's text as .txt",
    ".htm": "HTML is not read yet; save the article's text as .txt",
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
    """Yield the documents of a stream: JSON Lines where its first character is `{`, else one text."""
    with source.open() as stream:
        start = stream.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()
    return json_lines.read(source) if start.startswith(b"{") else plain.read(source)


def _endings() -> str:
    *most, last = READERS
    return f"{', '.join(most)} and {last}"
