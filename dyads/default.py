"""Claims, relations and actors of a text by the default model, which is loaded on first use."""

from __future__ import annotations

from functools import cache

from dyads.extract.extractor import Extractor
from dyads.extract.readers.records import day
from dyads.graph.errors import InputError, UsageError
from dyads.graph.identity import content_id
from dyads.graph.model import Actor, Claim, Document


@cache
def extractor() -> Extractor:
    """The extractor with the default model and actor tables, loaded once."""
    return Extractor()


def claims(
    text: str, date: str | None = None, *, title: str | None = None, publisher: str | None = None
) -> list[Claim]:
    """The claims of a text. `date` is the ISO day it was published, against which "on Monday" is read."""
    date = _day(date)
    document = Document(
        id=content_id(text, title, date, publisher), text=text, title=title, date=date, publisher=publisher
    )
    return extractor().claims(document)


def relate(
    text: str, subject: tuple[int, int], object: tuple[int, int], date: str | None = None
) -> Claim | None:
    """The claim that `text` makes of two phrases, None if none; each is (start, end) in code points."""
    return extractor().relate(text, subject, object, _day(date))


def resolve(text: str, date: str | None = None, context: str = "") -> Actor | None:
    """The actor that a noun phrase names on that ISO day, with the sector in which it acts; None if unknown.

    `context` is text around or before the phrase: "the president" is nobody without it.
    """
    return extractor().resolve(text, _day(date), context)


def _day(date: str | None) -> str | None:
    try:
        return day(date, "date")
    except InputError as error:
        raise UsageError(str(error)) from None
