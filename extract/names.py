"""Names that the actor tables know: which of several actors of a name is meant, and as what."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.actors import people_of
from dyads.extract.gazetteer import Entry
from dyads.extract.reading import Found, Reading


def choose(reading: Reading, token: Token) -> Entry | None:
    """The best reading of the name at `token`: by spaCy's label, then by the countries mentioned before."""
    entries = reading.sentence.names[token.i].entries
    if len(entries) == 1:
        return entries[0]
    if token.ent_type_ == "PERSON":
        entries = tuple(e for e in entries if e.actor.kind == "person") or entries
    elif token.ent_type_ in {"GPE", "LOC", "NORP"}:
        entries = tuple(e for e in entries if e.actor.kind in {"state", "igo"}) or entries
    counts = reading.discourse.countries
    return max(entries, key=lambda e: (counts.get(e.actor.country or "", 0), e.actor.kind == "state"))


def country_of_name(reading: Reading, index: int) -> str | None:
    """The country of the actor that the name at a token (by its index) means."""
    entry = choose(reading, reading.sentence.doc[index])
    return entry.actor.country if entry else None


def named(reading: Reading, token: Token, entry: Entry) -> list[Found]:
    """The actor of a name that is no person's: "Iran", "Tehran", "the Iranians", "NATO"."""
    actor = entry.actor
    name_ends = reading.sentence.name_span(reading.sentence.names[token.i]).end
    if entry.form == "adjective" and token.i == name_ends - 1 and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
        if token.dep_ in {"amod", "compound", "nmod"}:
            return [reading.found(token, actor, "adjective as modifier", 0.95)]
        actor = people_of(actor)
    elif entry.form == "demonym":
        actor = people_of(actor)
    elif entry.form == "seat" and actor.sector is None:
        actor = msgspec.structs.replace(actor, sector="GOV")
    if entry.form in {"name", "alias"} and actor.kind == "state" and _begins_longer_name(token):
        return []
    return [reading.found(token, actor, f"{entry.form} in the actor tables", 1.0)]


def _begins_longer_name(token: Token) -> bool:
    """Whether the name is only the first word of a longer one that nobody knows ("Jordan River")."""
    return token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.pos_ == "PROPN"
