"""Marked sentences: "[Security agents] detained {the editor of a weekly} overnight."

The files of extract/model/training hold them, one a line, under headings "## relation": who acts stands in
square brackets, who is acted on in braces. The classifier is trained on them, the tests read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dyads.extract.model.classifier import NONE
from dyads.graph.errors import DataFileError
from dyads.graph.ontology import ontology

FOLDER = Path(__file__).parent / "training"
_MARKED = re.compile(r"\[(?P<subject>[^\[\]{}]+)\]|\{(?P<object>[^\[\]{}]+)\}")


class MarkedSentence(msgspec.Struct, frozen=True):
    """A sentence without its marks; `subject` and `object` are spans of `text`. No act: no `relation`."""

    text: str
    subject: tuple[int, int]
    object: tuple[int, int]
    relation: str | None

    @property
    def category(self) -> str:
        """The PLOVER category, or NONE."""
        return ontology().relation(self.relation).category if self.relation else NONE


def marked_sentences(folder: Path = FOLDER) -> Iterator[MarkedSentence]:
    """The sentences of a folder, file by file. Raises DataFileError that names a malformed line."""
    for path in sorted(folder.glob("*.txt")):
        relation: str | None = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("## "):
                relation = line.removeprefix("## ").strip()
                if relation != "none" and relation not in ontology().relations:
                    raise DataFileError(f"{path.name}, line {number}: no such relation: {relation}")
            elif line.strip() and not line.startswith("#"):
                yield _unmarked(
                    line.strip(), None if relation == "none" else relation, f"{path.name}, line {number}"
                )


def _unmarked(line: str, relation: str | None, where: str) -> MarkedSentence:
    text, spans, last = "", dict[str, tuple[int, int]](), 0
    for mark in _MARKED.finditer(line):
        role = str(mark.lastgroup)
        if role in spans:
            raise DataFileError(f"{where}: two phrases are marked as {role}")
        text += line[last : mark.start()]
        spans[role] = (len(text), len(text) + len(mark[role]))
        text, last = text + mark[role], mark.end()
    if len(spans) < 2:
        raise DataFileError(f"{where}: mark who acts in [brackets] and who is acted on in {{braces}}")
    return MarkedSentence(text + line[last:], spans["subject"], spans["object"], relation)
