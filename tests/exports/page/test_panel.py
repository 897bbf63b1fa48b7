"""The panel about an actor: its acts, its balance over time, what is around it, its path to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open

pytestmark = pytest.mark.browser


def day(value: str) -> dict[str, When]:
    return {"date": When(value=value, precision="day", basis="text")}


def ties(news: KnowledgeGraph) -> nx.Graph:
    """Which states have to do with which, by the events shown at first."""
    home = {actor.id: actor.state or actor.id for actor in news.actors().values()}
    pairs = [(home[e.subject], home[e.object]) for e in news.events() if e.status != "hypothetical"]
    return nx.Graph(pair for pair in pairs if pair[0] != pair[1])


def test_what_an_actor_does_is_told_from_what_is_done_to_it(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IND] v[warns:warned] o[PAK] of it.", day("2019-03-01"))])
    desk.article("b", [("s[PAK] v[blames:blamed] o[IND] for it.", day("2019-03-02"))])
    desk.article("c", [("s[PAK] v[meets:met] o[IND] later.", day("2019-03-03"))])
    reading = opened(desk.graph(), "#node=PAK")
    acts = reading.page.locator("#details .event h3")
    assert acts.count() == 3
    reading.page.get_by_role("button", name="Acted upon").click()
    assert [text.split()[1] for text in acts.all_inner_texts()] == ["meets", "warns"]
    assert "side=to" in reading.hash()
    reading.page.get_by_role("button", name="It acts").click()
    assert [text.split()[1] for text in acts.all_inner_texts()] == ["meets", "blames"]


def test_the_chart_has_cooperation_above_the_line_and_conflict_below(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IND] v[attacks:attacked] o[PAK] there.", day("2017-03-01"))])
    desk.article("b", [("s[IND] v[aids:helped] o[PAK] again.", day("2019-03-02"))])
    chart = opened(desk.graph(), "#node=PAK").page.locator("#details .chart svg")
    line = float(chart.locator(".axis").get_attribute("y1") or "nan")
    conflict, help_ = chart.locator(".fill-3"), chart.locator(".fill-1")
    assert float(conflict.get_attribute("y") or "nan") == pytest.approx(line)
    bottom = float(help_.get_attribute("y") or "nan") + float(help_.get_attribute("height") or "nan")
    assert bottom == pytest.approx(line)
    assert float(conflict.get_attribute("x") or "nan") < float(help_.get_attribute("x") or "nan")
    assert "1 material cooperation, 0 verbal conflict, 1 material conflict" in str(
        chart.get_attribute("aria-label")
    )


@pytest.mark.parametrize("steps", [1, 2])
def test_only_what_is_within_some_steps_of_an_actor_can_be_shown(
    opened: Open, news: KnowledgeGraph, steps: int
) -> None:
    reading = opened(news, "#node=UKR")
    reading.page.get_by_role("button", name=f"{steps} step").click()
    near = set(nx.ego_graph(ties(news), "UKR", steps))
    assert set(reading.page.evaluate("dyads.network.body.data.nodes.getIds()")) == near
    reading.page.get_by_role("button", name="Remove the filter Within").click()
    assert len(reading.page.evaluate("dyads.network.body.data.nodes.getIds()")) > len(near)


def test_the_shortest_path_between_two_is_shown_step_by_step(opened: Open, news: KnowledgeGraph) -> None:
    reading = opened(news, "#node=KEN")
    reading.page.get_by_role("combobox", name="Shortest path to").fill("egyp")
    reading.page.keyboard.press("Enter")
    length = nx.shortest_path_length(ties(news), "KEN", "EGY")
    assert f"{length} step" in reading.details()
    assert reading.page.locator("#details h3.section").count() == length
    assert "path=KEN~EGY" in reading.hash()


def test_two_that_nothing_joins_have_no_path(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IND] v[warns:warned] o[PAK] of it.", {}), ("s[USA] v[meets:met] o[GBR].", {})])
    reading = opened(desk.graph(), "#path=IND~USA")
    assert "Nothing that is shown leads from one to the other" in reading.details()


def test_who_an_actor_is(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[hassan-rouhani:Rouhani] v[blames:blamed] o[ISR] for it.", {})])
    text = opened(desk.graph(), "#view=actors&node=hassan-rouhani").details()
    for words in ("Person", "Hassan Rouhani", "Country", "Iran", "government (GOV)", "Also named", "Q348144"):
        assert words in text


def test_a_pair_is_told_over_time_and_by_who_acts(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IND] v[attacks:attacked] o[PAK] there.", day("2017-03-01"))])
    desk.article("b", [("s[PAK] v[aids:helped] o[IND] again.", day("2019-03-02"))])
    desk.article("c", [("s[PAK] v[meets:met] o[IND] later.", day("2019-03-03"))])
    reading = opened(desk.graph(), "#pair=IND~PAK")
    chart = reading.page.locator("#details .chart svg")
    assert "India – Pakistan: events over time, 1 Mar 2017 to 3 Mar 2019" in str(
        chart.get_attribute("aria-label")
    )
    acts = reading.page.locator("#details .event h3")
    assert acts.count() == 3
    reading.page.get_by_role("button", name="Pakistan acts · 2").click()
    assert [text.split()[1] for text in acts.all_inner_texts()] == ["meets", "aids"]
    assert "side=to" in reading.hash()


def test_an_armed_group_stands_for_itself_between_states(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IND] v[attacks:attacked] o[baloch] there.", day("2017-03-01"))])
    reading = opened(desk.graph(), "#node=baloch")
    assert "Baloch separatists" in reading.details()
    assert reading.page.evaluate("dyads.network.body.data.nodes.getIds()") == ["IND", "baloch"]


def test_who_blames_whom_and_who_says_so_is_one_step_away(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IND] v[attacks:attacked] o[PAK] there.", day("2019-03-01"))])
    desk.article("b", [("s[PAK] v[blames:blamed] o[IND] for it.", day("2019-03-02"))])
    desk.article("c", [("by[KEN] said s[IRN] v[blames:blamed] o[ISR].", day("2019-03-03"))])
    reading = opened(desk.graph())
    reading.page.get_by_role("button", name="blames 2").click()
    assert reading.page.locator("#details .event h3").all_inner_texts() == [
        "Iran blames Israel", "Pakistan blames India",
    ]  # fmt: skip
    said = reading.page.locator("#details figcaption").all_inner_texts()
    assert [words.split(".")[0] for words in said] == ["According to Kenya", "Said by the article itself"]


def test_opening_a_member_of_a_state_is_a_step_that_can_be_undone(opened: Open, desk: Desk) -> None:
    desk.article(
        "a", [("s[hassan-rouhani:Rouhani] v[blames:blamed] o[ISR].", {}), ("s[IRN] v[meets:met] o[USA].", {})]
    )
    reading = opened(desk.graph(), "#node=IRN")
    reading.page.locator("#details .members").get_by_role("button", name="Hassan Rouhani").click()
    assert reading.hash() == "#view=actors&node=hassan-rouhani"
    reading.page.get_by_role("button", name="Undo").click()
    reading.page.locator("#details h2", has_text="Iran").wait_for()
    assert reading.hash() == "#node=IRN"
