"""Settings: what holds for a whole document before its sentences are read one by one."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Set

import msgspec

from dyads.extract.knowledge.gazetteer import Gazetteer
from dyads.extract.knowledge.words import words
from dyads.graph.model import Actor


class Naming(msgspec.Struct, frozen=True):
    """A person as a phrase names them: the names that later phrases may use, the title, and whose it is."""

    actor: Actor
    names: tuple[str, ...] = ()
    title: str | None = None
    body: Actor | None = None
    role: str | None = None
    """The noun for what the person is, which may be no title: "dissident"."""


class People(msgspec.Struct):
    """The people whom a text names: by name, by title, and of which gender."""

    names: dict[str, Actor] = msgspec.field(default_factory=dict)
    """Later names ("Khan", "Imran Khan"), lower case, to the person."""
    titles: dict[tuple[str, str | None], Actor] = msgspec.field(default_factory=dict)
    """(title, country) to its holder as the text names one; country None for "the president" alone."""
    gender: dict[str, str] = msgspec.field(default_factory=dict)
    """Ids to "female" or "male"."""
    bodies: dict[str, Actor] = msgspec.field(default_factory=dict)
    """Ids to the body that the text says somebody is of: whom "we" means."""
    roles: dict[str, Actor] = msgspec.field(default_factory=dict)
    """Nouns for what somebody is to the person last called so."""

    def copy(self) -> People:
        """The same people, to which others may be added."""
        return People(
            dict(self.names), dict(self.titles), dict(self.gender), dict(self.bodies), dict(self.roles)
        )

    def name_last(self, naming: Naming) -> None:
        """Gives a surname that two bear to the one whose full name stands last; a leader's not to nobody."""
        actor = naming.actor
        if not any(" " in name for name in naming.names):
            return
        for name in (name.lower() for name in naming.names if " " not in name and name in actor.name.split()):
            if self.names[name].sector != "GOV" or actor.country is not None:
                self.names[name] = actor

    def add(self, naming: Naming) -> None:
        """Adds a person under names that nobody else has, and as the latest holder of the title."""
        actor, title = naming.actor, naming.title
        for name in naming.names:
            known = self.names.setdefault(name.lower(), actor)
            if known.country is None and actor.country is not None and known.name == actor.name:
                self.names[name.lower()] = actor  # a later sentence says of which state somebody is
        if naming.body is not None:
            self.bodies[actor.id] = naming.body
        if naming.role is not None:
            self.roles[naming.role] = actor
        if title:
            self.titles[title, actor.country] = actor
            self.titles[title, None] = actor
            first = title.split()[0].rstrip(".")
            if first in words("female_titles"):
                self.gender[actor.id] = "female"
            elif first in words("male_titles"):
                self.gender[actor.id] = "male"


class Setting(msgspec.Struct, frozen=True):
    """A document with the tables it is read with, and what a survey of all its sentences found."""

    gazetteer: Gazetteer
    document: str
    date: datetime.date | None
    words: Set[str]
    """The words of the document, for names that several bear."""
    lands: Counter[str]
    """The states that the document speaks of, each with the number of sentences that do."""
    lands_of: Mapping[int, Set[str]]
    """The states that each sentence speaks of, by its number."""
    sport: Set[int]
    """The numbers of the sentences in which teams play each other."""
    lead: Set[str] = frozenset()
    """The states of the first sentence that speaks of any."""
    filed_from: str | None = None
    """The state where the document was written, by its dateline."""
    people: People = msgspec.field(default_factory=People)
    """Everybody whom the document names: a headline says "Khan"."""
