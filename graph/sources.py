"""Sources: which documents are independent. A syndicated copy, reworded a little or cut, is none of its own.

Two documents are copies of one report where their texts share most runs of three words, and so is whatever is
linked by such pairs. That is a pure function of the documents: neither order nor what else is there matters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain

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

    keys = {name: frozenset(bands(document.text)) for name, document in by_id.items()}
    holders = Counter(chain.from_iterable(keys.values()))
    runs = {name: _runs(by_id[name].text) for name in by_id if any(holders[band] > 1 for band in keys[name])}

    def alike(one: str, other: str) -> bool:
        shared = len(runs[one] & runs[other])
        enough = shared >= ALIKE * (len(runs[one]) + len(runs[other]) - shared)
        return enough and not keys[one].isdisjoint(keys[other])

    _join(runs, root, find, alike)
    groups: dict[str, list[Document]] = defaultdict(list)
    for name, document in by_id.items():
        groups[find(name)].append(document)
    return [
        sorted(group, key=lambda document: (day_of(document) or "~", document.id))
        for group in groups.values()
    ]


@lru_cache(maxsize=8192)
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
    runs: Mapping[str, frozenset[str]],
    root: dict[str, str],
    find: Callable[[str], str],
    alike: Callable[[str, str], bool],
) -> None:
    """Links those texts that are alike, without holding each against each.

    Two sets that are alike share one of their rarest members: of the smaller, one of the first
    1 - 2 ALIKE / (1 + ALIKE) of it, of the larger one of the first 1 - ALIKE of it, in any common order
    (prefix filtering: Chaudhuri et al. 2006, Xiao et al. 2008). So what thousands of texts have in common
    without being copies is never looked at. Nor is a group again whose member one is: a thousand copies take
    a thousand comparisons, not a million.
    """
    frequency = Counter(chain.from_iterable(runs.values()))
    index: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name, mine in sorted(runs.items(), key=lambda item: len(item[1])):
        rarest = sorted(mine, key=lambda run: (frequency[run], run))
        failed: set[str] = set()
        for run in rarest[: len(mine) - int(ALIKE * len(mine)) + 1]:
            index[run] = groups = _regrouped(index[run], find)
            for group, members in groups.items():
                if find(group) != find(name):
                    if any(alike(name, other) for other in members if other not in failed):
                        root[find(name)] = find(group)
                    else:
                        failed.update(members)
        for run in rarest[: len(mine) - int(2 * ALIKE / (1 + ALIKE) * len(mine)) + 1]:
            index[run].setdefault(find(name), []).append(name)


def _regrouped(groups: dict[str, list[str]], find: Callable[[str], str]) -> dict[str, list[str]]:
    """The same names by the groups they are in now."""
    now: dict[str, list[str]] = {}
    for group, names in groups.items():
        found = find(group)
        if found in now:
            now[found] += names
        else:
            now[found] = names
    return now


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
