"""Measures the graph on synthetic claims whose actors follow Zipf's law: python benchmarks/graph.py
[claims].

Each figure is seconds of wall clock, then seconds of processor (children too): on a busy machine the second
is the one to compare.
"""

from __future__ import annotations

import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox

from dyads.graph.identity import claim_id
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Claim, Document, Mention, Sentence, Trigger, When
from dyads.graph.ontology import ontology
from dyads.graph.reading import Reading
from dyads.graph.store import Generation, Writer

CLAIMS_A_DOCUMENT = 10
COMMIT = 5000
ROOT = Path(__file__).resolve().parents[1]
DOCUMENTED = re.compile(r"^### (.*?)\n.*?```sparql\n(.*?)```", re.MULTILINE | re.DOTALL)
TOP_DYADS = """
SELECT ?subject ?object (COUNT(*) AS ?events) WHERE {
  { SELECT ?relation { ?relation dy:quad "material conflict" } }
  { SELECT ?event ?relation { ?event dy:relation ?relation } }
  { SELECT ?event ?subject { ?event dy:subject ?subject } }
  { SELECT ?event ?object { ?event dy:object ?object } }
} GROUP BY ?subject ?object ORDER BY DESC(?events) LIMIT 10
"""
PLAIN = """
SELECT ?subject ?object (COUNT(*) AS ?events) WHERE {
  ?event dy:subject ?subject ; dy:object ?object ; dy:relation ?relation .
  ?relation dy:quad "material conflict" .
} GROUP BY ?subject ?object ORDER BY DESC(?events) LIMIT 10
"""
SMALL = 500
"""Claims of a graph that rdflib's engine can be asked."""


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
    start, before = time.perf_counter(), _processor()
    yield
    print(f"{time.perf_counter() - start:8.2f} s {_processor() - before:8.2f} s  {what}", flush=True)


def _processor() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB at most so far"


def load(made: list[Reading], directory: Path) -> None:
    """Into the store, and the same quads into an empty database by the engine alone."""
    start, before = time.perf_counter(), _processor()
    with Writer(directory) as writer:
        for first in range(0, len(made), COMMIT):
            with timed(f"commit {len(made[first : first + COMMIT])} documents"):
                writer.commit(made[first : first + COMMIT])
    ours, ours_processor = time.perf_counter() - start, _processor() - before
    claims = sum(len(reading.claims) for reading in made)
    quads = list(Generation(directory).database())
    print(f"{len(quads)} quads: {_rate(len(quads), ours, ours_processor)}")
    print(f"{claims} claims: {_rate(claims, ours, ours_processor)}")
    print(_memory())
    engine = ox.Store(directory / "engine")
    start, before = time.perf_counter(), _processor()
    engine.bulk_extend(quads)
    print(f"the engine alone: {_rate(len(quads), time.perf_counter() - start, _processor() - before)}")


def _rate(count: int, seconds: float, processor: float) -> str:
    return f"{count / seconds:,.0f} a second, {count / processor:,.0f} a second of processor"


def change(directory: Path) -> None:
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


def ask(directory: Path) -> None:
    graph = KnowledgeGraph.open(directory)
    with timed("query: top conflict dyads"):
        graph.query(TOP_DYADS, timeout=60)
    for title, query in DOCUMENTED.findall((ROOT / "docs" / "queries.md").read_text("utf-8")):
        with timed(f"query: {title}"):
            graph.query(query, timeout=60, limit=1_000_000)


def read(directory: Path) -> None:
    with timed("open"):
        graph = KnowledgeGraph.open(directory)
    with timed("claims of one country, the first question"):
        graph.claims(country="IRN")
    with timed("events"):
        graph.events()
    with timed("networkx"):
        graph.networkx()
    print(_memory())


def beside_rdflib() -> None:
    graph = KnowledgeGraph.in_memory(readings(SMALL))
    graph.query("ASK {}")
    with timed(f"top conflict dyads of {SMALL} claims"):
        graph.query(PLAIN)
    theirs = graph.rdf()
    with timed("the same by rdflib's engine"):
        list(theirs.query(PLAIN))


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="dyads-bench-") as folder:
        directory = Path(folder)
        with timed("make claims"):
            made = list(readings(claims))
        load(made, directory)
        del made
        change(directory)
        ask(directory)
        read(directory)
    beside_rdflib()


if __name__ == "__main__":
    main()
