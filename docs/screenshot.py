"""Take the pictures of the page of the examples, in Chromium without network: python docs/screenshot.py"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

import dyads

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("DYADS_CHROMIUM", "/usr/bin/chromium")


class Shot(NamedTuple):
    """A picture: where the page is opened, in what light, and the window in pixels."""

    address: str
    scheme: str = "light"
    width: int = 1400
    height: int = 900


SHOTS = {
    "page.png": Shot("#edge=USA~RUS"),
    "page-light.png": Shot(""),
    "page-dark.png": Shot("#node=RUS&from=2018-01-01&to=2022-12-31", scheme="dark"),
    "page-narrow.png": Shot("#relation=attacks", width=390, height=844),
}


def main() -> None:
    """Build the graph and photograph its page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "graph.html"
        dyads.build([ROOT / "examples"]).export(page_file)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, shot in SHOTS.items():
            context = browser.new_context(
                offline=True,
                viewport={"width": shot.width, "height": shot.height},
                color_scheme="dark" if shot.scheme == "dark" else "light",
            )
            page = context.new_page()
            page.goto(page_file.as_uri() + shot.address)
            page.wait_for_timeout(1000)  # labels settle
            page.screenshot(path=ROOT / "docs" / name)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
