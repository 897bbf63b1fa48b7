"""The drawing: which nodes, which edges, and how bent."""

from __future__ import annotations

from itertools import combinations

import pytest

from dyads.exports import picture
from dyads.exports.picture import Point, Tie, drawing

STATES = [Point(code, code.title(), "state") for code in ("IRN", "ISR", "USA")]


def edges(ties: list[tuple[str, str, str]]) -> dict[str, dict]:
    drawn = drawing(STATES, [Tie(*tie, number) for number, tie in enumerate(ties)])
    return {edge["id"]: edge for edge in drawn["edges"]}


def test_events_of_one_class_share_an_edge_and_keep_their_places() -> None:
    drawn = edges([("IRN", "ISR", "blames"), ("IRN", "ISR", "warns"), ("IRN", "ISR", "attacks")])
    assert {name: edge["events"] for name, edge in drawn.items()} == {
        "IRN~ISR~verbal conflict": [0, 1],
        "IRN~ISR~material conflict": [2],
    }


def test_symmetric_relations_are_drawn_once_and_without_direction() -> None:
    drawn = edges([("ISR", "IRN", "meets"), ("IRN", "ISR", "meets")])
    (edge,) = drawn.values()
    assert (edge["from"], edge["to"], edge["arrows"], edge["events"]) == ("IRN", "ISR", "", [0, 1])


def test_no_two_edges_of_a_pair_lie_on_each_other() -> None:
    relations = ["blames", "attacks", "aids", "praises", "meets", "clashes_with", "trades_with"]
    drawn = edges([(a, b, relation) for relation in relations for a, b in (("IRN", "ISR"), ("ISR", "IRN"))])
    bends = [edge["bend"] if edge["from"] == "IRN" else -edge["bend"] for edge in drawn.values()]
    assert len(bends) == 11
    assert all(abs(a - b) > 0.05 for a, b in combinations(bends, 2))


def test_an_only_edge_runs_straight_and_a_loop_is_allowed() -> None:
    drawn = edges([("IRN", "ISR", "blames"), ("USA", "USA", "arrests")])
    assert [edge["bend"] for edge in drawn.values()] == [0.0, 0.0]


def test_actors_without_an_event_are_not_drawn() -> None:
    drawn = drawing(STATES, [Tie("IRN", "ISR", "blames", 0)])
    assert {node["id"] for node in drawn["nodes"]} == {"IRN", "ISR"}


def test_of_too_many_nodes_the_most_active_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MAX_NODES", 2)
    drawn = drawing(
        STATES,
        [Tie("IRN", "ISR", "blames", 0), Tie("ISR", "IRN", "blames", 1), Tie("USA", "ISR", "warns", 2)],
    )
    assert {node["id"] for node in drawn["nodes"]} == {"IRN", "ISR"}
    assert drawn["undrawn"] == 1
    assert all("USA" not in (edge["from"], edge["to"]) for edge in drawn["edges"])


def test_labels_are_one_short_line_without_controls() -> None:
    points = [Point("x", "Front\u202e of\n\x00" + "x" * 10_000, "armed_group"), Point("y", "", "group")]
    labels = [node["label"] for node in drawing(points, [Tie("x", "y", "blames", 0)])["nodes"]]
    assert labels == ["Front of xxxxxxxxxxxxxxxxxx…", " "]
