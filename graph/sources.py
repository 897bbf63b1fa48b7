"""Sources: which documents are independent. A syndicated copy, reworded a little or cut, is none of its own.

Two documents are copies of one report where their texts share most runs of three words, and so is whatever is
linked by such pairs. That is a pure function of the documents: neither order nor what else is there matters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import product

import msgspec
from rensa import RMinHash

from dyads.graph.identity import digest
from dyads.graph.model import Document

ALIKE = 0.6
"""Jaccard similarity of their runs of words from which two texts are copies of one report. Reports that two
desks wrote of one event stay below 0.2; a copy that was cut by a third has 0.67."""

RUN = 3
"""Words in a run."""

BANDS, ROWS = 20, 6
"""MinHash values are compared in bands: texts with a similarity of 0.8 share one of 20 bands of 6 with a
probability of 99.8 %, of 0.7 with 93 %, of 0.2 with 0.1 %."""

_WORD = re.compile(r"\w+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Source(msgspec.Struct, frozen=True):
    """What an event needs to know of a document: which report it repeats (itself where it is no copy), and
    the ISO day it was published, None where that is unknown."""

    original: str
    published: str | None = None


Sources = Mapping[str, Source]
"""By id of the document."""


def sources_of(documents: Iterable[Document]) -> dict[str, Source]:
    """The source that each document is. Of the copies of a report the first published is the original."""
    return {
        document.id: Source(group[0].id, day_of(document))
        for group in copies(documents)
        for document in group
    }


def copies(documents: Iterable[Document]) -> list[list[Document]]:
    """The documents, those that are copies of one report together, each group from the first published on."""
    by_id = {document.id: document for document in documents}
    root = {name: name for name in by_id}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = name = root[root[name]]
        return name

    sharing: dict[str, list[str]] = defaultdict(list)
    for name, document in sorted(by_id.items()):
        for band in bands(document.text):
            sharing[band].append(name)
    alike = _comparison(by_id)
    for names in sharing.values():
        if len(names) > 1:
            _join(names, root, find, alike)
    groups: dict[str, list[Document]] = defaultdict(list)
    for name, document in by_id.items():
        groups[find(name)].append(document)
    return [
        sorted(group, key=lambda document: (day_of(document) or "~", document.id))
        for group in groups.values()
    ]


@lru_cache(maxsize=1024)
def bands(text: str) -> tuple[str, ...]:
    """Keys of a text; copies of one report share at least one of them, but for a few in a hundred."""
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update(sorted(_runs(text)))
    values = sketch.digest()
    return tuple(f"{band:02}-{digest(*values[band * ROWS : (band + 1) * ROWS])}" for band in range(BANDS))


def day_of(document: Document) -> str | None:
    """The ISO day a document was published, None where its date is none."""
    return document.date if document.date and is_day(document.date) else None


def is_day(text: str) -> bool:
    """Whether the text is an ISO day, and in the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.match(text) is not None


def _join(
    names: list[str], root: dict[str, str], find: Callable[[str], str], alike: Callable[[str, str], bool]
) -> None:
    """Links those of `names` that are alike. Whole groups are compared until one pair links them: a thousand
    copies take a thousand comparisons, not a million."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[find(name)].append(name)
    joined: list[list[str]] = []
    for group in groups.values():
        linked = [other for other in joined if any(alike(*pair) for pair in product(group, other))]
        for other in linked:
            root[find(other[0])] = find(group[0])
        joined = [other for other in joined if other not in linked] + [sum(linked, group)]


def _comparison(documents: dict[str, Document]) -> Callable[[str, str], bool]:
    runs: dict[str, frozenset[str]] = {}

    def alike(one: str, other: str) -> bool:
        for name in (one, other):
            if name not in runs:
                runs[name] = _runs(documents[name].text)
        shared = len(runs[one] & runs[other])
        return shared >= ALIKE * (len(runs[one]) + len(runs[other]) - shared)

    return alike


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
