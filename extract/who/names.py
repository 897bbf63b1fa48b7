"""Names that the actor tables know: which of several actors of a name is meant, and as what."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Span, Token

from dyads.extract.grammar.phrases import entity_at
from dyads.extract.knowledge.gazetteer import Entry, Match
from dyads.extract.knowledge.roles import agent_at, agents, endings
from dyads.extract.who.actors import people_of, slug
from dyads.extract.who.homonyms import meant
from dyads.extract.who.reading import Found, Reading
from dyads.graph.model import Actor, Kind

_SHARED = frozenset(
    "' 's assembly bank central christian commission committee communist communists congress "
    "conservative conservatives council court democrat democratic democrats election electoral federal "
    "for front green greens house labor labour liberal liberals ministry movement national nationalist "
    "new of parliament party people peoples progressive representatives republican republicans security "
    "senate social socialist socialists state supreme the treasury union united workers".split()
)
_JOINTS = frozenset({"da", "de", "del", "des", "di", "do", "du", "for", "of"})
_LANGUAGE = frozenset({"learn", "read", "sing", "speak", "study", "teach", "understand", "write"})


def choose(reading: Reading, token: Token) -> Entry | None:
    """The best reading of the name at `token`, None where it names no actor here.

    By the words of the text for a name that homonyms.csv has, else by spaCy's label and the countries
    mentioned.
    """
    match = reading.sentence.names[token.i]
    entries = tuple(entry for entry in match.entries if not _is_foreign(reading, match, entry))
    decided = meant(reading, reading.sentence.name_span(match).text)
    if decided is not None:
        return next((entry for entry in entries if entry.actor.id == decided), None)
    if len(entries) <= 1:
        return next(iter(entries), None)
    if token.ent_type_ == "PERSON":
        entries = tuple(e for e in entries if e.actor.kind == "person") or entries
    elif token.ent_type_ in {"GPE", "LOC", "NORP"}:
        entries = tuple(e for e in entries if e.actor.kind in {"state", "igo"}) or entries
    return likeliest(reading, entries)


def likeliest(reading: Reading, entries: Iterable[Entry]) -> Entry:
    """Of several bearers of a name the one of whose state the text speaks most, a state before others."""
    countries, lands = reading.memory.countries, reading.setting.lands

    def speaks_of(entry: Entry) -> int:
        country = entry.actor.country or ""
        return countries.get(country, 0) + lands[country]

    return max(entries, key=lambda entry: (speaks_of(entry), entry.actor.kind == "state"))


def _is_foreign(reading: Reading, match: Match, entry: Entry) -> bool:
    """Whether a name that bodies of many states bear ("Congress", "the Democratic Party") is one's of whose
    state the text does not speak."""
    spoken_of = {*reading.setting.lands, reading.setting.filed_from} - {None}
    if entry.actor.kind not in {"party", "government"} or not spoken_of or entry.actor.country in spoken_of:
        return False
    return all(word.lower_ in _SHARED for word in reading.sentence.name_span(match))


def countries_here(reading: Reading) -> set[str]:
    """The countries of all names of the sentence."""
    found = {entry.actor.country for match in reading.sentence.names.values() for entry in match.entries}
    return {country for country in found if country}


def country_of_name(reading: Reading, index: int) -> str | None:
    """The country of the actor that the name at a token (by its index) means."""
    entry = choose(reading, reading.sentence.doc[index])
    return entry.actor.country if entry else None


def is_ethnic(word: Token) -> bool:
    """Whether a word names a people, not a state: "ethnic Uzbek traders"."""
    return word.i > 0 and word.nbor(-1).lower_ == "ethnic"


def named(reading: Reading, token: Token, entry: Entry) -> list[Found]:
    """The actor of a name that is no person's: "Iran", "Tehran", "the Iranians", "NATO"."""
    actor = entry.actor
    if _is_persons(token) if actor.kind == "state" else _ends_longer_name(reading, token):
        return []
    if actor.kind == "organisation" and _is_product(token):
        return []
    name = reading.sentence.name_span(reading.sentence.names[token.i])
    if actor.kind == "state" and is_ethnic(name[0]):
        people = Actor(id=f"ethnic-{slug(name.text)}", name=f"ethnic {name.text}", kind="group", sector="SOC")
        return [reading.found(token, people, "a people, not a state", 0.8)]
    if actor.kind == "state" and name.start > reading.sentence.span.start and _is_kind_of_thing(name):
        return []  # "Hotel Ukraina"
    if actor.kind == "state" and entry.form in {"name", "alias"} and (own := _body_of(reading, token, actor)):
        return [reading.found(token, own, "a body with the name of its state", 0.8)]
    if entry.form == "adjective" and token.i == name.end - 1 and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        if token.dep_ in {"amod", "compound", "nmod"}:
            return [reading.found(token, actor, "adjective as modifier", 0.95)]
        if _is_language(token):
            return []
        if not _is_state_by_people(token):
            actor = people_of(actor)
    elif entry.form == "demonym" and not _is_state_by_people(token):
        actor = people_of(actor)
    elif entry.form == "seat" and actor.sector is None:
        actor = msgspec.structs.replace(actor, sector="GOV")
    if entry.form in {"name", "alias"} and actor.kind == "state" and _begins_longer_name(token):
        return []
    return [reading.found(token, actor, f"{entry.form} in the actor tables", 1.0)]


