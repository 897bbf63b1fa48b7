"""Stance: whether an act is asserted, denied, planned, possible or alleged, and who says so.

From the governor of a predicate we climb the parse to the top of the sentence. Each word on the way that embeds what
stands under it (data/operators.toml) changes the reading: "denied", "threatened to", "said that", "if".
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.arguments import acting_subjects, direct_objects, is_passive
from dyads.extract.lexicon import operators
from dyads.extract.predicates import Predicate, support_class
from dyads.graph.model import Modality, Polarity

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "must", "should", "ca", "ought", "need"})
_ALLEGED = frozenset({"reportedly", "allegedly", "purportedly", "supposedly", "ostensibly"})
_MAYBE = frozenset(
    {"possibly", "perhaps", "probably", "likely", "potentially", "maybe", "apparently", "presumably"}
)
_NEVER = frozenset({"never", "neither", "nor", "hardly", "barely"})
_IF = frozenset({"if", "unless", "should", "provided", "lest", "whether"})
_HYPOTHETICAL_NOUN = frozenset(
    "threat risk possibility prospect fear danger plan hope case event talk speculation idea option chance call demand way need "
    "preparation invitation proposal request possibility desire bid push support date timetable readiness condition groundwork".split()
)
_ALLEGING_NOUN = frozenset(
    "accusation allegation charge suspicion claim report rumour rumor count suggestion assertion".split()
)
_PRESUPPOSING = frozenset(
    {"after", "following", "since", "over", "despite", "during", "amid", "because", "as"}
)


class Stance(msgspec.Struct):
    """How a predicate is meant. `embedding` is the class of operator that makes another act of it ("refuse", …)."""

    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speakers: list[Token] = msgspec.field(default_factory=list)
    """Verbs or words of saying, innermost first; who says so is their subject (or their object, after "according to")."""
    suppressed: bool = False
    embedding: str = ""
    would: bool = False
    presupposed: bool = False
    """Taken for granted ("following an attack"): what is asked, planned or denied around it does not touch it."""

    def negate(self) -> None:
        """Turns the polarity over."""
        self.polarity = "negative" if self.polarity == "positive" else "positive"

    def weaken(self, modality: Modality) -> None:
        """Makes an actual act no more than this; what is weakened already stays so."""
        if self.modality == "actual":
            self.modality = modality


def stance_of(predicate: Predicate) -> Stance:
    """The stance of a predicate, read from its governor up to the top of the sentence."""
    stance = Stance()
    token = predicate.governor
    support = support_class(predicate)
    if predicate.nominal and predicate.governor == predicate.trigger:
        token = _climb_from_noun(predicate.trigger, stance)
    else:
        _own_words(token, stance)
        if any(
            c.dep_ == "det" and c.lower_ == "no"
            for word in predicate.words
            if word.pos_ == "NOUN"
            for c in word.children
        ):
            stance.negate()
        if support in {"end", "reject"}:
            stance.embedding = support
        elif support == "demand":
            stance.embedding = "seek"
        elif support == "seek":
            stance.weaken("possible")
            stance.suppressed = predicate.governor.lemma_ in {
                "demand",
                "urge",
                "request",
                "threaten",
                "promise",
                "pledge",
            }
        elif support == "ask":
            stance.suppressed = True
        elif support == "deny":
            stance.negate()
            stance.speakers.append(predicate.governor)
    _climb(token, stance)
    if any(
        c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj", "cc", "advmod"}
        for s in (*predicate.subjects, *predicate.objects)
        for c in s.children
    ):
        stance.negate()
    if stance.would and stance.modality == "actual":
        stance.modality = "future" if stance.speakers else "conditional"
    return stance


def _own_words(verb: Token, stance: Stance) -> None:
    """Negation, auxiliaries and adverbs at the verb itself."""
    children = list(verb.children)
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in children)
    ):
        shared = [c for c in verb.head.children if c.dep_ == "aux" and c.tag_ == "MD"]
        if not any(c.dep_ in {"aux", "auxpass"} for c in children) and verb.tag_ == "VB":
            children += shared
    if any(
        child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _IF for c in child.children)
        for child in children
    ):
        stance.weaken("conditional")
    if verb.tag_ == "VB" and (
        verb.head == verb or verb.head.head == verb.head and verb.head.pos_ in {"NOUN", "PROPN"}
    ):
        if any(child.dep_ == "aux" and child.lower_ == "to" for child in children):
            stance.weaken("future")  # a headline: "Japan PM to visit Kyiv"
    for child in children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in {"advmod", "preconj"} and word in _NEVER):
            stance.negate()
        elif child.dep_ == "aux" and child.tag_ == "MD":
            if word in _FUTURE:
                stance.weaken("future")
            elif word in _POSSIBLE:
                stance.weaken("possible")
            elif word in {"would", "'d", "’d"}:
                stance.would = True
        elif child.dep_ in {"advmod", "advcl"} and word in _ALLEGED:
            stance.weaken("alleged")
        elif child.dep_ == "advmod" and word in _MAYBE:
            stance.weaken("possible")
        elif child.dep_ == "mark" and word in _IF:
            stance.weaken("possible" if word == "whether" else "conditional")
        elif (
            child.dep_ == "advcl"
            and any(c.dep_ == "mark" and c.lower_ in _IF for c in child.children)
            and stance.would
        ):
            stance.weaken("conditional")


def _climb_from_noun(noun: Token, stance: Stance) -> Token:
    """From a nominal act to the clause it stands in; what stands around it may make it less than actual."""
    for child in noun.children:
        word = child.lower_
        if child.dep_ == "det" and word in {"no", "any"}:
            if word == "no":
                stance.negate()
            else:
                stance.weaken("conditional")
        elif child.dep_ in {"amod", "advmod"}:
            if word in {"alleged", "suspected", "reported", "purported"}:
                stance.weaken("alleged")
            elif word in {
                "possible",
                "potential",
                "planned",
                "future",
                "proposed",
                "imminent",
                "upcoming",
                "threatened",
                "hypothetical",
                "expected",
                "likely",
                "forthcoming",
                "scheduled",
            }:
                stance.weaken(
                    "future" if word in {"planned", "upcoming", "forthcoming", "scheduled"} else "possible"
                )
            elif word in {"attempted", "failed", "foiled", "unsuccessful", "thwarted"}:
                stance.weaken("possible")
    token = noun
    while True:
        head = token.head
        if head == token:
            return token
        if token.dep_ in {"pobj", "pcomp"}:
            owner = head.head
            preposition = head.lower_
            if owner.pos_ in {"NOUN", "PROPN"}:
                lemma = owner.lemma_.lower()
                if lemma in _HYPOTHETICAL_NOUN and preposition in {"of", "for", "about", "to"}:
                    stance.weaken("possible")
                elif lemma in _ALLEGING_NOUN and preposition in {"of", "about"}:
                    stance.weaken("alleged")
                token = owner
                continue
            if preposition in {"without", "against"}:
                stance.weaken("possible")
            elif preposition in _PRESUPPOSING:
                stance.presupposed = True
            if owner.pos_ in {"VERB", "AUX"}:
                lemma = owner.lemma_.lower()
                if preposition == "for" and lemma in {
                    "call",
                    "appeal",
                    "push",
                    "press",
                    "ask",
                    "wait",
                    "prepare",
                    "plan",
                    "hope",
                    "vote",
                    "brace",
                    "pave",
                }:
                    stance.weaken("possible")
                elif (
                    preposition == "to"
                    and lemma in {"look", "agree", "lead", "object"}
                    and not _is_past(owner)
                ):
                    stance.weaken("future")
                elif preposition in {"of", "with", "about"} and lemma in {"accuse", "suspect", "charge"}:
                    stance.weaken("alleged")
                    stance.speakers.append(owner)
                elif preposition in {"of", "with", "about"} and lemma in {"warn", "threaten"}:
                    stance.weaken("possible")
                return owner
            token = head
            continue
        if token.dep_ in {"conj", "appos", "nmod", "compound", "poss", "amod"}:
            token = head
            continue
        if head.pos_ in {"VERB", "AUX"}:
            lemma = head.lemma_.lower()
            if token.dep_ == "dobj":
                if lemma in operators()["deny"]:
                    stance.negate()
                    stance.speakers.append(head)
                elif lemma in operators()["seek"] or lemma in {
                    "stop",
                    "foil",
                    "thwart",
                    "repel",
                    "face",
                    "authorize",
                    "authorise",
                    "order",
                }:
                    stance.weaken("possible")
            elif token.dep_ in {"nsubj", "nsubjpass"}:
                probe = Stance()
                _own_words(head, probe)
                if probe.would:
                    stance.weaken("conditional")
                elif probe.modality in {"future", "possible", "conditional"}:
                    stance.weaken(probe.modality)
                if lemma in {"expect", "plan", "schedule", "prevent", "avert", "foil", "postpone", "cancel"}:
                    stance.weaken("future" if lemma in {"expect", "plan", "schedule"} else "possible")
            return head
        token = head


def _climb(token: Token, stance: Stance) -> None:
    """From a verb to the top of the sentence: each governor that embeds it has its say."""
    steps = 0
    while steps < 40:
        steps += 1
        _according_to(token, stance)
        head = token.head
        if head == token:
            return
        dep = token.dep_
        if (
            dep == "acl"
            and token.tag_ in {"VBN", "VBG"}
            and not any(c.dep_ in {"mark", "aux", "nsubj"} for c in token.children)
        ):
            pass  # a participle only describes its noun
        elif dep == "pcomp" and head.lower_ in _PRESUPPOSING:
            stance.presupposed = True
        elif dep in {
            "ccomp",
            "xcomp",
            "acl",
            "csubj",
            "csubjpass",
            "pcomp",
            "parataxis",
            "prep",
            "dobj",
            "oprd",
        } and token.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            governor, preposition = (head.head, head.lower_) if dep == "pcomp" else (head, "")
            if dep == "pcomp" and governor.head.dep_ == "agent":  # "accused by the court of …"
                governor = governor.head.head
            _embed(token, governor, preposition, stance)
            if governor.pos_ in {"VERB", "AUX"} and governor != token and dep != "parataxis":
                _inherit(governor, stance, of=token)
        elif dep == "advcl":
            if any(c.dep_ in {"mark", "advmod"} and c.lower_ in _PRESUPPOSING for c in token.children):
                stance.presupposed = True
            marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod", "aux"}}
            if marks & _IF:
                stance.weaken("conditional")
            elif "to" in marks and token.tag_ == "VB" and not _class_of(head, "begin"):
                _embed(token, head, "", stance)
                stance.weaken("possible")
        elif dep == "pobj" and head.lower_ in {"without"}:
            stance.negate()
        elif dep == "conj" and head.pos_ in {"VERB", "AUX"}:
            pass
        token = head


def _inherit(governor: Token, stance: Stance, of: Token) -> None:
    """What negation and auxiliaries at an embedding verb do to what it embeds ("did not agree to meet")."""
    lemma = governor.lemma_.lower()
    if stance.presupposed:
        return
    if of.dep_ == "ccomp" and lemma in operators()["say"]:
        return  # "did not say that": rare, and says nothing of the content
    probe = Stance()
    _own_words(governor, probe)
    if probe.polarity == "negative":
        stance.negate()
    if probe.modality != "actual":
        stance.weaken(probe.modality)
    stance.would = stance.would or probe.would


def _embed(token: Token, governor: Token, preposition: str, stance: Stance) -> None:
    """What the governor's class does to the act under it."""
    lemma = governor.lemma_.lower()
    if stance.presupposed:
        if token.dep_ == "ccomp" and lemma in operators()["say"]:
            stance.speakers.append(governor)
        return
    finite = token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in token.children
    )
    own_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    if token.dep_ == "pcomp":
        if preposition == "without" or (preposition == "of" and governor.lower_ in {"instead", "short"}):
            stance.negate()
        elif preposition in {"of", "for", "with", "over"} and lemma in operators()["allege"] | {
            "condemn",
            "criticize",
            "criticise",
            "denounce",
        }:
            stance.weaken("alleged")
            stance.speakers.append(governor)
        elif preposition in {"from"} and lemma in operators()["let"]:
            stance.suppressed = True
        elif preposition in {"of", "for", "to", "at", "on", "about", "in"} and (
            _class_of(governor, "hope") or _class_of(governor, "plan")
        ):
            stance.weaken("possible")
        elif (
            preposition in {"of", "for", "on", "to"}
            and (_class_of(governor, "threaten") or _class_of(governor, "promise"))
            and not stance.embedding
        ):
            stance.embedding = "threaten" if _class_of(governor, "threaten") else "promise"
        return
    if (token.dep_ in {"ccomp", "parataxis"} or token.dep_ == "xcomp") and (
        finite or (own_subject and token.tag_ not in {"VB"})
    ):
        if lemma in operators()["deny"] and lemma != "reject":
            if any(c.dep_ == "neg" for c in governor.children):
                stance.weaken("possible")
            stance.negate()
            stance.speakers.append(governor)
        elif lemma in operators()["say"]:
            if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children):
                stance.weaken("possible")
            if lemma in operators()["allege"] and lemma not in {"claim", "complain"}:
                stance.weaken("alleged")
            stance.speakers.append(governor)
        elif lemma in operators()["ask"]:
            stance.suppressed = True
        elif _class_of(governor, "hope") or _class_of(governor, "plan"):
            stance.weaken("possible")
        return
    if token.tag_ == "VBG" and token.dep_ in {"xcomp", "dobj"} and lemma in operators()["deny"]:
        if any(c.dep_ == "neg" for c in governor.children):
            stance.weaken("possible")
        stance.negate()
        stance.speakers.append(governor)
        return
    if (
        is_passive(governor)
        and lemma in operators()["say"] | operators()["allege"]
        and any(c.lower_ == "to" for c in token.children)
    ):
        stance.weaken("alleged")  # "is said to have", "are accused of"
        return
    if token.dep_ in {"acl", "ccomp"} and governor.pos_ == "NOUN" and lemma in _ALLEGING_NOUN:
        verb = governor.head  # "rejected accusations that its army had shelled a town"
        if governor.dep_ == "dobj" and verb.lemma_.lower() in operators()["reject"] | operators()["deny"]:
            stance.negate()
            stance.speakers.append(verb)
        else:
            stance.weaken("alleged")
        return
    for name in ("refuse", "threaten", "promise"):
        if _class_of(governor, name):
            stance.embedding = stance.embedding or name
            return
    if lemma in {"be", "have"} and any(c.lower_ == "yet" for c in governor.children):
        stance.negate()  # "has yet to apologize"
        return
    if own_subject and lemma in {"want", "expect"}:
        stance.suppressed = True
    elif _class_of(governor, "hope") and lemma not in {"be", "have"}:
        stance.weaken("possible")
    elif _class_of(governor, "plan"):
        stance.weaken("future")
    elif _class_of(governor, "ask") or _class_of(governor, "let"):
        if lemma in {"help"}:
            return
        stance.suppressed = True
    elif _class_of(governor, "fail"):
        stance.negate()
    elif lemma in {"be", "have"} and token.tag_ == "VB" and token.dep_ == "xcomp":
        stance.weaken("future")  # "is to visit", "has to leave"


