"""Discourse: what a document has mentioned so far, and so what "Khan", "he", "both sides" point back to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.arguments import grammatical_subjects
from dyads.extract.knowledge.lexicon import operators
from dyads.extract.knowledge.traits import sectors
from dyads.graph.model import Actor, Mention

# Kinds of actor that "it" may mean.
_BODIES = frozenset(
    {"state", "government", "organisation", "igo", "party", "armed_group", "military", "media", "group"}
)

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE_TITLES = frozenset(
    {"mrs", "ms", "queen", "princess", "spokeswoman", "chairwoman", "lady", "congresswoman"}
)
_MALE_TITLES = frozenset(
    {"mr", "king", "prince", "emperor", "sheikh", "sultan", "sir", "lord", "congressman", "ayatollah"}
)
_THINGS = frozenset({"it", "they", "them"})
_REACH = 3  # sentences that a pronoun may look back


class Seen(msgspec.Struct, frozen=True):
    """An actor at the place where it was mentioned."""

    actor: Actor
    sentence: int
    token: int
    subject: bool
    plural: bool


class Discourse:
    """The memory of one document, filled in reading order."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._by_sentence: dict[int, list[Seen]] = defaultdict(list)
        self.people: dict[str, Actor] = {}
        """Later names ("Khan", "Imran Khan"), lower case, to the person."""
        self.titles: dict[tuple[str, str | None], Actor] = {}
        """(title, country) to its holder as the text names one; country None for "the president" alone."""
        self.gender: dict[str, str] = {}
        self.speaker: Mention | None = None
        """Who spoke last: whose "we" an unattributed quotation has."""
        self.in_quotation = False
        """Whether a quotation that an earlier sentence opened is still open."""
        self.statement: Mention | None = None
        """Who speaks in what follows "X said:" without quotation marks."""
        self.dyads: list[tuple[Actor, Actor]] = []
        """Pairs of whom a claim of conflict or agreement was read, in order."""
        self.countries: dict[str, int] = {}
        self.lands: Counter[str] = Counter()
        """The states that the whole text speaks of, each with the number of sentences that do."""
        self.lands_of: dict[int, set[str]] = {}
        """The states that each sentence speaks of, by its number."""
        self.lead: set[str] = set()
        """The states that its first sentence that names any speaks of."""
        self.filed_from: str | None = None
        """The state where the text was written, by its dateline."""
        self.words: set[str] = set()
        """The words of the document, for names that several bear."""

    def note(self, actor: Actor, sentence: int, token: Token) -> None:
        """Remembers that `actor` was mentioned at `token`."""
        subject = token.dep_ in {"nsubj", "nsubjpass"}
        plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "them", "police", "people"}
        seen = Seen(actor, sentence, token.i, subject, plural)
        self.seen.append(seen)
        self._by_sentence[sentence].append(seen)
        if actor.country:
            self.countries[actor.country] = self.countries.get(actor.country, 0) + 1

    def is_in(self, actor: Mention, sentence: int) -> bool:
        """Whether this very mention stands in that sentence."""
        return any(seen.actor == actor for seen in self._in(sentence))

    def name_person(self, names: Iterable[str], actor: Actor, title: str | None) -> None:
        """Remembers a named person under each of the `names` and under the title."""
        for name in names:
            self.people.setdefault(name.lower(), actor)
        if title:
            self.titles[title, actor.country] = actor
            self.titles[title, None] = actor
            first = title.split()[0].rstrip(".")
            if first in _FEMALE_TITLES:
                self.gender[actor.id] = "female"
            elif first in _MALE_TITLES:
                self.gender[actor.id] = "male"

    def person(self, token: Token, sentence: int) -> Actor | None:
        """Whom "he" or "she" means."""
        gender = "female" if token.lower_ in FEMALE else "male"

        def fits(seen: Seen) -> bool:
            if seen.actor.kind != "person" or seen.plural:
                return False
            if self.gender.get(seen.actor.id, gender) != gender:
                return False
            return seen.sentence != sentence or not _is_possessed(token.doc[seen.token])

        found = self._find(token, sentence, fits)
        if found:
            self.gender.setdefault(found.id, gender)
        return found

    def body(self, token: Token, sentence: int) -> Actor | None:
        """Which state or body "it" or "its" means."""
        return self._find(
            token, sentence, lambda seen: seen.actor.kind in _BODIES - {"group"} and not seen.plural
        )

    def several(self, token: Token, sentence: int) -> Actor | None:
        """Whom "they" means where one plural mention can be meant."""
        found = self._find(token, sentence, lambda seen: seen.plural)
        return found or self._find(token, sentence, lambda seen: seen.actor.kind in _BODIES - {"state"})

    def like(self, token: Token, sentence: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """The latest actor mentioned that `fits`."""
        for seen in reversed(self.seen):
            if (seen.sentence, seen.token) < (sentence, token.i) and fits(seen.actor):
                return seen.actor
        return None

    def last_subject(self, sentence: int, fits: Callable[[Actor], bool]) -> Actor | None:
        """The only fitting subject of the nearest sentence before that has one."""
        for number in range(sentence - 1, max(-1, sentence - _REACH - 1), -1):
            found = {
                seen.actor.id: seen.actor for seen in self._in(number) if seen.subject and fits(seen.actor)
            }
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def note_dyad(self, one: Actor, other: Actor) -> None:
        """Remembers that the two deal with each other, for "both sides" in the sentences that follow."""
        self.dyads.append((one, other))

    def pair(self, token: Token, sentence: int, *, people: bool) -> list[Actor]:
        """The two whom "both leaders" (`people`) or "both countries" can mean; [] where there are not two.

        Two mentioned earlier in the sentence, but not those who speak of the two or act on them; else, for
        countries, the last two that dealt with each other; else the last two mentioned.
        """
        others = _speakers_and_actors(token)
        here = [seen for seen in self._in(sentence) if seen.token < token.i and seen.token not in others]
        if len(found := _last_two(here, people=people)) == 2:
            return found
        if not people and self.dyads:
            return list(self.dyads[-1])
        near = range(max(0, sentence - 2 * _REACH), sentence)
        return _last_two([*(seen for number in near for seen in self._in(number)), *here], people=people)

    def _find(self, token: Token, sentence: int, fits: Callable[[Seen], bool]) -> Actor | None:
        """The best antecedent: a subject of this sentence, another mention in it, then those before."""
        possessive = token.tag_ == "PRP$"
        here = [seen for seen in self._in(sentence) if fits(seen)]
        if possessive:
            for subject in _subjects_above(token):
                for seen in here:
                    if seen.token == subject.i:
                        return seen.actor
        here = [seen for seen in here if seen.token < token.i]
        if possessive and here:
            return here[-1].actor
        here = [seen for seen in here if not _is_co_argument(seen, token)]
        if here:
            return _subjects_first(here)[-1].actor
        if token.lower_ in _THINGS and not _opens_clause(token):  # more often a thing than the last body
            last = {seen.actor.id: seen.actor for seen in self._in(sentence - 1) if fits(seen)}
            return next(iter(last.values())) if len(last) == 1 else None
        for number in range(sentence - 1, max(-1, sentence - _REACH - 1), -1):
            before = [seen for seen in self._in(number) if fits(seen)]
            if before:
                return _subjects_first(before)[0].actor
        return None

    def _in(self, sentence: int) -> list[Seen]:
        return self._by_sentence.get(sentence, [])


def _opens_clause(token: Token) -> bool:
    """Whether a pronoun is the subject of its sentence or of what is said there."""
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"ROOT", "ccomp"}


