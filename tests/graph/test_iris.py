from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from dyads.graph.iris import actor_iri, actor_of, document_iri, document_of, run_iri, run_of

HOSTILE = [
    "",
    ".",
    "..",
    "a b",
    "<>",
    "é",
    "a/../b",
    "c-0123456789abcdef",
    "document-x",
    "graph-derived",
    "%41",
    "#",
]


@given(st.text())
def test_any_id_survives_the_way_to_an_iri_and_back(identifier: str) -> None:
    assert actor_of(actor_iri(identifier)) == identifier
    assert document_of(document_iri(identifier)) == identifier
    assert run_of(run_iri(identifier)) == identifier


@pytest.mark.parametrize("identifier", HOSTILE)
def test_hostile_ids_make_valid_iris(identifier: str) -> None:
    assert actor_of(NamedNode(actor_iri(identifier)).value) == identifier
    assert document_of(NamedNode(document_iri(identifier)).value) == identifier


@given(st.text(), st.text())
@example("document-a", "a")
@example("run-a", "a")
def test_an_actor_never_has_the_iri_of_another_thing(actor: str, other: str) -> None:
    assert actor_iri(actor) not in {document_iri(other), run_iri(other)}
    assert (actor_iri(actor) == actor_iri(other)) == (actor == other)


@pytest.mark.parametrize(
    "reserved", ["c-0123456789abcdef", "e-0123456789abcdef", "graph-derived", "document-a"]
)
def test_an_actor_named_like_a_claim_event_or_graph_is_escaped(reserved: str) -> None:
    assert not actor_iri(reserved).endswith(reserved)


def test_plain_ids_stay_readable() -> None:
    assert actor_iri("IRN").endswith("/id/IRN")
    assert actor_iri("hassan-rouhani").endswith("/id/hassan-rouhani")
    assert document_iri("news/a.txt").endswith("/id/document-news%2Fa.txt")
