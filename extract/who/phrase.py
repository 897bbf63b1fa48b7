"""Phrases: the kinds of noun phrase in order, each with the sieve that says whom it names."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.knowledge.gazetteer import Entry
from dyads.extract.knowledge.roles import agent_at
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.generic import agent, some_of
from dyads.extract.who.names import choose, ends_persons_name, named
from dyads.extract.who.owners import owner
from dyads.extract.who.people import person
from dyads.extract.who.reading import Found, Reading
from dyads.extract.who.sieves.pair import both, ordinal
from dyads.extract.who.sieves.pronoun import pronoun
from dyads.extract.who.unlisted import body


def _pronoun(reading: Reading, token: Token) -> list[Found] | None:
    is_name = token.i in reading.sentence.names and token.is_upper  # "RUSSIA AND US AGREE"
    if is_name or not (token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$", "WP", "WDT", "WP$"}):
        return None
    return pronoun(reading, token)


def _listed(reading: Reading, token: Token) -> list[Found] | None:
    entry = _entry(reading, token)
    return named(reading, token, entry) if entry is not None and entry.actor.kind != "person" else None


def _listed_person(reading: Reading, token: Token) -> list[Found] | None:
    entry = _entry(reading, token)
    return person(reading, token) if entry is not None and entry.actor.kind == "person" else None


def _entry(reading: Reading, token: Token) -> Entry | None:
    """The actor of the tables that a name means, unless it ends a person's name: "Leila de Lima"."""
    entry = choose(reading, token) if token.i in reading.sentence.names else None
    return None if entry and entry.actor.kind == "state" and ends_persons_name(token) else entry


def _amount(reading: Reading, token: Token) -> list[Found] | None:  # noqa: ARG001
    return [] if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"} else None


def _description(reading: Reading, token: Token) -> list[Found] | None:
    if token.dep_ != "appos" or token.tag_ != "NN" or token.head.ent_type_ != "PERSON":
        return None
    return reading.read(token.head) if agent_at(token) else None


def _quantity(reading: Reading, token: Token) -> list[Found] | None:
    counts = token.pos_ in {"NUM", "DET", "ADJ"} and agent_at(token) is None
    return some_of(reading, token) if counts or token.lower_ in words("quantities") else None


PHRASE: Sieve[[Reading, Token], list[Found]] = Sieve(
    "phrase",
    Rule("a pronoun", "Iran said it had attacked Iraq.", _pronoun),
    Rule("a name of the tables", "France blamed Chad.", _listed),
    Rule("a person of the tables", "Vladimir Putin blamed Chad.", _listed_person),
    Rule(
        "the former or the latter",
        "Iran and Iraq met. The former blamed the latter.",
        lambda reading, token: ordinal(reading, token) or None,
    ),
    Rule("an amount or a date", "France spent $3 million on Friday.", _amount),
    Rule("what a person is", "Police shot Omar Anas, a former student.", _description),
    Rule("some of many", "One of the rebels blamed France.", _quantity),
    Rule(
        "both sides",
        "Iran and Iraq met. Both sides blamed France.",
        lambda reading, token: both(reading, token) or None,
    ),
    Rule(
        "a person's name", "Omar Anas blamed France.", lambda reading, token: person(reading, token) or None
    ),
    Rule(
        "a common noun for an agent",
        "The rebels blamed France.",
        lambda reading, token: agent(reading, token) or None,
    ),
    Rule(
        "a name that no table has",
        "Varnel Petroleum sued France.",
        lambda reading, token: body(reading, token) or None,
    ),
    Rule(
        "a thing of somebody's",
        "Iran's offer pleased France.",
        lambda reading, token: owner(reading, token) or None,
    ),
)
"""Who is meant by the phrase at a token."""
