"""Lines of N-Quads, written as text: the engine reads them in bulk, and no term is made only to be written.

A node is an IRI in angle brackets, a literal in quotation marks, both exactly as the engine writes them, so
that a line made here equals the line of a quad that is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from typing import cast
from urllib.parse import quote

import pyoxigraph as ox
from pyoxigraph import Literal, Quad

from dyads.graph.iris import DATA, DERIVED_GRAPH, NS, actor_iri, document_iri, expanded
from dyads.graph.sources import is_day

_PLAIN = re.compile("[a-z0-9-]*", re.ASCII).fullmatch
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')


def node(iri: str) -> str:
    """The node of an IRI."""
    return f"<{iri}>"


DERIVED = node(DERIVED_GRAPH)
"""The graph of all that follows from the documents together."""


@cache
def term(name: str) -> str:
    """A term by its prefixed name: `term("dy:about")`."""
    return node(expanded(name))


def data(identifier: str) -> str:
    """The node of a claim or an event."""
    return f"<{DATA}{identifier if _PLAIN(identifier) else quote(identifier, safe='')}>"


@lru_cache(maxsize=65536)
def actor(identifier: str) -> str:
    """The node of an actor."""
    return node(actor_iri(identifier))


def document_node(identifier: str) -> str:
    """The node of a document, and of its graph."""
    return node(document_iri(identifier))


@cache
def category_class(category: str) -> str:
    """The class of events of a category: `dy:Accuse`."""
    return node(NS + category.capitalize())


@cache
def relation_property(relation: str) -> str:
    """The property that states a relation: `dy:blames`."""
    return node(NS + relation)


def string(value: str) -> str:
    """A string."""
    return str(Literal(value)) if _ESCAPED.search(value) else f'"{value}"'


def typed(value: str, datatype: str) -> str:
    """A literal of a datatype, given by its prefixed name."""
    return f"{string(value)}^^{term(datatype)}"


TRUE = typed("true", "xsd:boolean")


def integer(number: int) -> str:
    """A number as xsd:integer."""
    return f'"{number}"^^{term("xsd:integer")}'


@lru_cache(maxsize=65536)
def decimal(number: float) -> str:
    """A number as xsd:decimal, in the form that the engine gives back: no exponent, no idle zeros."""
    return typed(format(Decimal(repr(number)).normalize() + 0, "f"), "xsd:decimal")


@lru_cache(maxsize=65536)
def day(value: str) -> str:
    """A day as xsd:date; a plain string where it is none."""
    return typed(value, "xsd:date") if is_day(value) else string(value)


def lines_about(subject: str, statements: Iterable[tuple[str, str]], graph: str) -> list[str]:
    """The statements about a subject, each a predicate by its prefixed name and an object."""
    end = f" {graph} .\n"
    return [f"{subject} {term(name)} {object}{end}" for name, object in statements]


def quads(lines: Iterable[str]) -> list[Quad]:
    """The quads of lines, each once."""
    # lenient: no IRI needs to be checked again.
    written = "".join(dict.fromkeys(lines)).encode()
    return list(cast("Iterable[Quad]", ox.parse(written, ox.RdfFormat.N_QUADS, lenient=True)))
