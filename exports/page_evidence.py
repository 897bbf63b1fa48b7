"""The evidence in the page: claims with their sentences and documents, each once, while there is room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dyads.exports.text import embedded_json, web_address
from dyads.graph.model import Actor, Claim, Document, Event, Mention, Trigger, When
from dyads.graph.periods import period_of

MAX_EVIDENCE = 20_000_000
"""Bytes, as they stand in the page, of all claims with their sentences and documents."""

MAX_NAME = 300
"""A name longer than this is an accident or an attack; the page shows its beginning."""


def surest_first(event: Event, claims: dict[str, Claim]) -> list[Claim]:
    """The event's claims, its denials last; those that a symmetric relation has in both directions once."""
    ranked = sorted(
        (claims[name] for name in {*event.claims, *event.denials}),
        key=lambda claim: (claim.polarity == "negative", -claim.confidence, claim.id),
    )
    return list({_telling(claim): claim for claim in reversed(ranked)}.values())[::-1]


def _telling(claim: Claim) -> tuple[object, ...]:
    speaker = claim.attributed_to and claim.attributed_to.id
    place = claim.sentence.part, claim.sentence.start, claim.trigger.start
    return claim.document, *place, speaker, claim.polarity, claim.modality


def cite(ranked: Sequence[Sequence[Claim]], evidence: Evidence) -> list[list[int]]:
    """Evidence for each event: the first claim of each, then the others, while there is room."""
    cited: list[list[int]] = [[] for _ in ranked]
    for first in (True, False):
        for found, candidates in zip(cited, ranked, strict=True):
            for claim in candidates[:1] if first else candidates[1:]:
                index = evidence.add(claim)
                if index is not None:
                    found.append(index)
    return cited


def dated(when: When) -> list[str | None]:
    """First day, last day of a range, precision, basis, and the last day that it may mean."""
    period = period_of(when)
    return [when.value, when.end, when.precision, when.basis, period and period.last.isoformat()]


class Evidence:
    """Claims, sentences and documents embedded so far, each once, within MAX_EVIDENCE."""

    def __init__(self, documents: Mapping[str, Document], originals: Mapping[str, str]) -> None:
        """Nothing yet; `documents` are all that claims may refer to, by id, `originals` which report each of
        them repeats (itself where it is no copy)."""
        self.claims: list[dict[str, Any]] = []
        self.sentences: dict[str, int] = {}
        self.documents: list[dict[str, Any]] = []
        self.left_out = 0
        self._known = documents
        self._originals = originals
        self._cited: dict[str, int] = {}
        self._room = MAX_EVIDENCE

    def add(self, claim: Claim) -> int | None:
        """The claim's place in the list, or None where there is no room for it."""
        text, document = claim.sentence.text, self._known[claim.document]
        shown = {
            "id": claim.id,
            "document": self._cited.get(document.id, len(self._cited)),
            "sentence": self.sentences.get(text, len(self.sentences)),
            "marks": list(_marks(claim)),
            "polarity": claim.polarity,
            "modality": claim.modality,
            "by": speaker_name(claim.attributed_to),
            "via": [speaker_name(speaker) for speaker in claim.via],
            "date": dated(claim.date),
            "confidence": round(claim.confidence, 2),
        }
        new: list[object] = [shown]
        new += [] if text in self.sentences else [text]
        new += [] if document.id in self._cited else [self._document(document)]
        size = sum(len(embedded_json(part)) + 1 for part in new)
        if size > self._room:
            self.left_out += 1
            return None
        self._room -= size
        if document.id not in self._cited:
            self.documents.append(self._document(document))
        self._cited.setdefault(document.id, len(self._cited))
        self.sentences.setdefault(text, len(self.sentences))
        self.claims.append(shown)
        return len(self.claims) - 1

    def _document(self, document: Document) -> dict[str, Any]:
        original = self._known[self._originals[document.id]]
        copied = None if original.id == document.id else _cited(original)
        return _cited(document) | {"url": web_address(document.url), "copyOf": copied}


def speaker_name(speaker: Actor | None) -> str | None:
    """Who says so, as the page names it: None is the article itself."""
    return None if speaker is None else speaker.name[:MAX_NAME]


def _marks(claim: Claim) -> Iterable[tuple[int, int, str]]:
    """What to highlight, in code points from the sentence's start; not what stands outside of it."""
    spans: list[tuple[str, Mention | Trigger]] = [("subject", claim.subject), ("object", claim.object)]
    spans.append(("trigger", claim.trigger))
    if claim.attributed_to is not None:
        spans.append(("speaker", claim.attributed_to))
    start, length = claim.sentence.start, len(claim.sentence.text)
    for role, span in spans:
        if start <= span.start < span.end <= start + length:
            yield span.start - start, span.end - start, role


def _cited(document: Document) -> dict[str, Any]:
    return {
        "id": document.id[:MAX_NAME],
        "title": (document.title or "")[:MAX_NAME],
        "publisher": (document.publisher or "")[:MAX_NAME],
        "date": document.date,
    }
