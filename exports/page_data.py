"""Everything the page shows, as one JSON value: actors, events, and the sentences they were read from.

A page is mailed and opened on a laptop, so it has bounds: what does not fit is left out, the oldest first,
and counted under `about.left_out`, for the page to say so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dyads.exports.picture import QUADS, Point, Tie, drawing, rolled_up
from dyads.exports.text import web_address
from dyads.graph.model import Actor, Claim, Document, Event, Mention, Trigger, When
from dyads.graph.ontology import ontology

if TYPE_CHECKING:
    from dyads.graph.actors import ActorNode
    from dyads.graph.knowledge_graph import KnowledgeGraph

MAX_EVENTS = 50_000
MAX_EVIDENCE = 20_000_000
"""Characters of JSON, about bytes, of all claims with their sentences."""

MAX_NAME = 300
"""A name longer than this is an accident or an attack; the page shows its beginning."""


def page_data(kg: KnowledgeGraph) -> dict[str, Any]:
    """What page/*.js reads. Lists refer to each other by index; the hour of writing leaves no trace."""
    events = sorted(kg.events(), key=_newest_first)
    shown = events[:MAX_EVENTS]
    actors = kg.actors()
    claims = {claim.id: claim for claim in kg.claims()}
    documents = {document.id: document for document in kg.documents()}
    places = {
        name: index
        for index, name in enumerate(sorted({end for e in shown for end in (e.subject, e.object)}))
    }
    codes = {actor.country for actor in actors.values() if actor.country}
    evidence = _Evidence(documents)
    told = [_surest_first(event, claims) for event in shown]
    cited = _cite(told, evidence)
    views = _views(shown, [actors[name] for name in places])
    return {
        "about": {
            "documents": len(documents),
            "claims": len(claims),
            "events": len(events),
            "actors": len(actors),
            "denials": sum(claim.polarity == "negative" for claim in claims.values()),
            "left_out": {
                "events": len(events) - len(shown),
                "sentences": evidence.left_out,
                "actors": views["actors"].pop("undrawn"),
                "states": views["states"].pop("undrawn"),
            },
        },
        "quads": QUADS,
        "categories": {
            name: {"quad": QUADS.index(entry.quad), "definition": entry.definition}
            for name, entry in ontology().categories.items()
        },
        "relations": {
            name: {"category": entry.category, "label": entry.label, "symmetric": entry.symmetric}
            for name, entry in ontology().relations.items()
        },
        "countries": {code: countries().get(code, code) for code in sorted(codes)},
        "actors": [_actor(actors[name]) for name in places],
        "events": [_event(*each, places) for each in zip(shown, told, cited, strict=True)],
        "claims": evidence.claims,
        "sentences": list(evidence.sentences),
        "documents": evidence.cited_documents(),
        "views": views,
    }


def _newest_first(event: Event) -> tuple[bool, tuple[int, ...], str]:
    value = event.date.value or ""
    return not value, tuple(-ord(character) for character in value), event.id


@cache
def countries() -> dict[str, str]:
    """English short names of states by their ISO 3166 alpha-3 code."""
    with (Path(__file__).parent / "page" / "countries.csv").open(encoding="utf-8") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _views(events: Sequence[Event], actors: Sequence[ActorNode]) -> dict[str, Any]:
    home = {actor.id: rolled_up(actor.id, actor.country) for actor in actors}
    points = [Point(actor.id, actor.name, actor.kind) for actor in actors]
    above = {
        home[actor.id]: Point(actor.country, countries().get(actor.country, actor.country), "state")
        if actor.country
        else Point(actor.id, actor.name, actor.kind)
        for actor in actors
    }
    between = [
        Tie(event.subject, event.object, event.relation.id, index) for index, event in enumerate(events)
    ]
    raised = [tie._replace(source=home[tie.source], target=home[tie.target]) for tie in between]
    return {"states": drawing(list(above.values()), raised), "actors": drawing(points, between)}


def _actor(actor: ActorNode) -> dict[str, Any]:
    names = [name[:MAX_NAME] for name in actor.names if name != actor.name]
    return {
        "id": actor.id,
        "name": actor.name[:MAX_NAME],
        "kind": actor.kind,
        "country": actor.country,
        "state": rolled_up(actor.id, actor.country),
        "sectors": list(actor.sectors),
        "wikidata": actor.wikidata,
        "names": names,
    }


def _when(when: When) -> list[str | None]:
    return [when.value, when.end, when.precision, when.basis]


def _event(event: Event, told: list[Claim], cited: list[int], places: dict[str, int]) -> dict[str, Any]:
    return {
        "id": event.id,
        "subject": places[event.subject],
        "relation": event.relation.id,
        "object": places[event.object],
        "date": _when(event.date),
        "status": event.status,
        "denied": event.denied,
        "claims": cited,
        "told": len(told),
        "sentences": len({(claim.document, claim.sentence.part, claim.sentence.start) for claim in told}),
        "documents": len(event.documents),
        "sources": event.sources,
        "mayBe": list(event.may_be),
    }


def _surest_first(event: Event, claims: dict[str, Claim]) -> list[Claim]:
    """The event's claims, those that a symmetric relation has in both directions once."""
    ranked = sorted((claims[name] for name in event.claims), key=lambda claim: (-claim.confidence, claim.id))
    return list({_telling(claim): claim for claim in reversed(ranked)}.values())[::-1]


def _telling(claim: Claim) -> tuple[object, ...]:
    speaker = claim.attributed_to and claim.attributed_to.id
    place = claim.sentence.part, claim.sentence.start, claim.trigger.start
    return claim.document, *place, speaker, claim.polarity, claim.modality


def _cite(ranked: Sequence[Sequence[Claim]], evidence: _Evidence) -> list[list[int]]:
    """Evidence for each event: the first claim of each, then the others, while there is room."""
    cited: list[list[int]] = [[] for _ in ranked]
    for first in (True, False):
        for found, candidates in zip(cited, ranked, strict=True):
            for claim in candidates[:1] if first else candidates[1:]:
                index = evidence.add(claim)
                if index is not None:
                    found.append(index)
    return cited


class _Evidence:
    """Claims, sentences and documents embedded so far, each once, within MAX_EVIDENCE."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self.claims: list[dict[str, Any]] = []
        self.sentences: dict[str, int] = {}
        self.left_out = 0
        self._documents = documents
        self._cited: dict[str, int] = {}
        self._room = MAX_EVIDENCE

    def add(self, claim: Claim) -> int | None:
        """The claim's place in the list, or None where there is no room for it."""
        text = claim.sentence.text
        self._room -= 300 + (0 if text in self.sentences else len(text.encode("unicode-escape")))
        if self._room < 0:
            self.left_out += 1
            return None
        self.claims.append(
            {
                "id": claim.id,
                "document": self._cited.setdefault(claim.document, len(self._cited)),
                "sentence": self.sentences.setdefault(text, len(self.sentences)),
                "marks": list(_marks(claim)),
                "polarity": claim.polarity,
                "modality": claim.modality,
                "by": _speaker(claim.attributed_to),
                "via": [_speaker(speaker) for speaker in claim.via],
                "date": _when(claim.date),
                "confidence": round(claim.confidence, 2),
            }
        )
        return len(self.claims) - 1

    def cited_documents(self) -> list[dict[str, Any]]:
        """The documents that claims refer to, without their texts."""
        return [_document(self._documents[name]) for name in self._cited]


def _speaker(speaker: Actor | None) -> str | None:
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


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id[:MAX_NAME],
        "title": (document.title or "")[:MAX_NAME],
        "publisher": (document.publisher or "")[:MAX_NAME],
        "date": document.date,
        "url": web_address(document.url),
    }
