"""What one document yields: the unit that is stored, replaced and retracted."""

from __future__ import annotations

import msgspec

from dyads.graph.model import Claim, Document


class Reading(msgspec.Struct, frozen=True):
    """A document, the claims read from it, and the run (a digest of version, model, data and options) that
    did."""

    document: Document
    claims: tuple[Claim, ...]
    run: str

    def __post_init__(self) -> None:
        strangers = {claim.document for claim in self.claims} - {self.document.id}
        if strangers:
            raise ValueError(f"claims of {sorted(strangers)} in the reading of {self.document.id!r}")


def canonical(reading: Reading) -> Reading:
    """The same reading with each claim once (a repeated paragraph repeats its claims), in the order of the
    text."""
    claims = tuple(sorted(distinct(reading.claims).values(), key=_place_in_text))
    return Reading(reading.document, claims, reading.run)


def distinct(claims: tuple[Claim, ...] | list[Claim]) -> dict[str, Claim]:
    """Claims by id; of several with one id, the first in the text, whatever order they come in."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        other = kept.get(claim.id)
        if other is None or (other is not claim and _rank(claim) < _rank(other)):
            kept[claim.id] = claim
    return kept


def _place_in_text(claim: Claim) -> tuple[bool, int, int, str]:
    return claim.sentence.part == "text", claim.sentence.start, claim.trigger.start, claim.id


def _rank(claim: Claim) -> tuple[tuple[bool, int, int, str], bytes]:
    return _place_in_text(claim), msgspec.json.encode(claim)
