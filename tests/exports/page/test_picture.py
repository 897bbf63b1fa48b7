"""The picture, and what a click in it or a search brings up."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open, Opened

pytestmark = pytest.mark.browser
DAY = {"date": When(value="2019-03-09", precision="day", basis="text")}


def test_it_loads_from_disk_and_asks_for_nothing(reading: Opened, news: KnowledgeGraph) -> None:
    assert "45 documents" in reading.page.locator("#summary").inner_text()
    drawn = reading.page.evaluate("dyads.network.body.nodeIndices.length")
    assert drawn == len({actor.state or actor.id for actor in news.actors().values()})
    assert reading.page.locator("canvas").count() == 1


def test_a_click_on_an_edge_shows_its_sentences_with_the_words_marked(opened: Open, desk: Desk) -> None:
    desk.article(
        "ledger/1",
        [("“🛳 Hm”, by[hassan-rouhani:Rouhani] added; s[IRN:Tehran] v[blames:blamed] o[ISR] for it.", DAY)],
        title="A ship is late",
        publisher="Morning Ledger",
        date="2019-03-10",
        url="https://news.example/ship",
    )
    reading = opened(desk.graph())
    middle = """() => {
        const { nodes } = dyads.network.body;
        const at = ["IRN", "ISR"].map((id) => dyads.network.canvasToDOM(nodes[id]));
        const box = document.getElementById("canvas").getBoundingClientRect();
        return [box.x + (at[0].x + at[1].x) / 2, box.y + (at[0].y + at[1].y) / 2];
    }"""
    reading.page.mouse.click(*reading.page.evaluate(middle))
    details = reading.page.locator("#details")
    details.locator(".evidence").wait_for()
    marks = {
        role: details.locator(f"mark.{role}").inner_text()
        for role in ("subject", "trigger", "object", "speaker")
    }
    assert marks == {"subject": "Tehran", "trigger": "blamed", "object": "Israel", "speaker": "Rouhani"}
    assert details.locator("blockquote").inner_text().startswith("“🛳 Hm”, Rouhani added; Tehran")
    text = reading.details()
    for words in ("According to Hassan Rouhani.", "Morning Ledger", "9 Mar 2019", "Confidence 80%", "ACCUSE"):
        assert words in text
    link = details.get_by_role("link", name="A ship is late")
    assert link.get_attribute("href") == "https://news.example/ship"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "edge=IRN~ISR" in reading.page.url


def test_search_finds_an_actor_by_another_name(opened: Open, desk: Desk) -> None:
    desk.article("d", [("s[IRN:Tehran] v[blames:blamed] o[ISR] for it.", DAY)])
    reading = opened(desk.graph())
    reading.page.locator("#search").fill("tehr")
    reading.page.keyboard.press("Enter")
    assert reading.page.locator("#details h2").inner_text() == "Iran"
    assert "node=IRN" in reading.page.url
    link = reading.page.get_by_role("link", name="Q794")
    assert link.get_attribute("href") == "https://www.wikidata.org/wiki/Q794"


def test_states_and_actors_are_two_drawings_of_the_same_events(reading: Opened) -> None:
    before = reading.shown()
    nodes = "dyads.network.body.data.nodes.getIds()"
    assert "hassan-rouhani" not in reading.page.evaluate(nodes)
    reading.page.get_by_label("Actors", exact=True).check()
    assert "hassan-rouhani" in reading.page.evaluate(nodes)
    assert reading.shown() == before


def test_what_is_pointed_at_stands_out_and_says_what_it_is(reading: Opened) -> None:
    where = """() => {
        const box = document.getElementById("canvas").getBoundingClientRect();
        const at = dyads.network.canvasToDOM(dyads.network.getPosition("IRN"));
        return [box.x + at.x, box.y + at.y];
    }"""
    x, y = reading.page.evaluate(where)
    reading.page.mouse.move(x - 60, y - 40)
    reading.page.mouse.move(x, y, steps=3)
    tip = reading.page.locator("#tip")
    tip.wait_for()
    assert tip.inner_text().startswith("Iran")


LABELS = """() => Object.values(dyads.network.body.nodes)
    .filter((node) => node.options.label)
    .map(({ options: { font }, labelModule: { size } }) => [
        size.left, size.top + font.vadjust, size.left + size.width, size.top + font.vadjust + size.height])
"""


@pytest.mark.parametrize("address", ["", "#view=actors", "#view=actors&node=IRN", "#relation=blames"])
def test_no_label_lies_on_another(opened: Open, news: KnowledgeGraph, address: str) -> None:
    boxes = opened(news, address, viewport={"width": 900, "height": 640}).page.evaluate(LABELS)
    clashes = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert len(boxes) > 5
    assert clashes == []


def test_a_name_stands_on_the_side_of_its_node_where_no_line_leads(opened: Open, desk: Desk) -> None:
    desk.article(
        "a", [("s[IND] v[warns:warned] o[PAK] of it.", DAY), ("s[PAK] v[blames:blamed] o[IND].", DAY)]
    )
    reading = opened(desk.graph())
    reading.page.evaluate("""() => {
        for (const [id, y] of [["IND", -200], ["PAK", 200]]) {
            dyads.network.moveNode(id, 0, y);
            dyads.network.body.emitter.emit("dragEnd", { nodes: [id], edges: [] });
        }
        document.getElementById("whole").click();
    }""")
    side = "id => dyads.network.body.nodes[id].options.font.vadjust"
    assert reading.page.evaluate(side, "IND") < -30
    assert reading.page.evaluate(side, "PAK") > -10


def test_a_tall_window_is_used(opened: Open, news: KnowledgeGraph) -> None:
    reading = opened(news, viewport={"width": 420, "height": 860})
    high, room = reading.page.evaluate("""() => {
        const places = Object.values(dyads.network.getPositions());
        const all = places.map((place) => dyads.network.canvasToDOM(place).y);
        return [Math.max(...all) - Math.min(...all), document.getElementById("canvas").clientHeight];
    }""")
    assert high > room / 2


def test_a_few_events_that_filters_leave_are_read_at_once(opened: Open, news: KnowledgeGraph) -> None:
    event = news.events(status="stated")[0]
    reading = opened(news, f"#relation={event.relation.id}&actor={event.subject}")
    assert 0 < reading.shown() <= 25
    assert reading.page.locator("#details blockquote").count() >= reading.shown()


def test_a_filter_that_leaves_little_brings_it_near(reading: Opened, news: KnowledgeGraph) -> None:
    event = news.events(status="stated")[0]
    before = reading.page.evaluate("dyads.network.getScale()")
    narrow = {"relations": [event.relation.id], "actors": [event.subject]}
    day = {"from": event.date.value, "to": event.date.value}
    reading.page.evaluate("change => dyads.choose(change)", narrow | day)
    assert reading.shown() == 1
    assert reading.page.evaluate("dyads.network.getScale()") > before
