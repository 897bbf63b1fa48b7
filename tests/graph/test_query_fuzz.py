"""Strangers' queries, made at random: each is refused in a sentence, or run without leaving the graph."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import cast

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dyads.graph.errors import QueryError
from dyads.graph.iris import PREFIXES
from dyads.graph.query_guard import checked

# "ADDRESS" is where the test listens: whatever the engine is brought to fetch, it fetches there.
PIECES = (
    "SELECT * {",
    "ASK {",
    "CONSTRUCT {",
    "} WHERE {",
    "{",
    "}",
    "}",
    "(",
    ")",
    ".",
    ";",
    ",",
    "SERVICE <ADDRESS> {",
    "SERVICE SILENT <ADDRESS> { ?s ?p ?o }",
    "SERVICE ?where {",
    "SERVICE",
    "<ADDRESS>",
    "\\u0053ERVICE <ADDRESS> { }",
    "SERVI\\u0043E",
    "SER#\nVICE",
    "SERVICE:x { ?s ?p ?o }",
    "1SERVICE",
    "FROM",
    "FROM <ADDRESS>",
    "FROM NAMED <ADDRESS>",
    "FROM <file:///etc/passwd>",
    "FROM d:x",
    "GRAPH ?g {",
    "LOAD <ADDRESS>",
    "INSERT DATA { d:a d:b d:c }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "CLEAR ALL",
    "PREFIX : <ADDRESS/>",
    "BASE <ADDRESS>",
    "VALUES ?where { <ADDRESS> }",
    "BIND(<ADDRESS> AS ?where)",
    "FILTER(?s<?o)",
    "FILTER EXISTS {",
    "OPTIONAL {",
    "UNION",
    "MINUS {",
    "?s ?p ?o",
    "d:IRN dy:blames ?o",
    "?s ?p",
    '"a"',
    "'''",
    '"""',
    '"',
    "'",
    "\\",
    "\\'",
    "#",
    "# \r",
    "\n",
    "\r",
    "\t",
    "\x00",
    "\u2028",
    "\ud800",
    "<",
    ">",
    "<http://x/SERVICE>",
    "?service",
    "dy:service",
    "@en",
    "^^xsd:integer",
    "LIMIT 1",
    "ORDER BY ?s",
)
GLUE = ("", " ", "\n", "/**/")
WHOLE = (
    "SELECT * {{ ?s ?p ?o {} }}",
    "SELECT * {{ {} {{ ?s ?p ?o }} }}",
    "SELECT * {} {{ ?s ?p ?o }}",
    "{} ASK {{ ?s ?p ?o }}",
    "{}",
)


class Listener:
    """A server that hangs up on whoever calls, and counts."""

    def __init__(self, server: socket.socket) -> None:
        self.address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        self.calls = 0
        self._server = server
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        with suppress(OSError):  # closed: the tests are over
            while True:
                caller, _ = self._server.accept()
                self.calls += 1
                caller.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield Listener(server)
        server.shutdown(socket.SHUT_RDWR)


def test_the_engine_alone_would_call(listener: Listener) -> None:
    before = listener.calls
    query = f"SELECT * {{ SERVICE <{listener.address}> {{ ?s ?p ?o }} }}"
    with pytest.raises((OSError, RuntimeError)):
        list(cast("ox.QuerySolutions", ox.Store().query(query)))
    assert listener.calls > before


@settings(deadline=None, max_examples=1500, suppress_health_check=list(HealthCheck))
@given(
    frame=st.sampled_from(WHOLE),
    pieces=st.lists(
        st.tuples(st.sampled_from(PIECES) | st.text(max_size=5), st.sampled_from(GLUE)), max_size=8
    ),
    lower=st.booleans(),
)
def test_what_is_not_refused_calls_nobody_and_changes_nothing(
    listener: Listener, frame: str, pieces: list[tuple[str, str]], lower: bool
) -> None:
    text = frame.format("".join(piece + glue for piece, glue in pieces))
    text = (
        (text.lower() if lower else text).replace("address", "ADDRESS").replace("ADDRESS", listener.address)
    )
    before = listener.calls
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("d:a"), ox.NamedNode("d:b"), ox.NamedNode("d:c")))
    with suppress(QueryError, SyntaxError, OSError, RuntimeError, ValueError):
        query, _ = checked(text)
        answer = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
        if not isinstance(answer, ox.QueryBoolean):
            list(answer)
    assert listener.calls == before
    assert len(store) == 1
