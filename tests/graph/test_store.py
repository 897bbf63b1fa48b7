from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dyads.graph.changes import changes
from dyads.graph.corrections import Correction, Corrections
from dyads.graph.errors import StoreError, StoreLockedError, UnknownIdError
from dyads.graph.identity import content_digest
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Document
from dyads.graph.rdf import BOOKKEEPING
from dyads.graph.reading import Reading
from dyads.graph.store import Generation, Writer
from dyads.graph.stored import Stored

Make = Callable[..., Any]


def stored(directory: Path) -> list[str]:
    """Everything on disk, bookkeeping too, as sorted N-Quads."""
    return sorted(map(str, Generation(directory).database()))


def readings_in(directory: Path) -> list[Reading]:
    return Stored(Generation(directory).database()).readings()


def commit(directory: Path, *readings: Reading, removed: tuple[str, ...] = ()) -> None:
    with Writer(directory) as writer:
        writer.commit(readings, removed)


def test_what_is_stored_comes_back_as_it_was(
    tmp_path: Path, claim: Make, reading: Make, mention: Make
) -> None:
    full = reading(
        claim(document="a/ü.txt", speaker="USA", via=(mention("PAK"), mention("CHN")), confidence=0.1 + 0.2),
        claim(document="a/ü.txt", day=None, polarity="negative"),
        document="a/ü.txt", text="Line\r\n\x00\u2028“end”", title="", date="no day", publisher="P", url="ht tp://<x>",
        extra={"n": 1.5, "list": [None, True, "x"], "deep": {"k": "v"}},
    )  # fmt: skip
    commit(tmp_path, full, reading(document="empty"))
    (back, empty) = readings_in(tmp_path)
    assert back.document == full.document
    assert set(back.claims) == set(full.claims)
    assert back.run == full.run
    assert empty == reading(document="empty")


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(identifier=TEXTS, text=TEXTS, title=st.none() | TEXTS, run=TEXTS)
def test_any_document_comes_back(
    tmp_path_factory: pytest.TempPathFactory, identifier: str, text: str, title: str | None, run: str
) -> None:
    directory = tmp_path_factory.mktemp("any")
    made = Reading(Document(id=identifier, text=text, title=title), (), run)
    commit(directory, made)
    assert readings_in(directory) == [made]


def test_a_repeated_claim_is_stored_once_at_its_first_place(
    tmp_path: Path, claim: Make, reading: Make
) -> None:
    first, again = claim(at=0, sentence="Same."), claim(at=90, sentence="Same.")
    assert first.id == again.id
    commit(tmp_path, reading(again, first))
    assert readings_in(tmp_path)[0].claims == (first,)


def test_known_documents_are_told_with_digest_and_run(tmp_path: Path, reading: Make) -> None:
    commit(tmp_path, reading(document="x", run="r 1"))
    with Writer(tmp_path) as writer:
        assert writer.known() == {"x": (content_digest(reading(document="x").document), "r 1")}


def test_a_new_store_knows_nothing(tmp_path: Path) -> None:
    with Writer(tmp_path / "new" / "deep") as writer:
        assert writer.known() == {}


def test_removing_undoes_adding(tmp_path: Path, claim: Make, reading: Make) -> None:
    commit(tmp_path, reading(claim(document="a"), document="a"))
    before = stored(tmp_path)
    commit(tmp_path, reading(claim(document="b"), claim(document="b", speaker="USA"), document="b"))
    assert stored(tmp_path) != before
    commit(tmp_path, removed=("b",))
    assert stored(tmp_path) == before


def test_removing_what_is_not_there_changes_nothing(tmp_path: Path, reading: Make) -> None:
    commit(tmp_path, reading(document="a"))
    before = stored(tmp_path)
    with pytest.raises(UnknownIdError, match="'b'"):
        commit(tmp_path, reading(document="c"), removed=("b",))
    assert stored(tmp_path) == before


