"""Climbing: the stance of an act, read from its word up the parse to the top of the sentence.

Each word on the way that embeds what stands under it changes the reading (embedding.py).
"""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.operators import operators
from dyads.extract.stance.embedding import ALLEGING, FINITE, belongs, embed, inherit
from dyads.extract.stance.stance import IF, Stance, apply_words_at_noun, stance_at_verb

# Prepositions and conjunctions that take for granted what follows: "after an attack".
_PRESUPPOSING = frozenset(
    {"after", "following", "since", "over", "despite", "during", "amid", "because", "as"}
)
# Nouns after which an act is possible at most: "threat of an attack", "preparations for talks".
_HYPOTHETICAL = frozenset(
    "bid call case chance condition danger date demand desire event fear groundwork hope idea "
    "invitation need option plan possibility preparation proposal prospect push readiness request risk "
    "speculation support talk threat timetable way".split()
)
# Verbs after which "for" brings what has not happened: "called for talks".
_AIMING = frozenset("appeal ask brace call hope pave plan prepare press push vote wait".split())
# Verbs whose object has not happened, or not yet: "averted an attack".
_FORESTALLING = frozenset("authorise authorize face foil order repel stop thwart".split())
# Verbs whose subject has not happened, or not yet: "an attack was foiled".
_SCHEDULING = frozenset({"expect", "plan", "schedule"})
_CANCELLING = frozenset({"prevent", "avert", "foil", "postpone", "cancel"})
# Support verbs that ask for the act, so that there is no claim of it.
_DEMANDING = frozenset({"demand", "urge", "request", "threaten", "promise", "pledge"})
# Dependencies through which a governor embeds an act.
_EMBEDDED = frozenset("ccomp xcomp acl csubj csubjpass pcomp parataxis prep dobj oprd".split())
_GIVING = frozenset("send provide deploy dispatch give donate contribute deliver spend pay use".split())
_HIGHEST = 40  # steps; no sentence is deeper, and a broken parse must not hold us


def stance_of(predicate: Predicate) -> Stance:
    """The stance of a predicate, read from its governor up to the top of the sentence."""
    if predicate.nominal and predicate.governor == predicate.trigger:
        stance = Stance()
        start = _climb_from_noun(predicate.trigger, stance)
    else:
        start = predicate.governor
        stance = Stance() if predicate.settled else stance_at_verb(start)
        if not predicate.settled and any(
            c.dep_ == "det" and c.lower_ == "no"
            for w in predicate.words
            if w.pos_ == "NOUN"
            for c in w.children
        ):
            stance.negate()
        _apply_support(predicate, stance)
    _climb(start, stance)
    if any(_says_none(head) for head in (*predicate.subjects, *predicate.objects)):
        stance.negate()
    if stance.would and stance.modality == "actual":
        stance.modality = "future" if stance.speakers else "conditional"
    return stance


def _says_none(head: Token) -> bool:
    """ "no country", "neither side"."""
    return any(
        c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj", "cc", "advmod"} for c in head.children
    )


def _apply_support(predicate: Predicate, stance: Stance) -> None:
    """What the support verb of a noun makes of the act: "ended the siege", "demanded talks"."""
    support = predicate.support
    if support in {"end", "reject"}:
        stance.embedding = support
    elif support == "demand":
        stance.embedding = "seek"
    elif support == "seek":
        stance.weaken("possible")
        stance.suppressed = predicate.governor.lemma_ in _DEMANDING
    elif support == "ask":
        stance.suppressed = True
    elif support == "deny":
        stance.negate()
        stance.speakers.append(predicate.governor)


# ── from a noun to its clause ───────────────────────────────────────────────────────


def _climb_from_noun(noun: Token, stance: Stance) -> Token:
    """From a nominal act to the verb of its clause; what stands around it may make it less than actual."""
    apply_words_at_noun(noun, stance)
    token = noun
    while token.head != token:
        head = token.head
        if token.dep_ in {"pobj", "pcomp"}:
            owner, preposition = head.head, head.lower_
            if owner.pos_ in {"NOUN", "PROPN"}:
                _under_noun(owner, preposition, stance)
                stance.presupposed = stance.presupposed or preposition in _PRESUPPOSING
                token = owner
                continue
            if preposition == "without":
                stance.weaken("possible")
            elif preposition in _PRESUPPOSING:
                stance.presupposed = True
            if owner.pos_ in {"VERB", "AUX"}:
                _after_preposition(owner, preposition, stance)
                return owner
        elif token.dep_ not in {"conj", "appos", "nmod", "compound", "poss", "amod"} and head.pos_ in {
            "VERB",
            "AUX",
        }:
            if stance.presupposed:
                pass
            elif token.dep_ == "dobj":
                _as_object(head, stance)
            elif token.dep_ in {"nsubj", "nsubjpass"}:
                _as_subject(head, stance)
            return head
        token = head
    return token


def _under_noun(owner: Token, preposition: str, stance: Stance) -> None:
    """ "the threat of an attack", "reports of an attack"."""
    if lemma(owner) in _HYPOTHETICAL and preposition in {"of", "for", "about", "to"}:
        stance.weaken("possible")
    elif lemma(owner) in ALLEGING and preposition in {"of", "about"}:
        stance.weaken("alleged")