def _last_two(seen: list[Seen], *, people: bool) -> list[Actor]:
    """The last two distinct people, or sides: states by whoever stands for them, bodies that are of none."""
    found: dict[str, Actor] = {}
    for one in reversed(seen):
        actor = one.actor
        if people:
            if actor.kind == "person" and not one.plural:
                found.setdefault(actor.id, actor)
        elif actor.sector in sectors("opposed"):
            found.setdefault(actor.id, actor)
        elif actor.country or actor.kind in {"armed_group", "party", "igo"}:
            found.setdefault(actor.country or actor.id, actor)
        if len(found) == 2:
            return list(found.values())[::-1]
    return []


def _speakers_and_actors(token: Token) -> set[int]:
    """Tokens of the subjects of the verb that the phrase is an object of and of verbs of saying above it."""
    found: set[int] = set()
    as_object = token.dep_ in {"dobj", "pobj", "dative"}
    for verb in token.ancestors:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if as_object or verb.lemma_ in operators()["say"]:
            found.update(
                t.i for subject in grammatical_subjects(verb) for t in subject.subtree if t.i < token.i
            )
        as_object = False
    return found


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
    # "declared it a threat" is parsed as a clause of which "it" is the subject.
    small = pronoun.head.pos_ in {"NOUN", "ADJ", "PROPN"} and pronoun.dep_ == "nsubj"
    return other.head == (pronoun.head.head if small else pronoun.head)
