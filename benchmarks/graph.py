"""Measures the graph on synthetic claims whose actors follow Zipf's law: python benchmarks/graph.py
[claims]."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from dyads.graph.identity import claim_id
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Claim, Document, Mention, Sentence, Trigger, When
from dyads.graph.ontology import ontology
from dyads.graph.reading import Reading
from dyads.graph.serialise import turtle
from dyads.graph.store import Writer

CLAIMS_A_DOCUMENT = 10
TOP_DYADS = """
SELECT ?subject ?object (COUNT(*) AS ?events) WHERE {
  ?event dy:subject ?subject ; dy:object ?object ; dy:relation ?relation .
  ?relation dy:quad "material conflict" .
} GROUP BY ?subject ?object ORDER BY DESC(?events) LIMIT 10
"""


def readings(claims: int, seed: int = 1, actors: int = 5000) -> Iterator[Reading]:
    """Documents of ten claims each, the same for the same seed."""
    draw = random.Random(seed)
    weights = [1 / rank for rank in range(1, actors + 1)]
    relations = sorted(ontology().relations)
    for number in range(claims // CLAIMS_A_DOCUMENT):
        name = f"news/{seed}/{number}.txt"
        day = date(2015, 1, 1) + timedelta(days=draw.randrange(3650))
        found: list[Claim] = []
        text = ""
        for _ in range(CLAIMS_A_DOCUMENT):
            one, other = draw.choices(range(actors), weights, k=2)
            sentence = f"Actor {one} did to actor {other} what was said of number {number}."
            text += sentence + "\n"
            start = len(text) - len(sentence) - 1
            relation = draw.choice(relations)
            found.append(_claim(name, sentence, start, pair=(one, other), relation=relation, day=day))
        yield Reading(Document(id=name, text=text, date=day.isoformat()), tuple(found), "bench")


def _claim(
    document: str, sentence: str, start: int, *, pair: tuple[int, int], relation: str, day: date
) -> Claim:
    one, other = pair
    subject = _mention(sentence, start, f"Actor {one}", one)
    object = _mention(sentence, start, f"actor {other}", other)
    where = sentence.index("did")
    return Claim(
        id=claim_id(
            document=document,
            sentence=sentence,
            trigger_offset=where,
            subject=subject.id,
            relation=relation,
            object=object.id,
            polarity="positive",
            modality="actual",
            speaker=None,
        ),
        document=document,
        sentence=Sentence(text=sentence, start=start, end=start + len(sentence)),
        subject=subject,
        relation=ontology().relation(relation),
        object=object,
        trigger=Trigger(text="did", start=start + where, end=start + where + 3),
        date=When(value=day.isoformat(), precision="day", basis="text"),
        confidence=0.83,
        extractor="bench",
        rule="bench",
    )


def _mention(sentence: str, start: int, text: str, number: int) -> Mention:
    where = start + sentence.index(text)
    return Mention(
        id=f"A{number}", name=f"Actor {number}", kind="state", country="IRN", sector="GOV",
        text=text, start=where, end=where + len(text),
    )  # fmt: skip


@contextmanager
def timed(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{time.perf_counter() - start:8.2f} s  {what}", flush=True)


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    directory = Path(tempfile.mkdtemp(prefix="dyads-bench-"))
    with timed("make claims"):
        made = list(readings(claims))
    start = time.perf_counter()
    with Writer(directory) as writer:
        for first in range(0, len(made), 2000):
            with timed(f"commit {len(made[first : first + 2000])} documents"):
                writer.commit(made[first : first + 2000])
    seconds = time.perf_counter() - start
    graph = KnowledgeGraph.open(directory)
    quads = graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", timeout=300)[0]["n"]
    print(f"{claims} claims, {quads} triples: {float(quads or 0) / seconds:,.0f} a second")
    more = list(readings(20, seed=2))
    with Writer(directory) as writer:
        with timed("add one document"):
            writer.commit(more[:1])
        with timed("add another"):
            writer.commit(more[1:])
        with timed("replace it"):
            writer.commit([Reading(more[1].document, more[1].claims[:5], "bench")])
        with timed("remove it"):
            writer.commit([], [more[1].document.id])
        with timed("known"):
            writer.known()
    with timed("open"):
        graph = KnowledgeGraph.open(directory)
    with timed("query: a small one"):
        graph.query("SELECT ?o { d:A1 dy:attacks ?o } LIMIT 1")
    with timed("query: top conflict dyads"):
        print(graph.query(TOP_DYADS, timeout=60)[:1])
    with timed("claims of one country, the first question"):
        graph.claims(country="IRN")
    with timed("events"):
        print(len(graph.events()))
    with timed("actors"):
        graph.actors()
    with timed("networkx"):
        graph.networkx()
    with timed("turtle"):
        print(len(turtle(graph.quads())) >> 20, "MB")
    shutil.rmtree(directory)


if __name__ == "__main__":
    main()
