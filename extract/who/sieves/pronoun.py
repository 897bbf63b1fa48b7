"""Pronouns: whom "he", "it", "they", "we" and "who" mean, as what was mentioned before has it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.arguments import acting_subjects, grammatical_subjects
from dyads.extract.grammar.labels import CLAUSES
from dyads.extract.knowledge.traits import kinds
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.actors import bare
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.memory import Memory, Seen, gender_of
from dyads.extract.who.sieves.pair import both
from dyads.extract.who.speaking import has_quotation, is_quoted, speaker_of
from dyads.graph.model import Actor, Mention

_REACH = 3  # sentences that a pronoun may look back


def pronoun(cast: Cast, token: Token) -> list[Found]:
    """Whom a pronoun means; [] where nobody mentioned fits."""
    word = token.lower_
    if word in words("relative"):
        return _relative(cast, token)
    if word == "both":
        return both(cast, token)
    actor = MEANT(cast, token)
    if actor is None:
        return []
    how = f"“{token.text}” points back"
    if token.lower_ in words("they") and len(several := _all_of(cast, actor)) > 1:
        return [cast.found(token, bare(one), how, 0.7) for one in several]
    if isinstance(actor, Mention) and cast.memory.has(actor, cast.sentence.number):
        return [Found(actor, token.i, "acts", how, 0.8)]  # the phrase that names it stands in this sentence
    return [cast.found(token, bare(actor), how, 0.7)]


def _all_of(cast: Cast, actor: Actor) -> list[Actor]:
    """Those whom the phrase names that an actor was last mentioned in: "Turkey and Israel"."""
    last = cast.memory.last(actor)
    return [actor] if last is None else cast.memory.joined(last)


def _relative(cast: Cast, token: Token) -> list[Found]:
    """Whom a relative pronoun means: the phrase that its clause belongs to."""
    clause = token.head
    while clause.dep_ in CLAUSES | {"conj", "prep"} and clause.head != clause:
        clause = clause.head
    return cast.joined(clause.head) if clause.dep_ == "relcl" else []


# ── which pronoun ───────────────────────────────────────────────────────────────────


def _speaks_on(cast: Cast, token: Token) -> Actor | None:
    """Who spoke last, where "he" is said to speak on beside a quotation."""
    speaker = cast.memory.speaker
    if speaker is None or speaker.kind != "person" or (gender := gender_of(token)) is None:
        return None
    if token.dep_ != "nsubj" or token.head.lemma_ not in words("speeches") or is_quoted(cast, token):
        return None
    here = any(seen.actor.kind == "person" for seen in cast.memory.within(cast.sentence.number))
    if here or cast.memory.people.gender.get(speaker.id, gender) != gender or not has_quotation(cast):
        return None
    return speaker


def _body_speaks_on(cast: Cast, token: Token) -> Actor | None:
    """The body that spoke last, where "it" is said to speak on."""
    speaker = cast.memory.speaker
    if token.lower_ != "it" or speaker is None or speaker.kind == "person" or is_quoted(cast, token):
        return None
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in words("speeches") and token.head.dep_ != "advcl"
    return speaker if speaks and has_quotation(cast) else None


def _person(cast: Cast, token: Token) -> Actor | None:
    """A person who is not known to be of the other gender."""
    gender = gender_of(token)
    if gender is None:
        return None
    known, number = cast.memory.people.gender, cast.sentence.number
    speaker = speaker_of(cast, token) if is_quoted(cast, token) else None

    def fits(seen: Seen) -> bool:
        if seen.actor.kind != "person" or seen.plural or (speaker and seen.actor.id == speaker.id):
            return False
        if known.get(seen.actor.id, gender) != gender:
            return False
        return seen.sentence != number or not _is_possessed(token.doc[seen.token])

    return _antecedent(cast, token, fits)


def _body(cast: Cast, token: Token) -> Actor | None:
    """A state or body."""
    if token.lower_ not in {"it", "its", "itself"}:
        return None
    return _antecedent(
        cast, token, lambda seen: seen.actor.kind not in {"person", "group", "unknown"} and not seen.plural
    )


def _several(cast: Cast, token: Token) -> Actor | None:
    """A plural mention, else a body."""
    if token.lower_ not in words("they"):
        return None
    others = {"person", "state", "unknown"}
    memory = cast.memory
    return _antecedent(cast, token, lambda seen: seen.plural or len(memory.joined(seen)) > 1) or _antecedent(
        cast, token, lambda seen: seen.actor.kind not in others
    )


def _speakers_side(cast: Cast, token: Token) -> Actor | None:
    """The body that the speaker is of, the government of whoever speaks for it, else the speaker."""
    if token.lower_ not in words("we") or (speaker := speaker_of(cast, token)) is None:
        return None
    body = cast.memory.people.bodies.get(speaker.id)
    if body is not None and body.kind in kinds("body_of_members"):
        return body
    official = speaker.kind in {"person", "government", "military"} and speaker.sector in {"GOV", "MIL"}
    if official and speaker.country:
        return msgspec.structs.replace(cast.gazetteer.state(speaker.country), sector="GOV")
    return speaker


def _speaker_self(cast: Cast, token: Token) -> Actor | None:
    """The speaker; the author's own "I" is nobody we know."""
    return speaker_of(cast, token) if token.lower_ in words("i") else None


