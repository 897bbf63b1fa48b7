"""What is embedded in the page, and what is left out of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import pytest

from dyads.exports import page_data as module
from dyads.exports import page_evidence
from dyads.exports.html import PAGE
from dyads.exports.page_data import page_data
from dyads.exports.text import embedded_json
from dyads.graph.model import When

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph
    from tests.exports.conftest import Desk


def test_events_come_newest_first_and_the_undated_last(desk: Desk) -> None:
    for number, when in enumerate(
        [When(value="2019-03-01", precision="day"), When(), When(value="2020-01-01")]
    ):
        desk.article(f"d{number}", [("s[IRN] v[blames:blamed] o[ISR] for it.", {"date": when})])
    assert [event["date"][0] for event in page_data(desk.graph())["data"]["events"]] == [
        "2020-01-01",
        "2019-03-01",
        None,
    ]


def test_marks_cut_the_words_out_of_the_sentence_they_stand_in(news: KnowledgeGraph) -> None:
    data = page_data(news)["evidence"]
    claims = {claim.id: claim for claim in news.claims()}
    for shown in data["claims"]:
        claim, sentence = claims[shown["id"]], data["sentences"][shown["sentence"]]
        words = {role: sentence[start:end] for start, end, role in shown["marks"]}
        assert words["subject"] == claim.subject.text
        assert words["trigger"] == claim.trigger.text
        assert words["object"] == claim.object.text
        assert words.get("speaker") == (claim.attributed_to.text if claim.attributed_to else None)


def test_who_belongs_to_a_state_stands_under_it_between_states(desk: Desk) -> None:
    desk.article("d", [("s[hassan-rouhani] v[blames:blamed] o[hezbollah] for it.", {})])
    views = page_data(desk.graph())["data"]["views"]
    assert {(node["id"], node["label"]) for node in views["states"]["nodes"]} == {
        ("IRN", "Iran"),
        ("hezbollah", "Hezbollah"),
    }
    assert {node["id"] for node in views["actors"]["nodes"]} == {"hassan-rouhani", "hezbollah"}


def test_an_armed_group_does_not_stand_for_the_state_it_acts_from(desk: Desk) -> None:
    desk.article("d", [("s[IND] v[attacks:attacked] o[baloch] in Pakistan.", {})])
    data = page_data(desk.graph())["data"]
    assert {(node["id"], node["label"]) for node in data["views"]["states"]["nodes"]} == {
        ("IND", "India"),
        ("baloch", "Baloch separatists"),
    }
    assert [actor["state"] for actor in data["actors"]] == ["IND", "baloch"]


def test_between_states_it_counts_as_the_measures_do(news: KnowledgeGraph) -> None:
    data = page_data(news)["data"]
    acts: Counter[str] = Counter()
    for event in data["events"]:
        ends = [data["actors"][event[end]]["state"] for end in ("subject", "object")]
        if ends[0] != ends[1] and data["countries"].keys() >= set(ends) and event["status"] != "hypothetical":
            acts[ends[0]] += 1
    assert {each.id: each.acts for each in news.central() if each.acts} == acts
    assert any(a.country and a.state is None for a in news.actors().values())


def test_every_event_keeps_a_sentence_before_any_gets_a_second(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = {"date": When(value="2019-03-01", precision="day")}
    for number in range(4):
        desk.article(f"a{number}", [(f"s[IRN] v[blames:blamed] o[ISR] for number {number}.", day)])
    desk.article(
        "b", [("s[USA] v[warns:warned] o[IRN] of a long answer.", {"date": When(value="2018-01-01")})]
    )
    kg = desk.graph()
    everything = len(embedded_json(page_data(kg)["evidence"]))
    monkeypatch.setattr(page_evidence, "MAX_EVIDENCE", everything // 2)
    data = page_data(kg)["data"]
    assert [len(event["claims"]) for event in data["events"]] == [1, 1]
    assert [event["sentences"] for event in data["events"]] == [4, 1]
    assert data["about"]["left_out"]["sentences"] == 3


@pytest.mark.parametrize("room", [20_000, 50_000, 100_000])
def test_the_evidence_keeps_within_its_bound_in_bytes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(page_evidence, "MAX_EVIDENCE", room)
    for number in range(120):
        text = f"by[USA] said s[IRN] v[blames:blamed] o[ISR] <&> “ü” {number}."
        desk.article(f"a{number}", [(text, {})], title="<ü>" * 90, publisher="\u202e" * 50)
    data = page_data(desk.graph())
    size = len(embedded_json(data["evidence"]))
    assert room * 0.7 < size <= room + 100
    assert data["data"]["about"]["left_out"]["sentences"] == 120 - len(data["evidence"]["claims"]) > 0


def test_a_sentence_that_tells_of_both_directions_is_shown_once(desk: Desk) -> None:
    desk.article("a", [("s[IRN] and o[PAK] v[meets:met] in Tehran.", {"confidence": 0.9})])
    both = desk.claims[0]
    desk.claims.append(msgspec.structs.replace(both, id="c-other", subject=both.object, object=both.subject))
    (event,) = page_data(desk.graph())["data"]["events"]
    assert (len(event["claims"]), event["told"], event["sentences"]) == (1, 1, 1)


def test_of_too_many_events_the_newest_are_kept_and_the_rest_counted(
    news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_EVENTS", 10)
    data = page_data(news)["data"]
    assert len(data["events"]) == 10
    assert data["about"]["left_out"]["events"] == len(news.events()) - 10
    assert data["about"]["events"] == len(news.events())


def test_a_link_that_is_not_of_the_web_is_no_link(desk: Desk) -> None:
    desk.article(
        "d", [("s[IRN] v[blames:blamed] o[ISR] for it.", {})], url="javascript:alert(1)", title="Title"
    )
    assert page_data(desk.graph())["evidence"]["documents"][0]["url"] is None


def test_endless_names_are_cut(desk: Desk) -> None:
    endless = "x" * 10_000
    desk.article("d", [(f"s[endless:{endless}] v[blames:blamed] o[ISR] for it.", {})], title=endless)
    data = page_data(desk.graph())
    assert max(len(actor["name"]) for actor in data["data"]["actors"]) == 300
    assert len(data["evidence"]["documents"][0]["title"]) == 300


@pytest.mark.parametrize("code", ["IRN", "XKX", "TWN", "PSE"])
def test_states_have_short_names(code: str) -> None:
    assert module.countries()[code] in {"Iran", "Kosovo", "Taiwan", "Palestine"}


def test_the_types_of_the_scripts_are_those_of_the_data(news: KnowledgeGraph) -> None:
    types = (PAGE / "types.d.ts").read_text("utf-8")

    def fields(name: str) -> set[str]:
        body = re.search(rf"^interface {name}\b[^{{]*\{{$(.*?)^\}}$", types, re.MULTILINE | re.DOTALL)
        assert body is not None, name
        return set(re.findall(r"^  (\w+)\??:", body[1], re.MULTILINE))

    data, evidence = page_data(news).values()
    assert fields("Data") == set(data)
    assert fields("Evidence") == set(evidence)
    assert fields("Actor") == set(data["actors"][0])
    assert fields("WrittenEvent") == set(data["events"][0])
    assert fields("WrittenEdge") == set(data["views"]["states"]["edges"][0])
    assert fields("GraphNode") | fields("Place") <= set(data["views"]["states"]["nodes"][0])
    assert fields("Claim") == set(evidence["claims"][0])
    assert fields("Cited") | {"copyOf"} == set(evidence["documents"][0])
