"""Affiliation: to which state or body an agent belongs, as the words around its noun say ("UN officials")."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.phrases import PLACED, objects_of
from dyads.extract.knowledge.roles import Agent, agent_at, singular
from dyads.extract.who.leaders import leader
from dyads.extract.who.names import choose, country_of_name, is_ethnic
from dyads.extract.who.places import country_of_place
from dyads.extract.who.reading import Reading
from dyads.extract.who.scene import lead_land, placed_in, scene, spoken_of, subject_land
from dyads.graph.model import Actor

_MODIFIERS = frozenset({"amod", "compound", "nmod", "det", "npadvmod"})
# Those who speak or stand for somebody: "a spokesman for the president", "an adviser to Mr Abe".
_FOR = frozenset(
    "adviser advisor aide assistant candidate lawyer representative spokesman spokesperson "
    "spokeswoman".split()
)
# Those who are not of the state that "of" or "to" names: "critics of Iran".
_OF_OTHERS = frozenset(
    "adversary ally ambassador critic enemy envoy neighbor neighbour opponent partner rival victim".split()
)
# Nor are these of the state whose they are: "Iran's allies".
_OTHERS = frozenset("adversary ally enemy neighbor neighbour partner rival".split())
LOCAL = frozenset("AGR COP CRM CVL EDU JUD LAB LEG MED OPP PRM REB REL SOC UAF".split())
"""Sectors of those who act where they live; of generals or diplomats a place says nothing."""
_OFFICIAL = frozenset({"JUD", "LEG", "PTY"})
OF_TOWNS = frozenset({"councillor", "councilman", "councilwoman", "governor", "mayor", "prefect"})
"""Officials whom one meets only at home."""
_OF_STATE = frozenset({"government", "local", "national", "official", "presidential", "state"})
_ELSEWHERE = frozenset({"based", "exiled", "foreign", "global", "international"})
_ARMIES = frozenset({"army", "military"})


def country_of(reading: Reading, token: Token) -> str | None:
    """The state that a noun belongs to ("Iran's", "Iranian", "in Kenya"); None where none is named."""
    noun = singular(token.lower_)
    if noun in _OTHERS:
        return None
    country = _before(reading, token)
    if country is not None:
        return country
    if _follows_name(reading, token):  # whatever the parser makes of it; a body's has no country
        return country_of_name(reading, token.i - 1)
    prepositions = PLACED - {"of"} if noun in _OF_OTHERS else PLACED
    if noun in _FOR:
        prepositions = prepositions | {"for", "to"}
    for inner in _after(reading, token, prepositions):
        if country := country_within(reading, inner):
            return country
    return None


def country_within(reading: Reading, token: Token) -> str | None:
    """The state that a phrase names, or in which the place lies that it names: "a town in western Kenya"."""
    if token.i in reading.sentence.names and (country := country_of_name(reading, token.i)):
        return country
    if country := country_of_place(reading, token):
        return country
    if country := _before(reading, token):
        return country
    known = agent_at(token)
    found = [] if known is not None and known.node == "state" else reading.read(token)
    if found and found[0].mention.country:
        return found[0].mention.country
    inner = (country_within(reading, word) for word in objects_of(token, {"in", "of"}))
    return next(filter(None, inner), None)


def home_of(reading: Reading, token: Token, known: Agent) -> str | None:
    """The state where the sentence is set, for those who act where they live: "protesters … in Kiev"."""
    is_army = known.noun in _ARMIES or (known.kind == "military" and token.tag_ == "NNP")
    if any(_is_elsewhere(word) for word in token.subtree if word.i < token.i):
        return None  # "Pakistan-based fighters", "the international community", "West African troops"
    if known.node == "state":
        if not any(child.lower_ == "the" for child in token.lefts):
            return None  # "could not work with a military government"
        home = lead_land(reading)
        elsewhere = (placed_in(reading) or home) != home
        return None if elsewhere or _is_named(reading, home) else home  # "Togo met the junta"
    if known.sector == "MIL" and not is_army:  # soldiers may be abroad: the place must be all that is named
        home = subject_land(reading)
        return home if spoken_of(reading) <= {home} else None
    if known.kind == "armed_group" and known.sector != "PRM":
        # The only land that a text names may be the enemy's, save where it was written there.
        filed = reading.setting.filed_from
        return placed_in(reading) or (filed if reading.setting.lands.keys() <= {filed} else None)
    described = any(child.dep_ in _MODIFIERS - {"det"} for child in token.lefts)
    if known.kind == "party" and token.tag_ == "NNS" and not described:
        return None  # "all parties should show restraint"
    if known.sector in _OFFICIAL or known.noun in OF_TOWNS or _is_official(token, known):
        return placed_in(reading) or lead_land(reading)
    acts_there = known.sector in LOCAL or known.kind == "government" or is_army
    return scene(reading) if acts_there else None


def _is_elsewhere(word: Token) -> bool:
    return word.lower_ in _ELSEWHERE or word.text.endswith(
        ("African", "American", "European", "Asian", "Arab")
    )


def _is_named(reading: Reading, country: str | None) -> bool:
    """Whether the sentence names a state itself, not only whose or where something is."""
    return any(
        token.dep_ not in {*_MODIFIERS, "poss"}
        and any(entry.actor.kind == "state" and entry.actor.country == country for entry in entries)
        for token in reading.sentence
        if (entries := reading.sentence.entries(token))
    )


def _is_official(token: Token, known: Agent) -> bool:
    """Whether words before a noun say that a state is served: "an interior ministry spokesman"."""
    if known.kind not in {"person", "group", "media"}:
        return False
    words = [child for child in token.lefts if child.dep_ in {"amod", "compound", "nmod"}]
    served = (agent_at(word) for word in words)
    return any(word.lower_ in _OF_STATE for word in words) or any(
        one is not None and one.kind in {"government", "military"} for one in served
    )


def _after(reading: Reading, token: Token, prepositions: frozenset[str]) -> list[Token]:
    """What follows a noun after one of these prepositions, also where the parser hangs it elsewhere."""
    found = objects_of(token, prepositions)
    after = token.i + 1
    if not found and after < reading.sentence.span.end and token.doc[after].lower_ in {"from", "in", "of"}:
        found = [child for child in token.doc[after].children if child.dep_ == "pobj"]
    return found


def _before(reading: Reading, token: Token) -> str | None:
    """By the words before the noun, an owner last: "the ministry's Iranian officials"."""
    for child in token.lefts:
        if child.dep_ in _MODIFIERS and (country := _of_modifier(reading, child, token)):
            return country
    for child in token.lefts:
        if child.dep_ == "poss":
            if child.i not in reading.sentence.names and (country := country_of_place(reading, child)):
                return country
            owners = reading.read(child)
            if owners and owners[0].mention.country:
                return owners[0].mention.country
    return None


def _of_modifier(reading: Reading, child: Token, token: Token) -> str | None:
    words = [word for word in child.subtree if word.i < token.i and not is_ethnic(word)]
    if country := _first_country(reading, words):
        return country
    for word in words:
        if word.dep_ == "compound" and word.pos_ == "PROPN" and (country := _of_leader(reading, word)):
            return country
    return next(filter(None, (country_of_place(reading, word) for word in words)), None)


def _of_leader(reading: Reading, word: Token) -> str | None:
    """ "the Trump administration"."""
    named = reading.memory.people.names.get(word.lower_)
    if named is None and word.i not in reading.sentence.names and word.ent_type_ not in {"GPE", "LOC"}:
        named = leader(reading, word.text, None)
    return named.country if named is not None else None


def _follows_name(reading: Reading, token: Token) -> bool:
    """Whether a name stands right before the noun and is no argument of its own."""
    if token.i <= reading.sentence.span.start:
        return False
    previous = token.nbor(-1)
    return previous.i in reading.sentence.names and previous.dep_ not in {"dobj", "pobj", "conj"}


def _first_country(reading: Reading, words: list[Token]) -> str | None:
    """The country of the first name among these words whose actor has one."""
    countries = (country_of_name(reading, word.i) for word in words if word.i in reading.sentence.names)
    return next(filter(None, countries), None)


def body_before(reading: Reading, index: int) -> Actor | None:
    """The body whose name stands right before a token: "the UN (secretary-general)"."""
    before = index - 1
    if before > reading.sentence.span.start and reading.sentence.doc[before].tag_ == "POS":
        before -= 1
    entry = choose(reading, reading.sentence.doc[before]) if before in reading.sentence.names else None
    return entry.actor if entry is not None and entry.actor.kind not in {"state", "person"} else None


def organisation_of(reading: Reading, token: Token) -> Actor | None:
    """The body that an agent belongs to: "Taliban fighters", "UN officials", "an official of the IAEA"."""
    before = [child for child in token.lefts if child.dep_ in {"amod", "compound", "nmod", "poss"}]
    for child in (*before, *objects_of(token, {"of", "from", "at", "for", "with"})):
        if child.i in reading.sentence.names:
            entry = choose(reading, child)
            if entry and entry.actor.kind not in {"state", "person"}:
                return entry.actor
    return None
