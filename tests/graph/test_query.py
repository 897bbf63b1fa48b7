from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dyads.graph.errors import QueryError, QueryLimitError
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.query_guard import checked
from dyads.graph.sparql import answer

Make = Callable[..., Any]
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def graph(claim: Make, reading: Make) -> KnowledgeGraph:
    claims = [claim(), claim("USA", "attacks", "IRN", speaker="ISR"), claim("IRN", "meets", "ISR", day=None)]
    return KnowledgeGraph.in_memory([reading(*claims)])


def test_prefixes_need_no_declaration_and_graphs_no_name(graph: KnowledgeGraph) -> None:
    assert graph.query("SELECT ?who { ?who dy:blames d:ISR }") == [{"who": "https://w3id.org/dyads/id/IRN"}]


def test_what_several_documents_state_counts_once(claim: Make, reading: Make) -> None:
    graph = KnowledgeGraph.in_memory([reading(claim(document=name), document=name) for name in "abc"])
    assert graph.query("SELECT (COUNT(*) AS ?n) { d:IRN dy:blames ?whom }") == [{"n": 1}]
    assert graph.query("SELECT ?whom { d:IRN dy:blames ?whom }") == [
        {"whom": "https://w3id.org/dyads/id/ISR"}
    ]


def test_events_can_be_asked_by_category_and_quad(graph: KnowledgeGraph) -> None:
    rows = graph.query(
        """SELECT ?status ?day { ?event dy:relation/dy:category "ASSAULT" ;
           dy:relation/dy:quad "material conflict" ; dy:status ?status ; sem:hasBeginTimeStamp ?day }"""
    )
    assert rows == [{"status": "reported", "day": "2019-02-16"}]


def test_values_are_pythons_own(graph: KnowledgeGraph) -> None:
    query = 'SELECT * { VALUES (?a ?b ?c ?d ?e ?f) { (1 2.5 1e3 true "x"@en UNDEF) } }'
    rows = graph.query(query)
    assert rows == [{"a": 1, "b": 2.5, "c": 1000.0, "d": True, "e": "x", "f": None}]
    assert isinstance(rows[0]["a"], int)


def test_an_ill_typed_number_stays_text(graph: KnowledgeGraph) -> None:
    assert graph.query('SELECT ?a { BIND("one"^^xsd:integer AS ?a) }') == [{"a": "one"}]


def test_ask_is_a_row_of_one_truth(graph: KnowledgeGraph) -> None:
    got = graph.answer("ASK { d:IRN dy:blames d:ISR }")
    assert (got.form, got.variables, got.rows) == ("ask", ("answer",), [{"answer": True}])


@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?s dy:blames ?o } WHERE { ?s dy:blames ?o }", "DESCRIBE d:IRN"]
)
def test_construct_and_describe_are_triples_and_turtle(graph: KnowledgeGraph, query: str) -> None:
    got = graph.answer(query)
    assert got.form == "triples"
    assert {"subject": "https://w3id.org/dyads/id/IRN", "predicate": "https://w3id.org/dyads/ns#blames",
            "object": "https://w3id.org/dyads/id/ISR"} in got.rows  # fmt: skip
    assert "dy:blames d:ISR ;" in got.turtle


def test_a_query_can_choose_the_graphs_of_documents(graph: KnowledgeGraph) -> None:
    counted = "SELECT (COUNT(*) AS ?n) {} {{ ?e a sem:Event }}"
    assert graph.query(counted.format("").replace("{{", "{").replace("}}", "}"))[0]["n"] == 3
    assert (
        graph.query(counted.format("FROM d:document-doc").replace("{{", "{").replace("}}", "}"))[0]["n"] == 0
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 2SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        'SELECT * { ?s ?p "a\nb" . SERVICE <http://127.0.0.1/> { ?s ?p "x" } }',
        "SELECT * { # \r '''\n SERVICE <http://127.0.0.1/> { } # \r '''\n }",
        "SELECT * { ?s ?p '\\'' . SERVICE <http://127.0.0.1/> { ?s ?p '' } }",
        "SELECT * { FILTER(?a<1)SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1/x> { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { d:IRN dy:blames d:USA }",
        "DROP ALL",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT nonsense",
        "",
        "SELECT * { ?s nobody:knows ?o }",
        'SELECT * { ?s ?p "no end }',
    ],
)
def test_what_leaves_the_graph_changes_it_or_is_no_sparql_is_refused(
    graph: KnowledgeGraph, query: str
) -> None:
    with pytest.raises(QueryError) as refused:
        graph.query(query)
    assert not isinstance(refused.value, QueryLimitError)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://x>" }',
        "SELECT * { ?s ?p '''a ' SERVICE\n'' b''' }",
        "# SERVICE, LOAD and DROP\nSELECT * { ?s ?p ?o }",
        "SELECT ?service ?load { ?service dy:service ?load ; dy:insert <http://x/SERVICE#FROM> }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o&&?o>?s) }",
    ],
)
def test_words_in_strings_comments_and_names_are_not_refused(query: str) -> None:
    assert checked(query) == (query, False)


def test_a_fault_is_told_by_its_place_or_prefix(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="line 1, column"):
        graph.query("SELECT nonsense")
    with pytest.raises(QueryError, match=r"the prefix nobody: is not declared .*dy, d"):
        graph.query("PREFIX x: <urn:x> SELECT * { _:b x:y ?o ; nobody:knows ?p }")


def test_a_query_is_stopped_when_its_time_is_up(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryLimitError, match=r"stopped after 0\.5 seconds"):
        graph.query(CARTESIAN, timeout=0.5)


def test_a_query_that_wants_too_much_memory_is_stopped(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dyads.graph import query_worker, sparql

    worker = tmp_path / "worker.py"
    source = Path(query_worker.__file__).read_text("utf-8")
    worker.write_text(source.replace("MEMORY = 4 << 30", "MEMORY = 150 << 20"), "utf-8")
    monkeypatch.setattr(sparql, "WORKER", worker)
    with pytest.raises(QueryLimitError, match="memory"):
        graph.query("SELECT DISTINCT ?a ?d ?g ?j { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=60)


def test_more_rows_than_asked_for_are_refused_rather_than_cut(graph: KnowledgeGraph) -> None:
    assert len(graph.query("SELECT * { ?s ?p ?o } LIMIT 5", limit=5)) == 5
    with pytest.raises(QueryLimitError, match="more than 5 rows"):
        graph.query("SELECT * { ?s ?p ?o }", limit=5)


def test_a_database_that_is_not_there_is_an_error_of_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="failed"):
        answer(tmp_path / "none", "ASK {}", 10, 10)


def test_the_worker_imports_nothing_of_ours() -> None:
    from dyads.graph import query_worker

    program = (
        f"import runpy, sys; runpy.run_path({query_worker.__file__!r}); "
        "print([module for module in sys.modules if module.split('.')[0] == 'dyads'])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
