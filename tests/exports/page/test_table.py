"""The table: the same events as the picture, of what is selected, in any window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dyads.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from tests.exports.page.conftest import Open, Opened

pytestmark = pytest.mark.browser


def rows(reading: Opened) -> list[str]:
    """The events that the table lists, by id."""
    found: list[str] = reading.page.locator("#table tbody tr").evaluate_all(
        "all => all.map((row) => row.dataset.event)"
    )
    return found


def test_it_lists_what_passes_and_sorts(reading: Opened) -> None:
    assert len(rows(reading)) == reading.shown()
    dates = reading.page.locator("#table tbody time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert dates == sorted(dates, reverse=True)
    reading.page.get_by_role("button", name="Who", exact=True).click()
    who = reading.page.locator("#table tbody td:nth-child(2)").all_inner_texts()
    assert who == sorted(who, key=str.casefold)
    assert reading.page.locator("#table th").nth(1).get_attribute("aria-sort") == "ascending"
    assert reading.page.evaluate("document.activeElement.textContent.trim()") == "Who ↑"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("#node=RUS", "Russia"),
        ("#node=RUS&side=by", "Acts of Russia"),
        ("#pair=IND~PAK", "India – Pakistan"),
        ("#pair=IND~PAK&side=to", "Acts of Pakistan upon India"),
        ("#edge=IND~PAK", "India → Pakistan"),
        ("#path=KEN~EGY", "Kenya – Ethiopia – Egypt"),
    ],
)
def test_it_narrows_to_what_is_selected(opened: Open, news: KnowledgeGraph, address: str, named: str) -> None:
    reading = opened(news, address)
    cards = reading.page.locator("#details .event")
    if reading.page.locator("#details .more").count():
        reading.page.locator("#details .more").click()
    selected = cards.evaluate_all("all => all.map((card) => card.dataset.event)")
    assert 0 < len(selected) < reading.shown()
    assert sorted(rows(reading)) == sorted(selected)
    caption = reading.page.locator("caption").inner_text()
    assert caption.startswith(f"{named}: {len(selected)} of {reading.shown()} events")
    reading.page.get_by_role("button", name="List all").click()
    assert len(rows(reading)) == reading.shown()


def test_an_event_opened_among_those_of_a_selection_leads_back_to_it(
    opened: Open, news: KnowledgeGraph
) -> None:
    reading = opened(news, "#pair=IND~PAK&side=to")
    listed = rows(reading)
    reading.page.locator("#table tbody button").nth(1).click()
    assert rows(reading) == listed
    assert reading.page.locator("#table tr[data-chosen]").get_attribute("data-event") == listed[1]
    assert reading.page.locator("#details .event").count() == 1
    again = opened(news, reading.hash())
    assert rows(again) == listed
    assert again.page.locator("#details .event").get_attribute("data-event") == listed[1]
    again.page.get_by_role("button", name="Back to Acts of Pakistan upon India").click()
    assert again.page.locator("#details h2").inner_text() == "India – Pakistan"
    reading.page.keyboard.press("Escape")
    assert reading.hash() == "#side=to&pair=IND~PAK"


def test_its_order_stands_in_the_address(reading: Opened, opened: Open, news: KnowledgeGraph) -> None:
    reading.page.get_by_role("button", name="Confidence", exact=True).last.click()
    ordered = rows(reading)
    reading.page.get_by_role("button", name="Undo").click()
    reading.page.wait_for_function("!location.hash.includes('sort')")
    assert rows(reading) != ordered
    assert rows(opened(news, "#sort=-confidence")) == ordered


@pytest.mark.parametrize("width", [360, 420, 760, 1000, 1200, 1400])
def test_it_fits_any_window(opened: Open, news: KnowledgeGraph, width: int) -> None:
    reading = opened(news, "#view=actors", viewport={"width": width, "height": 800})
    table = reading.page.locator("#table")
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth")
    row = table.locator("tbody tr").first
    for part in (0, 1, 2, 3, 5, 6, 7):
        assert row.locator("td").nth(part).is_visible(), part
