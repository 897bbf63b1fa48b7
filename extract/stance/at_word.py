"""The stance of an act by the words beside its own: negation, auxiliaries, adverbs, articles, adjectives."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.labels import AUXILIARIES, MARKERS, NOUNS, SUBJECTS, VERBS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.knowledge.operators import effect, operators
from dyads.extract.knowledge.words import words
from dyads.extract.stance.stance import Stance

_OPENING = frozenset({'"', "“", "‘", "'", "``"})
# The one outcome of an adverb that the parser takes for a conjunction ("neither") or a clause ("reportedly").
_ADVERBIAL = {"preconj": "negative", "advcl": "alleged"}


def stance_at_verb(verb: Token) -> Stance:
    """What negation, auxiliaries and adverbs at a verb alone make of it."""
    stance = Stance()
    around = [*verb.children, *_shared_modals(verb)]
    clauses = [word for word in around if word.dep_ in {"advcl", "ccomp"} and is_condition(word)]
    if any(word.dep_ == "neg" for word in around):  # "would not free them unless": a no
        clauses = [clause for clause in clauses if clause.left_edge.lower_ != "unless"]
    if clauses:
        stance.weaken("conditional")
    if _is_headline_infinitive(verb):
        stance.weaken("future")
    for word in around:
        _apply(word, stance)
    return stance


def _apply(word: Token, stance: Stance) -> None:
    """What one word under a verb makes of it."""
    match word.dep_:
        case "neg":
            stance.negate()
        case "aux" if word.tag_ == "MD" and not _is_inability(word):
            stance.apply(effect(word.lower_, "auxiliary"), word)
        case "prep" if any(_is_never(inner) for inner in word.children):
            stance.negate()
        case "advmod" | "preconj" | "advcl":
            _apply_adverb(word, stance)
        case "mark" if word.lower_ in words("condition"):
            stance.weaken("possible" if word.lower_ == "whether" else "conditional")


def _apply_adverb(adverb: Token, stance: Stance) -> None:
    """What an adverb makes of its verb; "almost" only right before it, "longer" after "no"."""
    if adverb.lower_ == "ever":  # "hardly ever"
        adverb = next((child for child in adverb.lefts if child.dep_ == "advmod"), adverb)
    outcome = effect(adverb.lower_, "adverb")
    if adverb.lower_ in operators()["nearly"] and adverb.i + 1 != adverb.head.i:
        return
    if adverb.lower_ == "longer" and (adverb.i == 0 or adverb.nbor(-1).lower_ != "no"):
        return
    if adverb.dep_ == "advmod" or outcome == _ADVERBIAL[adverb.dep_]:
        stance.apply(outcome, adverb)


def _is_inability(modal: Token) -> bool:
    """ "cannot", "could not": what somebody is unable to do is not done."""
    return modal.lower_ in words("can") and any(child.dep_ == "neg" for child in modal.head.children)


def is_unable(verb: Token) -> bool:
    """Whether "cannot" or "could not" stands at a verb."""
    return any(c.dep_ == "aux" and _is_inability(c) for c in verb.children)


def _is_never(noun: Token) -> bool:
    """ "by no means", "under no circumstances"."""
    return lemma(noun) in words("means") and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _shared_modals(verb: Token) -> list[Token]:
    """The modals, and "reportedly", of the verb before that hold for this one too: "will meet and visit"."""
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in VERBS:
        return []
    if any(child.dep_ in SUBJECTS or child.dep_ in AUXILIARIES for child in verb.children):
        return []
    modals = [child for child in head.children if child.dep_ == "aux" and child.tag_ == "MD"]
    hearsay = [c for c in head.children if c.i < head.i and effect(c.lower_, "adverb") == "alleged"]
    return [*(modals if verb.tag_ == "VB" else ()), *(hearsay if verb.tag_ == head.tag_ else ())]


def is_condition(clause: Token) -> bool:
    """Whether a clause is one that something else depends on: "if Tunis agrees", "had Tunis agreed"."""
    if any(c.dep_ in MARKERS and c.lower_ in words("condition") for c in clause.children):
        return True
    return is_unmarked_condition(clause)


def is_unmarked_condition(clause: Token) -> bool:
    """The same without a conjunction: "had Tunis agreed", "in case Tunis agrees"."""
    if clause.dep_ == "ccomp" and clause.head.lower_ in words("supposing") and clause.head.dep_ != "ROOT":
        return True
    first = clause.left_edge
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    inverted = first.lower_ in words("inverted") and clause in {first, first.head}
    if subject is not None and inverted and first.i < subject.i:
        return clause.head != clause and clause.i < clause.head.i
    return _is_in_case(clause)


def _is_in_case(clause: Token) -> bool:
    """ "in case Tunis agrees", which the parser may take for a phrase of its own before the subject."""
    return any(
        c.lower_ == "case" and c.i > 0 and c.nbor(-1).lower_ == "in" and c.i + 1 < clause.i
        for c in (clause.head, *(inner for child in clause.children for inner in (child, *child.children)))
    )


def _is_headline_infinitive(verb: Token) -> bool:
    """Whether the verb is the infinitive of a headline, which means the future: "Japan PM to visit Kyiv"."""
    head = verb.head
    on_top = head == verb or (head.head == head and head.pos_ in NOUNS)
    return (
        on_top
        and verb.tag_ == "VB"
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    )


def _is_to_be(verb: Token) -> bool:
    """ "to be held"."""
    return {"to", "be"} <= {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}


def apply_words_at_noun(noun: Token, stance: Stance) -> None:
    """What articles and adjectives at a noun make of its act: "no attack", "a planned visit"."""
    if noun.i > 0 and noun.nbor(-1).text in _OPENING and noun.i + 1 < len(noun.doc) and noun.nbor(1).is_quote:
        stance.suppressed = True  # the president's “war” on them
    for child in noun.children:
        word = child.lower_
        if child.dep_ in {"acl", "relcl"} and child.tag_ in {"VB", "VBN"} and _is_to_be(child):
            stance.weaken("future")
        if child.dep_ == "det" and word == "no":
            stance.negate()
        elif child.dep_ == "det" and word == "any":
            stance.weaken("conditional")
        elif child.dep_ in {"amod", "advmod"}:
            stance.apply(effect(word, "adjective"), child)