def _is_product(token: Token) -> bool:
    """Whether a company's name stands for what it makes: "the Boeing 777", "a white Toyota"."""
    if token.i + 1 < len(token.doc) and token.nbor(1).is_digit:
        return True
    return any(child.lower_ in {"a", "an"} for child in token.lefts)


def _is_language(token: Token) -> bool:
    """Whether an adjective without article is a language: "taught in Russian", "refused to speak Dutch"."""
    if any(child.dep_ in {"det", "amod"} for child in token.lefts):
        return False
    return token.dep_ == "pobj" or (token.dep_ == "dobj" and token.head.lemma_ in _LANGUAGE)


def _is_state_by_people(token: Token) -> bool:
    """Whether a people stands for its state: "the Germans blinked"."""
    before = [child.lower_ for child in token.lefts]
    return before == ["the"] and not any(child.dep_ in {"relcl", "acl", "prep"} for child in token.rights)


def _body_of(reading: Reading, token: Token, state: Actor) -> Actor | None:
    """The body that a state's name is the last word of: "Radio Tanzania", "Bank Indonesia"."""
    first = token.nbor(-1) if token.i > token.sent.start else token
    if first.dep_ != "compound" or first.head != token or not first.text[0].isupper():
        return None
    if first.i in reading.sentence.names:
        return None
    known = agents().get(first.lower_) or endings().get(first.lower_)
    kind: Kind | None = known.kind if known else None
    if token.ent_type_ == first.ent_type_ == "ORG":
        kind = kind or "organisation"  # "NTV Uganda"
    if kind is None or kind in {"person", "state"}:
        return None
    name = f"{first.text} {token.text}"
    sector = known.sector if known else None
    return Actor(
        id=f"{slug(name)}.{state.country}", name=name, kind=kind, country=state.country, sector=sector
    )


def _is_kind_of_thing(name: Span) -> bool:
    """Whether the capitalised word before a name says that both together are a thing's."""
    before = name[0].nbor(-1)
    thing = endings().get(before.lower_)
    return before.dep_ == "compound" and before.text[0].isupper() and thing is not None and thing.kind is None


def ends_persons_name(token: Token) -> bool:
    """Whether a state's name is the family name of a person: "Leila de Lima"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    last = token.i + 1 == len(token.doc) or token.nbor(1).ent_iob_ != "I"
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and last and before.ent_type_ == "PERSON"


def _is_persons(token: Token) -> bool:
    """Whether a person is called like a state: "her daughter Paris"."""
    known = agent_at(token.head) if token.dep_ == "appos" else None
    owned = any(child.tag_ == "PRP$" for child in token.head.lefts)
    return owned and known is not None and known.kind == "person"


def _ends_longer_name(reading: Reading, token: Token) -> bool:
    """Whether the name is only the last word of a longer one that nobody knows ("Operation Odyssey Dawn")."""
    start = reading.sentence.name_span(reading.sentence.names[token.i]).start
    entity = entity_at(token) if token.ent_type_ == "ORG" else None
    if entity is not None and entity.start < start - 1:
        first, joint = token.doc[entity.start], token.doc[start - 1]
        if first.lower_ in {"the", "a"} and entity.start + 1 < start - 1:
            first = token.doc[entity.start + 1]
        if first.pos_ == "PROPN" and joint.lower_ in _JOINTS and agent_at(first) is None:
            return True  # "Sûreté du Québec"
    before = token.nbor(-1) if token.i > reading.sentence.span.start else token
    return (
        before.dep_ == "compound"
        and before.head == token
        and before.pos_ == "PROPN"
        and before.ent_type_ not in {"NORP", "GPE"}
        and before.i not in reading.sentence.names
        and before.i not in reading.sentence.attributes
        and agent_at(before) is None
    )


def _begins_longer_name(token: Token) -> bool:
    """Whether the name is only the first word of a longer one that nobody knows ("Jordan River")."""
    return token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.pos_ == "PROPN"
