"""Article text made safe to show: for a canvas, for a page's data, for a link."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+")
"""Control characters, and those that turn the direction of text around."""


def drawable(text: str, longest: int) -> str:
    """One line for a canvas, which knows no isolation: without controls, at most `longest` characters."""
    line = " ".join(CONTROLS.sub(" ", text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def embedded_json(data: Any) -> str:
    """JSON that an HTML parser cannot leave early: ASCII only, with `<`, `>` and `&` escaped."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web (http or https, with a host), else None."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme in {"http", "https"} and parts.netloc else None
