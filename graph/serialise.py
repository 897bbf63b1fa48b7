"""Serialisation: the whole graph as Turtle, TriG, N-Quads or JSON-LD, sorted, so that outputs compare line
by line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from dyads.graph.iris import PREFIXES

_LOCAL = re.compile(
    r"(?:[A-Za-z0-9_]|%[0-9A-F]{2})(?:(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?:[A-Za-z0-9_-]|%[0-9A-F]{2}))?"
)
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_BARE = {
    PREFIXES["xsd"] + "integer": re.compile(r"[+-]?[0-9]+"),
    PREFIXES["xsd"] + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
}
_RDF_TYPE = PREFIXES["rdf"] + "type"

Statement = Any
"""A triple or quad of pyoxigraph's; its term types have no common attributes to check against."""


def turtle(statements: Iterable[Statement]) -> str:
    """Turtle, each triple a line of its own. Graph names are dropped, and triples that stand in several
    graphs merge."""
    return "".join((*_prefixes(), *_blocks(statements, "")))


def trig(quads: Iterable[Quad]) -> str:
    """TriG, each quad a line of its own."""
    parts = list(_prefixes())
    for graph, members in groupby(sorted(quads, key=_graph), key=_graph):
        parts += [f"\n{_iri(graph)} {{\n", *_blocks(members, "  "), "}\n"]
    return "".join(parts)


def nquads(quads: Iterable[Quad]) -> str:
    """N-Quads, sorted."""
    return "".join(nquads_lines(quads))


def nquads_lines(quads: Iterable[Quad]) -> list[str]:
    """The lines of N-Quads, sorted, each quad once."""
    return sorted({f"{quad} .\n" for quad in quads})


def jsonld(quads: Iterable[Quad]) -> str:
    """JSON-LD, its nodes in the order of N-Quads."""
    ordered = sorted(set(quads), key=str)
    written = ox.serialize(ordered, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES)
    assert written is not None
    return written.decode() + "\n"


def _prefixes() -> Iterator[str]:
    for prefix, namespace in sorted(PREFIXES.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _blocks(statements: Iterable[Statement], indent: str) -> Iterator[str]:
    """A block a subject, its lines sorted. Ends with `;` and then `.` on its own, so that no line's end
    ever changes."""
    lines: dict[str, list[str]] = defaultdict(list)
    for statement in statements:
        lines[statement.subject.value].append(_line(statement))
    for subject in sorted(lines):
        yield f"\n{indent}{_iri(subject)}\n"
        for line in sorted(set(lines.pop(subject)), key=lambda line: (not line.startswith("a "), line)):
            yield f"{indent}  {line} ;\n"
        yield f"{indent}.\n"


def _line(statement: Statement) -> str:
    predicate = statement.predicate.value
    return f"{'a' if predicate == _RDF_TYPE else _iri(predicate)} {_term(statement.object)}"


def _term(node: Statement) -> str:
    if isinstance(node, NamedNode):
        return _iri(node.value)
    datatype = node.datatype.value
    if datatype in _BARE and _BARE[datatype].fullmatch(node.value):
        return str(node.value)
    text = str(node)
    if text.endswith(">"):
        return text.rsplit("^^", 1)[0] + "^^" + _iri(datatype)
    return text


@lru_cache(maxsize=65536)
def _iri(iri: str) -> str:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    if prefix is not None and _LOCAL.fullmatch(iri, cut):
        return f"{prefix}:{iri[cut:]}"
    return f"<{iri}>"


def _graph(quad: Statement) -> str:
    return str(quad.graph_name.value)
