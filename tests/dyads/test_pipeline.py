"""Building a graph: what is read, what is passed over, what is left out and said."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import dyads
from dyads.batches import Here
from dyads.gathering import Description, Gathering
from dyads.graph.errors import UsageError
from dyads.graph.model import Document
from dyads.pipeline import BATCH, build, update

Extractor = Any


def text(directory: Path, name: str, words: str) -> Path:
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)
    return path


def state(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


def test_builds_in_memory_from_paths(news: Path, extractor: Extractor) -> None:
    graph = build(news, extractor=extractor)
    assert [document.id for document in graph.documents()] == ["a.txt", "b.txt", "c1"]
    assert len(graph.claims(subject="Ghana")) == 2


def test_builds_in_memory_from_documents(extractor: Extractor) -> None:
    graph = build([Document(id="x", text="Ghana blames Togo.")], extractor=extractor)
    assert [claim.document for claim in graph.claims()] == ["x"]


def test_builds_in_a_directory_with_the_derived_files(
    news: Path, tmp_path: Path, extractor: Extractor
) -> None:
    graph = build([news], tmp_path / "kg", extractor=extractor)
    assert len(graph.claims()) == 3
    assert set(state(tmp_path / "kg")) == {"graph.html", "graph.ttl", "claims.jsonl", "documents.jsonl"}
    lines = (tmp_path / "kg" / "claims.jsonl").read_text().splitlines()
    assert [msgspec.json.decode(line)["document"] for line in lines] == ["a.txt", "b.txt", "c1"]


def test_building_again_with_the_same_reads_nothing_and_changes_nothing(
    news: Path, tmp_path: Path, extractor: Extractor
) -> None:
    build(news, tmp_path / "kg", extractor=extractor)
    before, extractor.read = state(tmp_path / "kg"), []
    build(news, tmp_path / "kg", extractor=extractor)
    assert extractor.read == []
    assert state(tmp_path / "kg") == before


def test_only_a_changed_document_is_read_again_and_replaced(
    news: Path, tmp_path: Path, extractor: Extractor
) -> None:
    build(news, tmp_path / "kg", extractor=extractor)
    extractor.read = []
    text(news, "b.txt", "Benin blames Togo.")
    graph = build(news, tmp_path / "kg", extractor=extractor)
    assert extractor.read == ["b.txt"]
    assert [claim.subject.id for claim in graph.claims(document="b.txt")] == ["Benin"]


def test_another_run_reads_everything_again(news: Path, tmp_path: Path, extractor: Extractor) -> None:
    build(news, tmp_path / "kg", extractor=extractor)
    extractor.read, extractor.run = [], "small-2"
    build(news, tmp_path / "kg", extractor=extractor)
    assert extractor.read == ["a.txt", "b.txt", "c1"]


def test_more_inputs_add_to_the_graph_and_order_does_not_matter(
    news: Path, tmp_path: Path, extractor: Extractor
) -> None:
    build(news / "a.txt", tmp_path / "one", extractor=extractor)
    build([news / "c.jsonl", news / "b.txt"], tmp_path / "one", extractor=extractor)
    build([news / "b.txt", news / "a.txt", news / "c.jsonl"], tmp_path / "other", extractor=extractor)
    assert state(tmp_path / "one") == state(tmp_path / "other")


def test_derived_files_can_be_left_out(news: Path, tmp_path: Path, extractor: Extractor) -> None:
    build(news, tmp_path / "kg", extractor=extractor, exports=False)
    assert state(tmp_path / "kg") == {}


def test_a_run_that_is_stopped_loses_less_than_a_batch(tmp_path: Path, extractor: Extractor) -> None:
    documents = [Document(id=f"{n:04}", text="Ghana blames Togo.") for n in range(BATCH + 5)]
    read: Callable[[Document], Any] = extractor.claims

    def stop(document: Document) -> Any:
        if document.id == f"{BATCH + 3:04}":
            raise KeyboardInterrupt
        return read(document)

    extractor.claims = stop
    with pytest.raises(KeyboardInterrupt):
        update(tmp_path / "kg", Gathering(documents), Here(extractor), exports=False)
    kept = len(dyads.KnowledgeGraph.open(tmp_path / "kg").documents())
    assert kept >= BATCH
    extractor.claims, extractor.read = read, []
    update(tmp_path / "kg", Gathering(documents), Here(extractor), exports=False)
    assert len(extractor.read) == len(documents) - kept


@pytest.mark.parametrize(
    ("words", "problem"),
    [("refuse", "bad.txt: refused"), ("crash", "bad.txt: could not be read because of a fault in dyads")],
)
def test_one_failing_document_costs_no_other(
    words: str, problem: str, news: Path, tmp_path: Path, extractor: Extractor
) -> None:
    text(news, "bad.txt", words)
    text(news, "worse.txt", "")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        graph = build(news, tmp_path / "kg", extractor=extractor)
    assert len(graph.documents()) == 3
    assert [item.category for item in caught] == [dyads.InputWarning] * 2
    assert any(problem in str(item.message) for item in caught)
    assert any("worse.txt: is empty" in str(item.message) for item in caught)


def test_two_different_documents_with_one_id_are_named_and_neither_is_used(tmp_path: Path) -> None:
    one, other = (
        text(tmp_path, "x/a.txt", "Ghana blames Togo."),
        text(tmp_path, "y/a.txt", "Togo blames Ghana."),
    )
    third = text(tmp_path, "b.txt", "Togo blames Benin.")
    gathering = Gathering([one, other, third])
    assert [document.id for document in gathering] == ["b.txt"]
    (problem,) = gathering.problems
    assert str(one) in str(problem)
    assert str(other) in str(problem)


def test_the_same_document_twice_is_one(tmp_path: Path) -> None:
    one, other = (
        text(tmp_path, "x/a.txt", "Ghana blames Togo."),
        text(tmp_path, "y/a.txt", "Ghana blames Togo."),
    )
    gathering = Gathering([one, other, one])
    assert gathering.count == 1
    assert gathering.problems == []
    assert [document.id for document in gathering] == ["a.txt"]


def test_documents_handed_over_are_checked_like_files() -> None:
    gathering = Gathering([Document(id="x", text=" "), Document(id="y", text="Ghana blames Togo.")])
    assert [str(problem) for problem in gathering.problems] == ["document 1 (x): is empty"]


def test_a_description_is_that_of_the_one_document(news: Path) -> None:
    description = Description(id="i", title="t", date="April 22, 2019", publisher="p", url="u")
    (document,) = Gathering([news / "a.txt"], description=description)
    assert msgspec.structs.asdict(document) == {
        "id": "i", "text": "Ghana blames Togo. Togo said nothing.", "title": "t", "date": "2019-04-22",
        "publisher": "p", "url": "u", "extra": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("description", "words"),
    [
        (Description(date="soon"), "--date.*not a day"),
        (Description(title="t", url="u"), "--title, --url.*there are 3"),
    ],
)
def test_a_wrong_description_is_wrong_usage(description: Description, words: str, news: Path) -> None:
    with pytest.raises(UsageError, match=words):
        Gathering([news], description=description)


def test_no_document_at_all_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no document"):
        Gathering([tmp_path])
    with pytest.raises(UsageError, match="no document"):
        Gathering([])
