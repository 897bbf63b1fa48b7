"""Acts that no word names, only the way in which something is said, undertaken or exchanged.

"will not lift the embargo until Havana frees …" refuses, "agreed to allow the agencies in" undertakes. What
lies in what is said is read in said.py.
"""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from dyads.extract.acts import said
from dyads.extract.acts.said import unspoken
from dyads.extract.acts.verbs import verbal
from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.labels import MARKERS, SUBJECTS, SUMMING_UP
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.phrases import authors_of
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.lexicon import lexicon
from dyads.extract.knowledge.operators import operators
from dyads.extract.knowledge.words import Line, words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.stance.at_word import stance_at_verb
from dyads.graph.errors import DataFileError
from dyads.graph.ontology import ontology

_READY = frozenset({"ready", "willing", "prepared"})
_BALKING = {"refuse": "refuses", "threaten": "threatens"}
_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Categories of the answers to what another said or did."""
_TRADING = frozenset({"trade", "exchange", "swap"})


class Exchanged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of exchanged.toml: nouns of what two parties trade, and a text in which they do."""

    nouns: tuple[Line, ...]
    example: Line


def indirect(verb: Token) -> list[Predicate]:
    """The acts that a verb makes by what stands under it, in their possible readings."""
    found = _indirect(verb)
    return [] if found is None else [found]


# ── undertaken ──────────────────────────────────────────────────────────────────────


def _refused(verb: Token) -> Predicate | None:
    """ "will not … until X does": who will not refuses X."""
    stance = stance_at_verb(verb)
    if stance.polarity != "negative" or stance.modality != "future" or grammar.is_passive(verb):
        return None
    for clause in verb.children:
        marks = {c.lower_ for c in clause.children if c.dep_ in MARKERS}
        if clause.dep_ == "advcl" and marks & {"until", "unless"}:
            found = unspoken("refuses", "will not … until X", verb, verb, grammar.acting_subjects(clause))
            return None if found is None else msgspec.structs.replace(found, settled=True)
    return None


def _balked(verb: Token) -> Predicate | None:
    """ "refused to serve X", "threatened to leave X out", where the lexicon does not know the deed."""
    relation = next((to for name, to in _BALKING.items() if lemma(verb) in operators()[name]), None)
    if relation is None or grammar.is_passive(verb):
        return None
    for deed in verb.children:
        unknown = deed.tag_ in {"VB", "VBG"} and not _has_reading(deed)
        if deed.dep_ == "xcomp" and unknown and lemma(deed) not in words("reticence"):
            return unspoken(relation, f"{lemma(verb)} to …", verb, verb, _concerned(deed))
    return None


def _has_reading(deed: Token) -> bool:
    """Whether the lexicon reads a verb as an act on somebody."""
    return any(reading.objects for reading in verbal(deed))


def _countered(verb: Token) -> Predicate | None:
    """ "X accuses Y of …, a charge denied by Y": whose charge it is, the clause before says."""
    noun = verb.head
    described = verb.dep_ == "acl" and verb.tag_ == "VBN"
    described = described or (
        verb.dep_ == "relcl" and any(c.tag_ == "WDT" for c in grammar.direct_objects(verb))
    )
    if not described or lemma(noun) not in words("summing_up") or noun.dep_ not in SUMMING_UP:
        return None
    made = grammar.verb_above(noun.head)
    while lemma(noun) in operators()["belief"] and made.dep_ == "ccomp" and made.head.pos_ == "VERB":
        made = made.head  # a remark is of whoever says it
    relation = _reply(verb)
    if relation is None or lemma(made) in words("attitude"):
        return None
    return unspoken(relation, "a charge denied by X", verb, verb, grammar.acting_subjects(made))


def _reply(verb: Token) -> str | None:
    """The relation by which a verb answers what another said or did; None where it does not."""
    if _rejects(verb):
        return "rejects"
    readings = verbal(verb)
    if (
        readings
        and readings[0].words == [verb]
        and ontology().relation(readings[0].relation).category in _ANSWERS
    ):
        return readings[0].relation
    return None


def _rejects(verb: Token) -> bool:
    return lemma(verb) in operators()["reject"] | operators()["deny"]


