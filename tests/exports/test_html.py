"""The page as a file, before any browser sees it."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from dyads.exports.html import write

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def page(news: KnowledgeGraph) -> str:
    out = io.StringIO()
    write(news, out)
    return out.getvalue()


def test_the_policy_names_each_script_and_style_that_runs_and_nothing_else(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    running = [
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
    ]
    digests = {f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in running}
    assert set(re.findall(r"'sha256-[^']*'", policy[1])) == digests
    assert len(digests) == 3
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]


def test_the_licence_of_the_library_stays_in_the_page(page: str) -> None:
    assert "@license" in page
    assert "vis.js is dual licensed" in page


def test_nothing_in_the_page_loads_from_elsewhere(page: str) -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert set(re.findall(r'(?:src|href)="([^"]*)"', markup)) == {"data:,", "#table"}
    assert "{{" not in markup
    assert "sourceMappingURL" not in page
