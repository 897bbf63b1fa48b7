"""Memory: what a document has mentioned so far, to which "he", "both sides", "the group" point back.

Look-ups only read it. It is written before a sentence (whom it quotes), where it is cast, phrase by phrase in
order, and after it (who spoke, who dealt with whom).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
from spacy.tokens import Token

from dyads.extract.knowledge.nouns import singular
from dyads.extract.knowledge.words import words
from dyads.extract.who.actors import bare
from dyads.extract.who.setting import People
from dyads.graph.model import Actor, Mention

if TYPE_CHECKING:
    from dyads.extract.who.cast import Found


class Seen(msgspec.Struct, frozen=True):
    """An actor at the place where it was mentioned."""

    actor: Actor
    sentence: int
    token: int
    subject: bool
    plural: bool
    joined: int
    """The index of the first of those that "and" joins to it."""


class Memory:
    """What one document has mentioned so far, in reading order; at first the people whom it names at all."""

    def __init__(self, people: People | None = None) -> None:
        self.people = People() if people is None else people.copy()
        self.seen: list[Seen] = []
        self._by_sentence: dict[int, list[Seen]] = defaultdict(list)
        self.countries: dict[str, int] = {}
        """How often actors of each state were mentioned."""
        self.speaker: Mention | None = None
        """Who spoke last: whose "we" an unattributed quotation has."""
        self.quotations: Sequence[tuple[int, int]] = ()
        """What the sentence that is being read quotes: stretches of its text."""
        self.statement: Mention | None = None
        """Who speaks in what follows "X said:" without quotation marks."""
        self.short: dict[str, Actor] = {}
        """Short names that the text gives in brackets after a full one: "the Democratic Alliance (ODA)"."""
        self.of_noun: dict[str, list[str]] = defaultdict(list)
        """The states of those whom a noun has named, in order: Syria for "the Syrian regime"."""
        self.dyads: list[tuple[Actor, Actor]] = []
        """Pairs of whom a claim of conflict or agreement was read, in order."""

    def within(self, sentence: int) -> Sequence[Seen]:
        """The mentions in one sentence, by its number, in order."""
        return self._by_sentence.get(sentence, ())

    def has(self, mention: Mention, sentence: int) -> bool:
        """Whether this very mention stands in that sentence."""
        return any(seen.actor == mention for seen in self.within(sentence))

    def joined(self, seen: Seen) -> list[Actor]:
        """All whom "and" joins to a mention, in order: "Turkey and Israel"."""
        together = (one for one in self.within(seen.sentence) if one.joined == seen.joined)
        return list({one.actor.id: one.actor for one in together}.values())

    def last(self, actor: Actor) -> Seen | None:
        """The last mention of an actor."""
        return next((seen for seen in reversed(self.seen) if seen.actor.id == actor.id), None)

    def note_found(self, found: Found, sentence: int, token: Token) -> None:
        """Remembers who was found in the phrase at `token`, by which names, and of which gender."""
        if not found.direct:
            return
        self.note(found.mention, sentence, token)
        if (short := _short_name(token)) is not None and found.mention.kind not in {"person", "state"}:
            self.short.setdefault(short, bare(found.mention))
        if found.mention.country is not None and token.pos_ == "NOUN":
            self.of_noun[singular(token.lower_)].append(found.mention.country)
        if found.naming is not None:
            self.people.add(found.naming)
            self.people.name_last(found.naming)
        if (gender := gender_of(token)) is not None:
            self.people.gender.setdefault(found.mention.id, gender)

    def note(self, actor: Actor, sentence: int, token: Token) -> None:
        """Remembers that `actor` was mentioned at `token`."""
        subject = token.dep_ in {"nsubj", "nsubjpass"}
        plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in words("plural_mentions")
        first = token
        while first.dep_ == "conj":
            first = first.head
        subject = subject or first.dep_ in {"nsubj", "nsubjpass"}
        seen = Seen(actor, sentence, token.i, subject, plural, first.i)
        self.seen.append(seen)
        self._by_sentence[sentence].append(seen)
        if actor.country:
            self.countries[actor.country] = self.countries.get(actor.country, 0) + 1

    def before(self, quotations: Sequence[tuple[int, int]], speaker: Mention | None) -> None:
        """Takes in what the next sentence quotes, and whom where that is known."""
        self.quotations = quotations
        self.speaker = speaker or self.speaker

    def after(self, speaker: Mention, *, states: bool) -> None:
        """Remembers who spoke in a sentence; `states` says that what follows is that one's statement."""
        self.speaker = self.speaker if speaker.kind == "media" else speaker
        self.statement = speaker if states else None

    def deal(self, dyads: Iterable[tuple[Actor, Actor]]) -> None:
        """Remembers who dealt with whom, for "both sides" in the sentences that follow."""
        self.dyads.extend(dyads)


def gender_of(pronoun: Token) -> str | None:
    """The gender of the person whom a pronoun means; None for other words."""
    if pronoun.lower_ in words("female_pronouns"):
        return "female"
    return "male" if pronoun.lower_ in words("male_pronouns") else None


def _short_name(token: Token) -> str | None:
    """The capitals in brackets right after a name: "(ODA)"."""
    after = token.doc[token.i + 1 : token.i + 4]
    if token.pos_ != "PROPN" or len(after) < 3 or after[0].text != "(" or after[2].text != ")":
        return None
    return after[1].text if after[1].text.isupper() and len(after[1]) > 1 else None
