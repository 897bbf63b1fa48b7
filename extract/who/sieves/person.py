"""Named people: whether a name is a person's, its words, and who bears it."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.gazetteer import person_actor
from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.offices import Title, title_ending, titles
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import only_here, slug
from dyads.extract.who.career import is_international, sector_of_person
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.setting import Naming
from dyads.extract.who.sieves.body import SHIPS, is_thing, said_to_be
from dyads.extract.who.sieves.called import called
from dyads.extract.who.sieves.leader import leader
from dyads.extract.who.sieves.name import countries_here, likeliest
from dyads.extract.who.state_of.home import home_of_person
from dyads.extract.who.state_of.place import only_placed
from dyads.graph.model import Actor

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


class _Name(msgspec.Struct, frozen=True):
    """A name that may be a person's: its head, the words of spaCy's entity around it, and who knows it."""

    head: Token
    words: list[Token]
    in_tables: bool
    known: bool
    """Whether the text has named a person so."""


def person(cast: Cast, token: Token) -> list[Found]:
    """The person named at `token`; [] for no person."""
    known = token.text[0].isupper() and token.lower_ in cast.memory.people.names
    subject = token.dep_ == "nsubj" and (known or token.ent_type_ in _PLACE_LABELS)
    if token.pos_ != "PROPN" and not (token.text[0].isupper() and (token.ent_type_ == "PERSON" or subject)):
        return []
    in_tables = _names_person(cast.sentence, token)
    name = _Name(token, _entity(cast.sentence, token), in_tables, known)
    naming = register(cast, token) if _is_person(cast, name) else None
    if naming is None:
        return []
    return [cast.found(token, naming.actor, "named person", 1.0 if in_tables or known else 0.85, naming)]


def register(cast: Cast, token: Token) -> Naming | None:
    """The person named at `token`, with the names and the title that the text gives; None for no name."""
    name = _words(cast.sentence, token)
    if not name:
        return None
    text = "".join(t.text_with_ws for t in name).strip()
    by = called(cast, name[0], name[-1])
    title = by.title.title if by.title is not None and by.title.title in titles() else None
    if by.standing is not None:
        title = None  # "the president" is whoever holds the office
    bearers = [e for e in cast.sentence.entries(name[-1]) if e.actor.kind == "person"]
    entry = likeliest(cast, bearers) if bearers else None
    known = cast.memory.people.names.get(text.lower())
    if entry is None and known is not None:
        names = _later_names(text, name, known, titled=False) if len(name) > 1 else ()
        return Naming(known, tuple(names), title)
    actor = entry.actor if entry else _bearer(cast, text, by.title, by.country)
    sector = sector_of_person(cast, actor, by)
    abroad = by.title is not None and by.title.title in words("international_title")
    home = None if abroad or is_international(cast, actor) else actor.country or home_of_person(cast, by)
    actor = msgspec.structs.replace(actor, country=home, sector=sector)
    role = by.title.title or None if by.title is not None and by.standing is None else None
    titled = by.title is not None or entry is not None
    return Naming(actor, tuple(_later_names(text, name, actor, titled=titled)), title, by.body, role)


def _later_names(text: str, name: list[Token], actor: Actor, *, titled: bool) -> list[str]:
    """What the text may call a person from now on: "Abiy" for Abiy Ahmed, "Tsai" for Tsai Ing-wen."""
    later = [text, *(each.rsplit(maxsplit=1)[-1] for each in (actor.name, text))]
    if len(name) > 1 or titled:
        later.append(name[-1].text)
    if len(name) > 1:
        later.append(name[0].text)
    return later


# ── whether a name is a person's ──────────────────────────────────────────────────────────────────────────


def _has_article(cast: Cast, name: _Name) -> bool | None:
    """No: that of a ship, an airport, a prize has "the" right before it; nor one that the tables have as a
    thing's."""
    first = name.words[0]
    article = first.i > cast.sentence.span.start and first.nbor(-1).lower_ == "the"
    thing = name.head.i in cast.sentence.things
    return False if thing or (article and name.words[-1].tag_ == "NNP") else None


def _stands_as_place(_: Cast, name: _Name) -> bool | None:
    """No: the words before say that it is a place's, which spaCy takes for a person's: "north of X"."""
    if name.in_tables:
        return None
    return False if only_placed(name.head) or _is_place_name(name.head) else None


