"""Words of saying: who speaks by them, as the parse has it, and which quotation they belong to."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from dyads.extract.grammar.arguments import acting_subjects, direct_objects, is_passive
from dyads.extract.grammar.labels import FINITE, NAMES, NOUN_CLAUSES, NOUNS, OWNING, RELATIVE_PRONOUNS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.operators import operators
from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence


class Tag(NamedTuple):
    """A word of saying that names who speaks the quotation beside it, and the head of who that is."""

    sentence: ParsedSentence
    word: Token
    head: Token


def between_commas(tag: Tag) -> Span | None:
    """The words of a tag that has a stretch between commas to itself, with no other clause."""
    doc, span = tag.word.doc, tag.sentence.span
    content = {c.dep_ for c in tag.word.rights} & {"ccomp", "xcomp"}
    if (
        content
        or tag.word.dep_ in NOUN_CLAUSES
        or (tag.word.tag_ not in FINITE and tag.word.lower_ != "according")
    ):
        return None
    first, last = sorted((tag.word.i, tag.head.i))
    while first > span.start and not doc[first - 1].is_punct:
        first -= 1
    while last + 1 < span.end and not doc[last + 1].is_punct:
        last += 1
    if first == span.start or doc[first].dep_ in {"cc", "mark"} or doc[first].tag_ in RELATIVE_PRONOUNS:
        return None
    found = doc[first : last + 1]
    return None if any(word.tag_ in FINITE and word != tag.word for word in found) else found


def names_speaker(token: Token) -> bool:
    """Whether a word may name who speaks a quotation."""
    return token.lower_ == "according" or (token.pos_ == "VERB" and lemma(token) in operators()["quote"])


def is_main(word: Token) -> bool:
    """Whether a word of saying stands in no subordinate clause."""
    return word.dep_ in {"ROOT", "parataxis", "conj", "ccomp"}


def distance(tag: Tag, start: int, end: int) -> int:
    """Letters between a quoted stretch and the nearer of who speaks and the word of saying."""
    first = tag.sentence.span.start_char
    places = [(t.idx - first, t.idx - first + len(t)) for t in (tag.word, tag.head)]
    return min(max(start - right, left - end) for left, right in places)


def heads_at_tag(word: Token) -> list[Token]:
    """The same beside a quotation, where the parser may take the word of saying for a participle."""
    found = speaker_heads(word)
    if not found and word.dep_ == "acl" and word.head.pos_ in NOUNS:
        found = [word.head.head if word.head.dep_ == "appos" else word.head]
    return found


def speaker_heads(word: Token) -> list[Token]:
    """Heads of the phrase that names the speaker at a word of saying."""
    if word.lower_ == "according":
        return objects_of(word, {"to"})
    if word.pos_ == "NOUN":
        return _who_claims(word)
    if lemma(word) in words("pass_on") and not _as_doing(word) and (quoted := direct_objects(word)):
        return [_relative_head(head) for head in quoted]
    found = acting_subjects(word)
    if not found and not is_passive(word):  # the parser may take the speaker for a subject of the content
        found = [head for head in direct_objects(word) if head.dep_ == "nsubj"]
    return [_relative_head(head) for head in found]


def with_passed_on(said: list[Token]) -> list[Token]:
    """The words of saying, each after what it passes on: "quoted him as saying", "said, citing officials"."""
    found: list[Token] = []
    for word in said:
        citing = [
            c for c in word.children if c.dep_ == "advcl" and c.tag_ == "VBG" and lemma(c) in words("pass_on")
        ]
        found.extend(inner for inner in (*_as_doing(word), *citing) if inner not in said)
        found.append(word)
    return found


def _as_doing(verb: Token) -> list[Token]:
    """The gerund of "quoted him as saying": its object speaks, its subject passes it on."""
    if lemma(verb) not in words("pass_on"):
        return []
    return [inner for c in verb.children if c.lower_ == "as" for inner in c.children if inner.dep_ == "pcomp"]


def _who_claims(noun: Token) -> list[Token]:
    """Whose claim, report, hope … a noun names: its owner, or the subject of the verb that voices it."""
    owners = [c for c in noun.lefts if c.dep_ in OWNING]
    owners = [c for c in owners if c.dep_ == "poss" or c.ent_type_ in NAMES]
    found = owners or objects_of(noun, {"by", "from"})
    if not found and noun.dep_ == "dobj" and lemma(noun.head) in words("voice"):
        found = acting_subjects(noun.head)
    if not found and noun.dep_ == "pobj" and lemma(noun.head.head) in operators()["say"]:
        found = acting_subjects(noun.head.head)  # "said in a statement that"
    return found


def _relative_head(head: Token) -> Token:
    """The noun that a relative pronoun stands for: "officials, who said"."""
    above = next((word for word in head.ancestors if word.dep_ == "relcl"), None)
    return above.head if head.tag_ in RELATIVE_PRONOUNS and above is not None else head
