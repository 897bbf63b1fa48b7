"""Article text made safe."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.exports.text import drawable, embedded_json, web_address


@given(st.text() | st.text(alphabet="</script><!--&\u2028\u2029\ud800"))
def test_embedded_json_says_the_same_and_holds_nothing_of_html(text: str) -> None:
    embedded = embedded_json({"text": text})
    assert json.loads(embedded) == {"text": text}
    assert embedded.isascii()
    assert not set("<>&\u2028\u2029") & set(embedded)


@given(st.text(), st.integers(2, 40))
def test_drawable_text_is_short_and_never_turned_around(text: str, longest: int) -> None:
    line = drawable(text, longest)
    assert len(line) <= longest
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\n\0") & set(line)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
        "news",
        "",
        None,
        "http://",
        "http://[",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_an_address_of_the_web_is_kept() -> None:
    assert web_address(" https://news.example/a?b=1 ") == "https://news.example/a?b=1"
