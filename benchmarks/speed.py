"""How fast, and with how much memory: python benchmarks/speed.py [--documents 300] [--growth 1000 2000].

All ratios are taken in one run, on one machine, on articles that benchmarks/generator.py composes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dyads.batches import Here, batches
from dyads.extract.extractor import Extractor
from dyads.extract.text.segment import segments
from dyads.graph.model import Document
from dyads.workers import Workers

sys.path.insert(0, str(Path(__file__).parent))
from generator import articles

REPEATS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=300, help="articles for the speed by stage")
    parser.add_argument("--growth", type=int, nargs="*", default=[1000, 2000, 5000, 10000, 20000])
    parser.add_argument("--plot", type=Path, help="draw memory and time here (needs matplotlib)")
    parser.add_argument("--longest", type=int, default=30, help="sentences of the longest article built")
    parser.add_argument("--build", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        build(options.build, options.longest)
        return
    documents = list(articles(options.documents))
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} articles, {words:,} words, {os.cpu_count()} cores\n")
    print("| stage | words a second | ratio to the bare pipeline |\n|---|---|---|", flush=True)
    stages(documents, words)
    grown = growth(options.growth, options.longest)
    if options.plot and grown:
        plot(grown, options.plot)


def stages(documents: list[Document], words: int) -> None:
    """Each stage alone; the best of several rounds, in turns, so that all see the same noise."""
    extractor = Extractor()
    nlp, texts = extractor.nlp, [document.text for document in documents]
    sentences = [text[s.start : s.end] for text in texts for s in segments(text)]
    runs: dict[str, Callable[[], Any]] = {
        "the bare spaCy pipeline, 8 articles a batch": lambda: list_away(nlp.pipe(texts, batch_size=8)),
        "the bare spaCy pipeline, sentences": lambda: list_away(nlp.pipe(sentences, batch_size=256)),
        "segmenting": lambda: [segments(text) for text in texts],
        "names known": lambda: [extractor.gazetteer.find(sentence) for sentence in sentences],
        "parsing, all sentences": lambda: list_away(extractor._parser.parse(sentences)),
        "parsing, each sentence once": lambda: list_away(extractor._parser.parse(dict.fromkeys(sentences))),
        "**extraction, one process**": lambda: list_away(Here(extractor).readings(documents)),
        "extraction, an article at a time": lambda: [extractor.claims(document) for document in documents],
    }
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(REPEATS):
        for name, run in runs.items():
            best[name] = min(best[name], timed(run))
    bare = best["the bare spaCy pipeline, 8 articles a batch"]
    for name, seconds in best.items():
        print(f"| {name} | {words / seconds:,.0f} | {bare / seconds:.2f} |")
    many = os.cpu_count() or 1
    times = {}
    for count in (1, many):
        with Workers(count) as pool:
            list_away(pool.readings(documents[: 2 * count]))  # until all have loaded
            times[count] = min(timed(lambda: list_away(pool.readings(documents))) for _ in range(REPEATS))
        print(f"| {count} worker processes | {words / times[count]:,.0f} | {bare / times[count]:.2f} |")
    print(f"\n{many} workers against one: {times[1] / times[many]:.2f}", flush=True)
    print(f"batches: {sum(1 for _ in batches(documents))}\n")


def growth(sizes: list[int], longest: int) -> list[dict[str, float]]:
    """Builds of more and more documents, each in a process of its own, with its time and highest memory."""
    print("\n| documents | seconds | highest memory, MB |\n|---|---|---|", flush=True)
    grown = []
    for size in sizes:
        run = [sys.executable, "-W", "ignore", __file__, "--build", str(size)]
        run += ["--longest", str(longest)]
        grown.append(json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout))
        print("| {documents:,} | {seconds:,.0f} | {megabytes:,.0f} |".format(**grown[-1]), flush=True)
    return grown


def build(count: int, longest: int) -> None:
    """One build, without the derived files; prints its time and memory as JSON."""
    from dyads.gathering import Gathering
    from dyads.pipeline import update

    with tempfile.TemporaryDirectory() as directory:
        news = Path(directory) / "news.jsonl"
        with news.open("w") as file:
            for article in articles(count, longest=longest):
                row = {"id": article.id, "text": article.text, "title": article.title, "date": article.date}
                file.write(json.dumps(row) + "\n")
        start = time.perf_counter()
        update(Path(directory) / "kg", Gathering([news]), Here(Extractor()), exports=False)
        seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"documents": count, "seconds": seconds, "megabytes": megabytes}))


def plot(grown: list[dict[str, float]], path: Path) -> None:
    """Memory and time over documents."""
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3), layout="constrained")
    counts = [row["documents"] for row in grown]
    for axes, key, label in ((left, "seconds", "seconds"), (right, "megabytes", "highest memory, MB")):
        axes.plot(counts, [row[key] for row in grown], marker="o")
        axes.set(xlabel="documents", ylabel=label, ylim=(0, 1.1 * max(row[key] for row in grown)))
    figure.savefig(path, dpi=120)


def list_away(items: Any) -> None:
    """Go through the items and keep none."""
    for _ in items:
        pass


def timed(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
