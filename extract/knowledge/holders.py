"""Who held which office when: holders by office and title, leaders by surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

import msgspec

from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.tables import Person, Tables, Tenure, first_day, last_day
from dyads.extract.sieve import Rule, Sieve

HEADS = frozenset({"head_of_state", "head_of_government"})
_REMEMBERED = 15  # years after office in which a bare surname still means a former leader
# Where the family name stands first, or a person is called by the first name ("Abiy", "Mahathir").
_CALLED_BY_FIRST = frozenset({"CHN", "ERI", "ETH", "HUN", "KHM", "KOR", "MYS", "PRK", "THA", "TWN", "VNM"})
COMING = timedelta(days=3 * 365)
"""How long before taking office somebody counts as a coming head of state or government."""


class Holders:
    """The tenures of the tables, by office, body and person."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._people = tables.people
        self._by_office: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        self._by_body: dict[str, list[Tenure]] = defaultdict(list)
        self._by_person: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in tables.tenures:
            self._by_office[tenure.of, tenure.office].append(tenure)
            self._by_body[tenure.of].append(tenure)
            self._by_person[tenure.person].append(tenure)
        self._surnames: dict[str, list[str]] = defaultdict(list)
        self._plain_surnames: dict[str, list[str]] = defaultdict(list)

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

    def leaders_named(
        self, surname: str, on: date | None, countries: Collection[str | None] = ()
    ) -> list[Person]:
        """Office holders of that surname, those that the first rule of `_meant` finds which finds any.

        Without a day: all who ever headed a state or government.
        """
        wanted = folded(surname)
        ids = dict.fromkeys(self._by_surname().get(wanted) or self._spelt_alike(wanted))
        bearers = [_Bearer(self._people[id], self._by_person[id]) for id in ids]
        if on is None:
            return [bearer.person for bearer in bearers if any(t.office in HEADS for t in bearer.tenures)]
        return _meant(bearers, on, countries) or []

    def bears(self, person: str, title: str, on: date | None) -> bool:
        """Whether the person bore the title on that day; without a day, ever."""
        return any(
            title.lower() in tenure.title.lower() and (on is None or tenure.covers(on))
            for tenure in self._by_person.get(person, ())
        )

    def leads(self, of: str, on: date) -> list[Person]:
        """Who leads a state on a day, as "the Russian leader" has it, or an organisation."""
        state = self._tables.states.get(of)
        if state is None:
            return self.holders(of, "leader_of", on)
        first = state.led_by or "head_of_state"
        return self.holders(of, first, on) or self.holders(of, "head_of_government", on)

    def party_of(self, person: str, on: date) -> str | None:
        """The id of the party that a person leads on a day."""
        for tenure in self._by_person.get(person, ()):
            organisation = self._tables.organisations.get(tenure.of)
            if organisation and organisation.kind == "party" and tenure.covers(on):
                return organisation.id
        return None

    def _spelt_alike(self, surname: str) -> list[str]:
        """Bearers of the one surname that differs only in doubled letters and y for i ("Zelenskiy")."""
        if not self._plain_surnames:
            for name, people in self._by_surname().items():
                self._plain_surnames[_plain(name)].extend(people)
        return self._plain_surnames.get(_plain(surname), []) if len(surname) > 5 else []

    def _by_surname(self) -> dict[str, list[str]]:
        if not self._surnames:
            for person in self._by_person:
                name = folded(self._people[person].name).split()
                self._surnames[name[-1]].append(person)
                if "-" in name[-1]:  # "al-Assad" is also "Assad"
                    self._surnames[name[-1].rpartition("-")[2]].append(person)
                elif len(name) > 2:  # "Lula da Silva", "Pérez Molina", "Kim Jong Un"
                    self._surnames[" ".join(name[-2:])].append(person)
                if self._people[person].country in _CALLED_BY_FIRST and len(name) > 1:
                    self._surnames[name[0]].append(person)
        return self._surnames

    def holding(self, person_id: str, on: date) -> list[Tenure]:
        """The tenures of a person on a day, the earliest first."""
        return [tenure for tenure in self.held(person_id) if tenure.covers(on)]

    def held(self, person_id: str) -> list[Tenure]:
        """All tenures of a person, the earliest first; [] for somebody unknown."""
        return sorted(self._by_person.get(person_id, ()), key=lambda tenure: tenure.start)


class _Bearer(msgspec.Struct, frozen=True):
    """Somebody who bears a surname, and the offices held."""

    person: Person
    tenures: list[Tenure]


_Countries = Collection[str | None]


def _heads_of(bearers: list[_Bearer], on: date, _: _Countries) -> list[Person] | None:
    """Heads of state or government on that day."""
    return _people_of(b for b in bearers if any(t.office in HEADS and t.covers(on) for t in b.tenures))


def _late_heads(bearers: list[_Bearer], on: date, _: _Countries) -> list[Person] | None:
    """Those who ceased to head one within `_REMEMBERED` years before."""
    return _people_of(b for b in bearers if any(_is_remembered(t, on) for t in b.tenures))


def _others_here(bearers: list[_Bearer], on: date, countries: _Countries) -> list[Person] | None:
    """Holders of other offices on that day, in one of the countries."""
    here = (b for b in bearers if b.person.country in countries)
    return _people_of(b for b in here if any(t.covers(on) for t in b.tenures))


def _coming_heads(bearers: list[_Bearer], on: date, countries: _Countries) -> list[Person] | None:
    """Those who are soon to head one of the countries."""
    here = (b for b in bearers if b.person.country in countries)
    return _people_of(b for b in here if any(_is_soon(t, on) for t in b.tenures))


def _others(bearers: list[_Bearer], on: date, _: _Countries) -> list[Person] | None:
    """Holders of other offices on that day, of any country."""
    return _people_of(b for b in bearers if any(t.covers(on) for t in b.tenures))


_meant: Sieve[[list[_Bearer], date, _Countries], list[Person]] = Sieve(
    "office holders of a surname",
    Rule("head on the day", "Merkel criticised Russia.", _heads_of),
    Rule("head some years ago", "Obama criticised Russia.", _late_heads),
    Rule("other office in a country of the text", "Russia said Lavrov criticised Ukraine.", _others_here),
    Rule("head soon", "Ukraine said Zelensky criticised Russia.", _coming_heads),
    Rule("other office anywhere", "Pompeo criticised Iran.", _others),
)


def _people_of(bearers: Iterable[_Bearer]) -> list[Person] | None:
    return [bearer.person for bearer in bearers] or None


def _is_remembered(tenure: Tenure, day: date) -> bool:
    """Whether somebody ceased to head a state or government within `_REMEMBERED` years before."""
    if tenure.office not in HEADS or not tenure.end:
        return False
    return 0 <= (day - last_day(tenure.end)).days <= 365 * _REMEMBERED


def _is_soon(tenure: Tenure, day: date) -> bool:
    """Whether somebody is to head a state or government within `COMING`."""
    return tenure.office in HEADS and day < first_day(tenure.start) <= day + COMING


def _plain(name: str) -> str:
    """A name as its transcriptions have in common: each letter once in a row, "i" for "y" and "iy"."""
    return re.sub(r"(.)\1+", r"\1", name.replace("y", "i"))
