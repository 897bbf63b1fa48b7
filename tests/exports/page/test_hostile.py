"""Articles that mean harm: nothing of theirs runs, and nothing breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dyads.graph.model import When

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open

pytestmark = pytest.mark.browser
DAY = {"date": When(value="2019-03-09", precision="day", basis="text")}


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
    reading = opened(desk.graph(), "#view=actors&status=stated.reported.hypothetical.denied")
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
    assert page.evaluate("document.querySelectorAll('script').length") == 4
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#details *')].map((e) => e.scrollWidth))"
    )
    assert widest < 460
