"""Files elsewhere, by address: s3://bucket/news/*.warc.gz and whatever else fsspec opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from dyads.extract.readers.source import Source
from dyads.graph.errors import UsageError

_URL = re.compile(r"[a-z][a-z0-9+]+(?:://|::)")


def is_url(given: str | Path) -> bool:
    """Whether it is an address and no path."""
    return isinstance(given, str) and _URL.match(given) is not None


def sources(url: str) -> Iterator[Source]:
    """The files that an address names: itself, what a pattern with `*` fits, or all below a folder.

    Raises UsageError where it names none, or where fsspec or what it needs for that address is missing.
    """
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(url)
        paths = sorted(system.glob(path)) if "*" in path else [path]
        files = [file for one in paths for file in (system.find(one) if system.isdir(one) else [one])]
        missing = [file for file in files if not system.exists(file)]
    except (ImportError, ValueError, OSError) as error:
        raise UsageError(f"{url}: cannot be opened: {error}") from error
    if missing or not files:
        raise UsageError(f"no such file or folder: {url}")
    return (
        Source(system.unstrip_protocol(file), Path(file).name, _remote_opener(system, file)) for file in files
    )


def _remote_opener(system: Any, file: str) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        stream: BinaryIO = system.open(file, "rb")
        return stream

    return opened
