from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.graph.identity import claim_id, content_digest, content_id, digest, event_id
from dyads.graph.model import Document

FIELDS: dict[str, Any] = {
    "document": "doc-1", "sentence": "Iran blamed Israel for it.", "trigger_offset": 5, "subject": "IRN",
    "relation": "blames", "object": "ISR", "polarity": "positive", "modality": "actual", "speaker": None,
}  # fmt: skip


def test_ids_have_a_letter_and_sixteen_hex_digits() -> None:
    assert claim_id(**FIELDS) == "c-" + claim_id(**FIELDS)[2:]
    for identifier in (claim_id(**FIELDS), event_id("A", "meets", "B", ""), content_id("text")):
        assert len(identifier) == 18
        int(identifier[2:], 16)


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("document", "doc-2"), ("sentence", "Iran blamed Israel for that."), ("trigger_offset", 6),
        ("subject", "IRQ"), ("relation", "accuses"), ("object", "USA"), ("polarity", "negative"),
        ("modality", "alleged"), ("speaker", "USA"),
    ],
)  # fmt: skip
def test_a_claim_is_another_when_any_field_of_its_identity_is(field: str, other: Any) -> None:
    assert claim_id(**{**FIELDS, field: other}) != claim_id(**FIELDS)


@pytest.mark.parametrize(
    ("sentence", "offset"),
    [
        ("Iran blamed\n  Israel for it.", 5),
        ("Iran  blamed Israel for it.", 6),
        ("  Iran\u00a0blamed Israel for it. ", 7),
    ],
)
def test_a_claim_is_the_same_however_its_sentence_is_wrapped(sentence: str, offset: int) -> None:
    assert claim_id(**{**FIELDS, "sentence": sentence, "trigger_offset": offset}) == claim_id(**FIELDS)


def test_a_claim_is_the_same_whether_letters_are_composed_or_not() -> None:
    composed = {**FIELDS, "sentence": "Per\u00fa blamed Chile.", "trigger_offset": 5}
    apart = {**FIELDS, "sentence": "Peru\u0301 blamed Chile.", "trigger_offset": 6}
    assert claim_id(**composed) == claim_id(**apart)


def test_events_of_symmetric_relations_have_no_direction() -> None:
    assert event_id("A", "meets", "B", "2019-01-01") == event_id("B", "meets", "A", "2019-01-01")
    assert event_id("A", "blames", "B", "2019-01-01") != event_id("B", "blames", "A", "2019-01-01")


def test_events_of_other_periods_are_others() -> None:
    ids = {event_id("A", "blames", "B", period) for period in ("", "2019-01-01", "2019-01-01/2019-01-31")}
    assert len(ids) == 3


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_digests_do_not_let_fields_run_into_one_another(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_the_content_digest_sees_every_field_and_no_order_of_keys() -> None:
    base = Document(id="a", text="t", extra={"x": 1, "y": 2})
    assert content_digest(base) == content_digest(Document(id="a", text="t", extra={"y": 2, "x": 1}))
    assert content_digest(base) != content_digest(Document(id="a", text="t", date="2019-01-01"))


def test_a_record_without_id_is_named_by_its_content() -> None:
    assert content_id("text", "title") == content_id("text", "title") != content_id("text", None)
