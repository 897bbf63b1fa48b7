"""Offices: the title at a name ("Prime Minister Imran Khan"), and who holds the one that stands without."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.actors import only_here, slug
from dyads.extract.anaphora import is_definite
from dyads.extract.gazetteer import person_actor
from dyads.extract.names import country_of_name
from dyads.extract.reading import Found, Reading
from dyads.extract.roles import Title, title_ending, titles
from dyads.extract.tables import Person
from dyads.graph.model import Actor

# Titles whose office differs from state to state: their holder is looked up by title only.
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "monarch"})
# Words that may stand between a country and a title: "Iran's then foreign minister".
_BETWEEN = frozenset({"'s", "’s", "then", "new", "-"})


def title_around(reading: Reading, first: Token, last: Token) -> tuple[Title | None, str | None]:
    """The title right before a name, else in apposition to it, and the country that it names."""
    floor = reading.sentence.span.start
    title, start = title_ending(first.doc, first.i - 1, floor)
    if title:
        return title, _country_around(reading, start, first.i - 1)
    for child in last.children:  # "Imran Khan, the prime minister of Pakistan"
        if child.dep_ == "appos":
            title, start = title_ending(last.doc, child.i, floor)
            if title:
                return title, _country_around(reading, start, child.i)
    return None, None


def _country_around(reading: Reading, first: int, last: int) -> str | None:
    """The country of a title from one token to another: "Pakistan's …", "… of Pakistan"."""
    return _country_before(reading, first) or _country_after(reading, last)


def _country_before(reading: Reading, index: int) -> str | None:
    sentence = reading.sentence
    for i in range(index - 1, max(sentence.span.start - 1, index - 5), -1):
        if i in sentence.names:
            return country_of_name(reading, i)
        word = sentence.doc[i]
        if word.pos_ not in {"ADJ", "PART", "NOUN", "PROPN"} and word.lower_ not in _BETWEEN:
            return None
    return None


def _country_after(reading: Reading, index: int) -> str | None:
    sentence = reading.sentence
    if index + 1 < sentence.span.end and sentence.doc[index + 1].lower_ in {"of", "for"}:
        for i in range(index + 2, min(sentence.span.end, index + 5)):
            if i in sentence.names:
                return country_of_name(reading, i)
    return None


def office(reading: Reading, token: Token, title: Title, country: str | None, start: int) -> list[Found]:
    """The holder of an office: "Iran's president", "the prime minister".

    Whoever the text has named, else who held it on the day of the article, else the office itself. `start` is
    the index of the title's first word, `token` its last; [] where nothing says whose office it is.
    """
    before = token.doc[max(reading.sentence.span.start, start - 3) : start].text.lower()
    former = "former" in before or "ex-" in before
    if country is None and not is_definite(token, start):
        return []
    if not former and (named := _named_holder(reading, title, country)):
        return [reading.found(token, named, f"the {title.title} as the text names them", 0.9)]
    if country is None:
        return []
    if not former and (holder := _holder(reading, title, country)):
        actor = msgspec.structs.replace(person_actor(holder), country=country, sector="GOV")
        reading.discourse.name_person([], actor, title.title)
        return [reading.found(token, actor, f"{title.title} of {country} on {reading.date}", 0.95)]
    words = f"former {title.title}" if former else title.title
    actor = Actor(
        id=f"{country}-{slug(words)}",
        name=f"{words} of {reading.gazetteer.state(country).name}",
        kind="person",
        country=country,
        sector="ELI" if former else title.sector,
    )
    reading.discourse.name_person([], actor, title.title)
    return [reading.found(token, actor, "an office whose holder the text does not name", 0.9)]


def _named_holder(reading: Reading, title: Title, country: str | None) -> Actor | None:
    """The holder as the text has named one, under this title or another of the same office."""
    held = reading.discourse.titles
    if country is None:
        country = _likeliest_country(reading, title)
    if country is None and any(name == title.title and of for name, of in held):
        return None  # several, and nothing says which
    named = held.get((title.title, country))
    if named is None and country and title.office:
        named = next(
            (p for (t, c), p in held.items() if c == country and titles()[t].office == title.office), None
        )
    return named


def _likeliest_country(reading: Reading, title: Title) -> str | None:
    """The country that the text speaks of most, of those with a holder of that title; None for a draw."""
    of = {country for (name, country) in reading.discourse.titles if name == title.title and country}
    ranked = sorted(of, key=lambda country: -reading.discourse.countries.get(country, 0))
    counts = [reading.discourse.countries.get(country, 0) for country in ranked]
    return ranked[0] if ranked and (len(ranked) == 1 or counts[0] > counts[1]) else None


def _holder(reading: Reading, title: Title, country: str) -> Person | None:
    """The holder on the day of the article, by the tables."""
    if reading.date is None:
        return None
    holders = reading.gazetteer.titled(title.title, country, reading.date)
    if not holders and title.office and title.title not in _HEADS_OF_STATE:
        holders = reading.gazetteer.holders(country, title.office, reading.date)
    return holders[0] if holders else None


def counterpart(reading: Reading, token: Token, country: str | None) -> list[Found]:
    """The same office in another country: "his Iranian counterpart"."""
    if country is None:
        return []
    memory = reading.discourse
    other = next((seen.actor for seen in reversed(memory.seen) if seen.actor.kind == "person"), None)
    if other:
        held = (t for (t, c), p in memory.titles.items() if p.id == other.id and c == other.country)
        title = next(held, None)
        if title and (found := office(reading, token, titles()[title], country, token.i)):
            return found
    actor = Actor(
        id=f"{country}-{only_here('counterpart', reading.document)}",
        name=f"counterpart in {reading.gazetteer.state(country).name}",
        kind="person",
        country=country,
        sector=other.sector if other else None,
    )
    return [reading.found(token, actor, "counterpart", 0.8)]
