"""SPARQL, safe for strangers: nothing leaves the machine, nothing is changed; time, rows and memory are
limited.

The engine has no time-out, so a query runs in a process of its own, which is killed when its time is up.
"""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec
import pyoxigraph as ox

from dyads.graph.errors import QueryError, QueryLimitError
from dyads.graph.iris import PREFIXES
from dyads.graph.query_guard import checked, undeclared_prefix
from dyads.graph.serialise import turtle

WORKER = Path(__file__).with_name("query_worker.py")
Value = str | int | float | bool | None
_XSD = PREFIXES["xsd"]
_NUMBERS: dict[str, Callable[[str], Value]] = {
    **{_XSD + name: int for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger")},
    **{_XSD + name: float for name in ("decimal", "double", "float")},
    _XSD + "boolean": lambda text: text in ("true", "1"),
}


class Answer(msgspec.Struct, frozen=True):
    """What a query gave. `form`: "select", "ask" (one row, variable `answer`), or "triples" (CONSTRUCT,
    DESCRIBE).

    A row has a value for each variable: IRIs in full, numbers and booleans as Python's, None where unbound,
    all else text. For triples the rows have `subject`, `predicate` and `object`, and `turtle` is the same
    as Turtle.
    """

    form: Literal["select", "ask", "triples"]
    variables: tuple[str, ...]
    rows: list[dict[str, Value]]
    turtle: str = ""


def answer(database: Path, query: str, timeout: float, limit: int) -> Answer:
    """The answer of the database in that directory to a query.

    `timeout` in seconds, `limit` in rows. Raises QueryError where the query is refused or no SPARQL,
    QueryLimitError where it would take longer, give more rows, or hold more memory.
    """
    query, chooses_graphs = checked(query)
    request = {
        "path": str(database),
        "query": query,
        "prefixes": PREFIXES,
        "union": not chooses_graphs,
        "rows": limit,
        "seconds": math.ceil(timeout) + 2,
    }
    reply = _run(msgspec.json.encode(request), timeout)
    if "refused" in reply:
        raise QueryError(f"The query is not valid SPARQL: {_fault(query, reply['refused'])}.")
    if "failed" in reply:
        raise QueryError(f"The query failed: {reply['failed']}.")
    if len(reply["rows"]) > limit:
        raise QueryLimitError(f"The query gives more than {limit:,} rows: add LIMIT, or ask for more.")
    variables = tuple(reply["variables"])
    rows = [dict(zip(variables, map(_value, row), strict=True)) for row in reply["rows"]]
    text = turtle(map(_triple, reply["rows"])) if reply["form"] == "triples" else ""
    return Answer(reply["form"], variables, rows, text)


def _fault(query: str, message: str) -> str:
    """What the parser says, in a few words: it may list every character that it would have taken."""
    prefix = undeclared_prefix(query)
    if prefix is not None:
        return f"the prefix {prefix} is not declared (these need no declaration: {', '.join(PREFIXES)})"
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if found is None:
        return message.partition("\n")[0]
    line, column, expected = found.groups()
    few = len(expected) < 100 and "\n" not in expected
    return f"line {line}, column {column}" + (f", {expected}" if few else "")


def _run(request: bytes, timeout: float) -> Any:
    try:
        done = subprocess.run(
            # -P: the folder of the worker, which is ours, stays out of the modules that it can import.
            [sys.executable, "-P", str(WORKER)],
            input=request,
            capture_output=True,
            timeout=timeout,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        raise QueryLimitError(
            f"The query was stopped after {timeout:g} seconds: narrow it, or give it more time."
        ) from None
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise QueryLimitError("The query was stopped because it needs too much memory or time: narrow it.")
    if done.returncode > 0:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise QueryError(f"The query engine failed: {reason}")
    return msgspec.json.decode(done.stdout)


def _value(node: list[Any] | None) -> Value:
    if node is None:
        return None
    kind, text, *datatype = node
    if kind == "b":
        return bool(text)
    if kind == "l" and datatype[0] in _NUMBERS:
        try:
            return _NUMBERS[datatype[0]](text)
        except ValueError:
            return str(text)
    return str(text)


def _triple(row: list[list[Any]]) -> ox.Triple:
    subject, predicate, object = (_node(node) for node in row)
    return ox.Triple(subject, predicate, object)


def _node(node: list[Any]) -> Any:
    kind, text, *rest = node
    if kind == "l":
        datatype, language = rest
        return (
            ox.Literal(text, language=language)
            if language
            else ox.Literal(text, datatype=ox.NamedNode(datatype))
        )
    return ox.NamedNode(text) if kind == "i" else ox.BlankNode(text)
