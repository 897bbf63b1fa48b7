"""Acts that no word names, only the way in which something is said or undertaken.

"Paris said Ankara must withdraw" is a demand, "said the rebels were responsible" puts the blame on them,
"will not lift the embargo until Havana frees …" refuses, "agreed to allow the agencies in" undertakes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.labels import MARKERS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.lexicon import lexicon
from dyads.extract.knowledge.operators import operators
from dyads.extract.knowledge.words import Line, words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.stance.at_word import stance_at_verb
from dyads.graph.errors import DataFileError
from dyads.graph.ontology import ontology

_MUST = frozenset({"must", "should", "ought"})
_HAVING_TO = frozenset({"have", "need"})
_READY = frozenset({"ready", "willing", "prepared"})
_TRADING = frozenset({"trade", "exchange", "swap"})
_PREDICATIVES = frozenset({"acomp", "prep", "attr", "advmod"})


class Exchanged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of exchanged.toml: nouns of what two parties trade, and a text in which they do."""

    nouns: tuple[Line, ...]
    example: Line


def indirect(verb: Token) -> list[Predicate]:
    """The acts that a verb makes by what stands under it, in their possible readings."""
    found = _indirect(verb)
    return [] if found is None else [found]


# ── said ────────────────────────────────────────────────────────────────────────────


def _demanded(verb: Token) -> Predicate | None:
    """ "said that X must …"."""
    for content, subjects in _contents(verb):
        if demanding := _demanding(content):
            return _predicate("demands", "said: X must", demanding, verb, subjects)
        if _guilty(content):
            return None
    return None


def _blamed(verb: Token) -> Predicate | None:
    """ "said that X was responsible"."""
    for content, subjects in _contents(verb):
        if guilty := _guilty(content):
            return _predicate("blames", "said: X is responsible", guilty, verb, subjects)
    return None


def _contents(verb: Token) -> Iterator[tuple[Token, list[Token]]]:
    """The clauses of what is said, each with the heads of its subject."""
    if lemma(verb) not in operators()["insist"] or grammar.is_passive(verb):
        return
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    for content in (*clauses, *(c for clause in clauses for c in clause.conjuncts)):
        subjects = [c for c in content.children if c.dep_ == "nsubj" and c.lower_ not in words("anybody")]
        if subjects:
            yield content, subjects


def _demanding(content: Token) -> Token | None:
    """The "must" or "has to" of a clause that says what its subject is to do."""
    must = [c for c in content.children if c.lower_ in _MUST]
    if not must and any(c.dep_ == "neg" for c in content.children):
        return None
    if lemma(content) != "be" and (modal := next((c for c in must if c.dep_ == "aux"), None)):
        return modal
    infinitive = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in content.children)
    finite = content.tag_ in {"VBZ", "VBP", "VBD"}
    return content if lemma(content) in _HAVING_TO and infinitive and finite else None


def _guilty(content: Token) -> Token | None:
    """The word that puts the blame on the subject of a clause."""
    if lemma(content) != "be":
        return None
    for child in content.children:
        if child.dep_ in _PREDICATIVES and child.lower_ in words("guilty"):
            return child
        if child.dep_ == "xcomp" and lemma(child) == "blame":
            return child
    return None


# ── undertaken ──────────────────────────────────────────────────────────────────────


def _refused(verb: Token) -> Predicate | None:
    """ "will not … until X does": who will not refuses X."""
    stance = stance_at_verb(verb)
    if stance.polarity != "negative" or stance.modality != "future" or grammar.is_passive(verb):
        return None
    for clause in verb.children:
        marks = {c.lower_ for c in clause.children if c.dep_ in MARKERS}
        if clause.dep_ == "advcl" and marks & {"until", "unless"}:
            found = _predicate("refuses", "will not … until X", verb, verb, grammar.acting_subjects(clause))
            return None if found is None else msgspec.structs.replace(found, settled=True)
    return None


