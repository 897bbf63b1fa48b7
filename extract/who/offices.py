"""Offices: the title at a name ("Prime Minister Imran Khan"), and who holds the one that stands without."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.gazetteer import person_actor
from dyads.extract.knowledge.roles import Title, agent_at, title_at, title_ending, titles
from dyads.extract.knowledge.tables import Person
from dyads.extract.who.actors import only_here, slug
from dyads.extract.who.affiliation import body_before, country_of, country_within, organisation_of
from dyads.extract.who.names import country_of_name, is_ethnic
from dyads.extract.who.places import country_of_place
from dyads.extract.who.reading import Found, Reading
from dyads.extract.who.scene import lead_land
from dyads.extract.who.sectors import specified
from dyads.extract.who.setting import Naming
from dyads.extract.who.sieves.definite import is_definite
from dyads.graph.model import Actor

# Titles whose office differs from state to state: their holder is looked up by title only.
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "monarch"})
# Kinds of body that somebody heads.
_BODIES = frozenset({"party", "organisation", "armed_group", "government", "media"})
# Words for what an official is in charge of: "Homeland Security Secretary".
_PORTFOLIOS = frozenset(
    "acting affairs agriculture aviation budget cabinet central chief children commerce communications "
    "culture defence defense deputy development digital economic economy education election electoral "
    "energy environment family federal finance first fisheries foreign gender general health higher "
    "home homeland housing human immigration industry information integration interior internal justice "
    "labor labour maritime migration mines mining national natural oil petroleum planning police public "
    "railways regional religious resources rural science security senior social sports state technology "
    "tourism trade transport transportation treasury veterans water welfare women works youth".split()
)
_AGE = re.compile(r", \d{1,2}\b(?! [A-Z])")
# Verbs of those who lead a body, and of those who stand for one.
_LEADS = frozenset("chair command direct edit head lead own represent run".split())
_STANDS = frozenset({"fight", "sit", "speak", "work"})
# Words that may stand between a country and a title: "Iran's then foreign minister".
_BETWEEN = frozenset({"'s", "’s", "then", "new", "-"})
# Titles of those who lead an organisation.
_LEADING = frozenset(
    "boss|chairman|chairwoman|chief|commander|director general|director-general|head|high commissioner|"
    "leader|managing director|president|prosecutor|secretary general|secretary-general|supreme leader".split(
        "|"
    )
)


class Called(msgspec.Struct, frozen=True):
    """What a person is called beside the name: a title or agent noun, the country and the body it names."""

    title: Title | None
    country: str | None
    body: Actor | None = None
    described: bool = False
    """Whether names beside the title say more of whose it is, though no table knows them."""

    @property
    def sector(self) -> str | None:
        """Of the title, or of the body where the title leaves it open ("a UN envoy")."""
        if self.title is None:
            return None
        if self.body is None or self.body.sector is None or self.title.sector not in {None, "GOV"}:
            return self.title.sector
        return self.body.sector


def called(reading: Reading, first: Token, last: Token) -> Called:
    """What a person is called beside the name whose first and last words these are.

    Right before the name ("Georgian lawmaker X"), else in apposition to it on either side ("X, an adviser to
    the Slovak minister", "London's mayor, X"), else by what "X, who leads …" leads. The country alone where
    a name owns the person ("Pakistan's X").
    """
    floor = reading.sentence.span.start
    before, polite = first.nbor(-1) if first.i > floor else None, None
    if before is not None and before.i not in reading.sentence.names:
        title, start = title_ending(first.doc, before.i, floor)
        if title is not None and title.title in _LEADING:
            title = _by_noun_before(title, first.doc[start], floor)
        if title is None and before.dep_ in {"compound", "nmod", "amod"}:
            title = _as_title(before)
        if title and title.sector is not None:
            country = _country_around(reading, start, before.i) or _country_of_name(reading, last)
            described = _has_names(first.doc[_start_of_phrase(last) : start])
            return Called(title, country, body_before(reading, start), described)
        polite = title
    for other in _apposed(last):
        title, start = title_at(other, floor)
        title = title or _as_title(other)
        if title:
            country = _country_around(reading, start, other.i) or country_of(reading, other)
            body = organisation_of(reading, other) or body_before(reading, start) or _body_of(reading, other)
            words = [word for word in other.subtree if not first.i <= word.i <= last.i]
            return Called(title, country, body, _has_names(words))
    if _AGE.match(last.doc[last.i + 1 : last.i + 4].text):
        return Called(Title(title="", office=None, sector="CVL"), None)  # "Ana Quispe, 61, who fled"
    if (led := _led(reading, last)) is not None:
        return Called(Title(title="", office=None, sector=led.sector), led.country, led)
    return Called(polite, _country_before(reading, first.i) or _country_of_name(reading, last))


def _start_of_phrase(name: Token) -> int:
    return min(child.left_edge.i for child in (name, *name.lefts))


def _has_names(words: Iterable[Token]) -> bool:
    known = titles().keys() | _PORTFOLIOS
    return any(word.pos_ == "PROPN" and agent_at(word) is None and word.lower_ not in known for word in words)


def _by_noun_before(title: Title, first: Token, floor: int) -> Title:
    """The title in the sector of those who are led: "Liberal leader", "union chief"."""
    noun = first.nbor(-1) if first.i > floor else first
    known = agent_at(noun) if noun != first and noun.dep_ in {"amod", "compound", "nmod"} else None
    if known is None or known.sector in {None, "GOV"}:
        return title
    return Title(title=title.title, office=None, sector=known.sector)


def _body_of(reading: Reading, title: Token) -> Actor | None:
    """The body that a title is of, where only a common noun names it: "the head of a Tajik party", "the
    rebels' head"."""
    owners = [child for child in title.lefts if child.dep_ == "poss" and child.tag_ != "PRP$"]
    for inner in (*objects_of(title, {"of"}), *owners):
        if (known := agent_at(inner)) is not None and known.kind in _BODIES:
            return next((found.mention for found in reading.read(inner)), None)
    return None


def _led(reading: Reading, name: Token) -> Actor | None:
    """What somebody leads or speaks for: "X, who leads South Africa's biggest union"."""
    for clause in name.children:
        if clause.dep_ == "relcl" and any(t.lower_ == "who" and t.dep_ == "nsubj" for t in clause.lefts):
            objects = [child for child in clause.children if child.dep_ == "dobj"]
            if clause.lemma_ not in _LEADS:
                objects = objects_of(clause, {"for"}) if clause.lemma_ in _STANDS else []
            for object in objects:
                if found := reading.read(object):
                    return found[0].mention
    return None


def _country_of_name(reading: Reading, last: Token) -> str | None:
    """The country after a name: "Ahmed Saleh of the Yemeni army"."""
    countries = (country_within(reading, word) for word in objects_of(last, {"of", "from"}))
    return next(filter(None, countries), None)


def _apposed(name: Token) -> list[Token]:
    """The nouns in apposition to a name."""
    found = [child for child in name.children if child.dep_ == "appos"]
    return [*found, name.head] if name.dep_ == "appos" and name.head.pos_ == "NOUN" else found


def _as_title(token: Token) -> Title | None:
    """An agent noun that says what a person is: "lawyer"."""
    known = agent_at(token)
    if known is None or known.kind not in {"person", "group", "military", "armed_group"}:
        return None
    return Title(title=known.node, office=None, sector=specified(token, known).sector)


def _country_around(reading: Reading, first: int, last: int) -> str | None:
    """The country of a title from one token to another: "Pakistan's …", "… of Pakistan"."""
    return _country_before(reading, first) or _country_after(reading, last)


def _country_before(reading: Reading, index: int) -> str | None:
    sentence = reading.sentence
    for i in range(index - 1, max(sentence.span.start - 1, index - 6), -1):
        word = sentence.doc[i]
        if is_ethnic(word):
            return None
        if i in sentence.names:
            return country_of_name(reading, i)
        if country := country_of_place(reading, word):
            return country
        if word.pos_ not in {"ADJ", "PART", "NOUN", "PROPN"} and word.lower_ not in _BETWEEN:
            return None
    return None


def _country_after(reading: Reading, index: int) -> str | None:
    sentence = reading.sentence
    if index + 1 < sentence.span.end and sentence.doc[index + 1].lower_ in {"of", "for"}:
        for i in range(index + 2, min(sentence.span.end, index + 5)):
            if i in sentence.names:
                return country_of_name(reading, i)
            if country := country_of_place(reading, sentence.doc[i]):
                return country
    return None


def office(
    reading: Reading,
    token: Token,
    title: Title,
    start: int,
    country: str | None,
    *,
    organisation: Actor | None = None,
) -> list[Found]:
    """The holder of an office: "Iran's president", "the prime minister", "the UN secretary-general".

    Whoever the text has named, else who held it on the day of the article, else the office itself. `start` is
    the index of the title's first word, `token` its last; [] where nothing says whose office it is.
    """
    before = token.doc[max(reading.sentence.span.start, start - 3) : start].text.lower()
    former = "former" in before or "ex-" in before
    organisation = organisation or body_before(reading, start)
    if country is None and organisation is None:
        if not is_definite(token, start):
            return []
        if title.office is not None and not former and _named_holder(reading, title, None) is None:
            country = lead_land(reading)
    if not former and organisation is None and (named := _named_holder(reading, title, country)):
        return [reading.found(token, named, f"the {title.title} as the text names them", 0.9)]
    if organisation is not None and not former and title.title in _LEADING and reading.date is not None:
        for leader in reading.gazetteer.leads(organisation.id, reading.date):
            person = msgspec.structs.replace(
                person_actor(leader), country=organisation.country, sector=organisation.sector
            )
            how = f"{title.title} of {organisation.name} on {reading.date}"
            return [reading.found(token, person, how, 0.9)]
    if country is None or organisation is not None:
        return []
    if not former and (holder := _holder(reading, title, country)):
        sector = title.sector or "GOV"
        actor = msgspec.structs.replace(person_actor(holder), country=country, sector=sector)
        how, naming = f"{title.title} of {country} on {reading.date}", Naming(actor, (), title.title)
        return [reading.found(token, actor, how, 0.95, naming)]
    words = f"former {title.title}" if former else title.title
    actor = Actor(
        id=f"{country}-{slug(words)}",
        name=f"{words} of {reading.gazetteer.state(country).name}",
        kind="person",
        country=country,
        sector="ELI" if former else title.sector,
    )
    how, naming = "an office whose holder the text does not name", Naming(actor, (), title.title)
    return [reading.found(token, actor, how, 0.9, naming)]


def _named_holder(reading: Reading, title: Title, country: str | None) -> Actor | None:
    """The holder as the text has named one, under this title or another of the same office."""
    held = reading.memory.people.titles
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
    of = {country for (name, country) in reading.memory.people.titles if name == title.title and country}
    ranked = sorted(of, key=lambda country: -reading.memory.countries.get(country, 0))
    counts = [reading.memory.countries.get(country, 0) for country in ranked]
    return ranked[0] if ranked and (len(ranked) == 1 or counts[0] > counts[1]) else None


def _holder(reading: Reading, title: Title, country: str) -> Person | None:
    """The holder on the day of the article, by the tables."""
    if reading.date is None:
        return None
    if title.title in {"leader", "ruler"}:
        return next(iter(reading.gazetteer.leads(country, reading.date)), None)
    holders = reading.gazetteer.titled(title.title, country, reading.date)
    if not holders and title.office and title.title not in _HEADS_OF_STATE:
        holders = reading.gazetteer.holders(country, title.office, reading.date)
    return holders[0] if holders else None


def counterpart(reading: Reading, token: Token, country: str | None) -> list[Found]:
    """The same office in another country: "his Iranian counterpart"."""
    if country is None:
        return []
    memory = reading.memory
    other = next((seen.actor for seen in reversed(memory.seen) if seen.actor.kind == "person"), None)
    if other:
        held = (t for (t, c), p in memory.people.titles.items() if p.id == other.id and c == other.country)
        title = next((t for t in held if t in titles()), None)
        if title and (found := office(reading, token, titles()[title], token.i, country)):
            return found
    actor = Actor(
        id=f"{country}-{only_here('counterpart', reading.document)}",
        name=f"counterpart in {reading.gazetteer.state(country).name}",
        kind="person",
        country=country,
        sector=other.sector if other else None,
    )
    return [reading.found(token, actor, "counterpart", 0.8)]
