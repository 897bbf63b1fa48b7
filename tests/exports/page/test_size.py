"""Very much, and nothing at all."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from dyads.exports import page_data, page_evidence, picture
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open

pytestmark = pytest.mark.browser
DAY = {"date": When(value="2019-03-09", precision="day", basis="text")}


def test_it_says_what_it_left_out(
    opened: Open, news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_data, "MAX_EVENTS", 100)
    monkeypatch.setattr(page_evidence, "MAX_EVIDENCE", 20_000)
    monkeypatch.setattr(picture, "MAX_NODES", 12)
    reading = opened(news)
    text = reading.details()
    assert f"The oldest {len(news.events()) - 100} events" in text
    assert "to keep it small" in text
    assert "least active actors" in text


def test_an_empty_graph_says_so(opened: Open, desk: Desk) -> None:
    reading = opened(desk.graph())
    assert reading.page.locator("#nothing").is_visible()
    assert reading.shown() == 0


def test_of_very_many_the_strongest_part_is_drawn_and_the_rest_is_a_search_away(
    opened: Open, desk: Desk
) -> None:
    actors, lines = 2_200, 10_400
    draw = random.Random(1)
    sentences = [
        f"s[n{n}:Actor {n}] v[blames:blamed] o[n{(n + 1) % actors}:Actor {(n + 1) % actors}]."
        for n in range(actors)
    ]
    pairs = {tuple(draw.sample(range(200), 2)) for _ in range(lines - actors + 5_000)}
    for one, other in sorted(pairs)[: lines - actors]:
        sentences.append(f"s[n{one}:Actor {one}] v[attacks:attacked] o[n{other}:Actor {other}].")
    desk.article("all", [(sentence, {}) for sentence in sentences])
    reading = opened(desk.graph(), "#view=actors")
    nodes, edges = "dyads.network.body.data.nodes.length", "dyads.network.body.data.edges.length"
    assert reading.page.evaluate(nodes) == 1_000
    assert 1_000 <= reading.page.evaluate(edges) <= 2_500
    assert "the 1,000 busiest of 2,200 actors" in reading.page.locator("#drawn").inner_text()
    assert "strongest of 10," in reading.page.locator("#drawn").inner_text()
    assert reading.shown() == len(sentences)
    quiet = next(
        n
        for n in range(200, actors)
        if not reading.page.evaluate(f"dyads.network.body.data.nodes.get('n{n}') !== null")
    )
    reading.page.locator("#search").fill(f"Actor {quiet}")
    reading.page.keyboard.press("Enter")
    assert reading.page.evaluate(f"dyads.network.body.data.nodes.get('n{quiet}') !== null")
    assert f"Actor {quiet}" in reading.page.locator("#details h2").inner_text()
    reading.page.get_by_role("button", name="1 step").click()
    assert reading.page.evaluate(nodes) == 3
    assert reading.page.locator("#drawn").inner_text() == ""
