"""Acts: predicates as their sentence means them, with their stance and who says so."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.acts.circumstances import in_circumstances
from dyads.extract.acts.indirect import indirect
from dyads.extract.acts.nouns import nominal
from dyads.extract.acts.verbs import verbal
from dyads.extract.claims.speakers import Speech
from dyads.extract.grammar.labels import AUXILIARIES, NOUNS, RELATIVE_PRONOUNS, SUBJECTS, VERBS
from dyads.extract.grammar.phrases import affirmed, named_members
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.stance.climb import stance_of
from dyads.extract.stance.stance import Stance
from dyads.extract.text.sentence import ParsedSentence
from dyads.graph.model import Mention


class Act(msgspec.Struct, frozen=True):
    """A predicate with its stance and its speakers, the innermost first."""

    predicate: Predicate
    stance: Stance
    speakers: list[Mention]


def read_act(speech: Speech, sentence: ParsedSentence, predicate: Predicate) -> Act:
    """The predicate as its sentence means it, without those whom it leaves out ("but not Germany")."""
    predicate = msgspec.structs.replace(
        predicate, subjects=_all_meant(predicate.subjects), objects=_all_meant(predicate.objects)
    )
    stance = stance_of(predicate)
    return Act(predicate, stance, speech.speakers(sentence, predicate, stance))


def _all_meant(heads: list[Token]) -> list[Token]:
    """The heads of those of whom something is said to be so, those whom a group is said to include too."""
    meant = [one for head in heads for one in (*_before_relative(head), *affirmed(head))]
    return [*meant, *(member for head in meant for member in named_members(head))]


def _before_relative(pronoun: Token) -> list[Token]:
    """The names joined to the last before "which", if it means all: "Mali and Chad, which are at war"."""
    clause = pronoun.head
    if pronoun.tag_ not in RELATIVE_PRONOUNS or pronoun.dep_ not in SUBJECTS or clause.dep_ != "relcl":
        return []
    last = clause.head
    tensed = [clause, *(c for c in clause.lefts if c.dep_ in AUXILIARIES)]
    plural = last.pos_ == "PROPN" and any(w.tag_ == "VBP" or w.lower_ == "were" for w in tensed)
    return [before for before in last.conjuncts if before.i < last.i] if plural else []


def predicates(sentence: ParsedSentence) -> list[list[Predicate]]:
    """All predicates of the sentence in order, each in its possible readings, the most specific first."""
    found: list[list[Predicate]] = []
    for token in sentence:
        if token.pos_ in VERBS and token.dep_ != "amod":
            found.append(in_circumstances(sentence, token, verbal(token)))
            found.append(indirect(token))
        elif token.pos_ in NOUNS:
            found.append(nominal(sentence, token))
    return [readings for readings in found if readings]