def _after_preposition(verb: Token, preposition: str, stance: Stance) -> None:
    """ "called for talks", "accused X of an attack", "warned of an attack"."""
    word = lemma(verb)
    if preposition == "for" and word in _AIMING:
        stance.weaken("possible")
    elif preposition == "to":
        if word in {"look", "agree", "lead", "object"} and verb.tag_ not in {"VBD", "VBN"}:
            stance.weaken("future")
    elif preposition in {"of", "with", "about"}:
        if word in {"accuse", "suspect", "charge"}:
            stance.weaken("alleged")
            stance.speakers.append(verb)
        elif word in {"warn", "threaten"}:
            stance.weaken("possible")


def _as_object(verb: Token, stance: Stance) -> None:
    """ "denied an attack", "foiled an attack"."""
    word = lemma(verb)
    if word in operators()["deny"]:
        stance.negate()
        stance.speakers.append(verb)
    elif word in operators()["seek"] or word in _FORESTALLING:
        stance.weaken("possible")


def _as_subject(verb: Token, stance: Stance) -> None:
    """ "an attack would …", "talks are expected", "the visit was cancelled"."""
    own = stance_at_verb(verb)
    if own.would:
        stance.weaken("conditional")
    elif own.modality != "alleged":
        stance.weaken(own.modality)
    if lemma(verb) in _SCHEDULING:
        stance.weaken("future")
    elif lemma(verb) in _CANCELLING:
        stance.weaken("possible")


# ── from a verb to the top ──────────────────────────────────────────────────────────


def _climb(token: Token, stance: Stance) -> None:
    """From a verb to the top of the sentence: each governor that embeds it has its say."""
    for _ in range(_HIGHEST):
        _tags(token, stance)
        if token.head == token:
            return
        if token.dep_ == "conj" and token.tag_ in FINITE and token.head.tag_ in {"VB", "VBG"}:
            token = _finite_above(token)  # "went to mediate and met", hung under "mediate"
            continue
        _step(token, stance)
        token = token.head


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
        return  # it only describes its noun
    if dep == "pcomp" and head.lower_ in _PRESUPPOSING:
        stance.presupposed = True
    elif dep in _EMBEDDED and token.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        governor, preposition = (head.head, head.lower_) if dep == "pcomp" else (head, "")
        if dep == "pcomp" and governor.head.dep_ == "agent":  # "accused by the court of …"
            governor = governor.head.head
        if dep == "pcomp" and governor.dep_ == "dobj" and belongs(governor.head, "allege"):
            governor = governor.head  # "accused the army of shelling", hung under "army"
        embed(token, governor, preposition, stance)
        if governor.pos_ in {"VERB", "AUX"} and governor != token and dep != "parataxis":
            inherit(governor, stance, of=token)
    elif dep == "advcl":
        _adverbial(token, stance)
    elif dep == "relcl":
        stance.presupposed = True
    elif dep == "pobj" and head.lower_ == "without":
        stance.negate()


def _is_bare_participle(token: Token) -> bool:
    return token.tag_ in {"VBN", "VBG"} and not any(
        c.dep_ in {"mark", "aux", "nsubj"} for c in token.children
    )


def _adverbial(clause: Token, stance: Stance) -> None:
    """ "after …", "if …", "to …"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    if marks & _PRESUPPOSING:
        stance.presupposed = True
    marks |= {c.lower_ for c in clause.children if c.dep_ == "aux"}
    if marks & IF:
        stance.weaken("conditional")
        stance.presupposed = True  # what is said above holds of what follows from the condition, not of it
    elif marks & {"until", "till"}:
        stance.weaken("conditional")
        stance.presupposed = True
    elif clause.tag_ == "VBG" and not marks:
        if belongs(clause.head, "begin"):  # "could not go on working with"
            inherit(clause.head, stance, of=clause)
        elif stance_at_verb(clause.head).modality == "future":  # "will return, visiting"
            stance.weaken("future")
    elif "to" in marks and clause.tag_ == "VB" and not belongs(clause.head, "begin"):
        embed(clause, clause.head, "", stance)
        if lemma(clause.head) not in _GIVING:  # "sent fighters to support the army": they do
            stance.weaken("possible")


def _tags(token: Token, stance: Stance) -> None:
    """ "according to X", "as X said", "…, X said" hung under the content instead of above it."""
    for child in token.children:
        if child.lower_ == "according" or (
            child.lemma_ in operators()["say"]
            and (
                (child.dep_ in {"parataxis", "ccomp"} and _is_tag(child, token))
                or (child.dep_ == "advcl" and any(c.lower_ == "as" for c in child.children))
            )
        ):
            stance.said_by(child)


def _is_tag(verb: Token, content: Token) -> bool:
    """Whether a verb of saying only tags the content ("…, officials said"): it has none of its own."""
    has_subject = any(c.dep_ == "nsubj" for c in verb.children)
    has_content = any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in verb.children)
    return has_subject and not has_content and (verb.dep_ == "parataxis" or verb.i > content.i)
