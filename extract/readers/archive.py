"""WARC, as Common Crawl has its news: a document a page that a server sent, plain or gzipped."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import Any

from dyads.extract.readers import web_page
from dyads.extract.readers.decoding import decode
from dyads.extract.readers.records import document
from dyads.extract.readers.source import LARGEST, Found, Source
from dyads.graph.errors import InputError


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield each page's article, or why it cannot be used. Pictures, scripts and the like are passed over."""
    from warcio.archiveiterator import ArchiveIterator  # only those who read archives need it
    from warcio.exceptions import ArchiveLoadFailed

    with source.open() as stream:
        try:
            records = ArchiveIterator(stream)
            while (record := _next(records)) is not None:
                kind = _kind(record)
                if kind is None:
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI") or "a page without an address"
                where = f"{source.where}, {url}"
                try:
                    yield Found(document(_fields(record, kind, where), where), where)
                except InputError as error:
                    yield error
        except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
            words = " ".join(str(error).split())[:100]
            yield InputError(f"{source.where}: is a broken archive ({words}); what stood before was read")


def _next(records: Iterator[Any]) -> Any:
    """The next record, None after the last; warcio's remarks on stderr are not for users."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _kind(record: Any) -> str | None:
    """The media type of a record that may hold an article: a page sent, or the text made of one (WET)."""
    if record.rec_type == "conversion":
        return "text/plain"
    if record.rec_type != "response" or record.http_headers is None:
        return None
    if not record.http_headers.get_statuscode().startswith("2"):
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind if kind in {"text/html", "application/xhtml+xml"} else None


def _fields(record: Any, kind: str, where: str) -> dict[str, str | None]:
    data = record.content_stream().read(LARGEST + 1)
    url = record.rec_headers.get_header("WARC-Target-URI")
    if kind == "text/plain":
        return {"text": decode(data, where), "url": url}
    header = record.http_headers.get_header("Content-Type") or ""
    charset = header.partition("charset=")[2].strip(" \"';") or None
    return {**web_page.article(data, where, charset), "url": url}
