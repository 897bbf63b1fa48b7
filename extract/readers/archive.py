"""WARC, as Common Crawl has its news: a document a page that a server sent, plain or gzipped."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from dyads.extract.readers import web_page
from dyads.extract.readers.decoding import decode
from dyads.extract.readers.records import document
from dyads.extract.readers.source import LARGEST, Found, Source
from dyads.graph.errors import InputError


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield each page's article, or why it cannot be used. Pictures, scripts and the like are passed over."""
    from warcio.archiveiterator import ArchiveIterator  # only those who read archives need it
    from warcio.exceptions import ArchiveLoadFailed

    with source.open() as file:
        stream = io.BufferedReader(file)  # type: ignore[type-var]
        members = _Unpacked(stream) if stream.peek(2).startswith(b"\x1f\x8b") else None
        try:
            records = ArchiveIterator(io.BufferedReader(members) if members else stream, no_record_parse=True)
            while (record := _next(records)) is not None:
                found = _page(record, source.where)
                if not _is_whole(record):
                    raise EOFError("it ends in the middle of a record")
                if found is not None:
                    yield found
            if members and members.damage:
                raise members.damage
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
            words = " ".join(str(error).split())[:100]
            yield InputError(f"{source.where}: is a broken archive ({words}); what stood before was read")


class _Unpacked(io.RawIOBase):
    """What a gzipped archive holds. warcio would take a member that is cut short for the end of the archive;
    here the damage is kept, and all before it can be read."""

    def __init__(self, packed: BinaryIO) -> None:
        self._members = gzip.GzipFile(fileobj=packed)
        self.damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._members.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            self.damage = error
            return 0
        buffer[: len(data)] = data
        return len(data)


def _page(record: Any, place: str) -> Found | InputError | None:
    """The article of a record, or why there is none; None for what is no page."""
    kind = _kind(record)
    if kind is None:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or "a page without an address"
    where = f"{place}, {url}"
    try:
        return Found(document(_record_fields(record, kind, where), where), where)
    except InputError as error:
        return error


def _is_whole(record: Any) -> bool:
    """Whether the record is as long as it says: warcio takes the end of a file for the end of a record."""
    while record.raw_stream.read(1 << 16):
        pass
    return (
        getattr(record.raw_stream, "limit", None) == 0
        and record.rec_headers.get_header("Content-Length") is not None
    )


def _next(records: Iterator[Any]) -> Any:
    """The next record, None after the last; warcio's remarks on stderr are not for users."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _kind(record: Any) -> str | None:
    """The media type of a record that may hold an article: a page sent, or the text made of one (WET)."""
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    if record.rec_type == "conversion":
        return "text/plain"
    if record.rec_type != "response":
        return None
    try:
        headers = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"]).parse(record.raw_stream)
    except (EOFError, StatusAndHeadersParserException):
        return None
    if not headers.get_statuscode().startswith("2"):
        return None
    record.http_headers = headers  # warcio unpacks the body as they say
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind if kind in {"text/html", "application/xhtml+xml"} else None


def _record_fields(record: Any, kind: str, where: str) -> dict[str, str | None]:
    data = record.content_stream().read(LARGEST + 1)
    url = record.rec_headers.get_header("WARC-Target-URI")
    if kind == "text/plain":
        return {"text": decode(data, where), "url": url}
    header = record.http_headers.get_header("Content-Type") or ""
    charset = header.partition("charset=")[2].strip(" \"';") or None
    return {**web_page.article(data, where, charset), "url": url}
