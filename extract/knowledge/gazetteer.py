"""The gazetteer: where a text names an actor that the tables know."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Literal

import ahocorasick
import msgspec

from dyads.extract.knowledge.folding import fold, folded
from dyads.extract.knowledge.holders import Holders
from dyads.extract.knowledge.loading import load_tables
from dyads.extract.knowledge.nouns import agents
from dyads.extract.knowledge.spelling import Spellings, slips
from dyads.extract.knowledge.tables import Organisation, Person, State, Tables
from dyads.extract.knowledge.words import words
from dyads.graph.errors import UnknownIdError
from dyads.graph.model import Actor

Form = Literal["name", "alias", "adjective", "demonym", "seat"]


class Entry(msgspec.Struct, frozen=True):
    """An actor, and as what the text names it."""

    actor: Actor
    form: Form


class Match(msgspec.Struct, frozen=True):
    """A stretch of text that names an actor; several entries are several actors of that name."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Gazetteer(Holders):
    """All names of all actors, and who held which office when."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.digest = tables.digest
        self._bodies = {
            (row.country, row.role): organisation_actor(row)
            for row in tables.organisations.values()
            if row.country and row.role
        }
        self._things = {fold(decoy.text)[0].lower() for decoy in tables.decoys if decoy.is_thing}
        self._states = {id: state_actor(state) for id, state in tables.states.items()}
        self._named: dict[str, list[tuple[str, Entry | None]]] = defaultdict(list)
        for form, entry in _forms(tables):
            for variant in _variants(form):
                self._named[variant.lower()].append((variant, entry))
        self._automaton = ahocorasick.Automaton()
        for key in self._named:
            self._automaton.add_word(key, key)
        self._automaton.make_automaton()

    @classmethod
    def load(cls, extra: Path | None = None) -> Gazetteer:
        """The shipped tables, and a user's own actors from a CSV (see `load_tables`)."""
        return cls(load_tables(extra))

    def find(self, text: str) -> list[Match]:
        """Every name in the text: whole words, the longest, from left to right, none overlapping.

        Capitals count ("US", not "us"; "Turkey", not "turkey"), save that words all in capitals, or each
        beginning with one, may have more of them. Accents, curly apostrophes and the dots of acronyms do not
        count. Persons are found by their full names only.
        """
        return [match for match in self.spots(text) if match.entries]

    def spots(self, text: str) -> list[Match]:
        """What `find` finds, and things called like actors or persons ("Typhoon Haiyan"), without entries."""
        plain, places = fold(text)
        matches = []
        done = 0
        for start, end, entries in sorted(self._spotted(plain), key=lambda spot: _order(plain, *spot[:2])):
            if start >= done:
                done = end
                if entries or plain[start:end].lower() in self._things:
                    matches.append(Match(places[start], places[end - 1] + 1, entries))
        return matches

    def _spotted(self, plain: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """All names and decoys (these without entries), overlapping ones too."""
        for last, key in self._automaton.iter(plain.lower()):
            start, end = last - len(key) + 1, last + 1
            if not _stands_by_itself(plain, start, end):
                continue
            seen = plain[start:end]
            hits = [entry for form, entry in self._named[key] if _capitals_fit(form, seen)]
            if not hits or (
                key in words("ordinary_word") and seen.isupper() and _is_shouted(plain, start, end)
            ):
                continue
            entries: dict[str, Entry] = {}
            for entry in hits:
                if entry and not (entry.actor.kind == "person" and _continues(plain, start, end)):
                    entries.setdefault(entry.actor.id, entry)
            yield start, end, tuple(entries.values())

    def misspelt(self, word: str) -> tuple[Entry, ...]:
        """The state that a word means which a slip parts from its name, adjective or people."""
        entries = [self._words_of_states[near] for near in slips(folded(word), self._words_of_states.keys())]
        return (entries[0],) if len({entry.actor.id for entry in entries}) == 1 else ()

    def body(self, country: str, role: str) -> Actor | None:
        """The organisation that is a state's "military", "parliament" …, by its row in the tables."""
        return self._bodies.get((country, role))

    def organisation(self, id: str) -> Actor | None:
        """The organisation of that id, None for no organisation."""
        row = self._tables.organisations.get(id)
        return organisation_actor(row) if row else None

    @cached_property
    def _words_of_states(self) -> dict[str, Entry]:
        return {
            form.lower(): entry
            for named in self._named.values()
            for form, entry in named
            if entry and entry.actor.kind == "state" and entry.form != "seat" and form.isalpha()
        }

    def organisation_like(self, name: str) -> Actor | None:
        """The only organisation of which the name is another spelling."""
        found = self._organisations_by_sound.like(name)
        return self.organisation(found[0]) if len(found) == 1 else None

    def surnamed(self, name: str) -> list[Organisation]:
        """Those who hold no office, but stand among the organisations, of that surname."""
        return self._without_office[folded(name)]

    @cached_property
    def _without_office(self) -> dict[str, list[Organisation]]:
        found: dict[str, list[Organisation]] = defaultdict(list)
        for row in self._tables.organisations.values():
            if row.kind == "person":
                found[folded(row.name.rsplit(maxsplit=1)[-1])].append(row)
        return found

    def people_like(self, name: str) -> list[Person]:
        """Those of whose full name this is another spelling, the likest first."""
        return [self._people[id] for id in self._people_by_sound.like(name)]

    @cached_property
    def _organisations_by_sound(self) -> Spellings[str]:
        rows = self._tables.organisations.values()
        names = ((name, row.id) for row in rows for name in (row.name, *row.aliases))
        return Spellings((name, id) for name, id in names if not name.isupper())

    @cached_property
    def _people_by_sound(self) -> Spellings[str]:
        return Spellings((name, p.id) for p in self._people.values() for name in (p.name, *p.aliases))

    def state(self, id: str) -> Actor:
        """The state with that ISO 3166 alpha-3 code, or that id of a disputed one. Raises UnknownIdError."""
        try:
            return self._states[id]
        except KeyError:
            raise UnknownIdError(f"There is no state {id!r} in the actor tables.") from None


def _order(text: str, start: int, end: int) -> tuple[int, int]:
    """From left to right, the longest first, articles apart: "The Guardian" yields to "Guardian Council"."""
    words = start + 4 if text.startswith(("The ", "the "), start) else start
    return words, -end


def state_actor(state: State) -> Actor:
    """The state itself, acting in no particular sector; without an ISO code a partly recognised one."""
    sector = None if state.country else "PRE"
    return Actor(
        id=state.id,
        name=state.name,
        kind="state",
        country=state.country,
        sector=sector,
        wikidata=state.wikidata,
    )


def organisation_actor(row: Organisation) -> Actor:
    """The organisation, in the sector in which it acts by its nature."""
    return Actor(
        id=row.id, name=row.name, kind=row.kind, country=row.country, sector=row.sector, wikidata=row.wikidata
    )


def person_actor(row: Person) -> Actor:
    """The person; the sector depends on the date, so it has none."""
    return Actor(id=row.id, name=row.name, kind="person", country=row.country, wikidata=row.wikidata)


def _forms(tables: Tables) -> Iterator[tuple[str, Entry | None]]:
    """Every form with its entry, None for a decoy. Of two forms of an actor spelt alike, the first counts."""
    for decoy in tables.decoys:
        yield decoy.text, None
    for state in tables.states.values():
        actor = state_actor(state)
        yield from _each([state.name], actor, "name")
        yield from _each(state.aliases, actor, "alias")
        yield from _each(state.adjectives, actor, "adjective")
        yield from _each(state.demonyms, actor, "demonym")
        yield from _each(state.seats, msgspec.structs.replace(actor, sector="GOV"), "seat")
    for organisation in tables.organisations.values():
        actor = organisation_actor(organisation)
        yield from _each([organisation.name], actor, "name")
        yield from _each(organisation.aliases, actor, "alias")
        yield from _each(
            chain.from_iterable(map(_uncapitalised, (organisation.name, *organisation.aliases))),
            actor,
            "alias",
        )
        yield from _each(organisation.seats, actor, "seat")
    bearers = Counter(word for person in tables.people.values() for word in set(person.name.split()))
    for person in tables.people.values():
        actor = person_actor(person)
        # A name of one word (Naruhito) will do where nobody else bears it.
        if " " in person.name or bearers[person.name] == 1:
            yield from _each([person.name], actor, "name")
        yield from _each(person.aliases, actor, "alias")


def _uncapitalised(name: str) -> Iterator[str]:
    """A name whose last word, a common noun for a body, may begin small, and those before it too: "the Azov
    regiment", "the Kurdistan regional government"."""
    first, _, last = name.rpartition(" ")
    if first and last.istitle() and last.lower() in agents():
        yield f"{first} {last.lower()}"
        start, _, rest = name.partition(" ")
        yield f"{start} {rest.lower()}"


def _each(forms: Iterable[str], actor: Actor, form: Form) -> Iterator[tuple[str, Entry]]:
    entry = Entry(actor, form)
    for spelling in forms:
        yield spelling, entry


def _variants(form: str) -> Iterator[str]:
    """The folded form, and how else it is written: "U.N." and "UN", "Nato", "the Times", "al-Qaeda"."""
    plain = fold(form)[0]
    yield plain
    if " " not in plain:
        bare = plain.replace(".", "")
        if 2 <= len(bare) <= 5 and bare.isalpha() and bare.isupper():
            dotted = ".".join(bare)
            yield from {bare, dotted, dotted + "."} - {plain}
        if (
            len(plain) >= 4
            and plain.isalpha()
            and plain.isupper()
            and plain.lower() not in words("ordinary_word")
        ):
            yield plain.capitalize()
    if plain.startswith(("The ", "Al-", "Al ")):
        yield plain[0].lower() + plain[1:]


def _stands_by_itself(text: str, start: int, end: int) -> bool:
    """Whether no word, amount or address goes on at either side."""
    before, after, then = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
    if before.isalnum() or before in {"@", "_"} or after.isalnum() or after in {"$", "_", "@"}:
        return False
    # "cnn.com", and "U.S" in "U.S.S.R."; but "in Iran.The" lacks only a space.
    return not (
        after == "." and (then.islower() or then.isdigit() or (then.isalpha() and text[end - 2] == "."))
    )


def _capitals_fit(form: str, seen: str) -> bool:
    """Whether `seen` has all capitals of `form`, and no more unless all its letters or its words begin so."""
    if form == seen:
        return True
    extra_inside = False
    for i, (wanted, found) in enumerate(zip(form, seen, strict=True)):
        if wanted != found:
            if wanted.isupper():
                return False
            extra_inside |= i > 0 and form[i - 1].isalnum()
    return not extra_inside or seen.isupper()


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides are all in capitals."""
    beside = text[max(0, start - 30) : start].split()[-1:] + text[end : end + 30].split()[:1]
    return any(map(str.isupper, beside)) and not any(re.search("[a-z]", word) for word in beside)


def _continues(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins a person's name to more of it ("Anna Smith-Jones")."""
    return text[start - 1 : start] == "-" or (
        text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
    )