def _class_of(governor: Token, name: str) -> bool:
    return governor.lemma_.lower() in operators()[name] or (
        governor.pos_ == "ADJ" and governor.lower_ in operators()[name]
    )


def _according_to(token: Token, stance: Stance) -> None:
    """ "according to X", "as X said", "…, X said" hung under the content instead of above it."""
    for child in token.children:
        if child.lower_ == "according" and child not in stance.speakers:
            stance.speakers.append(child)
        elif (
            child.dep_ in {"parataxis", "ccomp"}
            and child.lemma_ in operators()["say"]
            and _is_tag(child, token)
        ):
            if child not in stance.speakers:
                stance.speakers.append(child)
        elif (
            child.dep_ == "advcl"
            and child.lemma_ in operators()["say"]
            and any(c.lower_ == "as" for c in child.children)
        ):
            if child not in stance.speakers:
                stance.speakers.append(child)


def _is_tag(verb: Token, content: Token) -> bool:
    """Whether a verb of saying only tags the content ("…, officials said"): it has a subject and no content of its own."""
    has_subject = any(c.dep_ == "nsubj" for c in verb.children)
    has_content = any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in verb.children)
    return has_subject and not has_content and (verb.dep_ == "parataxis" or verb.i > content.i)


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"}


def speaker_heads(word: Token) -> list[Token]:
    """Heads of the phrase that names the speaker at a word of saying."""
    if word.lower_ == "according":
        return [
            inner
            for child in word.children
            if child.dep_ == "prep"
            for inner in child.children
            if inner.dep_ == "pobj"
        ]
    if is_passive(word):
        return acting_subjects(word)
    return acting_subjects(word) or [c for c in direct_objects(word) if c.dep_ == "nsubj"]
