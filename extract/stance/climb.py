"""Climbing: the stance of an act, read from its word up the parse to the top of the sentence.

Each word on the way that embeds what stands under it changes the reading.
"""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.arguments import resumed, verb_above
from dyads.extract.grammar.labels import (
    AFTER_PREPOSITION,
    DETERMINING,
    EMBEDDED,
    FINITE,
    MARKERS,
    MODIFIERS,
    NOUNS,
    PARTICIPLES,
    SUBJECTS,
    VERBS,
)
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.operators import effect, effect_at_noun, operators
from dyads.extract.knowledge.words import words
from dyads.extract.stance.at_word import (
    apply_words_at_noun,
    is_condition,
    is_unmarked_condition,
    stance_at_verb,
)
from dyads.extract.stance.embedding import embed, has_content, inherit, is_lacking, is_operator_of, under_none
from dyads.extract.stance.stance import Stance
from dyads.graph.ontology import ontology

# Parts of speech of a word that is, or heads, an embedded act.
_ACTS = VERBS | {"ADJ", "NOUN"}
# Dependencies of a word inside a phrase whose head it follows or modifies.
_WITHIN = MODIFIERS | {"conj", "appos", "poss"}
# Categories of acts that are done in saying so: who rallies to urge somebody urges.
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "SANCTION", "SUPPORT"})
_NONE = frozenset({"no", "neither"})
# Dependencies by which the parser hangs a condition that no conjunction marks.
_ODD_CONDITIONS = frozenset({"acl", "ccomp", "relcl"})
_HIGHEST = 40  # steps; no sentence is deeper, and a broken parse must not hold us


def stance_of(predicate: Predicate) -> Stance:
    """The stance of a predicate, read from its governor up to the top of the sentence."""
    relation = ontology().relation(predicate.relation)
    spoken = relation.category in _SPOKEN and not ontology().is_symmetric(relation.id)
    if predicate.nominal and predicate.governor == predicate.trigger:
        stance = Stance(spoken=spoken)
        start = _climb_from_noun(predicate.trigger, stance)
        stance.apply(predicate.support, predicate.trigger)
    else:
        start = predicate.governor
        stance = Stance() if predicate.settled else stance_at_verb(start)
        stance.spoken = spoken
        if not predicate.settled and any(_has_no(w) for w in predicate.words if w.pos_ == "NOUN"):
            stance.negate()
        stance.apply(predicate.support, start)
    _climb(start, stance)
    if any(_says_none(head) for head in (*predicate.subjects, *predicate.objects)):
        stance.negate()
    if stance.would and stance.modality == "actual":
        stance.modality = "future" if stance.speakers else "conditional"
    return stance


def _has_no(noun: Token) -> bool:
    """ "gave no support"."""
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _says_none(head: Token) -> bool:
    """ "no country", "neither side"."""
    return any(c.lower_ in _NONE and c.dep_ in DETERMINING for c in head.children)


# ── from a noun to its clause ───────────────────────────────────────────────────────


def _climb_from_noun(noun: Token, stance: Stance) -> Token:
    """From a nominal act to the verb of its clause; what stands around it may make it less than actual."""
    apply_words_at_noun(noun, stance)
    token = noun
    while token.head != token:
        head = token.head
        if token.dep_ in AFTER_PREPOSITION:
            owner = head.head
            _after_preposition(noun, owner, head.lower_, stance)
            if owner.pos_ in VERBS:
                return owner
            token = owner if owner.pos_ in NOUNS else head
        elif token.dep_ not in _WITHIN and head.pos_ in VERBS:
            if not stance.presupposed:
                _as_argument(token, head, stance)
            return head
        else:
            token = head
    return token


