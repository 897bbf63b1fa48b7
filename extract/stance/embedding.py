"""Embedding: what a word does to the act under it ("denied", "threatened to", "said that"), by its class.

The classes are those of data/operators.toml.
"""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.arguments import is_passive
from dyads.extract.grammar.lemma import lemma
from dyads.extract.knowledge.operators import operators
from dyads.extract.stance.stance import Stance, stance_at_verb

ALLEGING = frozenset(
    "accusation allegation assertion charge claim count report rumor rumour suggestion suspicion".split()
)
"""Nouns whose content is alleged."""
_CONFIRMING = frozenset({"confirm", "verify", "admit", "acknowledge"})  # "… reports that"
_BLAMING = frozenset({"condemn", "criticize", "criticise", "denounce"})  # "… for shelling the town"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""


def belongs(word: Token, operator: str) -> bool:
    """Whether a word is of that class of operators."""
    lemmas = operators()[operator]
    return lemma(word) in lemmas or (word.pos_ == "ADJ" and word.lower_ in lemmas)


def embed(token: Token, governor: Token, preposition: str, stance: Stance) -> None:
    """What the governor makes of the act at `token`, right under it or under its preposition (else "")."""
    if stance.presupposed:
        if token.dep_ == "ccomp" and lemma(governor) in operators()["say"]:
            stance.speakers.append(governor)
    elif token.dep_ == "pcomp":
        _under_preposition(governor, preposition, stance)
    elif token.dep_ in {"ccomp", "parataxis", "xcomp"} and _is_clause(token):
        _as_content(token, governor, stance)
    else:
        _as_complement(token, governor, stance)


def inherit(governor: Token, stance: Stance, of: Token) -> None:
    """What negation and auxiliaries at an embedding verb do to what it embeds ("did not agree to meet")."""
    if stance.presupposed:
        return
    if of.dep_ == "ccomp" and lemma(governor) in operators()["say"]:
        return  # "did not say that": rare, and says nothing of the content
    own = stance_at_verb(governor)
    if own.polarity == "negative":
        stance.negate()
    stance.weaken(own.modality)
    stance.would = stance.would or own.would
    stance.suppressed = stance.suppressed or own.suppressed


def _is_clause(token: Token) -> bool:
    """Whether a verb heads a clause of its own, finite or with a subject, and is no mere infinitive."""
    return (
        token.tag_ in FINITE
        or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE for c in token.children)
        or (token.tag_ != "VB" and _has_subject(token))
    )


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)


def _under_preposition(governor: Token, preposition: str, stance: Stance) -> None:
    """ "accused X of shelling", "without shelling", "banned from entering"."""
    word = lemma(governor)
    if preposition == "without" or (preposition == "of" and governor.lower_ in {"instead", "short"}):
        stance.negate()
    elif preposition in {"of", "for", "with", "over"} and (word in operators()["allege"] or word in _BLAMING):
        stance.weaken("alleged")
        stance.speakers.append(governor)
    elif preposition == "from" and word in operators()["let"]:
        stance.suppressed = True
    elif preposition in {"of", "for", "to", "at", "on", "about", "in"} and (
        belongs(governor, "hope") or belongs(governor, "plan")
    ):
        stance.weaken("possible")
    elif preposition in {"of", "for", "on", "to"} and not stance.embedding:
        stance.embedding = next((name for name in ("threaten", "promise") if belongs(governor, name)), "")


def _as_content(token: Token, governor: Token, stance: Stance) -> None:
    """What is said, denied, asked or hoped: "said that X shelled the town"."""
    word = lemma(governor)
    if word in operators()["deny"] and word != "reject":
        _deny(governor, stance)
    elif word in operators()["say"]:
        if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children):
            stance.weaken("possible")
        if word in operators()["allege"] and word not in {"claim", "complain"}:
            stance.weaken("alleged")
        stance.speakers.append(governor)
    elif word in operators()["ask"]:
        stance.suppressed = True
    elif belongs(governor, "hope") or belongs(governor, "plan"):
        stance.weaken("possible")


def _as_complement(token: Token, governor: Token, stance: Stance) -> None:
    """Infinitives, gerunds and clauses under nouns: "denied shelling", "refused to leave", "claims that"."""
    word = lemma(governor)
    if token.tag_ == "VBG" and token.dep_ in {"xcomp", "dobj"} and word in operators()["deny"]:
        _deny(governor, stance)
    elif _is_said_to(token, governor):
        stance.weaken("alleged")
    elif token.dep_ in {"acl", "ccomp"} and governor.pos_ == "NOUN" and word in ALLEGING:
        _under_allegation(governor, stance)
    elif other := next((name for name in ("refuse", "threaten", "promise") if belongs(governor, name)), None):
        stance.embedding = stance.embedding or other
    elif word in {"be", "have"} and any(c.lower_ == "yet" for c in governor.children):
        stance.negate()  # "has yet to apologize"
    elif word in {"want", "expect"} and _has_subject(token):
        stance.suppressed = True
    elif belongs(governor, "hope") and word not in {"be", "have"}:
        stance.weaken("possible")
    elif belongs(governor, "plan"):
        stance.weaken("future")
    elif belongs(governor, "ask") or belongs(governor, "let"):
        stance.suppressed = stance.suppressed or word != "help"
    elif belongs(governor, "fail"):
        stance.negate()
    elif word in {"be", "have"} and token.tag_ == "VB" and token.dep_ == "xcomp":
        stance.weaken("future")  # "is to visit", "has to leave"


def _deny(governor: Token, stance: Stance) -> None:
    """A denial; one that is itself denied ("did not deny", "neither confirmed nor denied") says nothing."""
    around = [*governor.children, *(governor.head.children if governor.dep_ == "conj" else ())]
    if any(c.dep_ == "neg" or c.lower_ in {"neither", "nor"} for c in around):
        stance.suppressed = True
    stance.negate()
    stance.speakers.append(governor)


def _is_said_to(token: Token, governor: Token) -> bool:
    """ "is said to have shelled", "are alleged to …": nobody is named who says so."""
    return (
        lemma(governor) in operators()["say"] | operators()["allege"]
        and any(c.lower_ == "to" for c in token.children)
        and is_passive(governor)
    )


def _under_allegation(noun: Token, stance: Stance) -> None:
    """ "claims that its army shelled a town"; rejecting them is a denial."""
    verb = noun.head
    if noun.dep_ == "dobj" and lemma(verb) in operators()["reject"] | operators()["deny"]:
        stance.negate()
        stance.speakers.append(verb)
    elif noun.dep_ == "dobj" and lemma(verb) in _CONFIRMING:
        stance.speakers.append(verb)
    else:
        stance.weaken("alleged")