def _undertaken(verb: Token) -> Predicate | None:
    """ "agreed to allow X in", "is ready to work with X"."""
    word = _undertaking(verb)
    deeds = () if word is None else word.children
    for deed in deeds:
        if deed.dep_ == "xcomp" and deed.tag_ == "VB" and not _is_other(deed):
            return _predicate("promises", f"{lemma(deed.head)} to …", deed.head, verb, _concerned(deed))
    return None


def _undertaking(verb: Token) -> Token | None:
    """The word by which somebody undertakes to do something: the verb, or "ready" after "be"."""
    if lemma(verb) == "be":
        return next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in _READY), None)
    return verb if lemma(verb) in words("undertake") else None


def _concerned(deed: Token) -> list[Token]:
    """Heads of those whom a deed concerns: its objects, whom it is towards, who is to do something."""
    towards = [head for name, head in grammar.prepositional(deed) if name in words("towards")]
    towards += [
        head
        for thing in grammar.direct_objects(deed)
        for name, head in grammar.prepositional(thing)
        if name == "with"
    ]
    clauses = (inner for inner in deed.children if inner.dep_ == "ccomp")
    subjects = [c for clause in clauses for c in clause.children if c.dep_ == "nsubj"]
    return [*grammar.direct_objects(deed), *towards, *subjects]


def _is_other(deed: Token) -> bool:
    """Whether a deed is no undertaking towards its object: business, or hostile by the lexicon."""
    known = lexicon().verbs.get(lemma(deed), ())
    hostile = [ontology().relation(pattern.relation).quad.endswith("conflict") for pattern in known]
    return lemma(deed) in words("business") or (bool(hostile) and all(hostile))


# ── exchanged ───────────────────────────────────────────────────────────────────────


def _traded(verb: Token) -> Predicate | None:
    """ "traded accusations": each accuses the other."""
    if lemma(verb) not in _TRADING:
        return None
    subjects = grammar.acting_subjects(verb)
    for noun in grammar.direct_objects(verb):
        relation = _exchanged().get(lemma(noun))
        if relation and subjects:
            others = [head for name, head in grammar.prepositional(verb) if name == "with"]
            return Predicate(
                relation=relation,
                rule=f"indirect: {lemma(verb)} {lemma(noun)}",
                trigger=noun,
                governor=verb,
                words=[verb, noun],
                subjects=[*subjects, *others],
                objects=[],
                direct=True,
                reciprocal=True,
            )
    return None


def exchanged() -> dict[str, Exchanged]:
    """What is exchanged, by the relation that each side then has to the other."""
    entries = read_toml("exchanged.toml", dict[str, Exchanged])
    if unknown := set(entries) - set(ontology().relations):
        raise DataFileError(f"exchanged.toml: no such relation: {', '.join(sorted(unknown))}")
    return entries


@cache
def _exchanged() -> dict[str, str]:
    """Relations by the noun of what is exchanged."""
    return {noun: relation for relation, entry in exchanged().items() for noun in entry.nouns}


_indirect = Sieve(
    "indirect act",
    Rule("said that somebody must", "Paris said Ankara must withdraw its troops.", _demanded),
    Rule("said that somebody is responsible", "Kenya said Somalia was responsible for the raid.", _blamed),
    Rule(
        "will not until somebody does",
        "Turkey will not lift the embargo until Armenia withdraws its troops.",
        _refused,
    ),
    Rule("undertakes a deed", "Sudan agreed to allow the United Nations into the camps.", _undertaken),
    Rule("trades accusations", "India and Pakistan traded accusations over the raid.", _traded),
)


def _predicate(
    relation: str, rule: str, trigger: Token, governor: Token, objects: list[Token]
) -> Predicate | None:
    subjects = grammar.acting_subjects(governor)
    if not subjects or not objects:
        return None
    return Predicate(
        relation=relation,
        rule=f"indirect: {rule}",
        trigger=trigger,
        governor=governor,
        words=[trigger],
        subjects=subjects,
        objects=objects,
        direct=True,
    )
