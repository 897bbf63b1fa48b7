"""Every RDF export conforms to graph/shapes.ttl, and the shapes notice what is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib

from dyads.exports.formats import FORMATS, export
from dyads.graph import ontology
from dyads.graph.corrections import Correction, Corrections
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.rdflib_bridge import rdflib_graph
from dyads.graph.vocabulary import vocabulary_quads

FOLDER = Path(ontology.__file__).parent
SHAPES = rdflib.Graph().parse(FOLDER / "shapes.ttl")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
DY = rdflib.Namespace("https://w3id.org/dyads/ns#")


def faults(data: rdflib.Graph) -> str:
    conforms, _, report = pyshacl.validate(data, shacl_graph=SHAPES)
    return "" if conforms else str(report)


@pytest.fixture(scope="module")
def corrected(many_news: Callable[[int], KnowledgeGraph]) -> KnowledgeGraph:
    """Three articles, one of them twice, a claim struck, two actors joined."""
    news = many_news(3)
    readings, claims = news.readings(), news.claims()
    about = {"who": "A. Analyst", "why": "for this test"}
    rows = [
        Correction(claim=claims[0].id, **about),
        Correction(subject=claims[1].subject.id, object="somebody", verdict="same", **about),
    ]
    return KnowledgeGraph.in_memory(readings, Corrections(rows))


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld"])
def test_every_rdf_export_conforms_to_the_shapes(corrected: KnowledgeGraph, format: str) -> None:
    out = io.StringIO()
    export(corrected, format, out)
    syntax = pyoxigraph.RdfFormat.from_extension(FORMATS[format].ending[1:])
    data = rdflib_graph(pyoxigraph.parse(out.getvalue(), syntax))
    assert len(set(data.subjects(rdflib.RDF.type, DY.Correction))) == 2
    assert faults(data) == ""


@pytest.mark.parametrize(
    ("kind", "property", "value"),
    [
        ("Claim", "polarity", rdflib.Literal("perhaps")),
        ("Claim", "confidence", rdflib.Literal("1.5", datatype=rdflib.XSD.decimal)),
        ("Claim", "subjectMention", None),
        ("Document", "text", None),
        ("Event", "status", None),
        ("Event", "sourceCount", rdflib.Literal(0)),
        ("Event", "object", rdflib.URIRef("https://w3id.org/dyads/id/nobody")),
        ("Mention", "refersTo", None),
    ],
)
def test_the_shapes_notice_what_is_wrong(
    news: KnowledgeGraph, kind: str, property: str, value: rdflib.Literal | rdflib.URIRef | None
) -> None:
    few = KnowledgeGraph.in_memory(news.readings()[:4]).rdf()
    node = next(few.subjects(rdflib.RDF.type, SEM.Event if kind == "Event" else DY[kind]))
    few.remove((node, DY[property], None))
    if value is not None:
        few.add((node, DY[property], value))
    assert f"dy:{property}" in faults(few)


def test_the_ontology_file_is_the_vocabulary() -> None:
    file = rdflib.Graph().parse(FOLDER / "ontology.ttl")
    assert len(file) == len(vocabulary_quads())
