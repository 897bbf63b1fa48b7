"""A NetworkX graph whose attributes XML can hold: plain values, and text without control characters."""

from __future__ import annotations

import json
import re
from typing import Any

import networkx as nx

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters outside XML 1.0's Char production; an article may hold them, an XML reader stops at them."""


def flattened(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy: lists and mappings become JSON text, None is left out, forbidden characters become U+FFFD."""
    flat = nx.MultiDiGraph()
    flat.add_nodes_from((_text(node), _plain(data)) for node, data in graph.nodes(data=True))
    for source, target, key, data in graph.edges(keys=True, data=True):
        flat.add_edge(_text(source), _text(target), key=_text(str(key)), **_plain(data))
    return flat


def _plain(data: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {name: _value(value) for name, value in data.items() if value is not None}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (set, frozenset)):
        value = sorted(value)
    return _text(json.dumps(value, ensure_ascii=False, default=str))


def _text(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)
