"""What the user names, to documents: files, folders read recursively, standard input."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dyads.extract.readers import formats, remote
from dyads.extract.readers.source import Found, Reader, Source
from dyads.graph.errors import InputError, UsageError

STDIN = "-"


class Inputs:
    """Files, folders and standard input, to be read once, always in the same order.

    Paths are checked at once: UsageError names every missing one. Hidden files of a folder are passed over,
    as is all below `exclude`, the folder that results go to.
    """

    def __init__(
        self, inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None, exclude: Path | None = None
    ) -> None:
        local = [path for path in inputs if str(path) != STDIN and not remote.is_url(path)]
        missing = [str(path) for path in local if not Path(path).exists()]
        if missing:
            raise UsageError(f"no such file or folder: {', '.join(missing)}")
        self._exclude = exclude.resolve() if exclude else None
        self._sources: list[tuple[Source, Reader]] = []
        stream = stdin or io.BytesIO()
        for given in inputs:
            if str(given) == STDIN:
                self._sources.append((Source("standard input", None, lambda: stream), formats.read_unnamed))
            elif remote.is_url(given):
                self._sources.extend((source, formats.read) for source in remote.sources(str(given)))
            else:
                self._sources.extend(self._at(Path(given)))

    def read(self) -> Iterator[Found | InputError]:
        """Yield every document, and for what cannot be used an InputError that says why."""
        for source, reader in self._sources:
            try:
                yield from reader(source)
            except OSError as error:
                yield InputError(f"{source.where}: cannot be read ({error.strerror or error})")
            except Exception as error:  # a fault of ours or of a library: it must cost this file alone
                problem = InputError(f"{source.where}: cannot be read because of a fault ({error!r:.200})")
                problem.__cause__ = error
                yield problem

    def _at(self, path: Path) -> Iterator[tuple[Source, Reader]]:
        if path.is_file():
            reader = formats.read if path.suffix else formats.read_unnamed
            yield Source(_text(str(path)), _text(path.name), _opener(path)), reader
        elif path.is_dir():
            for file in sorted(self._files(path), key=lambda file: file.relative_to(path).parts):
                below = _text(file.relative_to(path).as_posix())
                yield Source(_text(str(file)), below, _opener(file)), formats.read
        else:  # a pipe, such as a shell's <(…)
            yield Source(_text(str(path)), None, _opener(path)), formats.read_unnamed

    def _files(self, folder: Path) -> Iterator[Path]:
        for parent, folders, files in os.walk(folder):
            here = Path(parent)
            if self._exclude and here.resolve() == self._exclude:
                folders.clear()
                continue
            folders[:] = [name for name in folders if not name.startswith(".")]
            paths = (here / name for name in files if not name.startswith("."))
            yield from (path for path in paths if path.is_file())


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")


def _text(name: str) -> str:
    """A file's name as text: bytes that are not UTF-8 shown as U+FFFD, since an id must be writable."""
    return os.fsencode(name).decode("utf-8", "replace")
