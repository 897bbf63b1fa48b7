"""The page as its readers meet it: opened from disk in a real browser that has no network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dyads.exports import page_data, picture
from dyads.exports.formats import export
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.exports.conftest import Desk

pytestmark = pytest.mark.browser

CHROMIUM = Path(os.environ.get("DYADS_CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
DAY = {"date": When(value="2019-03-09", precision="day", basis="text")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("DYADS_REQUIRE_BROWSER") == "1":
            pytest.fail(f"DYADS_REQUIRE_BROWSER is set, but there is no browser at {CHROMIUM}")
        pytest.skip(f"no browser at {CHROMIUM}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


class Opened:
    """A page in the browser, with all that it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))

    def shown(self) -> int:
        """How many events pass the filters, by what the page says."""
        return int(self.page.locator("#showing").inner_text().split()[1].replace(",", ""))

    def details(self) -> str:
        return self.page.locator("#details").inner_text()


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Writes a graph's page and opens it: `opened(kg, "#edge=IRN~ISR")`."""
    contexts = []

    def open_page(kg: KnowledgeGraph, address: str = "", **options: Any) -> Opened:
        target = tmp_path / "graph.html"
        export(kg, "html", target)
        context = browser.new_context(
            **({"offline": True, "viewport": {"width": 1400, "height": 900}} | options)
        )
        contexts.append(context)
        context.set_default_timeout(8_000)
        opened = Opened(context.new_page())
        opened.page.goto(target.as_uri() + address)
        return opened

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def reading(opened: Open, news: KnowledgeGraph) -> Iterator[Opened]:
    """The page of the invented news; whatever a test does with it, it stays quiet."""
    with quiet(opened(news)) as page:
        yield page


@contextmanager
def quiet(opened: Opened) -> Iterator[Opened]:
    yield opened
    assert opened.complaints == []
    assert len(opened.requests) == 1


def test_it_loads_from_disk_and_asks_for_nothing(reading: Opened, news: KnowledgeGraph) -> None:
    assert "45 documents" in reading.page.locator("#summary").inner_text()
    drawn = reading.page.evaluate("dyads.network.body.nodeIndices.length")
    assert drawn == len({actor.country or actor.id for actor in news.actors().values()})
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
    with quiet(opened(desk.graph())) as reading:
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
        for words in (
            "According to Hassan Rouhani.",
            "Morning Ledger",
            "9 Mar 2019",
            "Confidence 80 %",
            "ACCUSE",
        ):
            assert words in text
        link = details.get_by_role("link", name="A ship is late")
        assert link.get_attribute("href") == "https://news.example/ship"
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert "edge=IRN~ISR" in reading.page.url


def test_an_address_leads_back_to_a_selection_and_its_filters(opened: Open, news: KnowledgeGraph) -> None:
    address = "#view=actors&quads=2.3&status=stated.reported.hypothetical&pair=IND~PAK"
    with quiet(opened(news, address)) as reading:
        assert "India – Pakistan" in reading.details()
        assert reading.page.get_by_label("Actors", exact=True).is_checked()
        assert not reading.page.get_by_label("Verbal cooperation").is_checked()
        assert reading.page.get_by_label("Hypothetical").is_checked()
        assert reading.page.evaluate("location.hash") == address


@pytest.mark.parametrize(
    "address", ["#node=nobody", "#edge=~", "#event=e-0", "#view=x&quads=9&act=toString&pair=%00"]
)
def test_an_address_that_names_nothing_is_answered_kindly(
    opened: Open, news: KnowledgeGraph, address: str
) -> None:
    with quiet(opened(news, address)) as reading:
        assert "Not in this drawing" in reading.details()


def test_the_legend_filters_by_class_of_act(reading: Opened, news: KnowledgeGraph) -> None:
    before = reading.shown()
    reading.page.get_by_label("Material conflict").uncheck()
    kept = [e for e in news.events() if e.status != "hypothetical" and e.relation.quad != "material conflict"]
    assert reading.shown() == len(kept) < before
    visible = "dyads.network.body.data.edges.get({ filter: (edge) => !edge.hidden }).map((edge) => edge.id)"
    assert not [edge for edge in reading.page.evaluate(visible) if "material conflict" in edge]


