"""Actors described from their mentions: the most frequent name, kind, country …, the same in any order.

A tally counts an actor's mentions. Tallies add and subtract, so that a document's share can be taken back
exactly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

import msgspec

from dyads.graph.model import Claim, Kind, Mention

APART = frozenset({"OPP", "REB", "UAF"})
"""Sectors of PLOVER that act within a state and not for it: opposition, rebels, unidentified armed actors."""


class ActorNode(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole graph knows of an actor.

    `sectors` are those it acted in, `names` the phrases that named it, both sorted; `documents` counts the
    documents that mention it in a claim, as subject, object or speaker.
    """

    id: str
    name: str
    kind: Kind = "unknown"
    country: str | None = None
    wikidata: str | None = None
    sectors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    documents: int = 0

    @property
    def state(self) -> str | None:
        """The country that it counts as where states are drawn or measured; None where it stands for itself.

        Nobody who bombs an armed group, or talks to the opposition, does so to the state. So neither counts
        as it: no armed group, and nobody who is known to act in no sector but those set APART.
        """
        apart = self.kind == "armed_group" or (self.sectors and APART.issuperset(self.sectors))
        return None if apart else self.country


class Tally(msgspec.Struct):
    """How often the mentions of one actor had each name, kind …; `documents` counts the documents they
    stand in."""

    documents: int = 0
    names: dict[str, int] = {}
    kinds: dict[str, int] = {}
    countries: dict[str, int] = {}
    sectors: dict[str, int] = {}
    wikidata: dict[str, int] = {}
    phrases: dict[str, int] = {}

    def plus(self, other: Tally, sign: int = 1) -> Tally:
        """Both together; with `sign` -1, this one less the other."""
        return Tally(
            self.documents + sign * other.documents,
            *(
                _added(getattr(self, field), getattr(other, field), sign)
                for field in self.__struct_fields__[1:]
            ),
        )


def mentions_of(claim: Claim) -> Iterator[Mention]:
    """Everybody whom a claim mentions: subject, object and speakers."""
    yield claim.subject
    yield claim.object
    if claim.attributed_to is not None:
        yield claim.attributed_to
    yield from claim.via


def tallies_of(claims: Iterable[Claim]) -> dict[str, Tally]:
    """A tally for each actor. A phrase that several claims of a document share counts once."""
    mentions: dict[str, set[tuple[str, str, Mention]]] = defaultdict(set)
    for claim in claims:
        for mention in mentions_of(claim):
            mentions[mention.id].add((claim.document, claim.sentence.part, mention))
    return {actor: _tally(seen) for actor, seen in mentions.items()}


def describe(actor: str, tally: Tally) -> ActorNode:
    """The actor as its tally describes it: of each the most frequent, then the first in the alphabet."""
    known_kinds = {kind: count for kind, count in tally.kinds.items() if kind != "unknown"}
    return ActorNode(
        id=actor,
        name=_most(tally.names) or actor,
        kind=cast("Kind", _most(known_kinds) or "unknown"),
        country=_most(tally.countries),
        wikidata=_most(tally.wikidata),
        sectors=tuple(sorted(tally.sectors)),
        names=tuple(sorted(tally.phrases)),
        documents=tally.documents,
    )


def describe_actors(claims: Iterable[Claim]) -> dict[str, ActorNode]:
    """Every actor that the claims mention, by id, sorted."""
    return {actor: describe(actor, tally) for actor, tally in sorted(tallies_of(claims).items())}


def _tally(seen: set[tuple[str, str, Mention]]) -> Tally:
    mentions = [mention for _, _, mention in seen]
    return Tally(
        documents=len({document for document, _, _ in seen}),
        names=_count(mention.name for mention in mentions),
        kinds=_count(mention.kind for mention in mentions),
        countries=_count(mention.country for mention in mentions),
        sectors=_count(mention.sector for mention in mentions),
        wikidata=_count(mention.wikidata for mention in mentions),
        phrases=_count(mention.text for mention in mentions),
    )


def _count(values: Iterable[str | None]) -> dict[str, int]:
    return dict(sorted(Counter(value for value in values if value).items()))


def _added(one: dict[str, int], other: dict[str, int], sign: int) -> dict[str, int]:
    keys = sorted(one.keys() | other.keys())
    sums = ((key, one.get(key, 0) + sign * other.get(key, 0)) for key in keys)
    return {key: count for key, count in sums if count}


def _most(counts: dict[str, int]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value), default=None)
