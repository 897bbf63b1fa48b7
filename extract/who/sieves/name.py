"""Names that the actor tables know: which of several actors of a name is meant, and as what."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from dyads.extract.grammar.labels import MODIFIERS
from dyads.extract.grammar.phrases import entity_at
from dyads.extract.knowledge.gazetteer import Entry, Match
from dyads.extract.knowledge.nouns import agent_at, agents, endings
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.actors import people_of, slug
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.sieves.homonym import meant
from dyads.graph.model import Actor, Kind


def choose(cast: Cast, token: Token) -> Entry | None:
    """The best reading of the name at `token`, None where it names no actor here.

    By the words of the text for a name that homonyms.csv has, else by spaCy's label and the countries
    mentioned.
    """
    match = cast.sentence.names[token.i]
    entries = tuple(entry for entry in match.entries if not _is_foreign(cast, match, entry))
    decided = meant(cast, cast.sentence.name_span(match).text)
    if decided is not None:
        return next((entry for entry in entries if entry.actor.id == decided), None)
    if len(entries) <= 1:
        return next(iter(entries), None)
    if token.ent_type_ == "PERSON":
        entries = tuple(e for e in entries if e.actor.kind == "person") or entries
    elif token.ent_type_ in {"GPE", "LOC", "NORP"}:
        entries = tuple(e for e in entries if e.actor.kind in {"state", "igo"}) or entries
    return likeliest(cast, entries)


def likeliest(cast: Cast, entries: Iterable[Entry]) -> Entry:
    """Of several bearers of a name the one of whose state the text speaks most, a state before others."""
    countries, lands = cast.memory.countries, cast.setting.lands

    def speaks_of(entry: Entry) -> int:
        country = entry.actor.country or ""
        return countries.get(country, 0) + lands[country]

    return max(entries, key=lambda entry: (speaks_of(entry), entry.actor.kind == "state"))


def _is_foreign(cast: Cast, match: Match, entry: Entry) -> bool:
    """Whether a name that bodies of many states bear ("Congress", "the Democratic Party") is one's of another
    state than the words before it name, or of one that the text hardly speaks of."""
    name = cast.sentence.name_span(match)
    if _is_acronym(name.text) and _goes_on(name):
        return True  # "CJTF-OIR"
    if entry.actor.country is not None and _is_acronym(name.text) and entry.form not in {"name", "adjective"}:
        stated = _state_before(cast, name) if entry.form == "seat" or entry.actor.kind != "state" else None
        if stated not in {None, entry.actor.country}:
            return True  # "Indonesia's PPP"
    if entry.actor.kind not in {"party", "government"} or entry.actor.country is None:
        return False
    if not all(word.lower_ in words("shared_name") for word in name):
        return False
    if (owner := _state_before(cast, name)) is not None:
        return owner != entry.actor.country
    beside = (one for other in cast.sentence.names.values() if other is not match for one in other.entries)
    if any(one.actor.country == entry.actor.country for one in beside):
        return False
    lands = cast.setting.lands
    if entry.actor.country == cast.setting.filed_from or not (lands or cast.setting.filed_from):
        return False
    return 2 * lands[entry.actor.country] < max(lands.values(), default=1)


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha()


def _goes_on(name: Span) -> bool:
    """Whether a hyphen and capitals go on with a name."""
    after = name.doc[name.end : name.end + 2]
    return len(after) == 2 and after[0].text == "-" and after[1].text.isupper() and not name[-1].whitespace_


def _state_before(cast: Cast, name: Span) -> str | None:
    """The state that a modifier or owner right before a name names: "(Colombia's) Congress"."""
    beside = [word for word in name.root.lefts if word.i < name.start]
    for word in (*beside, *(inner for noun in beside for inner in noun.lefts)):
        if word.i < name.start and word.i in cast.sentence.names and word.dep_ in {*MODIFIERS, "poss"}:
            states = (e.actor.country for e in cast.sentence.entries(word) if e.actor.kind == "state")
            return next(states, None)
    return None


def countries_here(cast: Cast) -> set[str]:
    """The countries of all names of the sentence."""
    found = {entry.actor.country for match in cast.sentence.names.values() for entry in match.entries}
    return {country for country in found if country}


def country_of_name(cast: Cast, index: int) -> str | None:
    """The country of the actor that the name at a token (by its index) means."""
    entry = choose(cast, cast.sentence.doc[index])
    return entry.actor.country if entry else None


def is_ethnic(word: Token) -> bool:
    """Whether a word names a people, not a state: "ethnic Uzbek traders"."""
    return word.i > 0 and word.nbor(-1).lower_ == "ethnic"


def named(cast: Cast, token: Token, entry: Entry) -> list[Found]:
    """The actor of a name that is no person's: "Iran", "Tehran", "the Iranians", "NATO"."""
    name = cast.sentence.name_span(cast.sentence.names[token.i])
    return _named(cast, token, entry, name) or []


