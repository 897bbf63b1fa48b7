"""The formats a graph can be exported to, and the way a file is written: whole or not at all.

Adding a format is one file here, with `write(kg, out)`, and one line in FORMATS.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from dyads.graph.errors import UsageError

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


class Format(NamedTuple):
    """The module that writes a format, and how its files end."""

    module: str
    ending: str


FORMATS = {
    "html": Format("html", ".html"),
    "turtle": Format("turtle", ".ttl"),
    "trig": Format("trig", ".trig"),
    "nquads": Format("nquads", ".nq"),
    "jsonld": Format("jsonld", ".jsonld"),
    "graphml": Format("graphml", ".graphml"),
    "gexf": Format("gexf", ".gexf"),
    "csv": Format("events_csv", ".csv"),
    "nodes": Format("nodes_csv", ".nodes.csv"),
    "edges": Format("edges_csv", ".edges.csv"),
    "jsonl": Format("claims_jsonl", ".jsonl"),
    "documents": Format("documents_jsonl", ".jsonl"),
}


def format_of(path: str | Path) -> str:
    """The format that a file of this name holds, by its ending (`.jsonl`: claims). Raises UsageError."""
    ending = Path(path).suffix.lower()
    for end in ("".join(Path(path).suffixes[-2:]).lower(), ending):
        for name, known in FORMATS.items():
            if known.ending == end:
                return name
    all_endings = ", ".join(dict.fromkeys(known.ending for known in FORMATS.values()))
    raise UsageError(f"No format ends in {ending or 'nothing'!r}; the endings known are {all_endings}.")


def format_named(name: str) -> Format:
    """The format of that name. Raises UsageError where there is none."""
    if name not in FORMATS:
        raise UsageError(f"There is no format {name!r}; choose one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def export(kg: KnowledgeGraph, format: str, target: str | Path | TextIO) -> None:
    """Writes the graph in the named format to a stream, or to a file that appears only when it is complete.

    Raises UsageError where there is no such format or the file cannot be written.
    """
    write = import_module(f"dyads.exports.{format_named(format).module}").write
    if not isinstance(target, (str, Path)):
        write(kg, target)
        return
    with replacing(Path(target)) as out:
        write(kg, out)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A new UTF-8 text file that takes the place of `path` when the block ends; nothing when it fails.

    A link stays one and its target is replaced; a device or pipe is written to as it is.
    """
    path = path.resolve()
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        return
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        out = draft.open("x", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"Cannot write {path}: {error.strerror}.") from error
    try:
        with out:
            yield out
        draft.replace(path)
    except BaseException as error:
        draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise UsageError(f"Cannot write {path}: {error.strerror}.") from error
        raise
