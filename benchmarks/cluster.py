"""One local worker, two, and two of a Dask cluster on this machine: python benchmarks/cluster.py.

The three read the same composed articles in turns, after all have loaded their pipelines; seconds by
the clock.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from distributed import Client, LocalCluster

from dyads.batches import Reads
from dyads.cluster import Cluster
from dyads.graph.model import Document
from dyads.workers import Workers

sys.path.insert(0, str(Path(__file__).parent))
from generator import articles
from speed import list_away, timed

LONGEST = 12
"""Sentences of the longest article: some 170 words an article."""

ONE, TWO, DASK = "one local worker", "two local workers", "Dask, two workers"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    documents = list(articles(options.documents, longest=LONGEST))
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents):,} articles, {words:,} words\n")
    print(f"| round | {ONE}, s | {TWO}, s | {DASK}, s | two against one | Dask against two |")
    print("|---|---|---|---|---|---|", flush=True)
    with (
        Workers(1) as one,
        Workers(2) as two,
        LocalCluster(2, threads_per_worker=1) as local,
        Client(local) as client,
    ):
        readers = {ONE: one, TWO: two, DASK: Cluster(client)}
        for reader in readers.values():
            list_away(reader.readings(documents[:200]))  # until all processes have loaded
        for number in range(1, options.rounds + 1):
            taken = {name: reading(reader, documents) for name, reader in readers.items()}
            seconds = " | ".join(f"{each:.1f}" for each in taken.values())
            ratios = f"{taken[ONE] / taken[TWO]:.2f} | {taken[DASK] / taken[TWO]:.2f}"
            print(f"| {number} | {seconds} | {ratios} |", flush=True)


def reading(reader: Reads, documents: list[Document]) -> float:
    """Seconds to read all the documents."""
    return timed(lambda: list_away(reader.readings(documents)))


if __name__ == "__main__":
    main()
