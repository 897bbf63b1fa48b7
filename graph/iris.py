"""IRIs: one namespace for the vocabulary, one for data, and a reversible way from any id to an IRI.

Actors, claims and events are named by their ids (`d:IRN`, `d:c-9f2c…`, `d:e-…`); what else there is has a
prefix of its own (`d:document-news%2Fa.txt`). An actor's id that looks like one of those is escaped, so
nothing ever collides.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from dyads.graph.identity import digest

NS = "https://w3id.org/dyads/ns#"
DATA = "https://w3id.org/dyads/id/"
PREFIXES = {
    "dy": NS,
    "d": DATA,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that every query may use undeclared, and that Turtle is written with."""

DERIVED_GRAPH = DATA + "graph-derived"
VOCABULARY_GRAPH = DATA + "graph-vocabulary"

_RESERVED = re.compile(r"(c|e|s|m)-[0-9a-f]{16}\Z|(document|run|graph|correction)-|\.+\Z")
_DOCUMENT = DATA + "document-"
_RUN = DATA + "run-"


def expanded(name: str) -> str:
    """The IRI of a term by its prefixed name: `expanded("dy:about")`."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def actor_iri(identifier: str) -> str:
    """The IRI of an actor."""
    path = quote(identifier, safe="")
    return DATA + (f"%{ord(path[0]):02X}{path[1:]}" if _RESERVED.match(path) else path)


def actor_of(iri: str) -> str:
    """The id of the actor with that IRI."""
    return unquote(iri.removeprefix(DATA))


def document_iri(identifier: str) -> str:
    """The IRI of a document, and of the named graph with all that was read from it."""
    return _DOCUMENT + quote(identifier, safe="")


def document_of(iri: str) -> str:
    """The id of the document with that IRI."""
    return unquote(iri.removeprefix(_DOCUMENT))


def span_iri(kind: str, document: str, part: str, start: int, end: int) -> str:
    """The IRI of a stretch of a document. `kind` is "s" (sentence) or "m" (mention)."""
    return f"{DATA}{kind}-{digest(document, part, start, end)}"


def run_iri(run: str) -> str:
    """The IRI of a run."""
    return _RUN + quote(run, safe="")


def run_of(iri: str) -> str:
    """The run with that IRI."""
    return unquote(iri.removeprefix(_RUN))


def data_id(iri: str) -> str:
    """The id of the claim or event with that IRI."""
    return unquote(iri.removeprefix(DATA))