def test_what_is_only_reported_is_told_apart_and_can_be_hidden(reading: Opened, news: KnowledgeGraph) -> None:
    dashes = (
        "dyads.network.body.data.edges.get({ filter: (edge) => !edge.hidden }).map((edge) => edge.dashes)"
    )
    assert any(reading.page.evaluate(dashes))
    reading.page.get_by_label("Reported").uncheck()
    assert reading.shown() == len(news.events(status="stated"))
    assert not any(reading.page.evaluate(dashes))


def test_hypothetical_and_denied_events_are_hidden_until_asked_for(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IRN] v[blames:blamed] o[ISR] for it.", DAY)])
    desk.article("b", [("s[USA] might v[attacks:attack] o[IRN] soon.", DAY | {"modality": "possible"})])
    desk.article("c", [("by[GBR] said s[RUS] v[attacks:attacked] o[UKR] today.", DAY)])
    desk.article(
        "d", [("by[RUS] denied s[RUS] v[attacks:attacked] o[UKR] today.", DAY | {"polarity": "negative"})]
    )
    with quiet(opened(desk.graph())) as reading:
        assert reading.shown() == 1
        reading.page.get_by_label("Hypothetical").check()
        assert reading.shown() == 2
        reading.page.get_by_label("Denied").check()
        assert reading.shown() == 3
        reading.page.locator("#table tbody tr", has_text="Russia").click()
        assert reading.page.locator("#details .evidence").count() == 2
        assert reading.page.locator("#details .tag").inner_text() == "denied"


def test_one_kind_of_act_can_be_chosen(reading: Opened, news: KnowledgeGraph) -> None:
    kept = [e for e in news.events() if e.status != "hypothetical"]
    reading.page.locator("#act").select_option("blames")
    assert reading.shown() == sum(e.relation.id == "blames" for e in kept)
    reading.page.locator("#act").select_option("ASSAULT")
    assert reading.shown() == sum(e.relation.category == "ASSAULT" for e in kept)
    reading.page.get_by_role("button", name="Reset").click()
    assert reading.shown() == len(kept)


def test_search_finds_an_actor_by_another_name(opened: Open, desk: Desk) -> None:
    desk.article("d", [("s[IRN:Tehran] v[blames:blamed] o[ISR] for it.", DAY)])
    with quiet(opened(desk.graph())) as reading:
        reading.page.locator("#search").fill("tehr")
        reading.page.keyboard.press("Enter")
        assert reading.page.locator("#details h2").inner_text() == "Iran"
        assert "node=IRN" in reading.page.url
        link = reading.page.get_by_role("link", name="Q794")
        assert link.get_attribute("href") == "https://www.wikidata.org/wiki/Q794"


def test_search_can_be_walked_with_the_arrow_keys(reading: Opened) -> None:
    reading.page.locator("#search").fill("an")
    names = reading.page.locator("#found li bdi").all_inner_texts()
    reading.page.keyboard.press("ArrowDown")
    reading.page.keyboard.press("ArrowDown")
    assert reading.page.locator("#found [aria-selected=true] bdi").inner_text() == names[1]
    reading.page.keyboard.press("Escape")
    assert reading.page.locator("#found").is_hidden()


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


