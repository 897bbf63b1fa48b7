"""For every reader: keyboard, screen reader, table, narrow window, the dark, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open, Opened

pytestmark = pytest.mark.browser
DAY = {"date": When(value="2019-03-09", precision="day", basis="text")}


def test_a_row_opens_with_the_keyboard_alone(reading: Opened) -> None:
    reading.page.locator("#table tbody button").nth(2).focus()
    reading.page.keyboard.press("Enter")
    assert reading.page.locator("#details .evidence").count() >= 1
    assert reading.page.locator("#table tbody tr[data-chosen]").count() == 1
    reading.page.keyboard.press("Escape")
    assert "How to read this" in reading.details()


def test_search_can_be_walked_with_the_arrow_keys(reading: Opened) -> None:
    reading.page.locator("#search").fill("an")
    names = reading.page.locator("#found li bdi").all_inner_texts()
    reading.page.keyboard.press("ArrowDown")
    reading.page.keyboard.press("ArrowDown")
    assert reading.page.locator("#found [aria-selected=true] bdi").inner_text() == names[1]
    reading.page.keyboard.press("Escape")
    assert reading.page.locator("#found").is_hidden()


@pytest.mark.parametrize("options", [{"viewport": {"width": 420, "height": 800}}, {"color_scheme": "dark"}])
def test_it_fits_a_narrow_window_and_the_dark(
    opened: Open, news: KnowledgeGraph, options: dict[str, Any]
) -> None:
    reading = opened(news, **options)
    assert reading.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reading.page.locator("canvas").bounding_box()["height"] > 300


def test_it_prints_in_light_colours(opened: Open, news: KnowledgeGraph) -> None:
    reading = opened(news, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert reading.page.evaluate(paper) != "rgb(255, 255, 255)"
    drawn = """() => [
        dyads.network.body.nodes.IRN.options.color.background,
        getComputedStyle(document.documentElement).getPropertyValue("--node").trim(),
        dyads.network.canvas.frame.canvas.clientWidth === document.getElementById("canvas").clientWidth,
        dyads.network.getScale(),
    ]"""
    screen = reading.page.evaluate(drawn)
    reading.page.evaluate(f"""() => {{
        const noted = {drawn};
        matchMedia("print").addEventListener("change", ({{ matches }}) => {{
            if (matches) window.printed = [...noted(), {paper}];
        }});
    }}""")
    assert reading.page.pdf().startswith(b"%PDF")
    colour, wanted, fits, _, background = reading.page.evaluate("printed")
    assert colour == wanted != screen[0]
    assert fits
    assert background == "rgb(255, 255, 255)"
    assert reading.page.evaluate(drawn) == screen


LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}
NARROW, HALF = {"viewport": {"width": 420, "height": 860}}, {"viewport": {"width": 1000, "height": 800}}


@pytest.mark.parametrize(
    ("options", "address", "menu"),
    [
        (LIGHT, "", None),
        (DARK, "#view=actors&node=IRN", "Relation"),
        (LIGHT, "#pair=IND~PAK&from=2019-02-01&relation=blames", "Save"),
        (DARK, "#path=KEN~EGY", "Confidence"),
        (LIGHT | NARROW, "#node=RUS&event={event}", None),
        (DARK | NARROW, "#edge=IND~PAK&around=IND&steps=2&sort=who", "Actor"),
        (LIGHT | HALF, "#status=hypothetical.denied", None),
    ],
)
def test_axe_finds_no_serious_violation(
    opened: Open, news: KnowledgeGraph, options: dict[str, Any], address: str, menu: str | None
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    event = news.events(category="ACCUSE")[0].id  # its class has the palest colour
    reading = opened(news, address.format(event=event), **options)
    if menu:
        reading.facet(menu)
    violations = Axe().run(reading.page).response["violations"]
    assert [
        (violation["id"], [node["html"] for node in violation["nodes"]])
        for violation in violations
        if violation["impact"] in {"serious", "critical"}
    ] == []


def test_the_keyboard_alone_leads_from_a_question_to_its_sentence(opened: Open, desk: Desk) -> None:
    desk.article(
        "a", [("s[IND] v[threatens:threatened] o[PAK:Islamabad] with a blockade.", DAY)], title="A blockade"
    )
    desk.article("b", [("s[IRN] v[meets:met] o[PAK] in Quetta.", DAY)])
    reading = opened(desk.graph())
    press = reading.page.keyboard.press
    press("/")
    reading.page.keyboard.type("islam")
    press("Enter")
    assert reading.page.locator("#details h2").inner_text() == "Pakistan"
    reading.page.locator("details.facet summary", has_text="Category").focus()
    press("Enter")
    reading.page.wait_for_selector("details.facet[open] input[type=checkbox]")  # it opens after the key
    for _ in range(3):  # a list that scrolls may be a stop of its own
        press("Tab")
        if reading.page.evaluate("document.activeElement.type") == "checkbox":
            break
    assert reading.page.evaluate("document.activeElement.type") == "checkbox"
    boxes = reading.page.locator("[data-facet=categories] label").all_inner_texts()
    for _ in range(next(at for at, words in enumerate(boxes) if "THREATEN" in words)):
        press("Tab")
    press("Space")
    assert reading.shown() == 1
    assert reading.page.evaluate("document.activeElement.value") == "THREATEN"
    press("Escape")
    assert reading.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert reading.page.locator("#details blockquote").all_inner_texts() == [
        "India threatened Islamabad with a blockade."
    ]


def test_the_first_stop_of_the_keyboard_skips_to_the_table(reading: Opened) -> None:
    reading.page.keyboard.press("Tab")
    assert reading.page.evaluate("document.activeElement.textContent") == "Skip to the table of events"
    reading.page.keyboard.press("Enter")
    assert reading.page.evaluate("document.activeElement.id") == "table"


def test_in_a_narrow_window_every_control_can_be_reached(opened: Open, news: KnowledgeGraph) -> None:
    reading = opened(news, viewport={"width": 360, "height": 720})
    for menu in ("Relation", "Publisher", "Confidence", "Save"):
        box = reading.facet(menu).locator(".menu").bounding_box()
        assert box is not None
        assert box["x"] >= 0, menu
        assert box["x"] + box["width"] <= 360, menu
        reading.page.keyboard.press("Escape")
    assert reading.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
