"""Actors that no table has, named so that the same words give the same node everywhere."""

from __future__ import annotations

import re
from typing import Any

from dyads.extract.knowledge.folding import folded
from dyads.graph.model import Actor, Mention

_NO_WORD = re.compile(r"[^\w]+")


def slug(text: str) -> str:
    """The text as part of an id: folded, its words joined by hyphens."""
    return _NO_WORD.sub("-", folded(text)).strip("-")


def only_here(text: str, document: str) -> str:
    """The id of somebody whom the words name in this document alone ("the soldiers")."""
    return f"{slug(text)}@{document}"


def people_of(state: Actor) -> Actor:
    """The people of a state, as "Iranians" or "the French" names them."""
    return Actor(
        id=f"{state.id}-people",
        name=f"people ({state.name})",
        kind="group",
        country=state.country,
        sector="CVL",
    )


def bare(actor: Actor) -> Actor:
    """The actor of a mention, without its place in the text."""
    return Actor(**_traits(actor))


def placed(actor: Actor, text: str, start: int, end: int) -> Mention:
    """The mention of an actor by the words at an offset of the document."""
    return Mention(**_traits(actor), text=text, start=start, end=end)


def _traits(actor: Actor) -> dict[str, Any]:
    return {name: getattr(actor, name) for name in Actor.__struct_fields__}
