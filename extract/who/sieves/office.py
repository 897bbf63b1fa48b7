"""Offices: who holds one that stands without a name ("Iran's president", "the UN secretary-general")."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from spacy.tokens import Token

from dyads.extract.knowledge.gazetteer import person_actor
from dyads.extract.knowledge.holders import HEADS
from dyads.extract.knowledge.offices import Title, titles
from dyads.extract.knowledge.tables import Person
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.actors import only_here, slug
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.incumbency import Standing, standing
from dyads.extract.who.setting import Naming
from dyads.extract.who.sieves.definite import is_definite
from dyads.extract.who.state_of.affiliation import body_before
from dyads.extract.who.state_of.scene import lead_land, main_land
from dyads.graph.model import Actor

_YEAR = timedelta(days=365)


class _Office(msgspec.Struct, frozen=True):
    """An office as a phrase names it: its title at the head of the phrase, and the state or body it is of."""

    token: Token
    title: Title
    country: str | None
    organisation: Actor | None
    standing: Standing | None


def office(
    cast: Cast,
    token: Token,
    title: Title,
    start: int,
    country: str | None,
    *,
    organisation: Actor | None = None,
) -> list[Found]:
    """The holder of an office: "Iran's president", "the prime minister", "the UN secretary-general".

    `start` is the index of the title's first word, `token` its last; [] where nothing says whose office
    it is.
    """
    stands = standing(token.doc, start, token.i)
    organisation = organisation or body_before(cast, start)
    if country is None and organisation is None:
        if not is_definite(token, start):
            return []
        if title.office is not None and stands is None and _named_holder(cast, title, None) is None:
            country = _likeliest_country(cast, title) or lead_land(cast) or main_land(cast)
    return _holder_of(cast, _Office(token, title, country, organisation, stands)) or []


def _as_named(cast: Cast, held: _Office) -> list[Found] | None:
    """Whoever the text has named as the holder."""
    if held.standing or held.organisation is not None:
        return None
    named = _named_holder(cast, held.title, held.country)
    how = f"the {held.title.title} as the text names them"
    return None if named is None else [cast.found(held.token, named, how, 0.9)]


def _leader_of_body(cast: Cast, held: _Office) -> list[Found] | None:
    """Who leads a body on the day, by the tables: "the UN secretary-general"."""
    body, day = held.organisation, cast.date
    if body is None or day is None or held.standing or held.title.title not in words("leading_title"):
        return None
    leaders = cast.gazetteer.leads(body.id, day)
    if not leaders:
        return None
    person = msgspec.structs.replace(person_actor(leaders[0]), country=body.country, sector=body.sector)
    return [cast.found(held.token, person, f"{held.title.title} of {body.name} on {day}", 0.9)]


def _of_no_state(_: Cast, held: _Office) -> list[Found] | None:
    """Nobody: who holds any other office of a body, or one of nowhere, no table says."""
    return [] if held.country is None or held.organisation is not None else None


def _on_the_day(cast: Cast, held: _Office) -> list[Found] | None:
    """Who holds the office of the state on the day, by the tables."""
    holder = None if held.standing or held.country is None else _holder(cast, held.title, held.country)
    if holder is None:
        return None
    sector = held.title.sector or "GOV"
    actor = msgspec.structs.replace(person_actor(holder), country=held.country, sector=sector)
    how, naming = (
        f"{held.title.title} of {held.country} on {cast.date}",
        Naming(actor, (), held.title.title),
    )
    return [cast.found(held.token, actor, how, 0.95, naming)]


def _by_office_alone(cast: Cast, held: _Office) -> list[Found] | None:
    """The office itself as an actor: "former trade minister of Kenya"."""
    if held.country is None:
        return None
    title = f"{held.standing} {held.title.title}" if held.standing else held.title.title
    actor = Actor(
        id=f"{held.country}-{slug(title)}",
        name=f"{title} of {cast.gazetteer.state(held.country).name}",
        kind="person",
        country=held.country,
        sector=_sector(held),
    )
    how = "an office whose holder the text does not name"
    naming = Naming(actor, (), held.title.title) if held.standing is None else None
    return [cast.found(held.token, actor, how, 0.9, naming)]


_holder_of: Sieve[[Cast, _Office], list[Found]] = Sieve(
    "holder of an office",
    Rule(
        "holder whom the text has named",
        "French President Emmanuel Macron met Putin. The president criticised Italy.",
        _as_named,
    ),
    Rule("leader of the body on the day", "The UN secretary-general criticised Israel.", _leader_of_body),
    Rule("office of no state", "The UN envoy criticised Yemen.", _of_no_state),
    Rule("holder on the day", "The French president criticised Italy.", _on_the_day),
    Rule(
        "office whose holder nobody names", "The Kenyan trade minister criticised Uganda.", _by_office_alone
    ),
)


def _sector(held: _Office) -> str | None:
    """The sector of an office; a former holder is of the elite, a coming one of no sector yet."""
    return {None: held.title.sector, "former": "ELI", "incoming": None}[held.standing]


def _named_holder(cast: Cast, title: Title, country: str | None) -> Actor | None:
    """The holder as the text has named one, under this title or another of the same office."""
    held = cast.memory.people.titles
    if country is None:
        country = _likeliest_country(cast, title)
    if country is None and any(name == title.title and of for name, of in held):
        return None  # several, and nothing says which
    named = held.get((title.title, country))
    if title.title in words("any_leader") and country:
        named = _head_named(cast, country)
    if named is not None and country and _is_succeeded(cast, named, title, country):
        return None
    if named is None and country and title.office:
        named = next(
            (p for (t, c), p in held.items() if c == country and titles()[t].office == title.office), None
        )
    return named or _by_longer_title(cast, title, country)


def _by_longer_title(cast: Cast, title: Title, country: str | None) -> Actor | None:
    """The one mentioned last under a title that ends so: "the minister" after "Health Minister Odhiambo"."""
    if title.title not in words("short_title"):
        return None
    bearing = {
        person.id: person
        for (name, of), person in cast.memory.people.titles.items()
        if name.endswith(f" {title.title}") and of is not None and country in (None, of)
    }
    last = (seen.actor for seen in reversed(cast.memory.seen) if seen.actor.id in bearing)
    return next(last, None)


def _head_named(cast: Cast, country: str) -> Actor | None:
    """The head of state or government whom the text has named last: "the Italian leader"."""
    held = cast.memory.people.titles
    heads = {
        person.id: person
        for (title, of), person in held.items()
        if of == country and title in titles() and titles()[title].office in HEADS
    }
    seen = [one.actor for one in reversed(cast.memory.seen) if one.actor.kind == "person"]
    titled = next((actor for actor in seen if actor.id in heads), None)
    return titled or held.get(("leader", country)) or _head_seen(cast, seen, country)


def _head_seen(cast: Cast, seen: list[Actor], country: str) -> Actor | None:
    """The one mentioned last of those whom the tables have at the head of the state on the day."""
    if cast.date is None:
        return None
    for actor in (one for one in seen if one.country == country):
        if any(tenure.office in HEADS for tenure in cast.gazetteer.holding(actor.id, cast.date)):
            return actor
    return None


def _is_succeeded(cast: Cast, named: Actor, title: Title, country: str) -> bool:
    """Whether the tables have the one named out of office for a year, and another in it.

    Whoever was overthrown last week may still be whom a text calls the president.
    """
    if cast.date is None or title.office not in HEADS or not cast.gazetteer.held(named.id):
        return False
    if any(cast.gazetteer.holding(named.id, day) for day in (cast.date, cast.date - _YEAR)):
        return False
    return _holder(cast, title, country) is not None


def _likeliest_country(cast: Cast, title: Title) -> str | None:
    """The country that the text speaks of most, of those with a holder of that title; None for a draw."""
    of = {country for (name, country) in cast.memory.people.titles if name == title.title and country}
    ranked = sorted(of, key=lambda country: -cast.memory.countries.get(country, 0))
    counts = [cast.memory.countries.get(country, 0) for country in ranked]
    return ranked[0] if ranked and (len(ranked) == 1 or counts[0] > counts[1]) else None


def _holder(cast: Cast, title: Title, country: str) -> Person | None:
    """The holder on the day of the article, by the tables."""
    if cast.date is None:
        return None
    if title.title in {"leader", "ruler"}:
        return next(iter(cast.gazetteer.leads(country, cast.date)), None)
    holders = cast.gazetteer.titled(title.title, country, cast.date)
    if not holders and title.office and title.title not in words("head_of_state"):
        holders = cast.gazetteer.holders(country, title.office, cast.date)
    return holders[0] if holders else None


def counterpart(cast: Cast, token: Token, country: str | None) -> list[Found]:
    """The same office in another country: "his Iranian counterpart"."""
    if country is None:
        return []
    memory = cast.memory
    other = next((seen.actor for seen in reversed(memory.seen) if seen.actor.kind == "person"), None)
    if other:
        held = (t for (t, c), p in memory.people.titles.items() if p.id == other.id and c == other.country)
        title = next((t for t in held if t in titles()), None)
        if title and (found := office(cast, token, titles()[title], token.i, country)):
            return found
    actor = Actor(
        id=f"{country}-{only_here('counterpart', cast.document)}",
        name=f"counterpart in {cast.gazetteer.state(country).name}",
        kind="person",
        country=country,
        sector=other.sector if other else None,
    )
    return [cast.found(token, actor, "counterpart", 0.8)]
