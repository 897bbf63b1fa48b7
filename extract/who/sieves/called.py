"""What a person is called beside the name: a title or agent noun, and the state and body that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.offices import Title, title_at, title_ending, titles
from dyads.extract.knowledge.traits import kinds
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.cast import Cast
from dyads.extract.who.incumbency import Standing, standing
from dyads.extract.who.sectors import specified
from dyads.extract.who.state_of.affiliation import (
    body_before,
    country_after_name,
    country_around,
    country_before,
    country_of,
    organisation_of,
)
from dyads.graph.model import Actor

_AGE = re.compile(r", \d{1,2}\b(?! [A-Z])")


class Called(msgspec.Struct, frozen=True):
    """What a person is called beside the name: a title or agent noun, the country and the body it names."""

    title: Title | None
    country: str | None
    body: Actor | None = None
    described: bool = False
    """Whether names beside the title say more of whose it is, though no table knows them."""
    standing: Standing | None = None

    @property
    def sector(self) -> str | None:
        """Of the title, or of the body where the title leaves it open ("a UN envoy")."""
        if self.title is None:
            return None
        if self.body is None or self.body.sector is None or self.title.sector not in {None, "GOV"}:
            return self.title.sector
        return self.body.sector


class _Name(msgspec.Struct, frozen=True):
    """A person's name from its first word to its last, and the title that ends right before it."""

    first: Token
    last: Token
    title: Title | None
    title_start: int
    standing: Standing | None


def called(cast: Cast, first: Token, last: Token) -> Called:
    """What a person is called beside the name whose first and last words these are."""
    title, start = _title_before(cast, first)
    stands = standing(first.doc, first.i if title is None else start, last.i)
    found = _called(cast, _Name(first, last, title, start, stands))
    return found if found is not None else Called(title, None, standing=stands)


def _right_before(cast: Cast, name: _Name) -> Called | None:
    """By the title right before the name; a polite one ("Mr") says nothing."""
    if name.title is None or name.title.sector is None:
        return None
    country = country_around(cast, name.title_start, name.first.i - 1)
    phrase = min(child.left_edge.i for child in (name.last, *name.last.lefts))
    return Called(
        title=name.title,
        country=country or country_after_name(cast, name.last),
        body=body_before(cast, name.title_start),
        described=_has_names(name.first.doc[phrase : name.title_start]),
        standing=name.standing,
    )


def _in_apposition(cast: Cast, name: _Name) -> Called | None:
    """By a title or agent noun in apposition, on either side: "London's mayor, X"."""
    for noun in _apposed(name.last):
        title, start = title_at(noun, cast.sentence.span.start)
        if title := title or _as_title(noun):
            body = organisation_of(cast, noun) or body_before(cast, start) or _body_led(cast, noun)
            around = [word for word in noun.subtree if not name.first.i <= word.i <= name.last.i]
            country = country_around(cast, start, noun.i) or country_of(cast, noun)
            stands = name.standing or standing(noun.doc, start, noun.i)
            return Called(title, country, body, _has_names(around), stands)
    return None


def _of_an_age(_: Cast, name: _Name) -> Called | None:
    """A private person: "Ana Quispe, 61, who fled"."""
    after = name.last.doc[name.last.i + 1 : name.last.i + 4].text
    return Called(Title(title="", office=None, sector="CVL"), None) if _AGE.match(after) else None


def _what_one_leads(cast: Cast, name: _Name) -> Called | None:
    """By what the relative clause says that somebody leads or speaks for."""
    clauses = (child for child in name.last.children if child.dep_ == "relcl" and _is_of_subject(child))
    found = (cast.at(noun) for clause in clauses for noun in _bodies_of(clause))
    led = next((each[0].mention for each in found if each), None)
    if led is None:
        return None
    return Called(Title(title="", office=None, sector=led.sector), led.country, led)


def _by_owner(cast: Cast, name: _Name) -> Called | None:
    """By a state's name beside: "Pakistan's X", "X of Pakistan"."""
    country = country_before(cast, name.first.i) or country_after_name(cast, name.last)
    return Called(name.title, country, standing=name.standing) if country else None


_called: Sieve[[Cast, _Name], Called] = Sieve(
    "what a person is called",
    Rule("title before the name", "Georgian lawmaker Ana Basiladze criticised Russia.", _right_before),
    Rule("title in apposition", "Ana Horvat, the mayor of London, criticised Russia.", _in_apposition),
    Rule("age after the name", "Ana Quispe, 61, criticised Peru.", _of_an_age),
    Rule(
        "body that somebody leads", "Thabo Molefe, who leads the African Union, met Putin.", _what_one_leads
    ),
    Rule("state beside the name", "Pakistan's Sara Malik criticised India.", _by_owner),
)


def _title_before(cast: Cast, first: Token) -> tuple[Title | None, int]:
    """The title or agent noun that ends right before a name, and where it starts."""
    floor = cast.sentence.span.start
    if first.i <= floor or first.i - 1 in cast.sentence.names:
        return None, first.i
    before = first.nbor(-1)
    title, start = title_ending(first.doc, before.i, floor)
    if title is not None and title.title in words("leading_title"):
        title = _by_noun_before(title, first.doc[start], floor)
    if title is None and before.dep_ in {"compound", "nmod", "amod"}:
        title = _as_title(before)
    return title, start


def _by_noun_before(title: Title, first: Token, floor: int) -> Title:
    """The title in the sector of those who are led: "Liberal leader", "union chief"."""
    noun = first.nbor(-1) if first.i > floor else first
    known = agent_at(noun) if noun != first and noun.dep_ in {"amod", "compound", "nmod"} else None
    if known is None or known.sector in {None, "GOV"}:
        return title
    return Title(title=title.title, office=None, sector=known.sector)


def _as_title(token: Token) -> Title | None:
    """An agent noun that says what a person is: "lawyer"."""
    known = agent_at(token)
    if known is None or known.kind not in {"person", "group", "military", "armed_group"}:
        return None
    return Title(title=known.node, office=None, sector=specified(token, known).sector)


def _has_names(phrase: Iterable[Token]) -> bool:
    """Whether a phrase has proper names besides titles, agent nouns and portfolios."""
    known = titles().keys() | words("portfolio")
    return any(
        word.pos_ == "PROPN" and agent_at(word) is None and word.lower_ not in known for word in phrase
    )


def _apposed(name: Token) -> list[Token]:
    """The nouns in apposition to a name, on either side."""
    found = [child for child in name.children if child.dep_ == "appos"]
    return [*found, name.head] if name.dep_ == "appos" and name.head.pos_ == "NOUN" else found


def _body_led(cast: Cast, title: Token) -> Actor | None:
    """The body that a title is of, where only a common noun names it: "the head of a Tajik party", "the
    rebels' head"."""
    owners = [child for child in title.lefts if child.dep_ == "poss" and child.tag_ != "PRP$"]
    for inner in (*objects_of(title, {"of"}), *owners):
        if (known := agent_at(inner)) is not None and known.kind in kinds("headed"):
            return next((found.mention for found in cast.at(inner)), None)
    return None


def _is_of_subject(clause: Token) -> bool:
    """Whether the subject of a relative clause is "who"."""
    return any(child.lower_ == "who" and child.dep_ == "nsubj" for child in clause.lefts)


def _bodies_of(clause: Token) -> list[Token]:
    """What the subject of a clause leads, or what he stands for: "leads the union", "speaks for it"."""
    if clause.lemma_ in words("lead_body"):
        return [child for child in clause.children if child.dep_ == "dobj"]
    return objects_of(clause, {"for"}) if clause.lemma_ in words("stand_for_body") else []
