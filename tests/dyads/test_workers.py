"""Several processes: the same graph as one gives, whatever dies on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dyads
from dyads import workers
from dyads.batches import Here, batches
from dyads.graph.errors import InputError, UsageError
from dyads.graph.model import Document
from dyads.graph.reading import Reading
from dyads.workers import Workers

EXAMPLES = Path(__file__).parents[2] / "examples"
SENTENCE = "Ghana blamed Togo for incident {} on Monday."


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    with Workers(2) as pool:
        yield pool


@pytest.fixture(scope="module")
def extractor() -> dyads.Extractor:
    return dyads.Extractor()


def documents(count: int) -> list[Document]:
    return [Document(id=f"d{n:04}", text=SENTENCE.format(n), date="2019-04-22") for n in range(count)]


def files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


def test_two_processes_read_what_one_reads_in_the_same_order(two: Workers, extractor: Any) -> None:
    given = documents(250)
    one = Here(extractor)
    assert two.run == one.run
    assert list(two.readings(given)) == list(one.readings(given))


def test_two_processes_build_the_same_files_as_one(tmp_path: Path, extractor: Any) -> None:
    dyads.build(EXAMPLES, tmp_path / "one", extractor=extractor)
    dyads.build(EXAMPLES, tmp_path / "two", workers=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_process_that_is_killed_costs_nothing(two: Workers) -> None:
    given = documents(350)
    found = two.readings(given)
    first = next(found)
    started: Any = two._processes[0]._started
    os.kill(started.pid, signal.SIGKILL)
    rest = list(found)
    assert [item.document.id for item in (first, *rest) if isinstance(item, Reading)] == [d.id for d in given]


def test_a_document_that_kills_its_process_costs_no_other(
    two: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = workers._Process._answer

    def deadly(process: Any, message: Any = None) -> Any:
        if message and any(document.id == "d0007" for document in message):
            process._started.kill()
        return answer(process, message)

    monkeypatch.setattr(workers._Process, "_answer", deadly)
    found = list(two.readings(documents(20)))
    (problem,) = [item for item in found if isinstance(item, InputError)]
    assert str(problem) == (
        "d0007: could not be read, the process that read it was killed by signal 9 (is memory short?)"
    )
    assert len(found) == 20


def test_processes_are_recycled(two: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "RECYCLED_AFTER", 100)
    before = {process._started.pid for process in two._processes if process._started}
    assert len(list(two.readings(documents(250)))) == 250
    assert not before & {process._started.pid for process in two._processes if process._started}


def test_what_stops_an_extractor_stops_the_workers() -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        Workers(1, model="no_such_model")
    with pytest.raises(UsageError, match="-1 workers"):
        Workers(-1)


def test_an_extractor_of_ones_own_reads_in_one_process(extractor: Any) -> None:
    with pytest.raises(UsageError, match="one process"):
        dyads.build(documents(1), extractor=extractor, workers=2)


def test_batches_hold_every_document_once_and_are_bounded() -> None:
    given = [Document(id=str(n), text="x" * size) for n, size in enumerate([60_000, 1, 30_000, 30_000] * 99)]
    found = list(batches(given))
    assert [document for batch in found for document in batch] == given
    assert all(len(b) == 1 or sum(len(d.text) for d in b) <= 50_000 for b in found)
    assert all(len(batch) <= 100 for batch in batches(documents(450)))


def test_a_build_that_is_killed_goes_on_where_it_was(tmp_path: Path, extractor: Any) -> None:
    news = tmp_path / "news.jsonl"
    rows = [{"id": d.id, "text": d.text, "date": d.date} for d in documents(450)]
    news.write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = [sys.executable, "-m", "dyads", "build", str(news), "--no-exports", "-o", str(tmp_path / "kg")]
    with subprocess.Popen(command) as child:
        while child.poll() is None and not (tmp_path / "kg" / "store" / "current").exists():
            time.sleep(0.01)
        child.kill()
    stored = len(dyads.KnowledgeGraph.open(tmp_path / "kg").documents())
    assert 0 < stored < 450
    for directory in ("kg", "whole"):
        dyads.build(news, tmp_path / directory, extractor=extractor)
    assert files(tmp_path / "kg") == files(tmp_path / "whole")
