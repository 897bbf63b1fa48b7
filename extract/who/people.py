"""Named people: the words of the name, who that is, and in which sector they act."""

from __future__ import annotations

import re

import msgspec
from spacy.tokens import Token

from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.gazetteer import person_actor
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.roles import Title, agent_at, title_ending, titles
from dyads.extract.knowledge.words import words
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import only_here, slug
from dyads.extract.who.affiliation import LOCAL, OF_TOWNS
from dyads.extract.who.leaders import leader, sector_held
from dyads.extract.who.names import countries_here, likeliest
from dyads.extract.who.offices import Called, called
from dyads.extract.who.places import only_placed
from dyads.extract.who.reading import Found, Reading
from dyads.extract.who.scene import lead_land, scene
from dyads.extract.who.setting import Naming
from dyads.extract.who.unlisted import SHIPS, is_thing, said_to_be
from dyads.graph.model import Actor

_OFFICIAL = frozenset("GOV MIL COP JUD LEG SPY PTY OPP".split())
# Officials whom one meets abroad.
_SENT = frozenset("ambassador|envoy|special envoy|secretary general|secretary-general".split("|"))
_SETTLEMENTS = frozenset("city district hamlet island province region suburb town village".split())
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACING = frozenset({"at", "in", "inside", "near", "outside"})
_FORMER = re.compile(r"\b(?:former|then-|late|retired|ousted|deposed)\b|ex-")


def person(reading: Reading, token: Token) -> list[Found]:
    """The person named at `token`; [] for no person."""
    known = token.text[0].isupper() and token.lower_ in reading.memory.people.names
    subject = token.dep_ == "nsubj" and (known or token.ent_type_ in _PLACE_LABELS)
    if token.pos_ != "PROPN" and not (token.text[0].isupper() and (token.ent_type_ == "PERSON" or subject)):
        return []
    in_tables = _names_person(reading.sentence, token)
    name = _entity(reading.sentence, token)
    if token.i in reading.sentence.things or _has_article(reading.sentence, name):
        return []  # "the Charles de Gaulle" is a ship, or an airport
    if not in_tables and (only_placed(token) or _stands_as_place(token)):
        return []  # "buried in Garhi Khuda Bakhsh": a place that spaCy takes for a person
    if _is_thing(reading.sentence, name[0]) or (
        not in_tables and is_thing(token.doc[name[0].i : token.i + 1])
    ):
        return []
    if not in_tables and not _may_be_person(reading, token, known=known):
        return []
    naming = register(reading, token)
    if naming is None:
        return []
    return [reading.found(token, naming.actor, "named person", 1.0 if in_tables or known else 0.85, naming)]


def _stands_as_place(token: Token) -> bool:
    """Whether the words before say that a name is a place's: "in X", "north of X"."""
    if token.dep_ != "pobj":
        return False
    of = token.head.head if token.head.lower_ == "of" else token.head
    return token.head.lower_ in _PLACING or of.lower_ in words("compass") or of.lemma_ in _SETTLEMENTS


def _may_be_person(reading: Reading, token: Token, *, known: bool) -> bool:
    """Whether a name that the tables lack may be a person's: one of the text's, or by spaCy's label.

    What spaCy takes for a place may still be one of the tables, spelt otherwise ("Serzh Sarksyan").
    """
    if token.ent_type_ in _PLACE_LABELS:
        if token.i in reading.sentence.names or folded(token.text) in placenames():
            return False
        name = "".join(t.text_with_ws for t in _words(reading.sentence, token)).strip()
        full = known and " " in reading.memory.people.names[token.lower_].name
        meant = _spelt_otherwise(reading, name, None) or leader(reading, name, None)
        return full or meant is not None
    if not known and said_to_be(token) is not None:
        return False  # "his party, Construye"
    if not token.ent_type_ and token.dep_ == "nsubj" and not any(c.dep_ == "compound" for c in token.lefts):
        is_word = token.vocab[token.lower_].has_vector  # "Park opened on Monday"
        return known or (not is_word and leader(reading, token.text, None) is not None)
    return known or token.ent_type_ == "PERSON" or _bears_title(reading, token)


