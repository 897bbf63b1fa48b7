"""Embedding: what a word makes of the act under it ("denied", "threatened to", "said that").

What it makes of it is the effect of its class in operators.toml; the rules here are for words whose effect
depends on more than their class.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dyads.extract.grammar.arguments import acting_subjects, is_instead_of, is_passive
from dyads.extract.grammar.labels import AFTER_PREPOSITION, AUXILIARIES, CLAUSES, FINITE, SUBJECTS, VERBS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.knowledge.operators import Form, Outcome, effect, effect_at_noun, operators
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.stance.at_word import stance_at_verb
from dyads.extract.stance.stance import Stance


class Embedded(NamedTuple):
    """What becomes of an embedded act, and the word that makes it so."""

    outcome: Outcome
    word: Token


def is_operator_of(word: Token, *classes: str) -> bool:
    """Whether a word is of one of these classes of operators."""
    known = operators()
    return any(lemma(word) in known[name] or _as_written(word) in known[name] for name in classes)


def embed(token: Token, governor: Token, preposition: str, stance: Stance) -> None:
    """What the governor makes of the act at `token`, right under it or under its preposition (else "")."""
    if stance.presupposed:
        if token.dep_ == "ccomp" and lemma(governor) in operators()["say"] and not stance.aside:
            stance.speakers.append(governor)
    elif is_lacking(governor):
        under_none(governor, stance, preposition)
    elif token.dep_ in AFTER_PREPOSITION:
        if preposition == "without" or is_instead_of(token.head) or _is_far_from(token.head):
            stance.negate()
        else:
            stance.apply(_effect(governor, "doing", preposition), governor)
    elif _is_clause(token) and (token.dep_ in CLAUSES or governor.pos_ in VERBS):
        _as_content(token, governor, stance)
    elif (embedded := _complement(token, governor)) is not None:
        if embedded.outcome == "denied" and embedded.word == governor and is_denied(governor):
            stance.suppressed = True
        stance.apply(*embedded)


def inherit(governor: Token, stance: Stance, of: Token) -> None:
    """What negation and auxiliaries at an embedding verb do to what it embeds ("did not agree to meet")."""
    if stance.presupposed or (of.dep_ == "pcomp" and of.head.lower_ in words("meanwhile")):
        return
    if any(c.lower_ in words("nothing") or is_lacking(c) for c in governor.children if c.dep_ in SUBJECTS):
        stance.suppressed = True  # "nothing shows that"
    if of.dep_ == "ccomp" and lemma(governor) in operators()["say"]:
        return  # "did not say that": rare, and says nothing of the content
    own = stance_at_verb(governor)
    if own.polarity == "negative":
        stance.negate()
    stance.weaken(own.modality)
    stance.would = stance.would or own.would
    stance.suppressed = stance.suppressed or own.suppressed or own.missed


def is_lacking(noun: Token) -> bool:
    """Whether a noun is said not to be there: "no plans", "not have plans", "a lack of evidence"."""
    if noun.pos_ != "NOUN":
        return False
    if any(c.dep_ in {"det", "amod"} and c.lower_ in words("no") for c in noun.children):
        return True
    above = noun.head
    if noun.dep_ == "pobj":
        return lemma(above.head) == "lack" and above.lower_ == "of"
    if noun.dep_ not in {"dobj", "attr", "nsubjpass"} or above.pos_ not in VERBS:
        return False
    negated = any(c.dep_ == "neg" for c in above.children)
    return lemma(above) == "lack" or (negated and lemma(above) in words("exist"))


def has_content(noun: Token) -> bool:
    """Whether a noun names what somebody says, or how true it is: "the claim that", "the lie that"."""
    return is_operator_of(noun, "report", "belief", "lie") or lemma(noun) in words("evidence")


def under_none(noun: Token, stance: Stance, preposition: str = "") -> None:
    """Nothing follows from "no evidence that"; what there are "no plans to" do, nobody does.

    After a preposition only where the noun says that its act may come: not "no end to the shelling".
    """
    name = lemma(noun)
    known = effect_at_noun(name, "act", preposition) or effect(name, "doing", preposition)
    if name in words("evidence"):
        stance.suppressed = True
    elif name not in words("doubt") and (known or not preposition):
        stance.negate()


def _is_far_from(preposition: Token) -> bool:
    """ "far from helping"."""
    return preposition.lower_ == "from" and preposition.i > 0 and preposition.nbor(-1).lower_ == "far"


def _effect(word: Token, form: Form, preposition: str = "") -> Outcome | None:
    """The effect of a word's class, by its lemma or, for an adjective, as it is written ("committed")."""
    return effect(lemma(word), form, preposition) or effect(_as_written(word), form, preposition)


def _as_written(word: Token) -> str:
    return word.lower_ if word.pos_ == "ADJ" else ""


def _is_clause(token: Token) -> bool:
    """Whether a verb heads a clause of its own, finite or with a subject, and is no mere infinitive."""
    return (
        token.tag_ in FINITE
        or any(c.dep_ in AUXILIARIES and c.tag_ in FINITE for c in token.children)
        or (token.tag_ != "VB" and _has_subject(token))
    )


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in token.children)


