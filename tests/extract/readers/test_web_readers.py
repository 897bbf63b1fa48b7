"""Pages, feeds and archives: the article out of what surrounds it, and one sentence for what holds none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dyads.extract.readers.feed import entry_text
from dyads.extract.readers.inputs import Inputs
from dyads.extract.readers.source import Found
from dyads.graph.errors import InputError
from dyads.graph.model import Document

FIRST = "Ghana accused Togo on Monday of moving a border stone, and left the talks both had held in Lomé."
SECOND = "The minister said that his country would not return before the stone was back in its old place."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ghana leaves – The Daily</title>
<meta property="og:title" content="Ghana leaves"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2019-04-22T23:30:00-04:00">
<link rel="canonical" href="https://example.org/ghana"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ghana leaves</h1><p>{FIRST}</p><script>track()</script>
<p>{SECOND.replace("stone", "<b>stone</b>")}</p></article>
<div class="comments"><p>Nonsense, says a reader who has read none of it.</p></div>
<footer>Copyright The Daily</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Daily</title>
<item><guid>g1</guid><title>Ghana &amp;amp; Togo</title><link>https://example.org/1</link>
<pubDate>Mon, 22 Apr 2019 23:30:00 -0400</pubDate>
<description>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description></item>
<item><guid>g2</guid><title>Nothing</title></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>
<entry><id>urn:1</id><title>Ghana leaves</title><updated>2019-04-22T10:00:00Z</updated>
<link href="https://example.org/1"/>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>"""

# warcio's writer, which only these tests use, leaves its temporary files to the collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)


def read(path: Path, content: bytes) -> tuple[list[Document], list[str]]:
    path.write_bytes(content)
    found = list(Inputs([path]).read())
    return (
        [item.document for item in found if isinstance(item, Found)],
        [str(item).removeprefix(str(path)) for item in found if isinstance(item, InputError)],
    )


def archive(*pages: tuple[str, str, bytes], packed: bool) -> bytes:
    """A WARC of pages, each with its status, media type and body."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for number, (status, kind, body) in enumerate(pages):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        address = f"https://example.org/{number}"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a"])
def test_a_page_gives_its_article_title_day_publisher_and_address(name: str, tmp_path: Path) -> None:
    documents, problems = read(tmp_path / name, PAGE.encode())
    assert problems == []
    assert documents == [
        Document(
            id=name, text=f"{FIRST}\n\n{SECOND}", title="Ghana leaves", date="2019-04-22",
            publisher="The Daily", url="https://example.org/ghana",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["iso-8859-1", "iso-8859-15", "utf-16"])
def test_a_page_is_decoded_as_it_declares(encoding: str, tmp_path: Path) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{encoding}">').replace(" – The Daily", "")
    documents, _ = read(tmp_path / "a.html", page.encode(encoding))
    assert documents[0].text.startswith(FIRST)


def test_a_page_without_a_declared_day_has_none(tmp_path: Path) -> None:
    undated = PAGE.replace("2019-04-22T23:30:00-04:00", "").replace("Copyright", "Copyright 2011")
    assert read(tmp_path / "a.html", undated.encode())[0][0].date is None


def test_a_feed_gives_a_document_an_entry_and_names_the_empty_one(tmp_path: Path) -> None:
    for name in ("a.rss", "a.xml"):
        documents, problems = read(tmp_path / name, RSS.encode())
        assert documents == [
            Document(
                id="g1", text=f"{FIRST}\n\n{SECOND}", title="Ghana & Togo", date="2019-04-22",
                publisher="The Daily", url="https://example.org/1",
            )
        ]  # fmt: skip
        assert problems == [", entry 2: is empty"]


def test_an_atom_feed(tmp_path: Path) -> None:
    (document,), _ = read(tmp_path / "a.atom", ATOM.encode())
    assert (document.id, document.text, document.date) == ("urn:1", FIRST, "2019-04-22")


def test_a_feed_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    (document,), problems = read(tmp_path / "a.rss", RSS[: RSS.index("<item><guid>g2")].encode())
    assert document.id == "g1"
    assert problems == [": is broken XML; what could be read of it was"]


def test_a_feed_that_its_library_cannot_take_is_refused_in_a_sentence(tmp_path: Path) -> None:
    spoilt = ATOM.replace("http://www.w3.org/2005/Atom", "http://www.w3.org/2005/\u00a0A\u00a0tom")
    documents, problems = read(tmp_path / "a.atom", spoilt.encode())
    assert (documents, len(problems)) == ([], 1)
    assert problems[0].startswith(": is broken XML that cannot be read (")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a <b>b</b> c", "a b c"),
        ("<p>a<br>b</p>c", "a\n\nb\n\nc"),
        ("a &amp; b\nc", "a & b c"),
        ("<p>a<script>x()</script> b</p><!-- c -->", "a b"),
        ("plain < text", "plain < text"),
    ],
)
def test_markup_of_an_entry_leaves_its_words(markup: str, text: str) -> None:
    assert entry_text(markup) == text


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_a_document_a_page(packed: bool, tmp_path: Path) -> None:
    content = archive(
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("200 OK", "image/png", b"\x89PNG"),
        ("301 Moved", "text/html", b"<html>moved</html>"),
        ("200 OK", "text/html", b"<html><body></body></html>"),
        ("200 OK", "text/html; charset=iso-8859-1", PAGE.replace("–", "-").encode("latin-1")),
        packed=packed,
    )
    documents, problems = read(tmp_path / ("a.warc.gz" if packed else "a.warc"), content)
    assert [document.url for document in documents] == ["https://example.org/0", "https://example.org/4"]
    assert {document.text for document in documents} == {f"{FIRST}\n\n{SECOND}"}
    assert len({document.id for document in documents}) == 2
    assert problems == [", https://example.org/3: has no article that can be told from the rest of the page"]


def test_an_archive_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    page = ("200 OK", "text/html", PAGE.encode())
    documents, problems = read(tmp_path / "a.warc", archive(page, packed=False) + b"rubbish\r\n")
    assert len(documents) == 1
    assert problems[0].startswith(": is a broken archive")


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_cut_short_is_named(packed: bool, tmp_path: Path) -> None:
    page = ("200 OK", "text/html", PAGE.encode())
    # Each record has a number of its own drawn at random, so that its packed length differs.
    first, second = archive(page, packed=packed), archive(page, packed=packed)
    content, start = first + second, len(first)
    for end in (*range(start + 1, start + 15), *range(start + 15, len(content) - 8, 35)):
        documents, problems = read(tmp_path / ("a.warc.gz" if packed else "a.warc"), content[:end])
        assert len(documents) == 1
        assert len(problems) == 1
        assert problems[0].startswith(": is a broken archive (")
        assert problems[0].endswith("); what stood before was read")


def test_an_archive_whose_last_bytes_are_missing_is_named_though_all_was_read(tmp_path: Path) -> None:
    page = ("200 OK", "text/html", PAGE.encode())
    documents, problems = read(tmp_path / "a.warc.gz", archive(page, page, packed=True)[:-1])
    assert len(documents) == 2
    assert problems[0].startswith(": is a broken archive (")


def test_a_stream_is_read_as_it_begins() -> None:
    page = ("200 OK", "text/html", PAGE.encode())
    for content in (PAGE.encode(), RSS.encode(), archive(page, packed=False)):
        found = next(iter(Inputs(["-"], stdin=io.BytesIO(content)).read()))
        assert isinstance(found, Found)
        assert found.document.text == f"{FIRST}\n\n{SECOND}"
