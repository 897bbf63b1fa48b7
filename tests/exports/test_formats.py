"""Exporting: every format there is, and files that are whole or not there."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import networkx as nx
import pyoxigraph
import pytest

from dyads.exports import formats
from dyads.exports.formats import FORMATS, export, format_of
from dyads.graph.errors import UsageError
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When

if TYPE_CHECKING:
    from tests.exports.conftest import Desk


def written(kg: KnowledgeGraph, format: str) -> str:
    out = io.StringIO()
    export(kg, format, out)
    return out.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_the_same_twice(news: KnowledgeGraph, format: str) -> None:
    assert written(news, format) == written(news, format) != ""


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_graph_can_be_exported(desk: Desk, format: str) -> None:
    written(desk.graph(), format)


def test_an_unknown_format_is_answered_with_those_that_exist(news: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match=r"'pdf'.*html, turtle, .*csv"):
        export(news, "pdf", io.StringIO())


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("graph.html", "html"),
        ("a/b.TTL", "turtle"),
        ("x.nq", "nquads"),
        ("claims.jsonl", "jsonl"),
        ("kg.csv", "csv"),
        ("kg.edges.csv", "edges"),
        ("a.b/my.kg.nodes.csv", "nodes"),
    ],
)
def test_the_ending_of_a_file_tells_its_format(name: str, format: str) -> None:
    assert format_of(name) == format


@pytest.mark.parametrize("name", ["graph.docx", "graph", ".html"])
def test_an_unknown_ending_is_answered_with_those_known(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.html, \.ttl"):
        format_of(name)


def test_a_file_replaces_the_old_one_and_leaves_nothing_beside_it(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    target = tmp_path / "claims.jsonl"
    target.write_text("old")
    export(news, "jsonl", target)
    assert len(target.read_text("utf-8").splitlines()) == len(news.claims())
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_fails_half_way_leaves_the_old_one_alone(
    news: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "graph.ttl"
    target.write_text("old")

    def broken(_kg: KnowledgeGraph, out: TextIO) -> None:
        out.write("half")
        raise RuntimeError

    monkeypatch.setattr("dyads.exports.turtle.write", broken)
    with pytest.raises(RuntimeError):
        export(news, "turtle", target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_does_not_exist_is_named_in_one_sentence(news: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Cannot write .*nowhere.*: No such file or directory\.$"):
        export(news, "jsonl", tmp_path / "nowhere" / "claims.jsonl")


def test_every_format_has_its_own_module_and_ending_starts_with_a_dot() -> None:
    assert all(Path(formats.__file__).with_name(f"{known.module}.py").exists() for known in FORMATS.values())
    assert all(known.ending.startswith(".") for known in FORMATS.values())


def test_claims_are_json_lines_in_the_shape_of_the_contract(news: KnowledgeGraph) -> None:
    first = json.loads(written(news, "jsonl").splitlines()[0])
    assert {
        "id",
        "document",
        "sentence",
        "subject",
        "relation",
        "object",
        "trigger",
        "polarity",
        "modality",
    } <= set(first)
    assert {"attributed_to", "via", "date", "place", "confidence", "extractor"} <= set(first)
    text = {d["id"]: d["text"] for d in map(json.loads, written(news, "documents").splitlines())}[
        first["document"]
    ]
    for span in (first["sentence"], first["subject"], first["object"], first["trigger"]):
        assert text[span["start"] : span["end"]] == span["text"]


def test_the_csv_has_a_row_for_each_event_with_both_actors_coded(news: KnowledgeGraph) -> None:
    rows = list(csv.DictReader(io.StringIO(written(news, "csv"))))
    assert len(rows) == len(news.events())
    row = next(row for row in rows if row["subject"] == "hassan-rouhani")
    assert (row["subject_country"], row["object_name"], row["status"]) == ("IRN", "United States", "stated")
    assert row["category"].isupper()
    assert float(row["confidence"]) > 0


def test_nodes_and_edges_are_tables_that_fit_together(news: KnowledgeGraph) -> None:
    nodes = list(csv.DictReader(io.StringIO(written(news, "nodes"))))
    edges = list(csv.DictReader(io.StringIO(written(news, "edges"))))
    assert [row["id:ID"] for row in nodes] == list(news.actors())
    assert {row[end] for row in edges for end in (":START_ID", ":END_ID")} <= {row["id:ID"] for row in nodes}
    assert len(edges) == news.networkx().number_of_edges()
    assert {name for row in edges for name in row["event_ids:string[]"].split(";")} == {
        event.id for event in news.events()
    }
    assert {row["denied:boolean"] for row in edges} <= {"true", "false"}


def test_gexf_has_a_spell_for_each_time_that_something_happened(desk: Desk, tmp_path: Path) -> None:
    days = ["2020-01-01", "2020-01-02", "2020-03-01", None]
    for number, day in enumerate(days):
        when = {"date": When(value=day, precision="day", basis="text")} if day else {}
        desk.article(str(number), [("s[IRN] v[blames:blamed] o[ISR] for it.", when)])
    desk.article("undated", [("s[IRN] v[attacks:attacked] o[ISR] there.", {})])
    path = tmp_path / "graph.gexf"
    export(desk.graph(), "gexf", path)
    assert 'timeformat="date"' in path.read_text()
    edges = {data["label"]: data for *_, data in nx.read_gexf(path).edges(data=True)}
    assert edges["blames"]["spells"] == [("2020-01-01", "2020-01-02"), ("2020-03-01", "2020-03-01")]
    assert edges["blames"]["weight"] == 4
    assert "spells" not in edges["attacks"]


def test_a_cell_of_the_csv_never_starts_a_formula(desk: Desk) -> None:
    desk.article("d", [("s[cmd:=cmd|calc!A1] v[accuses:blamed] o[ISR] for it.", {})])
    desk.article(
        "e", [("s[evil:@SUM(A1)] v[blames:blamed] o[ISR] for it.", {"date": When(value="2020-01-01")})]
    )
    rows = list(csv.reader(io.StringIO(written(desk.graph(), "csv"))))
    cells = {cell for row in rows for cell in row}
    assert {"'@SUM(A1)", "'=cmd|calc!A1"} <= cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graph_files_can_be_read_back(
    news: KnowledgeGraph, tmp_path: Path, format: str, read: Callable[[Path], nx.MultiDiGraph]
) -> None:
    path = tmp_path / f"graph.{format}"
    export(news, format, path)
    read_back = read(path)
    assert set(read_back) == set(news.networkx())
    assert read_back.number_of_edges() == news.networkx().number_of_edges()


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graph_files_survive_characters_that_xml_forbids(
    desk: Desk, tmp_path: Path, format: str, read: Callable[[Path], nx.MultiDiGraph]
) -> None:
    desk.article("d", [("s[odd:Front \x00\x0b\ufffe <&>] v[blames:blamed] o[ISR] for it.", {})])
    path = tmp_path / f"graph.{format}"
    export(desk.graph(), format, path)
    assert set(read(path)) == {"odd", "ISR"}


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld"])
def test_rdf_files_hold_all_that_the_graph_holds(news: KnowledgeGraph, format: str) -> None:
    syntax = pyoxigraph.RdfFormat.from_extension(FORMATS[format].ending[1:])
    read_back = {quad.triple for quad in pyoxigraph.parse(written(news, format), syntax)}
    assert read_back == {quad.triple for quad in news.quads()}


def test_a_link_keeps_pointing_to_the_file_it_names(news: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    export(news, "jsonl", tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").is_file()


def test_a_pipe_is_written_to_and_not_replaced(news: KnowledgeGraph, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_text, "utf-8")
        export(news, "csv", pipe)
        assert len(read.result().splitlines()) == len(news.events()) + 1
    assert pipe.is_fifo()
