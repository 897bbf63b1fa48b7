"""Variants in spelling: "Qadhafi", "Hizbullah", "Phillipine" for the names that the tables know.

Only spelling: names compare as equal where they sound alike, or where a slip of the pen parts them. Whether
people of like names are the same must show otherwise, by the country that the text mentions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dyads.extract.knowledge.folding import folded

T = TypeVar("T")

ALIKE = 75.0
"""Least similarity of two spellings that sound alike, from 0 to 100 (rapidfuzz's ratio)."""
_ALIKE_WORDS = 50.0
"""Least similarity of each word of two names of as many words."""
LEAST = 6
"""Letters that a name must have: shorter ones are alike by chance."""

_BETWEEN = re.compile(r"[ -]")
_SOUNDS = (
    (re.compile(r"\b(?:al|el|ul|ad|as|ash|an|ar)[ -]"), ""),
    (re.compile(r"tch|tsch|tj"), "c"),
    (re.compile(r"kh|gh|q|ck|g|x"), "k"),
    (re.compile(r"dh|dj|zh|j"), "d"),
    (re.compile(r"sch|sh|ss|z"), "s"),
    (re.compile(r"ph|ff|v|w|b"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"[aeiouyh'’-]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


class Spellings(Generic[T]):
    """Names with what they name, found again by other spellings."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._by_sound: dict[str, list[tuple[str, T]]] = defaultdict(list)
        for name, meant in names:
            plain = folded(name)
            self._by_sound[sound(plain)].append((plain, meant))

    def like(self, name: str) -> list[T]:
        """What is named by other spellings of the name, each once, the likest first."""
        plain = folded(name)
        if len(plain) < LEAST:
            return []
        scored = [
            (fuzz.ratio(plain, known), meant)
            for known, meant in self._by_sound.get(sound(plain), ())
            if (known[0] == plain[0] or {known[0], plain[0]} <= set("kqgcj")) and _word_by_word(plain, known)
        ]
        best = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
        return list(dict.fromkeys(meant for _, meant in best))


def _word_by_word(name: str, known: str) -> bool:
    """Whether each word of two names is like the other's: Kim Ha-jung is not Kim Dae-jung."""
    pairs = list(zip(_BETWEEN.split(name), _BETWEEN.split(known), strict=False))
    return len(_BETWEEN.split(name)) != len(_BETWEEN.split(known)) or all(
        fuzz.ratio(one, other) >= _ALIKE_WORDS for one, other in pairs
    )


@lru_cache(maxsize=100_000)
def sound(name: str) -> str:
    """The consonants of a folded name as they sound, word by word: one key for the spellings of a name."""
    for pattern, by in _SOUNDS:
        name = pattern.sub(by, name)
    return name


def slips(name: str, known: Collection[str]) -> list[str]:
    """The known names nearest to a folded name that a slip parts from it: a letter more, less, other.

    Two letters swapped are one slip. In names of ten letters and more two slips may be.
    """
    if len(name) < LEAST:
        return []
    most = 2 if len(name) >= 10 else 1
    far = {one: OSA.distance(name, one, score_cutoff=most) for one in known if one[0] == name[0]}
    least = min(far.values(), default=0)
    return [one for one, distance in far.items() if distance == least <= most]