def _is_of_thing(cast: Cast, name: _Name) -> bool | None:
    """No: something bears the name, by its own words or those before it."""
    head = name.head
    own = not name.in_tables and is_thing(head.doc[name.words[0].i : head.i + 1])
    return False if own or _is_ship(cast.sentence, name.words[0]) else None


def _in_tables(_: Cast, name: _Name) -> bool | None:
    """Yes: the tables have a person of that name."""
    return True if name.in_tables else None


def _labelled_place(cast: Cast, name: _Name) -> bool | None:
    """What spaCy takes for a place may be a person of the text or the tables, spelt otherwise."""
    head = name.head
    if head.ent_type_ not in _PLACE_LABELS:
        return None
    if head.i in cast.sentence.names:
        return False
    if folded(head.text) in placenames():
        return _is_known_speaker(cast, name)
    text = "".join(t.text_with_ws for t in _words(cast.sentence, head)).strip()
    full = name.known and " " in cast.memory.people.names[head.lower_].name
    return full or (_spelt_otherwise(cast, text, None) or leader(cast, text, None)) is not None


def _is_known_speaker(cast: Cast, name: _Name) -> bool:
    """Whether a name that is also a town's is that of somebody whom the text names in full, who speaks."""
    speaks = name.head.dep_ == "nsubj" and name.head.head.lemma_ in words("speeches")
    return speaks and name.known and " " in cast.memory.people.names[name.head.lower_].name


def _said_to_be_body(_: Cast, name: _Name) -> bool | None:
    """No: a noun beside says what kind of body it is."""
    return False if not name.known and said_to_be(name.head) is not None else None


def _unlabelled_subject(cast: Cast, name: _Name) -> bool | None:
    """A word without label is a person of the text, or a leader by a surname that is no English word.

    So no person opens in "Park opened on Monday".
    """
    head = name.head
    if head.ent_type_ or head.dep_ != "nsubj" or any(c.dep_ == "compound" for c in head.lefts):
        return None
    is_word = head.vocab[head.lower_].has_vector
    return name.known or (not is_word and leader(cast, head.text, None) is not None)


def _labelled_person(cast: Cast, name: _Name) -> bool:
    """By spaCy's label, by the text, or by a title before what spaCy takes for a body's name."""
    return name.known or name.head.ent_type_ == "PERSON" or _bears_title(cast, name)


_is_person: Sieve[[Cast, _Name], bool] = Sieve(
    "whether a name is a person's",
    Rule("name with an article", "Sailors left the Nelson Mandela.", _has_article),
    Rule("place by its preposition", "Police arrested protesters in Garhi Khuda Bakhsh.", _stands_as_place),
    Rule("ship or other thing", "The carrier Ronald Reagan left Japan.", _is_of_thing),
    Rule("person of the tables", "Angela Merkel criticised Russia.", _in_tables),
    Rule("place by its label", "Protesters marched through Mombasa.", _labelled_place),
    Rule("body by the noun beside it", "Zentra, a militant group, attacked Pakistan.", _said_to_be_body),
    Rule("subject without label", "Modi criticised Russia.", _unlabelled_subject),
    Rule("person by label or title", "Ana Quispe criticised Peru.", _labelled_person),
)


def _is_place_name(token: Token) -> bool:
    """Whether the words before say that a name is a place's: "in X", "north of X", "the city of X"."""
    if token.dep_ != "pobj":
        return False
    of = token.head.head if token.head.lower_ == "of" else token.head
    return (
        token.head.lower_ in words("in_place")
        or of.lower_ in words("compass")
        or of.lemma_ in words("settlement")
    )


def _is_ship(sentence: ParsedSentence, first: Token) -> bool:
    """Whether a ship bears the person's name that begins there: "the carrier Ronald Reagan"."""
    while first.i > sentence.span.start and first.nbor(-1).pos_ == "PROPN" and first.lower_ not in SHIPS:
        first = first.nbor(-1)
    before = first.nbor(-1).lower_ if first.i > sentence.span.start else ""
    return first.lower_ in SHIPS or before in SHIPS


