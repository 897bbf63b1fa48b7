"""Who held which office when: holders by office and title, leaders by surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.tables import Person, Tables, Tenure, first_day, last_day

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
        """Office holders of that surname, those of the first of these groups that has any.

        Heads of state or government in office on that day (without a day: ever); those who left office within
        `_REMEMBERED` years before; holders of other offices on that day in one of `countries`; who is soon to
        head one of these; one of any country where no other of the surname holds any.
        """
        wanted = folded(surname)
        bearers = self._by_surname().get(wanted) or self._spelt_alike(wanted)
        heads = [(p, t) for p in bearers for t in self._by_person[p] if t.office in HEADS]
        if on is None:
            found = [p for p, _ in heads]
        else:
            found = [p for p, t in heads if t.covers(on)]
            found = found or [
                p for p, t in heads if t.end and 0 <= (on - last_day(t.end)).days <= 365 * _REMEMBERED
            ]
            found = found or [
                p
                for p in bearers
                for t in self._by_person[p]
                if t.covers(on) and self._people[p].country in countries
            ]
            found = found or [p for p, t in heads if _is_soon(t, on) and self._people[p].country in countries]
            found = found or [p for p in bearers if self.holding(p, on)]
        return [self._people[person] for person in dict.fromkeys(found)]

    def bears(self, person: str, title: str, on: date | None) -> bool:
        """Whether the person bore the title on that day; without a day, ever."""
        return any(
            title.lower() in tenure.title.lower() and (on is None or tenure.covers(on))
            for tenure in self._by_person[person]
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


def _is_soon(tenure: Tenure, day: date) -> bool:
    """Whether somebody is to head a state or government within `COMING`."""
    return tenure.office in HEADS and day < first_day(tenure.start) <= day + COMING


def _plain(name: str) -> str:
    """A name as its transcriptions have in common: each letter once in a row, "i" for "y" and "iy"."""
    return re.sub(r"(.)\1+", r"\1", name.replace("y", "i"))
