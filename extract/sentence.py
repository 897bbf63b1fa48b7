"""A parsed sentence with what the later steps ask of it: offsets in the document, actor names, date phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from dyads.extract.gazetteer import Entry, Gazetteer, Match
from dyads.graph.model import Part

# After or before a name these make it a description of somebody else: "Iran-backed", "pro-Russian", "US-made".
_AFTER_NAME = re.compile(r"[-–](?!led\b)[a-z]+(ed|en|made|born|held|bound|wide|based)\b")
_BEFORE_NAME = re.compile(r"(?:\b(?:pro|anti|non|ex|post|pre|un|once)[-–]|-)$", re.IGNORECASE)


class ParsedSentence:
    """One sentence: its tokens and where they stand in the document.

    `shift` added to a token's offset in its spaCy Doc gives its offset in the document's text (or title).
    """

    def __init__(self, span: Span, shift: int, part: Part, number: int, gazetteer: Gazetteer) -> None:
        self.doc: Doc = span.doc
        self.span = span
        self.shift = shift
        self.part: Part = part
        self.number = number
        self.text = span.text
        self.start = span.start_char + shift
        self.end = span.end_char + shift
        self.names: dict[int, Match] = {}
        """Token index to the actor name that covers it."""
        self.attributes: set[int] = set()
        """Tokens of names that only describe another ("Iran-backed")."""
        for match in gazetteer.find(self.text):
            found = span.char_span(match.start, match.end, alignment_mode="expand")
            if found is None:
                continue
            describes = _AFTER_NAME.match(self.text, match.end) or _BEFORE_NAME.search(
                self.text, 0, match.start
            )
            for token in found:
                if describes:
                    self.attributes.add(token.i)
                else:
                    self.names[token.i] = match

    def __iter__(self) -> Iterator[Token]:
        return iter(self.span)

    def name_span(self, match: Match) -> Span:
        """The tokens of a name."""
        found = self.span.char_span(match.start, match.end, alignment_mode="expand")
        assert found is not None
        return found

    def offsets(self, first: Token, last: Token) -> tuple[int, int]:
        """Where the words from `first` to `last` stand in the document."""
        return first.idx + self.shift, last.idx + len(last) + self.shift


def entries_of(match: Match, *forms: str) -> list[Entry]:
    """The readings of a name that have one of these forms."""
    return [entry for entry in match.entries if entry.form in forms]
