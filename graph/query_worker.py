"""A process of its own that runs one query and can be killed. Reads a request from stdin, writes the answer
to stdout.

It is started by its path, so that it imports pyoxigraph and nothing of ours: it is up in a few hundredths
of a second.
"""

from __future__ import annotations

import json
import resource
import sys
from itertools import islice
from typing import Any

import pyoxigraph as ox

MEMORY = 4 << 30
"""Bytes of data that a query may hold."""


def main() -> None:
    """Request: path, query, prefixes, union, rows, seconds. Answer: form, variables, rows, more; or error."""
    request = json.load(sys.stdin)
    # Should whoever started this be gone, it still ends.
    resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"]))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    try:
        answer = run(request)
    except (SyntaxError, ValueError) as error:
        answer = {"refused": str(error)}
    except OSError as error:
        answer = {"failed": str(error)}
    json.dump(answer, sys.stdout)


def run(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request; one row more than asked for is looked at, to tell whether there are more."""
    result = ox.Store.read_only(request["path"]).query(
        request["query"], prefixes=request["prefixes"], use_default_graph_as_union=request["union"]
    )
    if isinstance(result, ox.QueryBoolean):
        return {"form": "ask", "variables": ["answer"], "rows": [[["b", bool(result)]]]}
    if isinstance(result, ox.QueryTriples):
        form, variables = "triples", ["subject", "predicate", "object"]
    else:
        form, variables = "select", [variable.value for variable in result.variables]
    rows = [[_term(node) for node in row] for row in islice(result, request["rows"] + 1)]
    return {"form": form, "variables": variables, "rows": rows}


def _term(node: Any) -> list[Any] | None:
    if node is None:
        return None
    if isinstance(node, ox.Literal):
        return ["l", node.value, node.datatype.value, node.language]
    return ["i" if isinstance(node, ox.NamedNode) else "_", node.value]


if __name__ == "__main__":
    main()