def _bears_title(reading: Reading, token: Token) -> bool:
    """Whether a title right before makes a name a person's that spaCy takes for a body's."""
    first = _entity(reading.sentence, token)[0]
    if token.ent_type_ != "ORG" or first == token or first.i <= reading.sentence.span.start:
        return False
    before = first.nbor(-1)
    known = agent_at(before) if before.tag_ == "NN" else None
    title, _ = title_ending(token.doc, before.i, reading.sentence.span.start)
    return title is not None or (known is not None and known.kind == "person")


def register(reading: Reading, token: Token) -> Naming | None:
    """The person named at `token`, with the names and the title that the text gives; None for no name."""
    name = _words(reading.sentence, token)
    if not name:
        return None
    text = "".join(t.text_with_ws for t in name).strip()
    by = called(reading, name[0], name[-1])
    title, country = by.title, by.country
    bearers = [e for e in reading.sentence.entries(name[-1]) if e.actor.kind == "person"]
    entry = likeliest(reading, bearers) if bearers else None
    office = title.title if title is not None and title.title in titles() else None
    known = reading.memory.people.names.get(text.lower())
    if entry is None and known is not None:
        return Naming(known, (), office)
    actor = entry.actor if entry else _identify(reading, text, title, country)
    sector = _sector(reading, actor, by, name[0])
    home = None if _is_international(reading, actor) else actor.country or _home(reading, by)
    actor = msgspec.structs.replace(actor, country=home, sector=sector)
    later = [text, name[-1].text] if len(name) > 1 or title or entry else [text]
    later += [each.rsplit(maxsplit=1)[-1] for each in (actor.name, text)]  # "al-Mojeb" too
    if len(name) > 1:  # "Abiy" for Abiy Ahmed, "Tsai" for Tsai Ing-wen
        later.append(name[0].text)
    return Naming(actor, tuple(later), office)


def _is_thing(sentence: ParsedSentence, first: Token) -> bool:
    """Whether something bears the person's name that begins there: "the carrier Ronald Reagan"."""
    while first.i > sentence.span.start and first.nbor(-1).pos_ == "PROPN" and first.lower_ not in SHIPS:
        first = first.nbor(-1)
    before = first.nbor(-1).lower_ if first.i > sentence.span.start else ""
    return first.lower_ in SHIPS or before in SHIPS


def _has_article(sentence: ParsedSentence, name: list[Token]) -> bool:
    """Whether "the" stands right before a name: that of a ship, an airport, a prize."""
    return name[0].i > sentence.span.start and name[0].nbor(-1).lower_ == "the" and name[-1].tag_ == "NNP"


def _names_person(sentence: ParsedSentence, token: Token) -> bool:
    return any(entry.actor.kind == "person" for entry in sentence.entries(token))


def _words(sentence: ParsedSentence, token: Token) -> list[Token]:
    """The words of the name at `token`, as the tables or spaCy have it, without titles."""
    if _names_person(sentence, token):
        return [t for t in sentence.name_span(sentence.names[token.i]) if not t.is_punct]
    words = [t for t in _entity(sentence, token) if t.pos_ != "PART" and t.text not in {"'s", "’s", "’", "'"}]
    while words and (
        words[0].lower_.rstrip(".") in titles()
        or words[0].lower_ in titles()
        or not words[0].text[0].isupper()
    ):
        words = words[1:]
    while words and words[-1].text[0].islower():
        words = words[:-1]
    if any(w.i in sentence.names and not _names_person(sentence, w) for w in words[:-1]):
        words = [w for w in words if w.i not in sentence.names]  # "Iran Hassan Rouhani"
    return words