def _after_preposition(noun: Token, owner: Token, preposition: str, stance: Stance) -> None:
    """ "threat of an attack", "called for talks", "after an attack", "without an attack"."""
    if owner.pos_ in NOUNS and is_lacking(owner):
        under_none(owner, stance, preposition)
    elif owner.pos_ in NOUNS:
        if lemma(owner) != lemma(noun):  # "its support for X and its support for Y", hung under the first
            stance.apply(effect_at_noun(lemma(owner), "act", preposition), owner)
    elif preposition == "without":
        stance.weaken("possible")
    if owner.pos_ in VERBS and preposition in words("within"):
        _within_an_act(stance_at_verb(owner), preposition, stance)
    if preposition in words("presuppose"):
        stance.presupposed = True
    if owner.pos_ in VERBS and not (preposition == "to" and owner.tag_ in {"VBD", "VBN"}):
        stance.apply(effect(lemma(owner), "act", preposition), owner)  # not "agreed to talks", which is over


def _within_an_act(around: Stance, preposition: str, stance: Stance) -> None:
    """ "will urge Iran during talks" lie ahead, "were reportedly killed in a raid" is alleged."""
    if around.modality == "alleged" or (preposition == "during" and around.modality == "future"):
        stance.weaken(around.modality)


def _as_argument(token: Token, verb: Token, stance: Stance) -> None:
    """What a verb makes of its object or subject: "foiled an attack", "talks are expected"."""
    if token.dep_ == "dobj":
        stance.apply(effect(lemma(verb), "act"), verb)
        if lemma(verb) in words("bring_about"):
            inherit(verb, stance, of=token)
    elif token.dep_ in SUBJECTS:
        own = stance_at_verb(verb)
        if own.would:
            stance.weaken("conditional")
        elif own.modality != "alleged":
            stance.weaken(own.modality)
        stance.apply(effect(lemma(verb), "subject"), verb)


# ── from a verb to the top ──────────────────────────────────────────────────────────


def _climb(token: Token, stance: Stance) -> None:
    """From a verb to the top of the sentence: each governor that embeds it has its say."""
    for _ in range(_HIGHEST):
        if not stance.aside:
            _tags(token, stance)
        if _is_question(token) and not stance.presupposed:
            stance.suppressed = True
        if token.head == token:
            return
        if token.dep_ == "conj" and token.tag_ in FINITE and token.head.tag_ in {"VB", "VBG"}:
            token = _finite_above(token)  # "went to mediate and met", hung under "mediate"
            continue
        if (above := resumed(token)) is not None:
            token = above
            continue
        _step(token, stance)
        stance.spoken = False  # what stands above embeds another act
        token = token.head


def _is_question(token: Token) -> bool:
    """Whether a clause asks whether something is so, not why or how it is."""
    if token.pos_ not in VERBS or not any(c.text == "?" for c in token.children):
        return False
    return not any(c.lower_ in words("why") for c in token.children)


def _told_by(clause: Token) -> Token | None:
    """The verb whose content hangs under a noun between them: "said in a letter that X left"."""
    noun = clause.head
    objects = [c for c in clause.children if c.dep_ == "dobj"]
    that = next((c for c in clause.children if c.lower_ == "that"), None)
    if that is None or not (that.dep_ == "mark" or (that in objects and len(objects) > 1)):
        return None
    verb = verb_above(noun)
    within = noun.dep_ == "pobj" and noun.head.lower_ in words("within")
    if is_operator_of(verb, "say", "deny", "accuse") and (within or not has_content(noun)):
        return verb
    return None


def _only_adds(clause: Token) -> bool:
    """Whether a relative clause stands after a comma."""
    first = clause.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def _finite_above(token: Token) -> Token:
    """The nearest finite verb above an infinitive that a finite verb hangs under as a conjunct."""
    above = token.head
    while above.head != above and above.tag_ not in FINITE:
        above = above.head
    return above


