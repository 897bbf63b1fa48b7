"""Bytes to text: decoded, repaired, line ends as LF, nothing in it that JSON, XML or RDF cannot hold."""

from __future__ import annotations

import codecs
import re

import charset_normalizer
import ftfy

from dyads.graph.errors import InputError

_NEWLINES = re.compile("\r\n|\r|\x0b|\x0c|\x85|\u2028|\u2029")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 4096


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text of a file, clean.

    UTF-8, or UTF-16 where a byte order mark or every second byte says so; else what the file has `declared`;
    else Windows-1252, the encoding of most old Western text; else, where the bytes hold what no such text
    has, the encoding that charset-normalizer finds likeliest. Raises InputError where it is no text.
    """
    for encoding in _encodings(data, declared):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _NO_TEXT.search(text):
            return clean(text)
    raise InputError(f"{where}: looks like a binary file, not text")


_MOST_PASSES = 8


def clean(text: str) -> str:
    """`text` with LF line ends, without the marks of a wrong decoding ("cafÃ©") and what cannot be written.

    A byte order mark goes, control characters become spaces, lone surrogates U+FFFD; what is clean stays.
    """
    for _ in range(_MOST_PASSES):  # a space for a control character may complete the mark of a wrong decoding
        before, text = text, _cleaned(text)
        if text == before:
            break
    return text


def _cleaned(text: str) -> str:
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    if not text.isascii() and ftfy.badness.is_bad(text):
        # By line: a text may be spoilt in one paragraph and sound in the next.
        text = "\n".join(_repaired(line) for line in text.split("\n"))
    return _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub(" ", text))


def _repaired(line: str) -> str:
    return _NEWLINES.sub(" ", ftfy.fix_encoding(line)) if ftfy.badness.is_bad(line) else line


def _encodings(data: bytes, declared: str | None) -> list[str]:
    """The encodings to try, in order."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if wide := _wide(data):
        return [wide]
    likely = ["utf-8-sig", *([declared] if declared else []), "cp1252"]
    if _fits(data, "utf-8") or _fits(data, "cp1252") or b"\0" in data[:_SAMPLE]:
        return likely
    found = charset_normalizer.from_bytes(data[: 8 * _SAMPLE]).best()
    reads_as_a_language = found and found.coherence and not found.encoding.startswith("utf")
    return [*likely, found.encoding] if found and reads_as_a_language else likely


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Western text every second byte is NUL."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 8:
        return None
    if sample[1::2].count(0) > 0.4 * len(sample) and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * len(sample) and not sample[1::2].count(0):
        return "utf-16-be"
    return None