def _entity(sentence: ParsedSentence, token: Token) -> list[Token]:
    """The tokens of the entity around a token, within the sentence."""
    doc, first, last = token.doc, token.i, token.i
    while first > sentence.span.start and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < sentence.span.end and doc[last + 1].ent_iob_ == "I":
        last += 1
    return list(doc[first : last + 1])


def _identify(reading: Reading, name: str, title: Title | None, country: str | None) -> Actor:
    return (
        _holder(reading, title, country, name)
        or leader(reading, name, country, title.title if title else None)
        or _spelt_otherwise(reading, name, country)
        or _new_person(reading, name, country)
    )


def _holder(reading: Reading, title: Title | None, country: str | None, name: str) -> Actor | None:
    """Who of that surname held that office on the day, of the country or of those that the text speaks of."""
    if title is None or title.office is None or reading.date is None:
        return None
    last = folded(name.rsplit(maxsplit=1)[-1])
    found = {
        holder.id: person_actor(holder)
        for of in ([country] if country else reading.setting.lands)
        for holder in reading.gazetteer.holders(of, title.office, reading.date)
        if last in {folded(part) for alias in (holder.name, *holder.aliases) for part in alias.split()}
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _spelt_otherwise(reading: Reading, name: str, country: str | None) -> Actor | None:
    """Who is known by another spelling of the full name and is of a country that the text mentions."""
    if " " not in name:
        return None
    mentioned = {country} if country else {*reading.memory.countries, *countries_here(reading)}
    found = [person for person in reading.gazetteer.people_like(name) if person.country in mentioned]
    return person_actor(found[0]) if len(found) == 1 else None


def _new_person(reading: Reading, name: str, country: str | None) -> Actor:
    """Somebody no table knows: full name and country join across documents, a surname only within one."""
    if " " in name:
        ident = slug(name) + (f".{country}" if country else "")
    else:
        ident = only_here(name, reading.document)
    return Actor(id=ident, name=name, kind="person", country=country)


def _home(reading: Reading, by: Called) -> str | None:
    """The state that the text gives somebody, or his body's.

    Else that where the sentence is set, for those who act where they live: judges, lawmakers, doctors.
    """
    if by.body is not None and by.body.kind == "igo":
        return by.body.country  # "the UN envoy to Libya" is not Libya's
    if by.country is not None:
        return by.country
    if by.body is not None and by.body.country is not None:
        return by.body.country
    if by.title is None:
        return None
    if by.sector in LOCAL or by.sector == "BUS" or by.title.title in OF_TOWNS:
        return scene(reading)
    if by.sector in _OFFICIAL and by.title.title not in _SENT and not by.described:
        return lead_land(reading)  # "Finance Minister X": whose, a dispatch need not say at home
    return None


def _sector(reading: Reading, actor: Actor, by: Called, first: Token) -> str | None:
    """The sector in which the person acts on the day of the article: by office held, else by title."""
    title = by.title
    before = first.doc[max(reading.sentence.span.start, first.i - 6) : first.i].text.lower()
    held = reading.gazetteer.held(actor.id)
    if _FORMER.search(before) and (held or title is None or title.sector in _OFFICIAL):
        return "ELI"
    now = sector_held(reading, actor.id)
    if now == "PTY" and title is not None and title.sector and title.title != "leader":
        return by.sector  # a general, a minister of whom the tables know only what came later
    if now is not None and (now != "ELI" or title is None or title.office is not None or not title.sector):
        return now
    if held and title is None and reading.date is not None:
        return None
    return by.sector if title else actor.sector


def _is_international(reading: Reading, actor: Actor) -> bool:
    """Whether the person then acts for an organisation of no state, as the UN's secretary-general does."""
    if reading.date is None:
        return False
    holding = reading.gazetteer.holding(actor.id, reading.date)
    body = reading.gazetteer.organisation(holding[-1].of) if holding else None
    return body is not None and body.kind == "igo" and body.country is None