def _step(token: Token, stance: Stance) -> None:
    """What the governor right above a word makes of the act under it."""
    head, dep = token.head, token.dep_
    if dep == "acl" and _is_bare_participle(token):
        stance.presupposed = stance.presupposed or token.tag_ == "VBN"
        return  # it only describes its noun
    if dep in _ODD_CONDITIONS and is_unmarked_condition(token):
        stance.depend()
        stance.presupposed = True
        return
    if dep in {"acl", "relcl"} and (governor := _told_by(token)):
        embed(token, governor, "", stance)
        inherit(governor, stance, of=token)
    elif dep == "relcl" and not has_content(head):
        stance.presupposed = True
        stance.aside = stance.aside or _only_adds(token)
    elif _is_gerund(token) and head.lower_ in words("presuppose"):
        stance.presupposed = True
    elif (dep in EMBEDDED or dep == "relcl" or _is_gerund(token)) and token.pos_ in _ACTS:
        governor, preposition = (_above_preposition(head), head.lower_) if _is_gerund(token) else (head, "")
        embed(token, governor, preposition, stance)
        if governor.pos_ in VERBS and governor != token and dep != "parataxis":
            inherit(governor, stance, of=token)
    elif dep == "advcl":
        _adverbial(token, stance)
    elif dep == "pobj" and head.lower_ == "without":
        stance.negate()


def _is_gerund(token: Token) -> bool:
    """Whether a gerund stands after a preposition, though the parser may take it for a noun."""
    return token.dep_ == "pcomp" or (token.dep_ == "pobj" and token.tag_ == "VBG" and token.pos_ == "VERB")


def _above_preposition(preposition: Token) -> Token:
    """What embeds the gerund after a preposition."""
    governor = preposition.head
    if governor.head.dep_ == "agent":  # "accused by the court of …"
        governor = governor.head.head
    if governor.dep_ == "dobj" and is_operator_of(
        governor.head, "accuse", "acquit", "arrest", "blame", "speak"
    ):
        governor = governor.head  # "accused the army of shelling", hung under "army"
    return governor


def _is_bare_participle(token: Token) -> bool:
    return token.tag_ in PARTICIPLES and not any(c.dep_ in {"mark", "aux", "nsubj"} for c in token.children)


def _adverbial(clause: Token, stance: Stance) -> None:
    """ "after …", "if …", "to …"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in MARKERS}
    if marks & words("presuppose"):
        stance.presupposed = True
    marks |= {c.lower_ for c in clause.children if c.dep_ == "aux"}
    until = marks & {"until", "till"} and clause.tag_ != "VBD"
    if is_condition(clause) or until:
        if until:
            stance.weaken("conditional")
        else:
            stance.depend()
        stance.presupposed = True  # what is said above holds of what follows from the condition, not of it
    elif clause.tag_ == "VBG" and not marks:
        _at_the_same_time(clause, stance)
    elif "to" in marks and clause.tag_ == "VB" and not is_operator_of(clause.head, "begin"):
        embed(clause, clause.head, "", stance)
        own = stance_at_verb(clause.head)
        if stance.presupposed:
            return
        if own.would or own.modality == "future":
            stance.weaken("future")
        elif not stance.spoken and lemma(clause.head) not in words("give"):
            stance.weaken("possible")


def _at_the_same_time(clause: Token, stance: Stance) -> None:
    """ "could not go on working with", "will return, visiting"."""
    if is_operator_of(clause.head, "begin"):
        inherit(clause.head, stance, of=clause)
    elif stance_at_verb(clause.head).modality == "future":
        stance.weaken("future")


def _tags(token: Token, stance: Stance) -> None:
    """ "according to X", "as X said", "…, X said" hung under the content instead of above it."""
    say = operators()["say"]
    for child in token.children:
        if child.lower_ == "according" or (child.lemma_ in say and _is_aside(child, token)):
            stance.said_by(child)


def _is_aside(verb: Token, content: Token) -> bool:
    if verb.dep_ == "advcl":
        return any(c.lower_ == "as" for c in verb.children)
    return verb.dep_ in {"parataxis", "ccomp"} and _is_tag(verb, content)


def _is_tag(verb: Token, content: Token) -> bool:
    """Whether a verb of saying only tags the content ("…, officials said"): it has none of its own."""
    has_subject = any(c.dep_ == "nsubj" for c in verb.children)
    has_content = any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in verb.children)
    return has_subject and not has_content and (verb.dep_ == "parataxis" or verb.i > content.i)