MEANT: Sieve[[Cast, Token], Actor] = Sieve(
    "pronoun",
    Rule("he who speaks on", "“We will talk,” President Macron said. “It is time,” he said.", _speaks_on),
    Rule(
        "body that speaks on",
        "“Mali must act,” the union said. “Chad must help Mali,” it said.",
        _body_speaks_on,
    ),
    Rule("he or she", "The minister resigned. He blamed France.", _person),
    Rule("it", "Iran welcomed the deal. It will meet Iraq.", _body),
    Rule("they", "Rebels entered the town. They attacked police.", _several),
    Rule("we", "“We will talk,” President Macron said. “We condemn the attack.”", _speakers_side),
    Rule("I", "“We will talk,” President Macron said. “I met the king.”", _speaker_self),
)

# ── whom it points back to ──────────────────────────────────────────────────────────

Fits = Callable[[Seen], bool]


def _antecedent(cast: Cast, token: Token, fits: Fits) -> Actor | None:
    return ANTECEDENT(cast.memory, cast.sentence.number, token, fits)


def _owning_subject(memory: Memory, sentence: int, token: Token, fits: Fits) -> Actor | None:
    """For a possessive: the subject of a clause around it, the innermost first."""
    if token.tag_ != "PRP$":
        return None
    here = {seen.token: seen.actor for seen in reversed(memory.within(sentence)) if fits(seen)}
    return next((here[subject.i] for subject in _subjects_above(token) if subject.i in here), None)


def _last_before(memory: Memory, sentence: int, token: Token, fits: Fits) -> Actor | None:
    """For a possessive: the last mention before it."""
    here = _seen_before(memory, sentence, token, fits)
    return here[-1].actor if here and token.tag_ == "PRP$" else None


def _last_subject(memory: Memory, sentence: int, token: Token, fits: Fits) -> Actor | None:
    """The last subject before it, else the last mention, that is no argument of the same verb."""
    here = [seen for seen in _seen_before(memory, sentence, token, fits) if not _is_co_argument(seen, token)]
    return _subjects_first(here)[-1].actor if here else None


def _only_one_before(memory: Memory, sentence: int, token: Token, fits: Fits) -> Actor | None:
    """For what more often is a thing than a body: the only mention in the sentence before."""
    if not _may_be_thing(token):
        return None
    last = {seen.actor.id: seen.actor for seen in memory.within(sentence - 1) if fits(seen)}
    return next(iter(last.values())) if len(last) == 1 else None


def _first_of_nearest(memory: Memory, sentence: int, token: Token, fits: Fits) -> Actor | None:
    """The first subject, else the first mention, in the nearest sentence before that has any."""
    if _may_be_thing(token):
        return None
    for number in range(sentence - 1, max(-1, sentence - _REACH - 1), -1):
        if before := [seen for seen in memory.within(number) if fits(seen)]:
            return _subjects_first(before)[0].actor
    return None


ANTECEDENT: Sieve[[Memory, int, Token, Fits], Actor] = Sieve(
    "antecedent",
    Rule("the subject around a possessive", "Iran said its army attacked Iraq.", _owning_subject),
    Rule("the last before a possessive", "Talks with Iran on its missiles failed.", _last_before),
    Rule("a subject of the sentence", "Iran said it had attacked Iraq.", _last_subject),
    Rule("the only one before", "France spoke. Chad attacked it.", _only_one_before),
    Rule("the nearest sentence's first", "The minister resigned. He blamed France.", _first_of_nearest),
)


def _seen_before(memory: Memory, sentence: int, token: Token, fits: Fits) -> list[Seen]:
    """The fitting mentions of the sentence before a pronoun."""
    return [seen for seen in memory.within(sentence) if seen.token < token.i and fits(seen)]


def _may_be_thing(token: Token) -> bool:
    """Whether a pronoun may mean a thing: it is no subject of its sentence, nor of what is said there."""
    opens = token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"ROOT", "ccomp"}
    return token.lower_ in {"it", "they", "them"} and not opens


def _subjects_first(seen: list[Seen]) -> list[Seen]:
    """The mentions that are subjects; all where none is."""
    return [one for one in seen if one.subject] or seen


def _subjects_above(token: Token) -> list[Token]:
    """The subjects of the clauses around a token, the innermost first: "its" is most often one of theirs."""
    verbs = (head for head in token.ancestors if head.pos_ in {"VERB", "AUX"})
    return [subject for verb in verbs for subject in grammatical_subjects(verb) if subject.i < token.i]


def _is_possessed(head: Token) -> bool:
    """Whether a phrase is somebody's by a pronoun: "he" is not the one whom "his adviser" names."""
    return any(child.tag_ == "PRP$" for child in head.lefts)


def _is_co_argument(seen: Seen, pronoun: Token) -> bool:
    """Whether both stand at the same verb, so that the pronoun cannot mean that one ("Khan met him")."""
    other = pronoun.doc[seen.token]
    while other.dep_ == "conj":
        other = other.head
    if other.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    if pronoun.dep_ == "dobj" and pronoun.head.dep_ != "pcomp" and other in acting_subjects(pronoun.head):
        return True  # "a movement that does not give up its mission to destroy it"
    # "declared it a threat" is parsed as a clause of which "it" is the subject.
    small = pronoun.head.pos_ in {"NOUN", "ADJ", "PROPN"} and pronoun.dep_ == "nsubj"
    return other.head == (pronoun.head.head if small else pronoun.head)
