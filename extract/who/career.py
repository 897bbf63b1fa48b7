"""Careers: in which sector a person acts on the day of the article, by offices held and by title."""

from __future__ import annotations

import msgspec

from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.cast import Cast
from dyads.extract.who.sectors import OFFICIAL
from dyads.extract.who.sieves.called import Called
from dyads.extract.who.sieves.leader import sector_held
from dyads.graph.model import Actor

_NO_SECTOR = ""
"""What a rule returns that decides that a person acts in no sector."""


class _Career(msgspec.Struct, frozen=True):
    """What is known of a person's offices on the day of the article."""

    actor: Actor
    by: Called
    held: bool
    """Whether the tables know any office of the person's."""
    now: str | None
    """The sector of the office held on that day, by the tables."""


def sector_of_person(cast: Cast, actor: Actor, by: Called) -> str | None:
    """The sector in which the person acts on the day of the article: by office held, else by title."""
    career = _Career(
        actor=actor, by=by, held=bool(cast.gazetteer.held(actor.id)), now=sector_held(cast, actor.id)
    )
    return _sector_of(cast, career) or None


def _of_former(cast: Cast, career: _Career) -> str | None:
    """The elite, for who held an office and holds none: not for "Medvedev, a former president" while he heads
    the government."""
    title = career.by.title
    if career.by.standing != "former" or not (career.held or title is None or title.sector in OFFICIAL):
        return None
    in_office = career.now not in {None, "ELI", "PTY"}
    other = title is not None and not cast.gazetteer.bears(career.actor.id, title.title, cast.date)
    return None if in_office and other else "ELI"


def _of_coming(_: Cast, career: _Career) -> str | None:
    """The sector of another office held by then, none yet of the one to come."""
    return career.now or _NO_SECTOR if career.by.standing == "incoming" else None


def _of_one_who_rises(_: Cast, career: _Career) -> str | None:
    """The title's, of whose offices the tables know only a later one: a lawyer who is president a year on."""
    title = career.by.title
    if career.now != "PTY" or title is None or title.title == "leader" or not title.sector:
        return None
    return career.by.sector


def _of_office_held(_: Cast, career: _Career) -> str | None:
    """The office's; a former holder with a title that is no office acts in that title's."""
    title = career.by.title
    other = title is not None and title.office is None and title.sector
    return None if career.now == "ELI" and other else career.now


def _of_no_office(cast: Cast, career: _Career) -> str | None:
    """None for who has held an office, but none on that day, and bears no title."""
    return _NO_SECTOR if career.held and career.by.title is None and cast.date is not None else None


def _of_title(_: Cast, career: _Career) -> str | None:
    """The title's, or the body's where the title leaves it open."""
    return None if career.by.title is None else career.by.sector or _NO_SECTOR


_sector_of: Sieve[[Cast, _Career], str] = Sieve(
    "sector of a person",
    Rule("former holder of an office", "Former French minister Ana Costa criticised Italy.", _of_former),
    Rule("holder to be", "Incoming French minister Ana Costa criticised Italy.", _of_coming),
    Rule(
        "title before an office to come", "Comedian Volodymyr Zelensky criticised Russia.", _of_one_who_rises
    ),
    Rule("office held on the day", "Angela Merkel criticised Russia.", _of_office_held),
    Rule("no office on the day", "Annalena Baerbock criticised Russia.", _of_no_office),
    Rule("title beside the name", "Georgian lawmaker Ana Basiladze criticised Russia.", _of_title),
    Rule("sector of the tables", "Greta Thunberg criticised Poland.", lambda _, career: career.actor.sector),
)


def is_international(cast: Cast, actor: Actor) -> bool:
    """Whether the person then acts for an organisation of no state, as the UN's secretary-general does."""
    if cast.date is None:
        return False
    holding = cast.gazetteer.holding(actor.id, cast.date)
    body = cast.gazetteer.organisation(holding[-1].of) if holding else None
    return body is not None and body.kind == "igo" and body.country is None
