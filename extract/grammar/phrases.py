"""Noun phrases in the parse: which words belong to the one at a token, and which others "and" joins to it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dyads.extract.grammar.labels import BEFORE_NOUN, MODIFIERS, NAMES
from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence

# Marks at which a phrase ends.
_BREAKS = frozenset({",", ";", ":", "--", "–", "—", "-"})


def conjuncts(token: Token) -> list[Token]:
    """The phrases that "and" joins to this one, to its right."""
    found: list[Token] = []
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"}:
            found.extend([*([] if _is_excluded(child) else [child]), *conjuncts(child)])
    return found


def affirmed(head: Token) -> list[Token]:
    """The heads of a phrase of which something is said to be so: the second of "not Iran but Iraq"."""
    if not _is_excluded(head):
        return [head]
    return [c for c in conjuncts(head) if any(cc.dep_ == "cc" and cc.lower_ == "but" for cc in head.children)]


def included(head: Token) -> list[Token]:
    """The heads of those that a phrase names as some of its own: "prisoners including X and Y"."""
    named = [
        inner
        for child in head.rights
        if child.dep_ == "prep" and child.lower_ == "including"
        for inner in child.rights
        if inner.dep_ == "pobj"
    ]
    return [one for inner in named for one in (inner, *(c for c in inner.rights if c.dep_ == "appos"))]


def _is_excluded(head: Token) -> bool:
    """Whether a phrase stands in contrast to one of which it is so: "but not Germany", "not Iran but"."""
    for word in (head, *([head.head] if head.dep_ == "pobj" else ())):
        for negation in word.lefts:
            if negation.lower_ == "not" and negation.dep_ in {"neg", "advmod", "preconj"}:
                after_but = negation.i > 0 and negation.nbor(-1).lower_ in {"but", "and", ","}
                before_but = any(c.dep_ == "cc" and c.lower_ == "but" for c in head.rights)
                also = negation.nbor(1).lower_ in {"only", "just", "merely", "simply"}
                return (after_but or before_but) and not also
    return False


def objects_of(token: Token, prepositions: frozenset[str] | set[str]) -> list[Token]:
    """Heads of what stands after one of these prepositions right under a token, in order."""
    return [
        inner
        for child in token.rights
        if child.dep_ == "prep" and child.lower_ in prepositions
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def authors_of(word: Token) -> list[Token]:
    """Heads after "by" and "from" under a noun, after "by" under a participle."""
    prepositions = {"by"} if word.tag_ == "VBN" else {"by", "from"}
    return [
        inner
        for child in word.rights
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def bounds(sentence: ParsedSentence, token: Token) -> tuple[Token, Token]:
    """The first and last word of the phrase at `token`.

    Relative clauses, conjuncts and most prepositional phrases are left out.
    """
    first = last = token
    named = token.i in sentence.names
    if named:
        name = sentence.name_span(sentence.names[token.i])
        first, last = name[0], name[-1]
    first = _first(sentence, token, first)
    if token.dep_ in MODIFIERS:
        return (first, last) if named else (token, token)
    if not named:
        last = _last(sentence, token, last)
    while (first.is_punct or first.tag_ == "CC") and first.i < last.i:
        first = token.doc[first.i + 1]
    return first, last


def _first(sentence: ParsedSentence, token: Token, first: Token) -> Token:
    """The first of the words before a noun that belong to its phrase, `first` or an earlier one."""
    for child in token.lefts:
        if child.dep_ in BEFORE_NOUN and child.i < first.i:
            left = child.left_edge.i
            between = token.doc[left : first.i]
            if left >= sentence.span.start and not any(w.text in _BREAKS and w.whitespace_ for w in between):
                first = token.doc[left]
    return first


def _last(sentence: ParsedSentence, token: Token, last: Token) -> Token:
    """The last word of a phrase that goes on with "of", or with a name after "in" ("police in Kenya")."""
    for child in token.rights:
        if child.i != last.i + 1 or child.i in sentence.attributes:
            continue
        if child.dep_ == "amod" and child.pos_ == "ADJ":  # "fighters loyal to the general"
            inner = next(iter(objects_of(child, {"to"})), None)
            last = last if inner is None else bounds(sentence, inner)[1]
        elif child.dep_ == "prep" and (child.lower_ in words("placed") or child.lower_ == "for"):
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and (child.lower_ == "of" or _has_name(sentence, inner)):
                last = bounds(sentence, inner)[1]
    return last


def _has_name(sentence: ParsedSentence, noun: Token) -> bool:
    """Whether a name stands in the phrase at a noun: a table's, or what the tagger takes for one."""
    start, end = bounds(sentence, noun)
    return any(w.i in sentence.names or w.ent_type_ in NAMES for w in noun.doc[start.i : end.i + 1])


def entity_at(token: Token) -> Span | None:
    """spaCy's entity that a token belongs to; None for none."""
    return next((span for span in token.doc.ents if span.start <= token.i < span.end), None)
