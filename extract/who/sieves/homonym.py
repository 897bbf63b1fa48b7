"""Homonyms: whom a name that several bear means, by the words of the text ("Georgia": Tbilisi or Atlanta)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import msgspec

from dyads.extract.knowledge.rows import read_rows
from dyads.extract.who.cast import Cast

NOBODY = ""
"""The id that stands for no actor: the river, the bird, the sportsman."""


class Homonym(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One meaning of a name: an actor's id, None for no actor, and words that speak for it, joined by "|".

    "*" among the words: the meaning where no word decides.
    """

    name: str
    actor: str | None
    cues: str


@cache
def homonyms() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The meanings of each name, in the order of the table."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for row in read_rows("homonyms.csv", Homonym):
        found[row.name].append((row.actor or NOBODY, frozenset(row.cues.split("|"))))
    return dict(found)


def meant(cast: Cast, name: str) -> str | None:
    """The id of whom the name means, NOBODY for no actor; None where the words do not say.

    A word in the same sentence counts twice; for no actor one must stand there. In a draw nothing is said.
    """
    meanings = homonyms().get(name)
    if meanings is None:
        return None
    here = {token.text for token in cast.sentence}
    scores = sorted(
        (
            (2 * len(cues & here) + len(cues & cast.setting.words), actor)
            for actor, cues in meanings
            if actor != NOBODY or cues & here
        ),
        reverse=True,
    )
    if not scores or scores[0][0] == 0 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return next((actor for actor, cues in meanings if "*" in cues), None)
    return scores[0][1]
