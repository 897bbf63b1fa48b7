from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest

from dyads.graph.errors import StoreError, UnknownIdError, UsageError
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import When
from dyads.graph.store import Writer

Make = Callable[..., Any]
MARCH = When(value="2019-03-01", precision="month", basis="text")


@pytest.fixture
def graph(claim: Make, reading: Make) -> KnowledgeGraph:
    return KnowledgeGraph.in_memory(
        [
            reading(
                claim("IRN", "blames", "ISR", document="b", at=100),
                claim("JPN", "meets", "CHN", document="b", at=0, date=MARCH),
                claim("IRN", "attacks", "ISR", document="b", at=200, polarity="negative", speaker="IRN"),
                document="b",
            ),
            reading(
                claim("IRN", "blames", "ISR", document="a", speaker="USA"),
                claim("USA", "urges", "IRN", document="a", at=50, day=None),
                document="a",
            ),
        ]
    )


@pytest.mark.parametrize(
    ("filters", "triples"),
    [
        (
            {},
            [
                "a IRN blames ISR",
                "a USA urges IRN",
                "b JPN meets CHN",
                "b IRN blames ISR",
                "b IRN attacks ISR",
            ],
        ),
        ({"subject": "USA"}, ["a USA urges IRN"]),
        ({"object": "IRN"}, ["a USA urges IRN"]),
        ({"actor": "USA"}, ["a USA urges IRN"]),
        ({"subject_country": "JPN"}, ["b JPN meets CHN"]),
        ({"object_country": "CHN"}, ["b JPN meets CHN"]),
        ({"country": "CHN"}, ["b JPN meets CHN"]),
        ({"relation": "blames"}, ["a IRN blames ISR", "b IRN blames ISR"]),
        ({"category": "CONSULT"}, ["b JPN meets CHN"]),
        ({"quad": "material conflict"}, ["b IRN attacks ISR"]),
        ({"polarity": "negative"}, ["b IRN attacks ISR"]),
        ({"modality": "future"}, []),
        ({"status": "reported"}, ["a IRN blames ISR"]),
        ({"document": "a", "category": "ACCUSE"}, ["a IRN blames ISR"]),
        ({"since": "2019-03-31"}, ["b JPN meets CHN"]),
        ({"until": "2019-02-28", "polarity": "positive"}, ["a IRN blames ISR", "b IRN blames ISR"]),
        ({"since": "2019-02-17", "until": "2019-02-28"}, []),
        ({"subject": None, "relation": "urges"}, ["a USA urges IRN"]),
        ({"subject": "nobody"}, []),
    ],
)
def test_claims_are_found_by_filters_in_the_order_of_the_text(
    graph: KnowledgeGraph, filters: Any, triples: list[str]
) -> None:
    found = [f"{c.document} {c.subject.id} {c.relation.id} {c.object.id}" for c in graph.claims(**filters)]
    assert found == triples


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"category": "ACCUSES"}, "one of: ACCUSE"),
        ({"relation": "blame"}, "one of: .*blames"),
        ({"quad": "conflict"}, "verbal conflict"),
        ({"polarity": "yes"}, "negative"),
        ({"modality": "yes"}, "actual"),
        ({"status": "yes"}, "stated"),
        ({"since": "March"}, "2019-03-09"),
        ({"until": "2019-02-30"}, "2019-03-09"),
        ({"nation": "IRN"}, "no filter 'nation'"),
    ],
)
def test_a_filter_that_can_never_match_is_an_error(graph: KnowledgeGraph, filters: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        graph.claims(**filters)
    with pytest.raises(UsageError, match=message):
        graph.events(**filters)


def test_events_are_found_by_their_claims_and_sorted_by_day(graph: KnowledgeGraph) -> None:
    def found(**filters: Any) -> list[str]:
        return [event.relation.id for event in graph.events(**filters)]

    assert found() == ["urges", "blames", "meets"]
    assert found(document="a") == ["urges", "blames"]
    assert found(subject="JPN") == ["meets"]
    assert found(status="stated") == ["urges", "blames", "meets"]
    assert found(status="reported") == []
    assert found(country="IRN", since="2019-01-01") == ["blames"]
    assert graph.events(relation="blames")[0].documents == ("a", "b")


def test_a_denied_event_is_found_among_the_denied(claim: Make, reading: Make) -> None:
    graph = KnowledgeGraph.in_memory([reading(claim(), claim(polarity="negative", speaker="IRN"))])
    assert [event.denied for event in graph.events(polarity="negative")] == [True]


def test_things_are_got_by_id(graph: KnowledgeGraph) -> None:
    claim, event = graph.claims()[0], graph.events()[0]
    assert graph.claim(claim.id) == claim
    assert graph.event(event.id) == event
    assert graph.actor("IRN").documents == 2
    assert graph.document("b").id == "b"
    assert [document.id for document in graph.documents()] == ["a", "b"]
    assert list(graph.actors()) == ["CHN", "IRN", "ISR", "JPN", "USA"]


@pytest.mark.parametrize("kind", ["claim", "event", "actor", "document", "remove"])
def test_an_unknown_id_is_an_error_that_names_it(graph: KnowledgeGraph, kind: str) -> None:
    with pytest.raises(UnknownIdError, match="'nowhere'"):
        getattr(graph, kind)("nowhere")


def test_a_removed_document_was_never_read(graph: KnowledgeGraph) -> None:
    rest = KnowledgeGraph.in_memory([reading for reading in graph.readings() if reading.document.id != "a"])
    graph.query("ASK {}")
    graph.remove("a")
    assert sorted(map(str, graph.quads())) == sorted(map(str, rest.quads()))
    assert graph.query("SELECT ?d { ?d a dy:Document }") == [{"d": "https://w3id.org/dyads/id/document-b"}]


def test_a_document_added_again_is_replaced(graph: KnowledgeGraph, reading: Make) -> None:
    graph.add([reading(document="a"), reading(document="b")])
    assert graph.claims() == []
    assert graph.actors() == {}


def test_a_graph_on_disk_is_the_same_as_one_in_memory(tmp_path: Path, graph: KnowledgeGraph) -> None:
    with Writer(tmp_path) as writer:
        writer.commit(graph.readings())
    opened = KnowledgeGraph.open(tmp_path)
    assert opened.readings() == graph.readings()
    assert opened.events() == graph.events()
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert opened.query(count) == graph.query(count)


def test_what_is_kept_on_disk_is_what_is_exported_but_for_bookkeeping(
    tmp_path: Path, graph: KnowledgeGraph
) -> None:
    with Writer(tmp_path) as writer:
        writer.commit(graph.readings())
    rows = KnowledgeGraph.open(tmp_path).query(
        "SELECT ?p (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p", limit=1000
    )
    kept = {str(row["p"]): row["n"] for row in rows}
    exported: dict[str, int] = {}
    for quad in graph.quads():
        exported[quad.predicate.value] = exported.get(quad.predicate.value, 0) + 1
    assert {term.rpartition("#")[2] for term in kept.keys() - exported.keys()} == {"band", "record", "tally"}
    assert {term: n for term, n in kept.items() if term in exported} == exported


def test_an_opened_graph_stays_as_it_was_until_changed_through_itself(tmp_path: Path, reading: Make) -> None:
    with Writer(tmp_path) as writer:
        writer.commit([reading(document="a")])
    early, mine = KnowledgeGraph.open(tmp_path), KnowledgeGraph.open(str(tmp_path))
    mine.add([reading(document="b")])
    assert [document.id for document in mine.documents()] == ["a", "b"]
    assert [document.id for document in early.documents()] == ["a"]
    assert len(early.query("SELECT ?d { ?d a dy:Document }")) == 1
    assert len(mine.query("SELECT ?d { ?d a dy:Document }")) == 2
    mine.remove("a")
    assert [document.id for document in KnowledgeGraph.open(tmp_path).documents()] == ["b"]
    with pytest.raises(UnknownIdError):
        mine.remove("a")


def test_a_directory_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dyads build"):
        KnowledgeGraph.open(tmp_path)


def test_an_empty_graph_answers_everything() -> None:
    graph = KnowledgeGraph.in_memory()
    assert (graph.claims(), graph.events(), graph.actors(), graph.documents()) == ([], [], {}, [])
    assert graph.networkx().number_of_nodes() == 0
    assert graph.query("ASK { ?s a dy:Claim }") == [{"answer": False}]
    assert len(graph.rdf()) > 500


def test_networkx_has_an_edge_for_each_triple_that_is_claimed(graph: KnowledgeGraph) -> None:
    net = graph.networkx()
    assert isinstance(net, networkx.MultiDiGraph)
    assert set(net.edges(keys=True)) == {
        ("IRN", "ISR", "blames"), ("USA", "IRN", "urges"), ("JPN", "CHN", "meets"),
    }  # fmt: skip
    edge = net.edges["IRN", "ISR", "blames"]
    assert (edge["events"], edge["claims"], edge["documents"], edge["sources"]) == (1, 2, 2, 2)
    assert (edge["first"], edge["last"]) == ("2019-02-16", "2019-02-16")
    assert (edge["category"], edge["quad"], edge["intensity"]) == ("ACCUSE", "verbal conflict", -3.5)
    assert (edge["status"], edge["denied"], edge["label"]) == ("stated", False, "blames")
    assert net.edges["JPN", "CHN", "meets"]["last"] == "2019-03-31"
    assert net.edges["USA", "IRN", "urges"]["first"] is None
    assert net.nodes["IRN"]["name"] == "IRN"
    assert net.nodes["IRN"]["country"] == "IRN"


def test_a_symmetric_relation_has_an_edge_for_each_direction_claimed(claim: Make, reading: Make) -> None:
    graph = KnowledgeGraph.in_memory([reading(claim("JPN", "meets", "CHN"), claim("CHN", "meets", "JPN"))])
    assert set(graph.networkx().edges(keys=True)) == {("JPN", "CHN", "meets"), ("CHN", "JPN", "meets")}
    assert len(graph.events()) == 1


def test_each_networkx_graph_is_fresh(graph: KnowledgeGraph) -> None:
    graph.networkx().clear()
    assert graph.networkx().number_of_edges() == 3


def test_the_way_back_from_networkx_loses_no_identity(graph: KnowledgeGraph) -> None:
    back = graph.within(graph.networkx())
    assert back.events() == graph.events()
    assert networkx.utils.graphs_equal(back.networkx(), graph.networkx())


def test_what_was_cut_from_a_network_is_not_in_the_graph_made_from_it(graph: KnowledgeGraph) -> None:
    network = graph.networkx()
    network.remove_node("USA")
    back = graph.within(network)
    assert back.claims() == [
        claim for claim in graph.claims(polarity="positive") if claim.subject.id != "USA"
    ]
    assert {event.id for event in back.events()} < {event.id for event in graph.events()}
