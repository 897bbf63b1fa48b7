"""What a query from a stranger may say. It may not send anything to another address, nor name data outside
the graph.

The text is split as SPARQL splits it, so that words in comments, strings and names count for nothing. Where
splitting leaves a doubt (a quote without its partner, a keyword glued to a number) the query is refused,
not passed.
"""

from __future__ import annotations

import re

from dyads.graph.errors import QueryError
from dyads.graph.iris import DATA, PREFIXES

_TOKEN = re.compile(
    r"""
    (?P<comment> \#[^\n]* )
  | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<string> \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
              | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
  | (?P<variable> [?$]\w+ )
  | (?P<name> [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)* )
  | (?P<word> \w+ )
  | (?P<mark> \S )
    """,
    re.VERBOSE | re.DOTALL,
)
_CHANGES = re.compile(r"INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD", re.IGNORECASE)


def checked(query: str) -> tuple[str, bool]:
    """The query as it may be run, and whether it chooses its own graphs (FROM). Raises QueryError where it
    may not."""
    # A comment ends at a line feed for us; so that the engine agrees, there is no other line end.
    query = query.replace("\r\n", "\n").replace("\r", "\n")
    tokens = _tokens(query)
    if any(kind == "mark" and text in "\"'" for kind, text in tokens):
        raise QueryError("The query is not valid SPARQL: a string has no end.")
    if any(kind == "mark" and text == "\\" for kind, text in tokens):
        raise QueryError("The query is not valid SPARQL: a backslash stands outside a string.")
    if any(_asks_elsewhere(kind, text) for kind, text in tokens):
        raise QueryError("SERVICE is refused: queries are answered from this graph alone.")
    tokens = [token for token in tokens if token[0] != "comment"]
    if any(kind == "word" and _CHANGES.fullmatch(text) for kind, text in tokens):
        raise QueryError("A query can only read: change the graph with `dyads build` and `dyads remove`.")
    sources = [_source(tokens, place) for place, token in enumerate(tokens) if _is_word(token, "FROM")]
    for kind, text in sources:
        if not (text.startswith("<" + DATA) if kind == "iri" else text.startswith("d:")):
            raise QueryError(f"FROM {text} is refused: only graphs of this store can be queried.")
    return query, bool(sources)


def undeclared_prefix(query: str) -> str | None:
    """The first prefix that the query uses and neither it nor we declare."""
    tokens = _tokens(query)
    names = [(place, text) for place, (kind, text) in enumerate(tokens) if kind == "name"]
    declared = {text for place, text in names if place and _is_word(tokens[place - 1], "PREFIX")}
    known = declared | {f"{prefix}:" for prefix in PREFIXES} | {"_:"}
    used = (text[: text.index(":") + 1] for _, text in names)
    return next((prefix for prefix in used if prefix not in known), None)


def _tokens(query: str) -> list[tuple[str, str]]:
    return [(str(match.lastgroup), match.group()) for match in _TOKEN.finditer(query)]


def _asks_elsewhere(kind: str, text: str) -> bool:
    if kind in ("comment", "string", "iri", "variable"):
        return False
    if kind == "name":
        # `service:x` is a name, but an engine may read SERVICE and then `:x`.
        text = text.partition(":")[0]
    return "service" in text.casefold()


def _source(tokens: list[tuple[str, str]], place: int) -> tuple[str, str]:
    following = tokens[place + 1 : place + 3]
    if following and _is_word(following[0], "NAMED"):
        following = following[1:]
    return following[0] if following else ("mark", "")


def _is_word(token: tuple[str, str], word: str) -> bool:
    return token[0] == "word" and token[1].upper() == word
