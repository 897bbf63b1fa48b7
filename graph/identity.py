"""Identity: ids that are digests of what a thing is, so that they survive rebuilds and any order of
reading."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

import msgspec

from dyads.graph.model import Document, Modality, Polarity
from dyads.graph.ontology import ontology


def claim_id(
    *,
    document: str,
    sentence: str,
    trigger_offset: int,
    subject: str,
    relation: str,
    object: str,
    polarity: Polarity,
    modality: Modality,
    speaker: str | None,
) -> str:
    """The id of a claim, "c-" and 16 hex digits.

    `trigger_offset` is in code points from the start of `sentence`. Both are taken with white space folded
    and letters composed (NFC), so that a paragraph wrapped otherwise, or repeated in the document, gives
    the same claim.
    """
    offset = len(folded(sentence[:trigger_offset]))
    fields = (
        document, folded(sentence), offset, subject, relation, object, polarity, modality, speaker or ""
    )  # fmt: skip
    return "c-" + digest(*fields)


def event_id(subject: str, relation: str, object: str, period: str) -> str:
    """The id of an event, "e-" and 16 hex digits. `period` is an ISO day, a coarser period's text, or ""
    (undated)."""
    return "e-" + digest(*ends(subject, relation, object), period)


@lru_cache(maxsize=65536)
def edge_id(subject: str, relation: str, object: str) -> str:
    """The id of a triple whatever its time, "t-" and 16 hex digits: what the events of one edge have in
    common."""
    return "t-" + digest(*ends(subject, relation, object))


def content_id(text: str, *fields: str | None) -> str:
    """The id of a document whose record has none, "d-" and 16 hex digits: a digest of its text and other
    fields."""
    return "d-" + digest(text, *fields)


def content_digest(document: Document) -> str:
    """A digest of everything a document holds: what differs when the document has changed. 64 hex digits."""
    return hashlib.sha256(msgspec.json.encode(document, order="deterministic")).hexdigest()


def ends(subject: str, relation: str, object: str) -> tuple[str, str, str]:
    """Subject, relation, object as an event's key holds them: the actors sorted where the relation is
    symmetric."""
    entry = ontology().relations.get(relation)
    if entry is not None and entry.symmetric and object < subject:
        return object, relation, subject
    return subject, relation, object


def folded(text: str) -> str:
    """Text with each run of white space one space, none at its ends, and letters composed (NFC)."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def digest(*fields: str | int | None) -> str:
    """16 hex digits of the fields, which no other list of fields shares by running into one another."""
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()[:16]
