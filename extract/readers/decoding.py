"""Bytes to text: decoded, line ends as LF, nothing in it that JSON, XML or RDF cannot hold."""

from __future__ import annotations

import codecs
import re

from dyads.graph.errors import InputError

_NEWLINES = re.compile("\r\n|\r|\x0b|\x0c|\x85|\u2028|\u2029")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, where: str) -> str:
    """The text of a file, clean.

    UTF-8, or UTF-16 where a byte order mark says so; else Windows-1252, the encoding of most old Western
    text, unless the bytes hold what no such text has (NUL, control characters, the five undefined bytes).
    Raises InputError where it is no text.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = _decode_utf8_or_western(data)
    except UnicodeDecodeError:
        raise InputError(f"{where}: looks like a binary file, not text") from None
    if _NO_TEXT.search(text):
        raise InputError(f"{where}: looks like a binary file, not text")
    return clean(text)


def clean(text: str) -> str:
    """`text` with LF line ends, no byte order mark, spaces for control characters, U+FFFD for surrogates."""
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    return _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub(" ", text))


def _decode_utf8_or_western(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")
