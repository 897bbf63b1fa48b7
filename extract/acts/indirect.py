"""Acts that no word names, only the way in which something is said or undertaken.

"Paris said Ankara must withdraw" is a demand, "said the rebels were responsible" puts the blame on them,
"will not lift the embargo until Havana frees …" refuses, "agreed to allow the agencies in" undertakes.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.lexicon import lexicon
from dyads.extract.stance.stance import stance_at_verb
from dyads.graph.ontology import ontology

_MUST = frozenset({"must", "should", "ought"})
_HAVING_TO = frozenset({"have", "need"})
_GUILTY = frozenset({"responsible", "guilty", "culpable", "complicit", "behind"})
_ANYBODY = frozenset({"country", "nation", "world", "we", "people", "everyone", "it", "there"})
_BE = frozenset({"be"})
_SAYING = frozenset(
    "say declare insist state stress warn tell add argue announce believe maintain reiterate claim contend "
    "tweet write emphasize emphasise".split()
)
_UNDERTAKING = frozenset(
    {"agree", "pledge", "promise", "offer", "undertake", "commit", "consent", "volunteer"}
)
_READY = frozenset({"ready", "willing", "prepared"})
# Deeds that are no undertaking towards their object: business, and what is done against it.
_OTHER_DEEDS = frozenset(
    "acquire buy challenge confront counter crush deal defeat destroy face merge oppose pay purchase resist "
    "respond sell tackle".split()
)
_TRADING = frozenset({"trade", "exchange", "swap"})
_TRADED = {
    "accusation": "accuses",
    "blame": "blames",
    "recrimination": "accuses",
    "allegation": "accuses",
    "threat": "threatens",
    "warning": "warns",
    "insult": "criticizes",
    "barb": "criticizes",
    "criticism": "criticizes",
}
_TOWARDS = frozenset({"to", "with", "for", "against", "from", "into"})


def indirect(verb: Token) -> list[Predicate]:
    """The acts that a verb makes by what stands under it, in their possible readings."""
    found = _said(verb) or _refused(verb) or _undertaken(verb) or _traded(verb)
    return [] if found is None else [found]


def _said(verb: Token) -> Predicate | None:
    """ "said that X must …", "said that X was responsible"."""
    if lemma(verb) not in _SAYING or grammar.is_passive(verb):
        return None
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    for content in (*clauses, *(c for clause in clauses for c in clause.conjuncts)):
        subjects = [c for c in content.children if c.dep_ == "nsubj" and c.lower_ not in _ANYBODY]
        if not subjects:
            continue
        if demanding := _demanding(content):
            return _predicate("demands", "said: X must", demanding, verb, subjects)
        if lemma(content) in _BE and (guilty := _guilty(content)):
            return _predicate("blames", "said: X is responsible", guilty, verb, subjects)
    return None


def _demanding(content: Token) -> Token | None:
    """The "must" or "has to" of a clause that says what its subject is to do."""
    if any(c.dep_ == "neg" for c in content.children) and not any(
        c.lower_ in _MUST for c in content.children
    ):
        return None
    for child in content.children:
        if child.dep_ == "aux" and child.lower_ in _MUST and lemma(content) not in _BE:
            return child
    infinitive = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in content.children)
    return (
        content
        if lemma(content) in _HAVING_TO and infinitive and content.tag_ in {"VBZ", "VBP", "VBD"}
        else None
    )


def _guilty(content: Token) -> Token | None:
    """The word that puts the blame on the subject of a clause."""
    for child in content.children:
        if child.dep_ in {"acomp", "prep", "attr", "advmod"} and child.lower_ in _GUILTY:
            return child
        if child.dep_ == "xcomp" and lemma(child) == "blame":
            return child
    return None


def _refused(verb: Token) -> Predicate | None:
    """ "will not … until X does": who will not refuses X."""
    stance = stance_at_verb(verb)
    if stance.polarity != "negative" or stance.modality != "future" or grammar.is_passive(verb):
        return None
    for clause in verb.children:
        marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
        if clause.dep_ == "advcl" and marks & {"until", "unless"}:
            found = _predicate("refuses", "will not … until X", verb, verb, grammar.acting_subjects(clause))
            return None if found is None else msgspec.structs.replace(found, settled=True)
    return None


def _undertaken(verb: Token) -> Predicate | None:
    """ "agreed to allow X in", "is ready to work with X"."""
    word = verb
    if lemma(verb) in _BE:
        word = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in _READY), verb)
        if word == verb:
            return None
    elif lemma(verb) not in _UNDERTAKING:
        return None
    for deed in word.children:
        if deed.dep_ == "xcomp" and deed.tag_ == "VB" and not _is_other(deed):
            objects = [
                *grammar.direct_objects(deed),
                *(head for name, head in grammar.prepositional(deed) if name in _TOWARDS),
            ]
            for inner in deed.children:
                if inner.dep_ == "ccomp":
                    objects += [c for c in inner.children if c.dep_ == "nsubj"]
            return _predicate("promises", f"{lemma(word)} to …", word, verb, objects)
    return None


def _is_other(deed: Token) -> bool:
    """Whether a deed is no undertaking towards its object: business, or hostile by the lexicon."""
    known = lexicon().verbs.get(lemma(deed), ())
    hostile = [ontology().relation(pattern.relation).quad.endswith("conflict") for pattern in known]
    return lemma(deed) in _OTHER_DEEDS or (bool(hostile) and all(hostile))


def _traded(verb: Token) -> Predicate | None:
    """ "traded accusations": each accuses the other."""
    if lemma(verb) not in _TRADING:
        return None
    for noun in grammar.direct_objects(verb):
        relation = _TRADED.get(lemma(noun))
        subjects = grammar.acting_subjects(verb)
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