def test_the_same_again_writes_nothing(tmp_path: Path, claim: Make, reading: Make) -> None:
    made = reading(claim(), claim(speaker="USA"))
    commit(tmp_path, made)
    name = Generation(tmp_path).name
    commit(tmp_path, made)
    assert Generation(tmp_path).name == name


CLAIMS = st.lists(
    st.builds(
        dict,
        subject=st.sampled_from(["A", "B"]),
        object=st.sampled_from(["B", "C"]),
        relation=st.sampled_from(["meets", "blames"]),
        day=st.sampled_from(["2019-03-09", "2019-03-10", None]),
        speaker=st.sampled_from([None, "A", "C"]),
        polarity=st.sampled_from(["positive", "negative"]),
        sentence=st.sampled_from([None, "Same."]),
    ),
    max_size=4,
)
WORDS = [f"word{number}" for number in range(60)]
TEXT = st.sampled_from(
    [" ".join(WORDS[:40]), " ".join(WORDS[5:45]), " ".join(WORDS[10:50]), " ".join(WORDS[20:]), "Another."]
)
"""Each of the first four is a copy of its neighbours, not of those beyond."""

VETO = st.sampled_from(
    [
        {"subject": "A", "object": "B"},
        {"subject": "A", "object": "C", "verdict": "same"},
        {"subject": "C", "object": "B", "verdict": "same"},
        {"claim": "c-0123456789abcdef"},
    ]
).map(lambda fields: Correction(**fields, who="me", why="for this test"))
STEPS = st.lists(
    st.tuples(
        st.lists(
            st.tuples(st.sampled_from("xyz"), CLAIMS, TEXT, st.sampled_from([None, "2019-04-01"])), max_size=3
        ),
        st.sets(st.sampled_from("xyz")),
        st.just(()) | st.lists(VETO, max_size=2),
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None)
@given(steps=STEPS, seed=st.integers(0, 9))
def test_any_way_to_the_same_documents_gives_the_same_quads(
    claim: Make, reading: Make, steps: Any, seed: int
) -> None:
    grown, rebuilt = ox.Store(), ox.Store()
    now: dict[str, Reading] = {}
    corrections = Corrections()
    for added, removed, vetoes in steps:
        gone = (set(removed) & now.keys()) - {name for name, *_ in added}
        new = [
            reading(*(claim(document=name, **each) for each in claims), document=name, text=text, date=day)
            for name, claims, text, day in added
        ]
        struck = [row for claims in new for row in claims.claims[:1]] if vetoes else []
        corrections = Corrections(
            [*vetoes, *(Correction(claim=each.id, who="me", why="for this test") for each in struck)]
        )
        changes(Stored(grown), new, gone, corrections).apply(grown)
        now = {name: kept for name, kept in now.items() if name not in gone}
        now.update({each.document.id: each for each in new})
    last = list(now.values())
    random.Random(seed).shuffle(last)
    changes(Stored(rebuilt), last, (), corrections).apply(rebuilt)
    assert sorted(map(str, grown)) == sorted(map(str, rebuilt))
    assert len({str(quad.triple) for quad in grown}) == len(grown), (
        "the union of graphs would count one twice"
    )
    assert changes(Stored(grown), last, (), corrections).empty
    assert Stored(grown).corrections() == corrections
    in_memory = KnowledgeGraph.in_memory(last, corrections)
    exported = {str(quad) for quad in grown if quad.predicate.value not in BOOKKEEPING}
    assert {str(quad) for quad in in_memory.quads()} == exported


def test_any_way_to_the_same_documents_gives_the_same_store(
    tmp_path: Path, claim: Make, reading: Make
) -> None:
    a, b = (
        reading(claim(document=name), claim("JPN", "meets", "CHN", document=name), document=name)
        for name in "ab"
    )
    changed = reading(claim(document="a", speaker="USA"), document="a")
    commit(tmp_path / "one", a)
    commit(tmp_path / "one", b, changed)
    commit(tmp_path / "one", a, removed=("b",))
    commit(tmp_path / "one", b)
    commit(tmp_path / "two", b, a)
    assert stored(tmp_path / "one") == stored(tmp_path / "two")


def test_a_large_commit_is_as_a_small_one(
    tmp_path: Path, claim: Make, reading: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [reading(claim(document=name), document=name) for name in "abc"]
    commit(tmp_path / "small", *made)
    monkeypatch.setattr("dyads.graph.bulk.FEW", 0)
    commit(tmp_path / "large", made[0])
    commit(tmp_path / "large", *made[1:])
    assert stored(tmp_path / "large") == stored(tmp_path / "small")


def test_a_second_writer_is_refused_at_once(tmp_path: Path) -> None:
    with Writer(tmp_path), pytest.raises(StoreLockedError, match="Another process is writing"):
        Writer(tmp_path)
    Writer(tmp_path).close()


def test_another_process_is_refused_too(tmp_path: Path) -> None:
    with Writer(tmp_path):
        command = [sys.executable, "-c", WRITE_FOR_EVER, tmp_path]
        done = subprocess.run(command, capture_output=True, check=False)
    assert b"StoreLockedError" in done.stderr


def test_a_reader_keeps_what_it_opened(tmp_path: Path, reading: Make) -> None:
    commit(tmp_path, reading(document="a"))
    early = Generation(tmp_path)
    commit(tmp_path, reading(document="b"))
    commit(tmp_path, removed=("a",))
    assert [each.document.id for each in Stored(early.database()).readings()] == ["a"]
    assert [each.document.id for each in readings_in(tmp_path)] == ["b"]


def test_generations_that_nobody_reads_are_removed(tmp_path: Path, reading: Make) -> None:
    commit(tmp_path, reading(document="a"))
    early = Generation(tmp_path)
    commit(tmp_path, reading(document="b"))
    assert len(list((tmp_path / "store").glob("g-*"))) == 2
    early.close()
    Writer(tmp_path).close()
    assert len(list((tmp_path / "store").glob("g-*"))) == 1


def test_a_directory_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dyads build INPUT"):
        Generation(tmp_path)
    with pytest.raises(StoreError, match="dyads build INPUT"):
        Generation(tmp_path / "none")


@pytest.mark.parametrize(
    ("content", "message"),
    [("rubbish", "cannot be read"), ('{"format": 99, "generation": "g"}', "another version")],
)
def test_a_foreign_store_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "current").write_text(content)
    with pytest.raises(StoreError, match=message):
        Generation(tmp_path)


def test_a_store_whose_data_are_gone_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "current").write_text('{"format": 2, "generation": "g-00000001"}')
    with pytest.raises(StoreError, match="damaged"):
        Generation(tmp_path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="Cannot write"):
        Writer(tmp_path / "file")


