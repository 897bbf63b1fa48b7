"""When and where an act took place, as its sentence says."""

from __future__ import annotations

import datetime
import re

from spacy.tokens import Token

from dyads.extract.claims.acts import Act
from dyads.extract.dates.reading import resolve_date
from dyads.extract.grammar.labels import (
    ADDED_CLAUSES,
    AUXILIARIES,
    CLAUSES,
    MODIFIERS,
    NOUNS,
    PLACES,
    SUBJECTS,
    TIMES,
    VERBS,
)
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence
from dyads.graph.model import Place, When

_OWN_CLAUSES = ADDED_CLAUSES | {"ccomp", "parataxis", "pcomp"}
"""Clauses that have dates of their own."""
_SAME_TIME = CLAUSES | {"conj", "pcomp"}
"""Clauses that tell of the time of the clause above, where nothing else says when."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ON_THE_WAY = frozenset({"beyond", "through", "via"})
"""Prepositions of the class where after which an act passes, rather than takes place."""


def when(sentence: ParsedSentence, act: Act, published: datetime.date | None, *, future: bool) -> When:
    """The date phrase of the act, resolved; for news of the day the publication date; else nothing."""
    predicate = act.predicate
    phrase = _year(predicate) or _nearest(sentence, predicate) or _beside_governor(sentence, act)
    if phrase is not None:
        resolved = resolve_date(phrase, published, future=future)
        return resolved or When()
    if published is None or future or not _is_news(sentence, act):
        return When()
    return When(value=published.isoformat(), precision="day", basis="document")


def _is_news(sentence: ParsedSentence, act: Act) -> bool:
    """Whether an act without a date is told as the news of the day: by a main clause, or by what it says.

    What a clause only adds ("who invaded Kuwait"), what somebody is accused of, what had happened before and
    what a noun takes for granted ("opposition to the war") may have happened at any time.
    """
    if act.stance.modality == "alleged":
        return False
    word = act.predicate.governor
    if sentence.part == "title":
        return True
    if word.pos_ not in VERBS:
        word = word.head if word.dep_ == "pobj" and word.head.lower_ in words("attending") else word
        if word.dep_ != "prep":
            return False
        word = word.head
    while word.pos_ in VERBS and not _is_past_already(word):
        if word.head == word:
            return True
        if word.dep_ not in _SAME_TIME and not _goes_with(word):
            return False
        word = word.head.head if word.dep_ == "pcomp" else word.head
    return False


def _is_past_already(verb: Token) -> bool:
    """Whether a verb tells what had happened before, unless somebody reports it: "had long opposed"."""
    had = any(c.dep_ in AUXILIARIES and c.lower_ == "had" for c in verb.children) and verb.dep_ != "ccomp"
    return had or any(c.dep_ == "advmod" and c.lower_ in words("of_late") for c in verb.children)


def _goes_with(verb: Token) -> bool:
    """Whether a clause tells what belongs to the act above: "attacked a bus, killing nine"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.lefts)


def lies_ahead(sentence: ParsedSentence, predicate: Predicate, published: datetime.date | None) -> bool:
    """Whether an act told in the present is dated ahead: "is travelling to Muscat on Friday"."""
    phrase = _nearest(sentence, predicate)
    if published is None or phrase is None or sentence.part == "title":
        return False
    if not _is_present(predicate.governor, with_day=any(letter.isdigit() for letter in phrase)):
        return False
    passed, coming = (resolve_date(phrase, published, future=future) for future in (False, True))
    if passed is None or coming is None or passed.value is None or coming.value is None:
        return False
    before = published - datetime.date.fromisoformat(passed.value)
    after = datetime.date.fromisoformat(coming.value) - published
    return datetime.timedelta(0) < after < abs(before)


def _is_present(verb: Token, *, with_day: bool) -> bool:
    """Whether a verb stands in the present: the progressive, or the simple with the day of a month."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return with_day
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)


def _year(predicate: Predicate) -> str | None:
    """The bare year before the noun that names the act: "the 1998 bombing"."""
    years = (
        child.text
        for word in predicate.words
        if word.pos_ in NOUNS
        for child in word.lefts
        if child.dep_ in MODIFIERS | {"nummod"} and _YEAR.fullmatch(child.text)
    )
    return next(years, None)


def _nearest(sentence: ParsedSentence, predicate: Predicate) -> str | None:
    """The phrase whose place in the parse is nearest to the act, if it stands in the act's own clause."""
    ranked = [
        (distance, abs(root.i - predicate.trigger.i), phrase.text)
        for phrase, root in sentence.dates
        if (distance := _steps_up(root, predicate)) is not None
    ]
    return min(ranked)[2] if ranked else None


def _beside_governor(sentence: ParsedSentence, act: Act) -> str | None:
    """The phrase at the verb above an infinitive: "prompted Chad on Monday to expel".

    A day before that verb is the act's only where the verb makes it another act, as "threatened" does.
    """
    verb = act.predicate.governor
    if verb.dep_ != "xcomp" or verb.tag_ != "VB":
        return None
    for phrase, root in sentence.dates:
        at = root.head if root.dep_ == "pobj" else root
        if at.head == verb.head and (verb.head.i < at.i < verb.i or act.stance.embedding):
            return phrase.text
    return None


def _steps_up(token: Token, predicate: Predicate) -> int | None:
    """Steps up from a date to the act; None where another clause, or another act, comes first."""
    words = {word.i for word in predicate.words} | {predicate.governor.i}
    steps = 0
    while token.i not in words:
        head = token.head
        if head == token:
            return None
        steps += 1
        if steps == 1 and head.i not in words and _is_of_noun(token):
            return None
        if head.i not in words:
            if _has_own_date(token) or (head.pos_ == "NOUN" and head.dep_ in SUBJECTS):
                return None
            if token.pos_ == "VERB" and token.dep_ == "xcomp":
                steps += 1
        token = head
    return steps


def _is_of_noun(date: Token) -> bool:
    """Whether a date only says which one a noun means: "last year's aid", "the invasion of 1990"."""
    if date.dep_ == "poss":
        return True
    return (
        date.dep_ in MODIFIERS | {"nummod"} and date.head.pos_ in NOUNS and date.head.ent_type_ not in TIMES
    )


def _has_own_date(token: Token) -> bool:
    """Whether a verb heads a clause of its own, so that a date in it does not date what stands above."""
    if token.pos_ == "VERB" and token.dep_ == "conj":
        return any(child.dep_ in SUBJECTS for child in token.children)
    return token.pos_ in {"VERB", "AUX"} and token.dep_ in _OWN_CLAUSES


def place(sentence: ParsedSentence, predicate: Predicate) -> Place | None:
    """The words that say where ("in Tehran", "at the border"), at the act and of no participant."""
    taken = {head.i for head in (*predicate.objects, *predicate.subjects)}
    for source in (predicate.trigger, predicate.governor, *predicate.objects):
        for child in source.children:
            where = child.lower_ in words("where") and child.lower_ not in _ON_THE_WAY
            if child.dep_ == "prep" and where:
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.i not in taken and inner.ent_type_ in PLACES:
                        start, end = sentence.offsets(inner.left_edge, inner)
                        return Place(text=sentence.cut(start, end), start=start, end=end)
    return None
