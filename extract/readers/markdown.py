"""Markdown: one document, its marks taken off, its front matter and first heading as what they say of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dyads.extract.readers.decoding import decode
from dyads.extract.readers.records import document
from dyads.extract.readers.source import Found, Source
from dyads.graph.errors import InputError

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"(title|date|publisher|source|url)[ \t]*:[ \t]*(\S.*)", re.IGNORECASE)
_TAGS = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_PARSER = MarkdownIt("commonmark").enable("table")


def read(source: Source) -> Iterator[Found | InputError]:
    """Yield the document, or why it cannot be used."""
    try:
        markdown = decode(source.data(), source.where)
        fields, body = _front_matter(markdown)
        heading, text = plain_text(body)
        if heading and "title" not in fields:
            fields["title"] = heading
        elif heading and heading != fields["title"]:
            text = f"{heading}\n\n{text}"
        yield Found(document({**fields, "text": text, "id": source.name}, source.where), source.where)
    except InputError as error:
        yield error


def plain_text(markdown: str) -> tuple[str | None, str]:
    """The first-level heading that `markdown` opens with, or None, and the text of its other blocks.

    A blank line stands between blocks. Links and emphasis leave their words, images nothing.
    """
    tokens = _PARSER.parse(markdown)
    heading = None
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        heading = " ".join(_inline(tokens[1]).split()) or None
        tokens = tokens[2:]
    blocks = (_block(token).strip("\n") for token in tokens)
    return heading, "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _block(token: Token) -> str:
    if token.type == "inline":
        return _inline(token)
    if token.type in {"code_block", "fence"}:
        return token.content
    if token.type == "html_block":
        return html.unescape(_TAGS.sub(" ", token.content))
    return ""


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
    return "".join(parts)


def _front_matter(markdown: str) -> tuple[dict[str, str], str]:
    """The lines `name: value` that we know of the block between `---` marks, and the rest of the text."""
    block = _FRONT_MATTER.match(markdown)
    if block is None:
        return {}, markdown
    entries = (_ENTRY.fullmatch(line.rstrip()) for line in block[1].split("\n"))
    fields = {entry[1].lower(): entry[2].strip("'\"") for entry in entries if entry}
    return fields, markdown[block.end() :]
