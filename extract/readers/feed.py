"""RSS and Atom: a document an entry, with its title, date and address; the feed's title is the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXParseException

import lxml.etree
import lxml.html

from dyads.extract.readers.records import day, document
from dyads.extract.readers.source import Found, Source
from dyads.graph.errors import InputError

_BLOCKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 blockquote tr ul ol table section article".split())


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield each entry's document, or why it cannot be used."""
    import feedparser  # only those who read feeds should wait for it

    try:
        feed = feedparser.parse(source.data())
    except InputError as error:
        yield error
        return
    except Exception as error:  # broken XML makes the library raise whatever its parsers do
        yield InputError(f"{source.where}: is broken XML that cannot be read ({error!r:.100})")
        return
    if not feed.get("version"):
        yield InputError(f"{source.where}: is no RSS or Atom feed")
        return
    if not feed.entries:
        yield InputError(f"{source.where}: is a feed without entries")
    if isinstance(feed.get("bozo_exception"), SAXParseException):
        yield InputError(f"{source.where}: is broken XML; what could be read of it was")
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source.where}, entry {number}"
        try:
            yield Found(document(_fields(entry, feed.feed), where), where)
        except InputError as error:
            yield error


def entry_text(markup: str) -> str:
    """The words of a piece of HTML, a blank line between its blocks."""
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        root = lxml.html.fragment_fromstring(markup, create_parent="div")
    except (lxml.etree.LxmlError, ValueError):
        return markup
    parts: list[str] = []
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        gap = "\n\n" if element.tag in _BLOCKS else ""
        if event == "start":
            shown = isinstance(element.tag, str) and element.tag not in {"script", "style"}
            parts += [gap, " ".join((element.text or "").split("\n")) if shown else ""]
        else:
            parts += [gap, " ".join((element.tail or "").split("\n"))]
    return re.sub(r"\s*\n\s*", "\n\n", "".join(parts)).strip()


def _fields(entry: Any, feed: Any) -> dict[str, str | None]:
    content = entry.get("content") or [{}]
    return {
        "text": entry_text(content[0].get("value") or entry.get("summary") or ""),
        "title": entry_text(entry.get("title") or "") or None,
        "date": _day(entry),
        "publisher": feed.get("title"),
        "url": entry.get("link"),
        "id": entry.get("id"),
    }


def _day(entry: Any) -> str | None:
    """The day as written; as feedparser reads it where it is written in a way of its own."""
    written = entry.get("published") or entry.get("updated")
    try:
        return day(written, "")
    except InputError:
        parsed = entry.get("published_parsed") or entry.get("updated_parsed")
        return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}" if parsed else written