def _bears_title(cast: Cast, name: _Name) -> bool:
    """Whether a title right before makes a name a person's that spaCy takes for a body's."""
    first, floor = name.words[0], cast.sentence.span.start
    if name.head.ent_type_ != "ORG" or first == name.head or first.i <= floor:
        return False
    before = first.nbor(-1)
    known = agent_at(before) if before.tag_ == "NN" else None
    title, _ = title_ending(before.doc, before.i, floor)
    return title is not None or (known is not None and known.kind == "person")


# ── the words of a name ───────────────────────────────────────────────────────────────────────────────────


def _names_person(sentence: ParsedSentence, token: Token) -> bool:
    return any(entry.actor.kind == "person" for entry in sentence.entries(token))


def _words(sentence: ParsedSentence, token: Token) -> list[Token]:
    """The words of the name at `token`, as the tables or spaCy have it, without titles."""
    if _names_person(sentence, token):
        return [t for t in sentence.name_span(sentence.names[token.i]) if not t.is_punct]
    name = [t for t in _entity(sentence, token) if t.pos_ != "PART" and t.text.rstrip("s") not in {"'", "’"}]
    while name and _is_before_name(name[0]):
        name = name[1:]
    while name and name[-1].text[0].islower() and not (len(name) > 1 and name[-2].text == "-"):
        name = name[:-1]  # but "Li Il-nam"
    if any(w.i in sentence.names and not _names_person(sentence, w) for w in name[:-1]):
        name = [w for w in name if w.i not in sentence.names]  # "Iran Hassan Rouhani"
    return name


def _is_before_name(word: Token) -> bool:
    """Whether a word is a title or begins small: no part of the name after it."""
    title = word.lower_.rstrip(".") in titles() or word.lower_ in titles()
    return title or not word.text[0].isupper()


def _entity(sentence: ParsedSentence, token: Token) -> list[Token]:
    """The tokens of the entity around a token, within the sentence."""
    doc, first, last = token.doc, token.i, token.i
    while first > sentence.span.start and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < sentence.span.end and doc[last + 1].ent_iob_ == "I":
        last += 1
    return list(doc[first : last + 1])


# ── who bears it ──────────────────────────────────────────────────────────────────────────────────────────


def _holder_named(cast: Cast, name: str, title: Title | None, country: str | None) -> Actor | None:
    """Who of that surname held that office on the day, of the country or of those that the text speaks of."""
    if title is None or title.office is None or cast.date is None:
        return None
    last = folded(name.rsplit(maxsplit=1)[-1])
    found = {
        holder.id: person_actor(holder)
        for of in ([country] if country else cast.setting.lands)
        for holder in cast.gazetteer.holders(of, title.office, cast.date)
        if last in {folded(part) for alias in (holder.name, *holder.aliases) for part in alias.split()}
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _leader(cast: Cast, name: str, title: Title | None, country: str | None) -> Actor | None:
    """The leader whom a bare surname means."""
    return leader(cast, name, country, title.title if title else None)


def _spelt_otherwise(cast: Cast, name: str, country: str | None) -> Actor | None:
    """Who is known by another spelling of the full name and is of a country that the text mentions."""
    if " " not in name:
        return None
    mentioned = {country} if country else {*cast.memory.countries, *countries_here(cast)}
    found = [person for person in cast.gazetteer.people_like(name) if person.country in mentioned]
    return person_actor(found[0]) if len(found) == 1 else None


def _unlisted(cast: Cast, name: str, country: str | None) -> Actor:
    """Somebody no table knows: full name and country join across documents, a surname only within one."""
    everywhere = f"{slug(name)}.{country}" if country else slug(name)
    ident = everywhere if " " in name else only_here(name, cast.document)
    return Actor(id=ident, name=name, kind="person", country=country)


def _bearer(cast: Cast, name: str, title: Title | None, country: str | None) -> Actor:
    """Who bears a name that stands in no table, by the title and country beside it."""
    return _listed(cast, name, title, country) or _unlisted(cast, name, country)


_listed: Sieve[[Cast, str, Title | None, str | None], Actor] = Sieve(
    "who bears a name",
    Rule("holder of the office on the day", "French President Macron criticised Italy.", _holder_named),
    Rule("leader by surname", "Merkel criticised Russia.", _leader),
    Rule(
        "another spelling of a full name",
        "Russia said Vladimir Poutin criticised Ukraine.",
        lambda cast, name, _, country: _spelt_otherwise(cast, name, country),
    ),
)