def ends_persons_name(token: Token) -> bool:
    """Whether a state's name is the family name of a person: "Leila de Lima"."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    last = token.i + 1 == len(token.doc) or token.nbor(1).ent_iob_ != "I"
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I" and last and before.ent_type_ == "PERSON"


def _person_called_like_state(_: Cast, token: Token, entry: Entry, __: Span) -> list[Found] | None:
    """Nobody: "her daughter Paris"."""
    if entry.actor.kind != "state" or token.dep_ != "appos":
        return None
    known = agent_at(token.head)
    owned = any(child.tag_ == "PRP$" for child in token.head.lefts)
    return [] if owned and known is not None and known.kind == "person" else None


def _end_of_longer_name(cast: Cast, token: Token, entry: Entry, name: Span) -> list[Found] | None:
    """Nobody: the last word of a name that no table has, "Operation Odyssey Dawn", "Sûreté du Québec"."""
    if entry.actor.kind == "state":
        return None
    return [] if _is_joined_to_entity(token, name) or _has_unknown_first_word(cast, token) else None


def _product(_: Cast, token: Token, entry: Entry, __: Span) -> list[Found] | None:
    """Nobody: a company's name for what it makes, "the Boeing 777", "a white Toyota"."""
    if entry.actor.kind != "organisation":
        return None
    numbered = token.i + 1 < len(token.doc) and token.nbor(1).is_digit
    return [] if numbered or any(child.lower_ in {"a", "an"} for child in token.lefts) else None


def _ethnic_group(cast: Cast, token: Token, entry: Entry, name: Span) -> list[Found] | None:
    """A people, not the state that bears its name."""
    if entry.actor.kind != "state" or not is_ethnic(name[0]):
        return None
    people = Actor(id=f"ethnic-{slug(name.text)}", name=f"ethnic {name.text}", kind="group", sector="SOC")
    return [cast.found(token, people, "a people, not a state", 0.8)]


def _thing_called_like_state(cast: Cast, _: Token, entry: Entry, name: Span) -> list[Found] | None:
    """Nobody: the capitalised word before says that both together are a thing's, "Hotel Ukraina"."""
    if entry.actor.kind != "state" or name.start <= cast.sentence.span.start:
        return None
    before = name[0].nbor(-1)
    if before.dep_ != "compound" or not before.text[0].isupper():
        return None
    thing = endings().get(before.lower_)
    return [] if thing is not None and thing.kind is None else None


def _body_called_like_state(cast: Cast, token: Token, entry: Entry, _: Span) -> list[Found] | None:
    """The body that a state's name is the last word of: "Radio Tanzania", "Bank Indonesia"."""
    if not _is_name_of_state(entry):
        return None
    first = token.nbor(-1) if token.i > token.sent.start else token
    if first.dep_ != "compound" or first.head != token or not first.text[0].isupper():
        return None
    if first.i in cast.sentence.names:
        return None
    known = agents().get(first.lower_) or endings().get(first.lower_)
    kind: Kind | None = known.kind if known else None
    if token.ent_type_ == first.ent_type_ == "ORG":
        kind = kind or "organisation"  # "NTV Uganda"
    if kind is None or kind in {"person", "state"}:
        return None
    name, country = f"{first.text} {token.text}", entry.actor.country
    sector = known.sector if known else None
    body = Actor(id=f"{slug(name)}.{country}", name=name, kind=kind, country=country, sector=sector)
    return [cast.found(token, body, "a body with the name of its state", 0.8)]


def _adjective_as_modifier(cast: Cast, token: Token, entry: Entry, name: Span) -> list[Found] | None:
    """The state, for who asks whose the noun is: "Iranian (oil)"."""
    if token.dep_ in MODIFIERS and _is_adjective(token, entry, name):
        return [cast.found(token, entry.actor, "adjective as modifier", 0.95)]
    return None


