"""Spelling made alike: accents, quotes, dashes and spaces, so that "Erdoğan" and "Erdogan" are one."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

# Letters that Unicode does not take apart into a base letter and a mark, and that news also writes with the base letter.
LETTERS = {
    "ı": "i",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ħ": "h",
    "Ħ": "H",
    "ə": "e",
    "Ə": "E",
}
QUOTES = dict.fromkeys("‘’‛ʼʻʾʿ`´′", "'")
HYPHENS = dict.fromkeys("‐‑", "-")

# Marks and invisible characters; spaces that others follow, or that begin a line. A blank line stays: it ends a name.
SUPERFLUOUS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]+|[^\S\n]+(?=\s)|(?<=\n)[^\S\n]+")


def fold(text: str) -> tuple[str, range | list[int]]:
    """The text folded, capitals kept, and for each of its characters the offset in the text that it stands for."""
    if not SUPERFLUOUS.search(text):
        return text.translate(_table()), range(len(text))
    kept, last = [], 0
    for gap in SUPERFLUOUS.finditer(text):
        kept.extend(range(last, gap.start()))
        last = gap.end()
    kept.extend(range(last, len(text)))
    return "".join(text[i] for i in kept).translate(_table()), kept


@cache
def _table() -> dict[int, str]:
    """One character for one, so that offsets stay."""
    table = {ord(letter): base for letter, base in (LETTERS | QUOTES | HYPHENS).items()}
    for code in range(0xC0, sys.maxunicode if sys.maxunicode < 0x2000 else 0x2000):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table.setdefault(code, base)
    for code in range(0x3001):
        if chr(code).isspace():
            table[code] = " "
    return table
