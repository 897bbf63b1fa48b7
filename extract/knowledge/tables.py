"""The rows of the actor tables: states, organisations, people and their offices (loading.py reads them)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from dyads.extract.knowledge.words import words
from dyads.graph.model import Kind

Office = Literal[
    "head_of_state", "head_of_government", "deputy_head", "foreign_minister", "defence_minister",
    "interior_minister", "security_adviser", "intelligence_chief", "military_chief", "speaker", "leader_of",
]  # fmt: skip
Wikidata = Annotated[str, msgspec.Meta(pattern=r"^Q[1-9][0-9]*$")]
PartialDate = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")
]
Code = Annotated[str, msgspec.Meta(pattern=r"^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$")]
Words = tuple[Annotated[str, msgspec.Meta(min_length=1)], ...]


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state, a territory that news treats as one, or a former state (then with `end`).

    `id` is the ISO 3166 alpha-3 code (XKX for Kosovo), withdrawn codes included; a slug where there is none.
    `seats` are the capital and the buildings whose names stand for the government; `led_by` says that the
    head of government, not the head of state, is its leader.
    """

    id: Code
    name: str
    aliases: Words = ()
    adjectives: Words = ()
    demonyms: Words = ()
    seats: Words = ()
    iso2: str | None = None
    wikidata: Wikidata | None = None
    led_by: Literal["head_of_government"] | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    source: str = ""

    @property
    def country(self) -> str | None:
        """The code that actors of this state bear: its id where that is an ISO code, else None."""
        return self.id if self.id.isupper() else None


class Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that acts: an international organisation, a ministry, an army, a party, an armed group …

    `seats` are places and buildings whose names stand for it ("Brussels", "Capitol Hill"). `role` is the
    common noun by which its state has it ("military": "Israeli troops" are the IDF).
    """

    id: Code
    name: str
    aliases: Words = ()
    seats: Words = ()
    kind: Kind
    sector: str | None = None
    country: str | None = None
    role: str | None = None
    wikidata: Wikidata | None = None
    source: str = ""


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who holds or held an office; `country` is the state of it, None for an international one."""

    id: Code
    name: str
    aliases: Words = ()
    country: str | None = None
    wikidata: Wikidata | None = None
    source: str = ""


class Tenure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person's time in an office `of` a state or organisation.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD. Without `end` the person was still in office on `as_of`, and
    nothing is known about any later day.
    """

    person: Code
    office: Office
    title: str
    of: Code
    start: PartialDate
    end: PartialDate | None = None
    as_of: PartialDate
    source: str = ""

    def covers(self, day: date) -> bool:
        """Whether the person is taken to be in office on that day, both ends included.

        A start or end known to the month or year covers all of it; an open tenure is trusted for twelve
        months after `as_of`.
        """
        if self.end:
            return first_day(self.start) <= day <= last_day(self.end)
        seen = last_day(self.as_of)
        return first_day(self.start) <= day and (
            (day.year - 1, day.month, day.day) <= (seen.year, seen.month, seen.day)
        )


class Decoy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name that contains an actor's or looks like one; `note` says what it is ("sea", "company")."""

    text: str
    note: str = ""

    @property
    def is_thing(self) -> bool:
        """Whether it can never act; a company or a people that no table holds may."""
        return self.note not in words("actor_note")


class Tables(msgspec.Struct, frozen=True):
    """All actor tables, by id.

    `decoys` are names that contain an actor's but name none of the tables ("Indian Ocean"); `digest` changes
    with any file.
    """

    states: dict[str, State]
    organisations: dict[str, Organisation]
    people: dict[str, Person]
    tenures: tuple[Tenure, ...]
    decoys: tuple[Decoy, ...]
    digest: str


def first_day(partial: str) -> date:
    """The first day of a date given to the day, month or year."""
    return date.fromisoformat(partial + "-01-01"[: 10 - len(partial)])


def last_day(partial: str) -> date:
    """The last day of a date given to the day, month or year."""
    if len(partial) == 10:
        return date.fromisoformat(partial)
    year, month = (int(partial[:4]), int(partial[5:7]) if len(partial) == 7 else 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
