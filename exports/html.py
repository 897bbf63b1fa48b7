"""The page: one HTML file that holds data, script and style, opens from disk and asks nothing of any network.

Article text reaches it only as JSON in a script element that no browser runs, and a Content Security Policy
allows nothing but the two scripts and the style sheet whose digests it names.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import pyvis

from dyads.exports.modules import joined
from dyads.exports.page_data import page_data
from dyads.exports.text import embedded_json

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph

PAGE = Path(__file__).parent / "page"
STYLES = ("base.css", "controls.css", "panes.css", "time.css", "panel.css", "table.css", "media.css")
VIS_NETWORK = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
SLOT = re.compile(r"\{\{ (\w+) \}\}")


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes the page. The same graph gives the same bytes."""
    style = "\n".join(_read(name) for name in STYLES)
    library = VIS_NETWORK.read_text("utf-8").replace("//# sourceMappingURL=vis-network.min.js.map", "")
    script = '"use strict";\n(() => {\n' + joined(PAGE, "main.js") + "})();\n"
    policy = (
        f"default-src 'none'; script-src {_digest(library)} {_digest(script)}; style-src {_digest(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    parts = {"policy": policy, "style": style, "library": library, "script": script}
    parts |= {name: embedded_json(part) for name, part in page_data(kg).items()}
    out.write(SLOT.sub(lambda slot: parts[slot[1]], _read("page.html")))


def _read(name: str) -> str:
    return (PAGE / name).read_text("utf-8")


def _digest(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
