"""Take docs/page.png: the page of the examples in Chromium, without network, one edge open.

python docs/screenshot.py
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import dyads

ROOT = Path(__file__).resolve().parent.parent
EDGE = "USA~RUS"
CHROMIUM = os.environ.get("DYADS_CHROMIUM", "/usr/bin/chromium")


def main() -> None:
    """Build the graph and photograph its page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "graph.html"
        dyads.build([ROOT / "examples"]).export(page_file)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(offline=True, viewport={"width": 1400, "height": 900})
        page = context.new_page()
        page.goto(f"{page_file.as_uri()}#edge={EDGE}")
        page.locator("#details .evidence").first.wait_for()
        page.wait_for_timeout(1000)  # the drawing fades
        page.screenshot(path=ROOT / "docs" / "page.png")
        browser.close()


if __name__ == "__main__":
    main()
