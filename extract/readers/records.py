"""Fields of a record to a Document: the same names and rules for JSON Lines, CSV and front matter."""

from __future__ import annotations

import datetime
import email.utils
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from dyads.extract.readers.decoding import clean
from dyads.extract.readers.english import check_english
from dyads.graph.errors import InputError
from dyads.graph.identity import content_id
from dyads.graph.model import Document

FIELDS = frozenset({"id", "text", "title", "date", "publisher", "source", "url"})
"""The fields that a document has a place for; `source` is another name for `publisher`."""
_WRITTEN_DATES = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")


def document(fields: Mapping[str, Any], where: str) -> Document:
    """The document that `fields` describe; those it has no place for go to `extra`.

    Raises InputError, beginning with `where`.
    """
    text = fields.get("text")
    if text is None:
        raise InputError(f"{where}: has no field 'text'")
    if not isinstance(text, str):
        raise InputError(f"{where}: its 'text' is not a string")
    text = clean(text)
    require_usable(text, where)
    title = _wordings(fields, "title", where)
    date = day(_wordings(fields, "date", where), where)
    publisher = _wordings(fields, "publisher", where)
    source_is_publisher = publisher is None and isinstance(fields.get("source"), str)
    if source_is_publisher:
        publisher = _wordings(fields, "source", where)
    url = _wordings(fields, "url", where)
    used = FIELDS if source_is_publisher else FIELDS - {"source"}
    return Document(
        id=_wordings(fields, "id", where) or content_id(text, title, date, publisher, url),
        text=text,
        title=title,
        date=date,
        publisher=publisher,
        url=url,
        extra={name: value for name, value in fields.items() if name not in used and value not in (None, "")},
    )


def require_usable(text: str, where: str) -> None:
    """Raises InputError for a text that is empty or not English."""
    if not text.strip():
        raise InputError(f"{where}: is empty")
    check_english(text, where)


def day(value: str | None, where: str) -> str | None:
    """`value` as an ISO day, None for None. Reads ISO 8601, RFC 2822 and "April 22, 2019"; else InputError.

    The day is the one written, whatever the time zone. "03/04/2019" is refused: it is two days.
    """
    if value is None:
        return None
    with suppress(ValueError):
        return datetime.datetime.fromisoformat(value).date().isoformat()
    with suppress(ValueError):
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    for form in _WRITTEN_DATES:
        with suppress(ValueError):
            return datetime.datetime.strptime(value, form).date().isoformat()
    raise InputError(f"{where}: its date {value!r} is not a day that can be read; write it as 2019-04-22")


def _wordings(fields: Mapping[str, Any], name: str, where: str) -> str | None:
    """The field as one line of text, None where it is missing or blank. A number counts as its digits."""
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{where}: its {name!r} is not a string")
    return " ".join(clean(value).split()) or None
