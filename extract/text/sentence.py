"""A parsed sentence with what the later steps ask of it: offsets in the document, names, date phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from dyads.extract.dates.find import DatePhrase, find_dates
from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.gazetteer import Entry, Gazetteer, Match
from dyads.extract.knowledge.placenames import placenames
from dyads.graph.model import Part

# After or before a name these make it describe somebody else: "Iran-backed", "pro-Russian", "US-made".
_AFTER_NAME = re.compile(
    r"[-–](?!led\b)(?:[a-z]+(?:ed|en)|made|built|born|held|bound|wide|based|run|speaking|language|style|era)\b"
)
_BEFORE_NAME = re.compile(r"(?:\b(?:pro|anti|non|ex|post|pre|un|once)[-–]|-)$", re.IGNORECASE)
# A line of its own: segmenting has cut it off.
_DATELINE = re.compile(r"[A-Z][^\n]{2,70}\s*(?:—|–|--?)")


class ParsedSentence:
    """One sentence: its tokens and where they stand in the document.

    `shift` added to a token's offset in its spaCy Doc gives its offset in the document's text (or title).
    `words` are the sentence as the document has it, where the parser was given its line breaks as spaces.
    """

    def __init__(
        self,
        span: Span,
        shift: int,
        part: Part,
        number: int,
        gazetteer: Gazetteer,
        *,
        words: str | None = None,
    ) -> None:
        self.doc: Doc = span.doc
        self.span = span
        self.shift = shift
        self.part: Part = part
        self.number = number
        self.text = span.text if words is None else words
        self.start = span.start_char + shift
        self.end = span.end_char + shift
        self.names: dict[int, Match] = {}
        """Token index to the actor name that covers it."""
        self.attributes: set[int] = set()
        """Tokens of names that only describe another ("Iran-backed")."""
        self.things: set[int] = set()
        """Tokens of names of what never acts ("Indian Ocean", "Typhoon Haiyan")."""
        line = span.text
        for match in (*gazetteer.spots(line), *self._misspelt(gazetteer)):
            found = span.char_span(match.start, match.end, alignment_mode="expand")
            if found is None:
                continue
            if not match.entries:
                self.things.update(token.i for token in found)
                continue
            describes = _AFTER_NAME.match(line, match.end) or _BEFORE_NAME.search(line, 0, match.start)
            for token in found:
                if describes:
                    self.attributes.add(token.i)
                else:
                    self.names.setdefault(token.i, match)

    def _misspelt(self, gazetteer: Gazetteer) -> Iterator[Match]:
        """Names of states with a slip in them: "Phillipine"."""
        for token in self.span:
            if token.text[0].isupper() and token.is_alpha and token.pos_ in {"ADJ", "PROPN"}:
                known = (
                    token.ent_type_ == "PERSON"
                    or token.is_sent_start
                    or folded(token.text) in placenames()
                    or self.doc.vocab[token.lower_].has_vector  # an English word: "the Greens"
                )
                if not known and (entries := gazetteer.misspelt(token.text)):
                    start = token.idx - self.span.start_char
                    yield Match(start, start + len(token), entries)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.span)

    def entries(self, token: Token) -> tuple[Entry, ...]:
        """The readings of the name that covers a token; () where none does."""
        match = self.names.get(token.i)
        return match.entries if match else ()

    def name_span(self, match: Match) -> Span:
        """The tokens of a name."""
        found = self.span.char_span(match.start, match.end, alignment_mode="expand")
        assert found is not None
        return found

    @cached_property
    def is_dateline(self) -> bool:
        """Whether it is the head of a dispatch, "KAMPALA, July 12 -": it says where the rest is set."""
        return bool(_DATELINE.fullmatch(self.text))

    @cached_property
    def dates(self) -> list[tuple[DatePhrase, Token]]:
        """The date phrases of the sentence, each with the token that heads it."""
        found = []
        for phrase in find_dates(self.span.text):
            span = self.span.char_span(phrase.start, phrase.end, alignment_mode="expand")
            if span is not None:
                found.append((phrase, span.root))
        return found

    def cut(self, start: int, end: int) -> str:
        """The words of the sentence between two offsets of the document."""
        return self.text[start - self.start : end - self.start]

    def offsets(self, first: Token, last: Token) -> tuple[int, int]:
        """Where the words from `first` to `last` stand in the document."""
        return first.idx + self.shift, last.idx + len(last) + self.shift
