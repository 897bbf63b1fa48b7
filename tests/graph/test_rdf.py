from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Claim, Place
from dyads.graph.ontology import ontology
from dyads.graph.rdflib_bridge import rdflib_graph
from dyads.graph.reading import Reading
from dyads.graph.serialise import jsonld, nquads, trig, turtle
from dyads.graph.vocabulary import vocabulary_quads

Make = Callable[..., Any]
DY = rdflib.Namespace("https://w3id.org/dyads/ns#")
D = rdflib.Namespace("https://w3id.org/dyads/id/")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")


def graph_of(*readings: Reading) -> rdflib.Graph:
    return KnowledgeGraph.in_memory(readings).rdf()


def test_what_is_held_for_true_is_a_plain_edge(claim: Make, reading: Make) -> None:
    assert (D.IRN, DY.blames, D.ISR) in graph_of(reading(claim()))


def test_a_symmetric_relation_is_a_plain_edge_both_ways(claim: Make, reading: Make) -> None:
    graph = graph_of(reading(claim("JPN", "meets", "CHN")))
    assert (D.JPN, DY.meets, D.CHN) in graph
    assert (D.CHN, DY.meets, D.JPN) in graph


def test_what_is_only_reported_denied_or_feared_is_no_plain_edge(claim: Make, reading: Make) -> None:
    claims = [claim(speaker="ISR"), claim(polarity="negative"), claim(modality="alleged")]
    assert (D.IRN, DY.blames, D.ISR) not in graph_of(reading(*claims))


def test_a_claim_says_who_says_so_and_where(claim: Make, reading: Make) -> None:
    made: Claim = claim(speaker="USA", at=7, place=Place(text="Geneva", start=30, end=36))
    graph = graph_of(reading(made))
    node = D[made.id]
    assert (node, rdflib.RDF.type, rdflib.RDF.Statement) in graph
    assert (node, rdflib.RDF.predicate, DY.blames) in graph
    assert (node, SEM.accordingTo, D.USA) in graph
    evidence = graph.value(node, rdflib.PROV.wasDerivedFrom)
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert str(graph.value(evidence, oa.exact)) == made.sentence.text
    assert graph.value(evidence, oa.start) == rdflib.Literal(7)
    assert graph.value(evidence, rdflib.DCTERMS.isPartOf) == D["document-doc"]
    assert str(graph.value(node, DY.place)) == "Geneva"
    event = graph.value(node, DY.about)
    assert (event, rdflib.RDF.type, DY.Accuse) in graph
    assert str(graph.value(event, DY.status)) == "reported"
    assert str(graph.value(event, SEM.hasBeginTimeStamp)) == "2019-02-16"


def test_an_actor_is_the_same_as_its_wikidata_entity_only_if_the_id_is_one(
    mention: Make, claim: Make, reading: Make
) -> None:
    good, bad = mention("IRN", wikidata="Q794"), mention("ISR", wikidata="Q1> <evil")
    graph = graph_of(reading(claim(good, "blames", bad)))
    assert [str(node) for node in graph.objects(None, rdflib.OWL.sameAs)] == [
        "http://www.wikidata.org/entity/Q794"
    ]


def test_nothing_is_blank(claim: Make, reading: Make) -> None:
    assert not [
        term for triple in graph_of(reading(claim())) for term in triple if isinstance(term, rdflib.BNode)
    ]


def test_the_vocabulary_has_every_relation_with_its_category_and_scale() -> None:
    graph = rdflib_graph(vocabulary_quads())
    for name in ontology().relations:
        relation = ontology().relation(name)
        assert str(graph.value(DY[name], DY.category)) == relation.category
        assert str(graph.value(DY[name], DY.quad)) == relation.quad
        assert float(str(graph.value(DY[name], DY.intensity))) == relation.intensity
        assert graph.value(DY[name], rdflib.SKOS.definition)


def test_no_relation_shares_its_name_with_a_property() -> None:
    labels: dict[str, set[str]] = {}
    for quad in vocabulary_quads():
        if quad.predicate.value.endswith("#label"):
            labels.setdefault(quad.subject.value, set()).add(str(quad.object))
    assert all(len(names) == 1 for names in labels.values())


def test_the_vocabulary_defines_every_term_that_is_used(claim: Make, reading: Make) -> None:
    made = claim(speaker="USA", via=(claim().subject,), place=Place(text="x", start=1, end=2))
    full = reading(made, title="T", url="http://x", extra={"a": 1}, date="2019-01-01", publisher="P")
    graph = KnowledgeGraph.in_memory(
        [
            full,
            reading(
                claim(document="b", day=None, polarity="negative"),
                claim(document="b", day=None),
                document="b",
            ),
        ]
    ).rdf()
    used = {term for triple in graph for term in triple if str(term).startswith(str(DY))}
    defined = set(graph.subjects(rdflib.SKOS.definition))
    assert used - defined == set()


def test_both_libraries_read_the_turtle_alike(claim: Make, reading: Make) -> None:
    text = 'A "quote"\n\t\\ back, é 😀 \u0001 \x7f'
    graph = KnowledgeGraph.in_memory(
        [reading(claim(speaker="x.y.", confidence=1.0), document="doc", text=text)]
    )
    written = turtle(graph.quads())
    by_rdflib = rdflib.Graph().parse(data=written, format="turtle")
    by_oxigraph = rdflib_graph(ox.parse(written, ox.RdfFormat.TURTLE))
    assert isomorphic(by_rdflib, graph.rdf())
    assert set(by_oxigraph) == set(by_rdflib)
    assert rdflib.Literal(text) in by_rdflib.objects()


@settings(deadline=None)
@given(st.text(), st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_turtle_carries_any_id_and_any_text(claim: Make, reading: Make, text: str, actor: str) -> None:
    quads = list(KnowledgeGraph.in_memory([reading(claim(actor), text=text)]).quads())
    back = {str(triple) for triple in ox.parse(turtle(quads), ox.RdfFormat.TURTLE)}
    assert back == {str(quad.triple) for quad in quads}
    assert {str(quad) for quad in ox.parse(trig(quads), ox.RdfFormat.TRIG)} == {str(quad) for quad in quads}


def test_outputs_are_sorted_and_differ_only_where_the_graph_does(claim: Make, reading: Make) -> None:
    one, two = reading(claim()), reading(claim("IRN", "attacks", "ISR", document="b"), document="b")
    first, both = (
        turtle(KnowledgeGraph.in_memory([one]).quads()),
        turtle(KnowledgeGraph.in_memory([two, one]).quads()),
    )
    assert both == turtle(KnowledgeGraph.in_memory([one, two]).quads())
    lost = set(first.splitlines()) - set(both.splitlines())
    assert {line.split()[0] for line in lost} <= {"dy:documentCount"}
    lines = nquads(KnowledgeGraph.in_memory([one]).quads()).splitlines()
    assert lines == sorted(lines)


def test_json_ld_holds_the_same_quads(claim: Make, reading: Make) -> None:
    quads = list(KnowledgeGraph.in_memory([reading(claim())]).quads())
    written = jsonld(quads)
    json.loads(written)
    assert {str(quad) for quad in ox.parse(written, ox.RdfFormat.JSON_LD)} == {str(quad) for quad in quads}