def _as_content(token: Token, governor: Token, stance: Stance) -> None:
    """What is said, denied, asked or hoped: "said that X shelled the town"."""
    outcome = _effect(governor, "that")
    if outcome == "said" and is_passive(governor) and not acting_subjects(governor):
        outcome = "alleged"  # "it was reported that"
    if outcome in {"said", "accused"} and any(
        c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children
    ):
        stance.weaken("possible")
    elif outcome == "denied" and is_denied(governor):
        stance.suppressed = True
    if outcome == "possible" and stance.modality == "future":
        stance.modality = "possible"  # "fear that X will"
    stance.apply(outcome, governor)


def is_denied(denial: Token) -> bool:
    """Whether a denial is itself denied and says nothing: "did not deny", "neither confirmed nor denied"."""
    around = [*denial.children, *(denial.head.children if denial.dep_ == "conj" else ())]
    return any(c.dep_ == "neg" or c.lower_ in {"neither", "nor"} for c in around)


# ── infinitives, gerunds, clauses under nouns ───────────────────────────────────────


def _denied_doing(token: Token, governor: Token) -> Embedded | None:
    having = token.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "having" for c in token.children)
    if (token.tag_ == "VBG" or having) and token.dep_ in {"xcomp", "ccomp", "dobj"}:
        return _of_class(governor, "doing")
    return None


def _said_to(token: Token, governor: Token) -> Embedded | None:
    """Nobody is named who says so."""
    if any(c.lower_ == "to" for c in token.children) and is_passive(governor):
        return _of_class(governor, "to", "passive")
    return None


def _under_report(token: Token, governor: Token) -> Embedded | None:
    """Who rejects a report denies what it says; who confirms it says so."""
    if (
        token.dep_ not in {"acl", "ccomp", "relcl"}
        or governor.pos_ != "NOUN"
        or lemma(governor) not in operators()["report"]
    ):
        return None
    verb = governor.head
    if governor.dep_ == "dobj" and is_operator_of(verb, "reject", "deny"):
        return Embedded("denied", verb)
    if governor.dep_ == "dobj" and lemma(verb) in words("confirm"):
        return Embedded("said", verb)
    return Embedded("accused", governor)


def _under_noun(token: Token, governor: Token) -> Embedded | None:
    """Whoever has or voices what the noun names says so."""
    if governor.pos_ != "NOUN" or not _is_clause(token):
        return None
    outcome = effect_at_noun(lemma(governor), "that", "") or _effect(governor, "that")
    return Embedded(outcome, governor) if outcome in {"said", "negative"} else None


def _was_able(_: Token, governor: Token) -> Embedded | None:
    """Whoever was able to do it did."""
    if governor.lower_ == "able" and governor.head.tag_ == "VBD" and not _has_modal(governor.head):
        return Embedded("actual", governor)
    return None


def _has_modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children)


def _too_weak(token: Token, governor: Token) -> Embedded | None:
    if any(c.lower_ == "too" and c.dep_ == "advmod" for c in governor.children) and token.tag_ == "VB":
        return Embedded("negative", governor)
    return None


def _has_yet_to(_: Token, governor: Token) -> Embedded | None:
    if lemma(governor) in {"be", "have"} and any(c.lower_ == "yet" for c in governor.children):
        return Embedded("negative", governor)
    return None


def _is_to(token: Token, governor: Token) -> Embedded | None:
    if lemma(governor) in {"be", "have"} and token.tag_ == "VB" and token.dep_ == "xcomp":
        return Embedded("future", governor)
    return None


def _wants_somebody_to(token: Token, governor: Token) -> Embedded | None:
    if lemma(governor) in {"want", "expect"} and _has_subject(token):
        return Embedded("unclaimed", governor)
    return None


def _by_class(_: Token, governor: Token) -> Embedded | None:
    return _of_class(governor, "to")


def _of_class(governor: Token, form: Form, preposition: str = "") -> Embedded | None:
    outcome = _effect(governor, form, preposition)
    return None if outcome is None else Embedded(outcome, governor)


_complement: Sieve[[Token, Token], Embedded] = Sieve(
    "complement",
    Rule("denies doing it", "Sudan denied shelling Chad.", _denied_doing),
    Rule("is said to do it", "Sudan is said to have shelled Chad.", _said_to),
    Rule("report that it is done", "Sudan rejected claims that it shelled Chad.", _under_report),
    Rule("what is voiced", "Sudan voiced confidence that Egypt will condemn Chad.", _under_noun),
    Rule("was able to do it", "Sudan was able to bomb Chad.", _was_able),
    Rule("is too weak to do it", "Sudan was too weak to attack Chad.", _too_weak),
    Rule("has yet to do it", "Sudan has yet to condemn Chad.", _has_yet_to),
    Rule("is to do it", "The Sudanese president is to visit Chad.", _is_to),
    Rule("wants somebody to do it", "Sudan wants Egypt to condemn Chad.", _wants_somebody_to),
    Rule("class of the operator", "Sudan refused to meet Chad.", _by_class),
)
