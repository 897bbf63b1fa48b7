"""Spelling made alike: accents, quotes, dashes and spaces, so that "Erdoğan" and "Erdogan" are one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters that Unicode does not take apart into a letter and a mark, though news writes the letter alone.
LETTERS = dict(zip("ıøØłŁđĐħĦəƏ", "ioOlLdDhHaA", strict=True))
QUOTES = dict.fromkeys("‘’‛ʼʻʾʿ`´′", "'")
HYPHENS = dict.fromkeys("‐‑", "-")

# Marks, invisible characters, spaces before others or at a line's start. A blank line stays: it ends names.
SUPERFLUOUS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+|[^\S\n]+(?=\s)|(?<=\n)[^\S\n]+")


def fold(text: str) -> tuple[str, range | list[int]]:
    """The text folded, capitals kept, and the offset in the text that each of its characters stands for."""
    if not SUPERFLUOUS.search(text):
        return text.translate(_table()), range(len(text))
    kept: list[int] = []
    last = 0
    for gap in SUPERFLUOUS.finditer(text):
        kept.extend(range(last, gap.start()))
        last = gap.end()
    kept.extend(range(last, len(text)))
    return "".join(text[i] for i in kept).translate(_table()), kept


def folded(text: str) -> str:
    """The text without accents and capitals, to compare names by."""
    return fold(text)[0].casefold()


@cache
def _table() -> dict[int, str]:
    """One character for one, so that offsets stay."""
    table = {ord(letter): base for letter, base in (LETTERS | QUOTES | HYPHENS).items()}
    for code in range(0xC0, 0x2000):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table.setdefault(code, base)
    for code in range(0x3001):
        if chr(code).isspace():
            table[code] = " "
    return table
