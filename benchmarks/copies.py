"""Finding the copies among many texts that have much in common: python benchmarks/copies.py [texts].

Each figure is seconds of processor; how many of them the keys (`sources.bands`) take is told.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from dyads.graph.model import Document
from dyads.graph.sources import bands, copies

SHARED, WORDS = 130, 30_000
OWN = {"two thirds boilerplate": 65, "copies with 15 words of their own": 15}
"""Words that each text has besides the 130 that all have."""


def texts(count: int, own: int, seed: int = 1) -> Iterator[Document]:
    """Texts that end differently, the same for the same seed."""
    draw = random.Random(seed)
    shared = draw.choices(range(WORDS), k=SHARED)
    for number in range(count):
        words = [*shared, *draw.choices(range(WORDS), k=own)]
        yield Document(id=str(number), text=" ".join(f"w{word}" for word in words))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    for kind, own in OWN.items():
        for size in (count // 4, count // 2, count):
            made = list(texts(size, own))
            start = time.process_time()
            for document in made:
                bands(document.text)
            keys = time.process_time() - start
            bands.cache_clear()
            groups = copies(made)
            whole = time.process_time() - start - keys
            print(f"{whole:8.2f} s, of them keys {keys:.2f} s  {size} {kind}: {len(groups)} groups")


if __name__ == "__main__":
    main()
