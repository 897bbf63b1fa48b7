"""Opens pages from disk in a browser without network; whatever a test does with one, it stays quiet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dyads.exports.formats import export
from dyads.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

CHROMIUM = Path(os.environ.get("DYADS_CHROMIUM", "/usr/bin/chromium"))
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
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

    def box(self, name: str) -> Locator:
        """A check box of the legend."""
        return self.page.locator(".legend").get_by_label(name)

    def facet(self, title: str) -> Locator:
        """The menu of a filter, opened."""
        menu = self.page.locator("details.facet", has=self.page.locator("summary", has_text=title)).first
        if not menu.evaluate("menu => menu.open"):
            menu.locator("summary").click()
        return menu

    def tick(self, title: str, value: str) -> None:
        """Ticks, or unticks, a value in the menu of a filter."""
        self.facet(title).locator("label", has=self.page.get_by_text(value, exact=True)).click()
        self.page.keyboard.press("Escape")

    def hash(self) -> str:
        return str(self.page.evaluate("location.hash"))

    def place(self, script: str) -> tuple[float, float]:
        """Where something in the picture lies in the window, by its place in the picture."""
        x, y = self.page.evaluate(f"""() => {{
            const at = dyads.network.canvasToDOM({script});
            const box = document.getElementById("canvas").getBoundingClientRect();
            return [box.x + at.x, box.y + at.y];
        }}""")
        return x, y


Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Writes a graph's page and opens it: `opened(kg, "#edge=IRN~ISR")`."""
    contexts, pages = [], []

    def open_page(kg: KnowledgeGraph, address: str = "", **options: Any) -> Opened:
        target = tmp_path / "graph.html"
        export(kg, "html", target)
        context = browser.new_context(
            **({"offline": True, "viewport": {"width": 1400, "height": 900}} | options)
        )
        contexts.append(context)
        context.set_default_timeout(8_000)
        pages.append(Opened(context.new_page()))
        pages[-1].page.goto(target.as_uri() + address)
        return pages[-1]

    yield open_page
    for page in pages:
        assert page.complaints == []
        assert [request for request in page.requests if not request.startswith("blob:")] == page.requests[:1]
    for context in contexts:
        context.close()


@pytest.fixture
def reading(opened: Open, news: KnowledgeGraph) -> Opened:
    """The page of the invented news."""
    return opened(news)
