"""HTML: one article a page, with its title, date and publisher; menus and comments left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from dyads.extract.readers.decoding import decode
from dyads.extract.readers.records import document
from dyads.extract.readers.source import Found, Source
from dyads.graph.errors import InputError

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_LARGEST = 10_000_000
_MOST_TAGS = 50_000
# Neither the text nor the clock may say when an article was published: only what the page declares.
_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield the page's article, or why it cannot be used."""
    try:
        fields = article(source.data(), source.where)
        yield Found(document({**fields, "id": source.name}, source.where), source.where)
    except InputError as error:
        yield error


def article(page: bytes, where: str, charset: str | None = None) -> dict[str, str | None]:
    """The fields of the article on a page: text, title, date, publisher, url.

    `charset` is what the server said of the bytes. Raises InputError where there is no article.
    """
    import trafilatura  # half a second, which only those who read pages should wait

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong is said here, in a sentence
    if len(page) > _LARGEST:
        raise InputError(f"{where}: is a page of more than {_LARGEST // 1_000_000} MB")
    declared = _DECLARED.search(page[:4096])
    html = decode(page, where, charset or (declared[1].decode() if declared else None))
    if html.count("<") > _MOST_TAGS:
        raise InputError(f"{where}: is a page of more than {_MOST_TAGS:,} tags, which no article has")
    try:
        found = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_DATE,
        )
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: is HTML that cannot be read ({error})") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise InputError(f"{where}: has no article that can be told from the rest of the page")
    lines = [line for line in found.text.split("\n") if line.strip()]
    if len(lines) > 1 and found.title and lines[0].strip() == found.title.strip():
        del lines[0]
    return {
        "text": "\n\n".join(lines),
        "title": found.title,
        "date": found.date,
        "publisher": found.sitename,
        "url": found.url,
    }
