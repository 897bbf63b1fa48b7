"""Everything the page shows, as one JSON value: actors, events, and the sentences they were read from.

A page is mailed and opened on a laptop, so it has bounds: what does not fit is left out, the oldest first,
and counted under `about.left_out`, for the page to say so.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dyads.exports.page_evidence import MAX_NAME, Evidence, cite, dated, speaker_name, surest_first
from dyads.exports.picture import QUADS, Point, Tie, drawing
from dyads.graph.identity import event_id
from dyads.graph.iris import DATA, PREFIXES, actor_iri
from dyads.graph.model import Claim, Document, Event
from dyads.graph.ontology import ontology
from dyads.graph.periods import period_text

if TYPE_CHECKING:
    from dyads.graph.actors import ActorNode
    from dyads.graph.knowledge_graph import KnowledgeGraph

MAX_EVENTS = 50_000
MAX_NAMES = 30
"""Other names of an actor, for the search."""


def page_data(kg: KnowledgeGraph) -> dict[str, Any]:
    """What page/*.js reads: `data` at once, `evidence` when a sentence is asked for.

    Lists refer to each other by index; the hour of writing leaves no trace.
    """
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
    evidence = Evidence(documents, {name: kg.source(name).original for name in documents})
    publishers, published_by = _publishers(documents)
    told = [surest_first(event, claims) for event in shown]
    cited = cite(told, evidence)
    views = _views(shown, [actors[name] for name in places])
    data = {
        "about": {
            "documents": len(documents),
            "claims": len(claims),
            "events": len(events),
            "actors": len(actors),
            "denials": _unasserted(claims, events),
            "struck": len(kg.struck()),
            "left_out": {
                "events": len(events) - len(shown),
                "sentences": evidence.left_out,
                "actors": views["actors"].pop("undrawn"),
                "states": views["states"].pop("undrawn"),
            },
        },
        "prefixes": PREFIXES,
        "quads": QUADS,
        "categories": {
            name: {"quad": QUADS.index(entry.quad), "definition": entry.definition}
            for name, entry in ontology().categories.items()
        },
        "relations": {
            name: {
                "category": entry.category,
                "label": entry.label,
                "symmetric": entry.symmetric,
                "intensity": ontology().relation(name).intensity,
            }
            for name, entry in ontology().relations.items()
        },
        "countries": {code: countries().get(code, code) for code in sorted(codes)},
        "publishers": publishers,
        "actors": [_actor(actors[name]) for name in places],
        "events": [
            _event(event, claims, places, published_by) | {"claims": indexes, "told": len(tellings)}
            for event, tellings, indexes in zip(shown, told, cited, strict=True)
        ],
        "struck": _struck(kg),
        "views": views,
    }
    return {
        "data": data,
        "evidence": {
            "claims": evidence.claims,
            "sentences": list(evidence.sentences),
            "documents": evidence.documents,
        },
    }


def _unasserted(claims: dict[str, Claim], events: Sequence[Event]) -> int:
    """How many claims deny what no event holds."""
    held = {name for event in events for name in (*event.claims, *event.denials)}
    return sum(claim.polarity == "negative" and name not in held for name, claim in claims.items())


def _struck(kg: KnowledgeGraph) -> dict[str, list[dict[str, str]]]:
    """What corrections struck, by the event that it would tell of: the sentence, who struck it, and why."""
    struck: dict[str, list[dict[str, str]]] = defaultdict(list)
    counted_as = kg.corrections.actor
    for name, correction in kg.struck().items():
        claim = kg.claim(name)
        event = event_id(
            counted_as(claim.subject.id),
            claim.relation.id,
            counted_as(claim.object.id),
            period_text(claim.date),
        )
        words = {"sentence": claim.sentence.text, "who": correction.who, "why": correction.why}
        struck[event].append({key: value[:MAX_NAME] for key, value in words.items()})
    return struck


def _publishers(documents: dict[str, Document]) -> tuple[list[str], dict[str, int]]:
    """The publishers' names, and the place in that list of each document's, where it has one."""
    named = {
        name: document.publisher[:MAX_NAME] for name, document in documents.items() if document.publisher
    }
    names = sorted(set(named.values()))
    places = {publisher: index for index, publisher in enumerate(names)}
    return names, {name: places[publisher] for name, publisher in named.items()}


def _newest_first(event: Event) -> tuple[bool, tuple[int, ...], str]:
    value = event.date.value or ""
    return not value, tuple(-ord(character) for character in value), event.id


@cache
def countries() -> dict[str, str]:
    """English short names of states by their ISO 3166 alpha-3 code."""
    with (Path(__file__).parent / "page" / "countries.csv").open(encoding="utf-8") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _views(events: Sequence[Event], actors: Sequence[ActorNode]) -> dict[str, Any]:
    home = {actor.id: actor.state or actor.id for actor in actors}
    points = [Point(actor.id, actor.name, actor.kind) for actor in actors]
    above = {
        home[actor.id]: Point(actor.state, countries().get(actor.state, actor.state), "state")
        if actor.state
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
        "iri": actor_iri(actor.id).removeprefix(DATA),
        "name": actor.name[:MAX_NAME],
        "kind": actor.kind,
        "country": actor.country,
        "state": actor.state or actor.id,
        "sectors": list(actor.sectors),
        "wikidata": actor.wikidata,
        "names": names[:MAX_NAMES],
    }


def _event(
    event: Event, claims: dict[str, Claim], places: dict[str, int], published_by: dict[str, int]
) -> dict[str, Any]:
    told = [claims[name] for name in event.claims]
    deniers = {speaker_name(claims[name].attributed_to) for name in event.denials}
    return {
        "id": event.id,
        "subject": places[event.subject],
        "relation": event.relation.id,
        "object": places[event.object],
        "date": dated(event.date),
        "status": event.status,
        "deniers": sorted(deniers, key=lambda name: name or ""),
        "contradicted": event.contradicted,
        "reported": [event.first_report, event.last_report],
        "sentences": len({(claim.document, claim.sentence.part, claim.sentence.start) for claim in told}),
        "counts": [len(event.claims), len(event.documents), event.sources],
        "confidence": round(max(claim.confidence for claim in told), 2),
        "publishers": sorted({published_by[name] for name in event.documents if name in published_by}),
        "mayBe": list(event.may_be),
    }