def test_a_commit_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, reading: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path, reading(document="a"))
    before = stored(tmp_path)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dyads.graph.store._sync", full_disk)
    with pytest.raises(StoreError, match="No space left"):
        commit(tmp_path, reading(document="b"))
    monkeypatch.undo()
    assert stored(tmp_path) == before
    assert len(list((tmp_path / "store").glob("g-*"))) == 1


WRITE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from dyads.graph.model import Document
from dyads.graph.reading import Reading
from dyads.graph.store import Writer
with Writer(Path(sys.argv[1])) as writer:
    for number in count():
        writer.commit([Reading(Document(id=f"{number:04}", text="x" * 1000), (), "run")])
        print(number, flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_nothing_committed_is_lost_when_the_writer_is_killed(tmp_path: Path, seed: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, tmp_path], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(2 + seed)]
    time.sleep(random.Random(seed).random() / 10)
    os.kill(process.pid, signal.SIGKILL)
    told += process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    there = [each.document.id for each in readings_in(tmp_path)]
    assert there == [f"{number:04}" for number in range(len(there))]
    assert len(there) in (len(told), len(told) + 1)
    commit(tmp_path, Reading(Document(id="after", text=""), (), "run"))
    assert len(readings_in(tmp_path)) == len(there) + 1
    assert len(list((tmp_path / "store").glob("g-*"))) == 1
