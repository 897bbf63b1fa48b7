"""The filters: legend, menus, timeline, their state in the address, undo and reset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When
from dyads.graph.periods import period_of

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open, Opened

pytestmark = pytest.mark.browser
DAY = {"date": When(value="2019-03-09", precision="day", basis="text")}


def test_the_legend_filters_by_class_of_act(reading: Opened, news: KnowledgeGraph) -> None:
    before = reading.shown()
    reading.box("Material conflict").uncheck()
    kept = [e for e in news.events() if e.status != "hypothetical" and e.relation.quad != "material conflict"]
    assert reading.shown() == len(kept) < before
    visible = "dyads.network.body.data.edges.get({ filter: (edge) => !edge.hidden }).map((edge) => edge.id)"
    assert not [edge for edge in reading.page.evaluate(visible) if "material conflict" in edge]


def test_what_is_only_reported_is_told_apart_and_can_be_hidden(reading: Opened, news: KnowledgeGraph) -> None:
    dashes = (
        "dyads.network.body.data.edges.get({ filter: (edge) => !edge.hidden }).map((edge) => edge.dashes)"
    )
    assert any(reading.page.evaluate(dashes))
    reading.box("Reported").uncheck()
    assert reading.shown() == len(news.events(status="stated"))
    assert not any(reading.page.evaluate(dashes))


def test_hypothetical_and_denied_events_are_hidden_until_asked_for(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IRN] v[blames:blamed] o[ISR] for it.", DAY)])
    desk.article("b", [("s[USA] might v[attacks:attack] o[IRN] soon.", DAY | {"modality": "possible"})])
    desk.article("c", [("by[GBR] said s[RUS] v[attacks:attacked] o[UKR] today.", DAY)])
    desk.article(
        "d", [("by[RUS] denied s[RUS] v[attacks:attacked] o[UKR] today.", DAY | {"polarity": "negative"})]
    )
    reading = opened(desk.graph())
    assert reading.shown() == 1
    reading.box("Hypothetical").check()
    assert reading.shown() == 2
    reading.box("Denied").check()
    assert reading.shown() == 3
    reading.page.locator("#table tbody tr", has_text="Russia").click()
    assert reading.page.locator("#details .evidence").count() == 2
    assert reading.page.locator("#details .evidence .tag").inner_text() == "denied"


def test_an_address_leads_back_to_a_selection_and_its_filters(opened: Open, news: KnowledgeGraph) -> None:
    address = "#view=actors&quads=2.3&status=stated.reported.hypothetical&pair=IND~PAK"
    reading = opened(news, address)
    assert "India – Pakistan" in reading.details()
    assert reading.page.get_by_label("Actors", exact=True).is_checked()
    assert not reading.box("Verbal cooperation").is_checked()
    assert reading.box("Hypothetical").is_checked()
    assert reading.page.evaluate("location.hash") == address


@pytest.mark.parametrize(
    "address", ["#node=nobody", "#edge=~", "#event=e-0", "#view=x&quads=9&act=toString&pair=%00"]
)
def test_an_address_that_names_nothing_is_answered_kindly(
    opened: Open, news: KnowledgeGraph, address: str
) -> None:
    reading = opened(news, address)
    assert "Not in this drawing" in reading.details()


def test_the_back_button_returns_to_what_was_selected_before(reading: Opened) -> None:
    reading.page.get_by_role("button", name="India – Pakistan").click()
    reading.page.locator("#details h2").get_by_role("button", name="India").click()
    assert reading.page.locator("#details h2").inner_text() == "India"
    reading.page.go_back()
    assert reading.page.locator("#details h2").inner_text() == "India – Pakistan"


def test_each_menu_filters_by_its_values(reading: Opened, news: KnowledgeGraph) -> None:
    actors = news.actors()
    kept = [event for event in news.events() if event.status != "hypothetical"]
    published = {document.id: document.publisher for document in news.documents()}
    everything = reading.shown()
    for title, value, holds in (
        ("Category", "ASSAULT", lambda e: e.relation.category == "ASSAULT"),
        ("Relation", "blames", lambda e: e.relation.id == "blames"),
        ("Actor", "Iran", lambda e: "IRN" in {actors[e.subject].country, actors[e.object].country}),
        ("Kind", "Person", lambda e: "person" in {actors[e.subject].kind, actors[e.object].kind}),
        ("Publisher", "Nordic Wire", lambda e: "Nordic Wire" in {published[name] for name in e.documents}),
    ):
        reading.tick(title, value)
        expected = [event for event in kept if holds(event)]
        assert reading.shown() == len(expected) > 0, title
        assert set(reading.page.evaluate("dyads.visible()")) == {event.id for event in expected}
        reading.page.get_by_role("button", name=f"Remove the filter {title}: {value}").click()
        assert reading.shown() == everything


def test_values_of_one_menu_add_up_and_menus_narrow_each_other(reading: Opened, news: KnowledgeGraph) -> None:
    kept = [event for event in news.events() if event.status != "hypothetical"]
    reading.tick("Relation", "blames")
    reading.tick("Relation", "accuses")
    either = [event for event in kept if event.relation.id in {"blames", "accuses"}]
    assert reading.shown() == len(either)
    menu = reading.facet("Actor")
    row = menu.locator("label", has_text="Ukraine")
    of_ukraine = sum("UKR" in {event.subject, event.object} for event in either)
    assert row.locator(".number").inner_text() == str(of_ukraine)
    row.click()
    assert reading.shown() == of_ukraine


def test_unsure_readings_can_be_left_out(reading: Opened, news: KnowledgeGraph) -> None:
    sure = {claim.id: claim.confidence for claim in news.claims()}
    expected = [
        event
        for event in news.events()
        if event.status != "hypothetical" and max(sure[claim] for claim in event.claims) >= 0.8
    ]
    slider = reading.facet("Confidence").get_by_role("slider")
    slider.fill("80")
    assert reading.shown() == len(expected)
    assert "confidence=80" in reading.hash()


def between(news: KnowledgeGraph, first: str, last: str) -> int:
    """Events, planned ones apart, of which some day lies in that time."""
    return sum(
        event.status != "hypothetical"
        and (event.date.value or "") <= last
        and (period_of(event.date) or (None, None))[1].isoformat() >= first  # type: ignore[union-attr]
        for event in news.events()
    )


def test_two_days_bound_the_time(reading: Opened, news: KnowledgeGraph) -> None:
    reading.page.get_by_label("From").fill("2019-02-01")
    reading.page.get_by_label("to", exact=True).fill("2019-02-20")
    assert reading.shown() == between(news, "2019-02-01", "2019-02-20")
    reading.page.get_by_role("button", name="All time").click()
    assert reading.shown() == between(news, "0001-01-01", "9999-12-31")


def test_a_stretch_drawn_on_the_timeline_bounds_the_time(reading: Opened, news: KnowledgeGraph) -> None:
    box = reading.page.locator("#timeline").bounding_box()
    assert box is not None
    middle = box["y"] + 20
    reading.page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    reading.page.mouse.down()
    reading.page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=4)
    reading.page.mouse.up()
    first, last = (reading.page.locator(f"#{end}").input_value() for end in ("from", "to"))
    assert "2019-01-20" < first < last < "2019-03-15"
    assert reading.shown() == between(news, first, last) < between(news, "0001-01-01", "9999-12-31")
    assert reading.page.locator("#timeline .stretch").count() == 1


def test_an_event_without_a_date_is_counted_and_hidden_by_a_time(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IRN] v[blames:blamed] o[ISR] for it.", DAY)])
    desk.article("b", [("s[USA] v[blames:blamed] o[ISR] for it.", {})])
    reading = opened(desk.graph())
    assert "1 undated" in reading.page.locator("#time").inner_text()
    reading.page.get_by_label("From").fill("2019-01-01")
    assert reading.shown() == 1


def test_every_step_can_be_undone_and_all_be_reset(reading: Opened) -> None:
    everything = reading.shown()
    undo = reading.page.get_by_role("button", name="Undo")
    assert undo.is_disabled()
    reading.box("Material conflict").uncheck()
    one = reading.shown()
    reading.tick("Relation", "blames")
    two = reading.shown()
    assert everything > one > two
    undo.click()
    reading.page.wait_for_function(f"dyads.visible().length === {one}")
    reading.page.keyboard.press("Control+z")
    reading.page.wait_for_function(f"dyads.visible().length === {everything}")
    assert undo.is_disabled()
    assert reading.box("Material conflict").is_checked()
    reading.tick("Relation", "blames")
    reading.page.get_by_role("button", name="Reset").click()
    assert reading.shown() == everything


def test_all_filters_stand_in_the_address(reading: Opened, opened: Open, news: KnowledgeGraph) -> None:
    reading.tick("Category", "ACCUSE")
    reading.tick("Actor", "Iran")
    reading.tick("Publisher", "Daily Observer of Nairobi")
    reading.facet("Confidence").get_by_role("slider").fill("60")
    reading.page.get_by_label("From").fill("2019-01-10")
    reading.page.evaluate("dyads.choose({ around: 'IRN', steps: 2 })")
    kept = reading.shown()
    again = opened(news, reading.hash())
    assert again.shown() == kept
    assert again.page.locator("#active").inner_text() == reading.page.locator("#active").inner_text()


def test_an_act_can_be_searched_and_is_then_the_only_one(reading: Opened, news: KnowledgeGraph) -> None:
    reading.page.locator("#search").fill("sanct")
    reading.page.locator("#found li", has_text="only this act").first.click()
    kept = [event for event in news.events() if event.relation.id == "sanctions"]
    assert reading.shown() == sum(event.status != "hypothetical" for event in kept)