def _alleged_by_noun(verb: Token) -> Predicate | None:
    """ "Kenya's claims that Somalia was arming rebels": whose claim it is accuses who did that."""
    noun = verb.head
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    if verb.dep_ not in {"acl", "ccomp"} or not that or lemma(noun) not in words("allegation"):
        return None
    accusers = grammar.possessors(noun) or authors_of(noun)
    if not accusers or (lemma(noun) == "claim" and not said.is_bad(verb)):
        return None
    return Predicate(
        relation="accuses",
        rule=f"indirect: {lemma(noun)} that X did",
        trigger=noun,
        governor=noun,
        words=[noun],
        subjects=accusers,
        objects=said.blamed_for(verb),
        direct=True,
        nominal=True,
    )


def _turned_down(verb: Token) -> Predicate | None:
    """ "X asked for help, but Y rejected the request": whose request it is, the clause before says."""
    marks = {c.lower_ for c in verb.children if c.dep_ in MARKERS}
    after = verb.dep_ == "conj" and verb.i > verb.head.i and any(c.dep_ == "cc" for c in verb.head.rights)
    if not _rejects(verb) or not (after or (verb.dep_ == "advcl" and marks & words("concession"))):
        return None
    if not any(c.dep_ in SUBJECTS for c in verb.children) or not any(
        map(_sums_up, grammar.direct_objects(verb))
    ):
        return None
    return unspoken("rejects", "but X rejected the request", verb, verb, grammar.acting_subjects(verb.head))


def _sums_up(noun: Token) -> bool:
    """Whether a phrase means what the clause before says: "this", "the request", "that claim"."""
    if noun.lower_ in {"this", "that"}:
        return noun.tag_ == "DT"
    determined = any(c.dep_ == "det" and c.lower_ in words("pointing") for c in noun.lefts)
    owned = any(name in {"by", "from", "of"} for name, _ in grammar.prepositional(noun))
    return lemma(noun) in words("summing_up") and determined and not owned and not grammar.possessors(noun)


def _undertaken(verb: Token) -> Predicate | None:
    """ "agreed to allow X in", "is ready to work with X"."""
    word = _undertaken_act(verb)
    deeds = () if word is None else word.children
    for deed in deeds:
        if deed.dep_ == "xcomp" and deed.tag_ == "VB" and not _is_other(deed):
            return unspoken("promises", f"{lemma(deed.head)} to …", deed.head, verb, _concerned(deed))
    return None


def _undertaken_act(verb: Token) -> Token | None:
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
    return lemma(deed) in words("business") or said.is_hostile(deed) or (bool(hostile) and all(hostile))


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
    Rule("said that somebody must", "Paris said Ankara must withdraw its troops.", said.demanded),
    Rule("said that somebody is responsible", "Kenya said Somalia was behind the raid.", said.blamed),
    Rule("said that somebody will suffer", "Chad warned that Sudan would pay a heavy price.", said.doomed),
    Rule("said that somebody is at fault", "Peru said Bolivia had betrayed the treaty.", said.censured),
    Rule("said that it is untrue", "Chad said Sudan's accusation was baseless.", said.rebutted),
    Rule("claimed that somebody did it", "Chad claimed that Sudan was shelling the town.", said.alleged),
    Rule("called bad names", "The Peruvian president called the Chilean president a tyrant.", said.insulted),
    Rule("proposed that somebody do it", "Kenya recommended that Uganda close the camp.", said.proposed),
    Rule("called for somebody to do it", "Chile called for Bolivia to withdraw its troops.", said.called_for),
    Rule("wants somebody to do it", "Egypt wants Sudan to close the camp.", said.wanted),
    Rule(
        "will retaliate if somebody does it",
        "Turkey said it would retaliate if Syria attacked the border post.",
        said.menaced,
    ),
    Rule(
        "threatens to do it if somebody does that",
        "Eritrea has vowed to strike back if Ethiopia crosses the border.",
        said.menaced_if,
    ),
    Rule(
        "will not until somebody does",
        "Turkey will not lift the embargo until Armenia withdraws its troops.",
        _refused,
    ),
    Rule("refuses or threatens a deed", "The villagers refused to guide the Colombian soldiers.", _balked),
    Rule("counters what is said", "Ghana accuses Togo of theft, a charge denied by Togo.", _countered),
    Rule(
        "turns down what is asked",
        "Chad asked for troops, but the Libyan government rejected the request.",
        _turned_down,
    ),
    Rule(
        "claims of what somebody did",
        "Kenya's claims that Somalia was shelling the town led to talks.",
        _alleged_by_noun,
    ),
    Rule("undertakes a deed", "Sudan agreed to allow the United Nations into the camps.", _undertaken),
    Rule("trades accusations", "India and Pakistan traded accusations over the raid.", _traded),
)