def _spoken_language(_: Cast, token: Token, entry: Entry, name: Span) -> list[Found] | None:
    """Nobody: an adjective without article for a language, "taught in Russian", "refused to speak Dutch"."""
    if not _is_adjective(token, entry, name) or any(c.dep_ in {"det", "amod"} for c in token.lefts):
        return None
    spoken = token.dep_ == "dobj" and token.head.lemma_ in words("language_verb")
    return [] if spoken or token.dep_ == "pobj" else None


def _people(cast: Cast, token: Token, entry: Entry, name: Span) -> list[Found] | None:
    """The people of a state, where its name for them does not stand for the state: "the Germans blinked"."""
    if entry.form != "demonym" and not _is_adjective(token, entry, name):
        return None
    alone = [child.lower_ for child in token.lefts] == ["the"]
    if alone and not any(child.dep_ in {"relcl", "acl", "prep"} for child in token.rights):
        return None
    return [cast.found(token, people_of(entry.actor), _as_in_tables(entry), 1.0)]


def _actor_of_tables(cast: Cast, token: Token, entry: Entry, _: Span) -> list[Found]:
    """The actor as the tables have it; nobody for the first word of a name they lack, "Jordan River"."""
    goes_on = token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.pos_ == "PROPN"
    if goes_on and _is_name_of_state(entry):
        return []
    return [cast.found(token, entry.actor, _as_in_tables(entry), 1.0)]


def _as_in_tables(entry: Entry) -> str:
    return f"{entry.form} in the actor tables"


def _is_name_of_state(entry: Entry) -> bool:
    return entry.actor.kind == "state" and entry.form in {"name", "alias"}


def _is_adjective(token: Token, entry: Entry, name: Span) -> bool:
    """Whether a name is a state's adjective that ends there, as a modifier or like a noun."""
    return entry.form == "adjective" and token.i == name.end - 1 and token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _is_joined_to_entity(token: Token, name: Span) -> bool:
    """Whether a small word joins a name to the start of a body's by spaCy's label: "Sûreté du (Québec)"."""
    entity = entity_at(token) if token.ent_type_ == "ORG" else None
    if entity is None or entity.start >= name.start - 1:
        return False
    first, joint = token.doc[entity.start], token.doc[name.start - 1]
    if first.lower_ in {"the", "a"} and entity.start + 1 < name.start - 1:
        first = token.doc[entity.start + 1]
    return first.pos_ == "PROPN" and joint.lower_ in words("name_joint") and agent_at(first) is None


def _has_unknown_first_word(cast: Cast, token: Token) -> bool:
    """Whether a capitalised word that is no name or agent noun stands right before: "Odyssey (Dawn)"."""
    before = token.nbor(-1) if token.i > cast.sentence.span.start else token
    return (
        before.dep_ == "compound"
        and before.head == token
        and before.pos_ == "PROPN"
        and before.ent_type_ not in {"NORP", "GPE"}
        and before.i not in cast.sentence.names
        and before.i not in cast.sentence.attributes
        and agent_at(before) is None
    )


_named: Sieve[[Cast, Token, Entry, Span], list[Found]] = Sieve(
    "name in the actor tables",
    Rule("person called like a state", "Her daughter Paris met Vladimir Putin.", _person_called_like_state),
    Rule("end of a longer name", "Operation Desert Dawn began in Libya.", _end_of_longer_name),
    Rule("product of a company", "Iran bought a Boeing from Israel.", _product),
    Rule("ethnic group", "Ethnic Uzbeks accused Kyrgyzstan.", _ethnic_group),
    Rule(
        "thing called like a state",
        "Relief convoys from Port Sudan reached the rebels.",
        _thing_called_like_state,
    ),
    Rule("body called like its state", "Radio Tanzania criticised Kenya.", _body_called_like_state),
    Rule("adjective as modifier", "The Turkish attack on Syria killed five people.", _adjective_as_modifier),
    Rule("language", "Iranian diplomats refused to speak Russian.", _spoken_language),
    Rule("people of a state", "Israel attacked three Iranians.", _people),
    Rule("actor of the tables", "Iran condemned Israel.", _actor_of_tables),
)
