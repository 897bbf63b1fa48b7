from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dyads.graph.identity import claim_id
from dyads.graph.model import Claim, Document, Mention, Sentence, Trigger, When
from dyads.graph.ontology import ontology
from dyads.graph.reading import Reading


def make_mention(actor: str, start: int = 0, **changes: Any) -> Mention:
    fields: dict[str, Any] = {
        "id": actor, "name": actor, "kind": "state", "country": actor if len(actor) == 3 else None,
        "text": actor, "start": start, "end": start + len(actor),
    }  # fmt: skip
    return Mention(**{**fields, **changes})


def make_claim(
    subject: str | Mention = "IRN",
    relation: str = "blames",
    object: str | Mention = "ISR",
    *,
    document: str = "doc",
    sentence: str | None = None,
    at: int = 0,
    day: str | None = "2019-02-16",
    speaker: str | None = None,
    **changes: Any,
) -> Claim:
    """A claim "SUBJECT RELATION OBJECT" read at offset `at` of a document."""
    doer = make_mention(subject, at) if isinstance(subject, str) else subject
    where = at + len(doer.text) + 1
    target = make_mention(object, where + len(relation) + 1) if isinstance(object, str) else object
    text = sentence or f"{doer.text} {relation} {target.text} on {day} says {speaker} {changes}"
    fields: dict[str, Any] = {
        "document": document,
        "sentence": Sentence(text=text, start=at, end=at + len(text)),
        "subject": doer,
        "relation": ontology().relation(relation),
        "object": target,
        "trigger": Trigger(text=relation, start=where, end=where + len(relation)),
        "attributed_to": make_mention(speaker, at + 60) if speaker else None,
        "date": When(value=day, precision="day", basis="text") if day else When(),
        "confidence": 0.83,
        "extractor": "test",
        "rule": "test",
        **changes,
    }
    fields["id"] = claim_id(
        document=document,
        sentence=text,
        trigger_offset=where - at,
        subject=fields["subject"].id,
        relation=relation,
        object=fields["object"].id,
        polarity=fields.get("polarity", "positive"),
        modality=fields.get("modality", "actual"),
        speaker=speaker,
    )
    return Claim(**fields)


def make_reading(*claims: Claim, document: str = "doc", run: str = "run", **fields: Any) -> Reading:
    return Reading(Document(**{"id": document, "text": f"Some text of {document}.", **fields}), claims, run)


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture(scope="session")
def mention() -> Callable[..., Mention]:
    return make_mention


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    return make_reading
