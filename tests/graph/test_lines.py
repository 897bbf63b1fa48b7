from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from dyads.graph import bulk
from dyads.graph.bulk import insert
from dyads.graph.iris import actor_iri, expanded
from dyads.graph.lines import DERIVED, actor, day, decimal, integer, lines_about, quads, string, typed

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
SPECIAL = st.text(alphabet='a"\\\b\t\n\f\r\x00\x0b\x7f\x80\u2028\ufffe\uffff😀')


@given(ANY | SPECIAL)
def test_literals_are_written_as_the_engine_writes_them(value: str) -> None:
    assert string(value) == str(Literal(value))
    assert typed(value, "rdf:JSON") == str(Literal(value, datatype=NamedNode(expanded("rdf:JSON"))))
    assert string(value) + "@en" == str(Literal(value, language="en"))


@given(st.integers())
def test_integers_are_written_as_the_engine_writes_them(number: int) -> None:
    assert integer(number) == str(Literal(number))


@given(st.floats(0, 1) | st.floats(-10, 10), ANY, st.dates().map(str) | ANY)
def test_a_line_is_that_of_the_quad_it_states(number: float, name: str, date: str) -> None:
    statements = [
        ("dy:confidence", decimal(number)),
        ("dy:text", string(name)),
        ("dcterms:issued", day(date)),
    ]
    lines = lines_about(actor(name), statements, DERIVED)
    store = ox.Store()
    insert(store, lines)
    assert {f"{quad} .\n" for quad in store} == set(lines)
    assert {quad.subject for quad in store} == {NamedNode(actor_iri(name))}


def test_a_line_that_comes_twice_is_one_quad() -> None:
    lines = lines_about(actor("IRN"), [("dy:kind", string("state"))], DERIVED)
    assert len(quads(lines * 2)) == 1


def test_many_quads_arrive_as_few_do(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        line
        for n in range(100)
        for line in lines_about(actor(f"a{n % 70}"), [("dy:text", string(str(n)))], DERIVED)
    ]
    few, many = ox.Store(), ox.Store()
    insert(few, lines)
    monkeypatch.setattr(bulk, "FEW", 10)
    monkeypatch.setattr(bulk, "SMALLEST", 7)
    monkeypatch.setattr(bulk, "LARGEST", 20)
    insert(many, iter(lines))
    assert len(few) == 100
    assert set(few) == set(many)
