"""Measures the page in Chromium, beside plain pyvis output of the same graph: python benchmarks/page.py

For each size: seconds from opening the file to the first usable picture (drawn, and the browser answers
again), and the longest frame while the picture is dragged by an empty spot. Medians of several rounds, the
two pages in turn. Prints a table; ratios are pyvis to dyads.
"""

from __future__ import annotations

import math
import os
import random
import statistics
import tempfile
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright
from pyvis.network import Network

from dyads.exports.formats import export
from dyads.graph.identity import claim_id
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Claim, Document, Mention, Sentence, Trigger, When
from dyads.graph.ontology import ontology
from dyads.graph.reading import Reading

SIZES = ((200, 1_000), (1_000, 5_000), (3_000, 20_000))
ROUNDS = 2
PATIENCE = 30
"""Seconds after which waiting ends: that is then the least that the page takes."""

CHROMIUM = os.environ.get("DYADS_CHROMIUM", "/usr/bin/chromium")
DRAWN = {"dyads": "window.dyads", "pyvis": "window.settled"}
"""What says that the picture is there: the page's last statement; pyvis's network when it has stabilised,
before which a progress bar covers it."""

WATCH = """() => {
    let last = performance.now();
    window.longest = 0;
    const frame = (now) => {
        window.longest = Math.max(window.longest, now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
}"""


def invented(nodes: int, edges: int, seed: int = 1) -> KnowledgeGraph:
    """A graph of that many actors and of that many edges between them, a few busy, most quiet."""
    draw = random.Random(seed)
    weights = [1 / (rank + 10) for rank in range(nodes)]
    relations = sorted(name for name in ontology().relations if not ontology().is_symmetric(name))
    pairs: dict[tuple[int, int, str], str] = {}
    for node in range(nodes):
        relation = draw.choice(relations)
        pairs[node, (node + 1 + draw.randrange(5)) % nodes, ontology().relation(relation).quad] = relation
    while len(pairs) < edges:
        one, other = draw.choices(range(nodes), weights, k=2)
        relation = draw.choice(relations)
        if one != other:
            pairs[one, other, ontology().relation(relation).quad] = relation
    readings = []
    for number, ((one, other, _), relation) in enumerate(pairs.items()):
        day = date(2015, 1, 1) + timedelta(days=draw.randrange(3650))
        readings.append(_reading(number, f"Actor {one}", f"Actor {other}", relation, day))
    return KnowledgeGraph.in_memory(readings)


def _reading(number: int, one: str, other: str, relation: str, day: date) -> Reading:
    text = f"{one} did to {other} what was said of number {number}."
    start = text.index("did")
    claim = Claim(
        id=claim_id(
            document=str(number), sentence=text, trigger_offset=start, subject=one, relation=relation,
            object=other, polarity="positive", modality="actual", speaker=None,
        ),
        document=str(number),
        sentence=Sentence(text=text, start=0, end=len(text)),
        subject=Mention(id=one, name=one, text=one, start=0, end=len(one)),
        relation=ontology().relation(relation),
        object=Mention(id=other, name=other, text=other, start=start + 7, end=start + 7 + len(other)),
        trigger=Trigger(text="did", start=start, end=start + 3),
        date=When(value=day.isoformat(), precision="day", basis="text"),
        confidence=0.8,
        extractor="bench",
        rule="bench",
    )  # fmt: skip
    return Reading(Document(id=str(number), text=text, date=day.isoformat()), (claim,), "bench")


def plain_pyvis(kg: KnowledgeGraph, target: Path) -> None:
    """What a few lines with pyvis give: its defaults, but vis-network in the file, not on the web."""
    network = Network(directed=True, cdn_resources="in_line")
    graph = kg.networkx()
    for node, attributes in graph.nodes(data=True):
        network.add_node(node, label=attributes["name"])
    for source, end, attributes in graph.edges(data=True):
        network.add_edge(source, end, title=attributes["label"])
    page = network.generate_html(notebook=False)
    settled = 'network.once("stabilizationIterationsDone", () => { window.settled = true; });'
    target.write_text(page.replace("return network;", settled + "return network;"), "utf-8")


def measured(browser: Browser, page_file: Path, ready: str) -> tuple[float, float]:
    """Seconds to the first usable picture, and the longest frame in milliseconds while dragging.

    The latter is nan where the page does not answer at all.
    """
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(page_file.as_uri(), wait_until="commit")
    with suppress(TimeoutError):
        page.wait_for_function(f"() => Boolean({ready})", polling=20)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    seconds = min(time.perf_counter() - start, PATIENCE)
    context.set_default_timeout(10_000)
    longest = math.nan
    with suppress(TimeoutError):
        longest = dragged(page)
    context.close()
    return seconds, longest


def dragged(page: Page) -> float:
    """The longest frame, in milliseconds, while the picture is dragged by its corner."""
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 12, box["y"] + 12
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.evaluate(WATCH)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(x + 8 * step, y + 4 * step)
        page.wait_for_timeout(16)
    page.mouse.up()
    page.wait_for_timeout(300)
    return float(page.evaluate("window.longest"))


def main() -> None:
    print("| nodes / edges | MB | picture, s: dyads | pyvis | ratio | frame, ms: dyads | pyvis | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for nodes, edges in SIZES:
            kg = invented(nodes, edges)
            files = {"dyads": Path(folder) / "dyads.html", "pyvis": Path(folder) / "pyvis.html"}
            export(kg, "html", files["dyads"])
            plain_pyvis(kg, files["pyvis"])
            rounds = [
                {name: measured(browser, file, DRAWN[name]) for name, file in files.items()}
                for _ in range(ROUNDS)
            ]
            cells = [f"{nodes:,} / {edges:,}", f"{files['dyads'].stat().st_size / 1e6:.1f}"]
            for which, digits in ((0, 2), (1, 0)):
                ours, theirs = (statistics.median(each[name][which] for each in rounds) for name in files)
                never = which == 0 and theirs == PATIENCE
                cells += [f"{ours:.{digits}f}", "no answer" if math.isnan(theirs) else f"{theirs:.{digits}f}"]
                cells += ["" if math.isnan(theirs) else f"{'≥ ' if never else ''}{theirs / ours:.1f}"]
            print(f"| {' | '.join(cells)} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
