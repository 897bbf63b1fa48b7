"""The gazetteer: where a text names an actor that the tables know."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import ahocorasick
import msgspec

from dyads.extract.folding import fold
from dyads.extract.tables import Organisation, Person, State, Tables, Tenure, load_tables
from dyads.graph.errors import UnknownIdError
from dyads.graph.model import Actor

Form = Literal["name", "alias", "adjective", "demonym", "seat"]

ORDINARY = frozenset(
    "alba biff bras car dawn ice irena is let mena mend milf nas raw sana sapo spa tak who".split()
)
"""Acronyms that are English words or names: among words all in capitals they are taken for those."""


_HEADS = frozenset({"head_of_state", "head_of_government"})


class Entry(msgspec.Struct, frozen=True):
    """An actor, and as what the text names it."""

    actor: Actor
    form: Form


class Match(msgspec.Struct, frozen=True):
    """A stretch of text that names an actor; several entries are several actors of that name."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Gazetteer:
    """All names of all actors, and who held which office when."""

    def __init__(self, tables: Tables) -> None:
        self.digest = tables.digest
        self._people = tables.people
        self._states = {id: state_actor(state) for id, state in tables.states.items()}
        self._by_office: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        self._by_body: dict[str, list[Tenure]] = defaultdict(list)
        self._by_person: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in tables.tenures:
            self._by_office[tenure.of, tenure.office].append(tenure)
            self._by_body[tenure.of].append(tenure)
            self._by_person[tenure.person].append(tenure)
        self._surnames: dict[str, list[str]] = defaultdict(list)
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
        folded, places = fold(text)
        matches = []
        done = 0
        for start, end, entries in sorted(self._spotted(folded), key=lambda spot: (spot[0], -spot[1])):
            if start >= done:
                done = end
                if entries:
                    matches.append(Match(places[start], places[end - 1] + 1, entries))
        return matches

    def _spotted(self, folded: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """All names and decoys (these without entries), overlapping ones too."""
        for last, key in self._automaton.iter(folded.lower()):
            start, end = last - len(key) + 1, last + 1
            if not _stands_alone(folded, start, end):
                continue
            seen = folded[start:end]
            hits = [entry for form, entry in self._named[key] if _capitals_fit(form, seen)]
            if not hits or (key in ORDINARY and seen.isupper() and _is_shouted(folded, start, end)):
                continue
            entries: dict[str, Entry] = {}
            for entry in hits:
                if entry and not (entry.actor.kind == "person" and _goes_on(folded, start, end)):
                    entries.setdefault(entry.actor.id, entry)
            yield start, end, tuple(entries.values())

    def state(self, id: str) -> Actor:
        """The state with that ISO 3166 alpha-3 code, or that id of a disputed one. Raises UnknownIdError."""
        try:
            return self._states[id]
        except KeyError:
            raise UnknownIdError(f"There is no state {id!r} in the actor tables.") from None

    def holders(self, of: str, office: str, on: date) -> list[Person]:
        """Those who held an office of a state or organisation on a day; several on a day of change."""
        held = (tenure.person for tenure in self._by_office.get((of, office), ()) if tenure.covers(on))
        return [self._people[person] for person in dict.fromkeys(held)]

    def titled(self, title: str, of: str, on: date) -> list[Person]:
        """Those who bore a title in a state or organisation on a day, whichever the office.

        For a title that means different offices in different states: Iran's president heads the government.
        The title is compared without regard to capitals, and "President" finds an "Acting President" too.
        """
        wanted = title.lower()
        held = (
            tenure.person
            for tenure in self._by_body.get(of, ())
            if tenure.title.lower() in (wanted, f"acting {wanted}") and tenure.covers(on)
        )
        return [self._people[person] for person in dict.fromkeys(held)]

    def leaders_named(self, surname: str, on: date | None) -> list[Person]:
        """Heads of state or government of that surname in office on that day; without a day, since 1990."""
        wanted = fold(surname)[0].lower()
        return [
            self._people[person]
            for person in self._by_surname().get(wanted, ())
            if on is None or any(t.office in _HEADS and t.covers(on) for t in self._by_person[person])
        ]

    def _by_surname(self) -> dict[str, list[str]]:
        if not self._surnames:
            for person, tenures in self._by_person.items():
                if any(tenure.office in _HEADS for tenure in tenures):
                    name = fold(self._people[person].name)[0].lower().split()
                    self._surnames[name[-1]].append(person)
                    if "-" in name[-1]:  # "al-Assad" is also "Assad"
                        self._surnames[name[-1].rpartition("-")[2]].append(person)
        return self._surnames

    def held(self, person_id: str) -> list[Tenure]:
        """All tenures of a person, the earliest first; [] for somebody unknown."""
        return sorted(self._by_person.get(person_id, ()), key=lambda tenure: tenure.start)


def state_actor(state: State) -> Actor:
    """The state itself, acting in no particular sector."""
    return Actor(id=state.id, name=state.name, kind="state", country=state.country, wikidata=state.wikidata)


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
        yield decoy, None
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
        yield from _each(organisation.seats, actor, "seat")
    words = Counter(word for person in tables.people.values() for word in set(person.name.split()))
    for person in tables.people.values():
        actor = person_actor(person)
        # A name of one word (Naruhito) will do where nobody else bears it.
        if " " in person.name or words[person.name] == 1:
            yield from _each([person.name], actor, "name")
        yield from _each(person.aliases, actor, "alias")


def _each(forms: Iterable[str], actor: Actor, form: Form) -> Iterator[tuple[str, Entry]]:
    entry = Entry(actor, form)
    for spelling in forms:
        yield spelling, entry


def _variants(form: str) -> Iterator[str]:
    """The folded form, and how else it is written: "U.N." and "UN", "Nato", "the Times", "al-Qaeda"."""
    folded = fold(form)[0]
    yield folded
    if " " not in folded:
        bare = folded.replace(".", "")
        if 2 <= len(bare) <= 5 and bare.isalpha() and bare.isupper():
            dotted = ".".join(bare)
            yield from {bare, dotted, dotted + "."} - {folded}
        if len(folded) >= 4 and folded.isalpha() and folded.isupper() and folded.lower() not in ORDINARY:
            yield folded.capitalize()
    if folded.startswith(("The ", "Al-", "Al ")):
        yield folded[0].lower() + folded[1:]


def _stands_alone(text: str, start: int, end: int) -> bool:
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


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins a person's name to more of it ("Anna Smith-Jones")."""
    return text[start - 1 : start] == "-" or (
        text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
    )
