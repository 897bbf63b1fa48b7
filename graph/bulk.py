"""Bulk: many quads into a database, quickly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from threading import Lock

import pyoxigraph as ox

FEW = 30_000
"""Up to so many quads a plain insertion is faster than a bulk load."""

SMALLEST, LARGEST = 100_000, 1_000_000
"""Quads of the first bulk load, so that the engine is soon busy, and of the largest: each is twice the one
before, for every load leaves nine files, which the engine must merge again. A million need some 1 GB."""


def insert(database: ox.Store, lines: Iterable[str]) -> None:
    """Adds the quads that lines of N-Quads state, in several steps where they are many.

    Two threads take turns: while one makes a chunk of text, the engine, which does not hold Python's lock,
    loads what the other made.
    """
    lines = iter(lines)
    first = list(islice(lines, FEW + 1))
    if len(first) <= FEW:
        # lenient, here and below: no IRI needs to be checked again.
        database.load("".join(first).encode(), format=ox.RdfFormat.N_QUADS, lenient=True)
        return
    rest, sizes, turn = chain(first, lines), _sizes(), Lock()

    def work() -> None:
        while True:
            with turn:
                chunk = "".join(islice(rest, next(sizes))).encode()
            if not chunk:
                return
            database.bulk_load(chunk, format=ox.RdfFormat.N_QUADS, lenient=True)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(work) for _ in range(2)]:
            done.result()


def _sizes() -> Iterator[int]:
    size = SMALLEST
    while True:
        yield size
        size = min(2 * size, LARGEST)