def test_the_table_lists_the_same_events_and_sorts(reading: Opened) -> None:
    rows = reading.page.locator("#table tbody tr")
    assert rows.count() == reading.shown()
    dates = reading.page.locator("#table tbody time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert dates == sorted(dates, reverse=True)
    reading.page.get_by_role("button", name="Who", exact=True).click()
    who = reading.page.locator("#table tbody td:nth-child(2)").all_inner_texts()
    assert who == sorted(who, key=str.casefold)
    assert reading.page.locator("#table th").nth(1).get_attribute("aria-sort") == "ascending"


def test_a_row_opens_with_the_keyboard_alone(reading: Opened) -> None:
    reading.page.locator("#table tbody button").nth(2).focus()
    reading.page.keyboard.press("Enter")
    assert reading.page.locator("#details .evidence").count() >= 1
    assert reading.page.locator("#table tbody tr[data-chosen]").count() == 1
    reading.page.keyboard.press("Escape")
    assert "How to read this" in reading.details()


def test_the_back_button_returns_to_what_was_selected_before(reading: Opened) -> None:
    reading.page.get_by_role("button", name="India – Pakistan").click()
    reading.page.locator("#details h2").get_by_role("button", name="India").click()
    assert reading.page.locator("#details h2").inner_text() == "India"
    reading.page.go_back()
    assert reading.page.locator("#details h2").inner_text() == "India – Pakistan"


def test_it_says_what_it_left_out(
    opened: Open, news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_data, "MAX_EVENTS", 100)
    monkeypatch.setattr(page_data, "MAX_EVIDENCE", 20_000)
    monkeypatch.setattr(picture, "MAX_NODES", 12)
    with quiet(opened(news)) as reading:
        text = reading.details()
        assert f"The oldest {len(news.events()) - 100} events" in text
        assert "to keep it small" in text
        assert "least active actors" in text


HOSTILE = {
    "script": "</script><script>window.owned = 1</script>",
    "image": "<img src=x onerror='window.owned = 1'>",
    "title": "<a href='https://evil.example' onclick='window.owned = 1'>href</a>",
    "comment": "<!--<script>window.owned = 1//-->",
    "turned": "\u202etxt.exe\u2066\u200f",
    "endless": "x" * 10_000,
    "proto": "__proto__",
    "template": "{{ data }} ${1} {{ policy }} $& $1",
    "separators": "a\u2028b\u2029c\x00d",
}


def test_a_hostile_article_runs_nothing_and_breaks_nothing(opened: Open, desk: Desk) -> None:
    for name, text in HOSTILE.items():
        sentence = f"by[{name}-speaker:{text}] said s[{name}:{text}] v[attacks:{text}] o[ISR] {text}."
        desk.article(
            text,
            [(sentence, {})],
            title=text,
            publisher=text,
            url=f"javascript:window.owned=1//{text}",
            date=text[:9],
        )
    desk.article(
        "proto",
        [("s[__proto__:constructor] v[meets:met] o[constructor:__proto__].", {})],
        url="https://x/'\"><script>",
    )
    with quiet(opened(desk.graph(), "#view=actors&status=stated.reported.hypothetical.denied")) as reading:
        page = reading.page
        assert reading.shown() == len(HOSTILE) + 1
        for row in range(len(HOSTILE) + 1):
            page.locator("#table tbody button").nth(row).click()
            assert page.locator("#details .evidence").count() == 1
            for button in range(page.locator("#details h3 button").count()):
                page.locator("#details h3 button").nth(button).click()
                page.go_back()
        page.locator("#search").fill("<")
        page.keyboard.press("Enter")
        assert page.evaluate("window.owned") is None
        assert page.locator("#details img, #details script, body > img, a[href^=javascript]").count() == 0
        assert page.evaluate("document.querySelectorAll('script').length") == 3
        widest = page.evaluate(
            "Math.max(...[...document.querySelectorAll('#details *')].map((e) => e.scrollWidth))"
        )
        assert widest < 460


@pytest.mark.parametrize("options", [{"viewport": {"width": 420, "height": 800}}, {"color_scheme": "dark"}])
def test_it_fits_a_narrow_window_and_the_dark(
    opened: Open, news: KnowledgeGraph, options: dict[str, Any]
) -> None:
    with quiet(opened(news, **options)) as reading:
        assert reading.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert reading.page.locator("canvas").bounding_box()["height"] > 300


def test_it_prints_in_light_colours(opened: Open, news: KnowledgeGraph) -> None:
    with quiet(opened(news, color_scheme="dark")) as reading:
        paper = "getComputedStyle(document.body).backgroundColor"
        assert reading.page.evaluate(paper) != "rgb(255, 255, 255)"
        reading.page.emulate_media(media="print")
        assert reading.page.evaluate(paper) == "rgb(255, 255, 255)"
        assert reading.page.pdf().startswith(b"%PDF")


def test_an_empty_graph_says_so(opened: Open, desk: Desk) -> None:
    with quiet(opened(desk.graph())) as reading:
        assert reading.page.locator("#nothing").is_visible()
        assert reading.shown() == 0
