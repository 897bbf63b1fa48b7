"""Casting: each phrase of a sentence, in order, goes through the kinds of phrase to who is meant."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.knowledge.gazetteer import Entry
from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.offices import titles
from dyads.extract.knowledge.traits import kinds
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast, Found
from dyads.extract.who.memory import Memory
from dyads.extract.who.setting import Setting
from dyads.extract.who.sieves.body import body
from dyads.extract.who.sieves.epithet import called_so
from dyads.extract.who.sieves.generic import agent, some_of
from dyads.extract.who.sieves.name import choose, ends_persons_name, named
from dyads.extract.who.sieves.owner import owner
from dyads.extract.who.sieves.pair import both, ordinal
from dyads.extract.who.sieves.person import person
from dyads.extract.who.sieves.pronoun import pronoun


def cast_of(sentence: ParsedSentence, setting: Setting, memory: Memory) -> Cast:
    """Reads the phrases of a sentence in order, each remembered before the next is read."""
    cast = Cast(sentence, setting, memory, PHRASE)
    if sentence.is_dateline:
        return cast
    for token in sentence:
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "det"}:
            found = cast.at(token)
            for one in () if _only_describes(token) else found:
                memory.note_found(one, sentence.number, token)
        elif token.dep_ in {"amod", "compound", "nmod"} and token.i in sentence.names:
            entry = choose(cast, token)
            if entry is not None and entry.actor.kind in kinds("noted_as_modifier"):
                memory.note(entry.actor, sentence.number, token)
    return cast


def _only_describes(token: Token) -> bool:
    """Whether a noun says what somebody else is, so that no pronoun means it: "wants to be a leader"."""
    if token.pos_ != "NOUN" or token.tag_ != "NN":
        return False
    return token.dep_ in {"attr", "oprd"} or (token.dep_ == "pobj" and token.head.lower_ == "as")


# ── the kinds of phrase ─────────────────────────────────────────────────────────────


def _pronoun(cast: Cast, token: Token) -> list[Found] | None:
    is_name = token.i in cast.sentence.names and token.is_upper  # "RUSSIA AND US AGREE"
    if is_name or not (token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$", "WP", "WDT", "WP$"}):
        return None
    return pronoun(cast, token)


def _by_short_name(cast: Cast, token: Token) -> list[Found] | None:
    """Whom the text has named in full, with the short name in brackets."""
    actor = cast.memory.short.get(token.text) if token.i not in cast.sentence.names else None
    return None if actor is None else [cast.found(token, actor, "a short name of the text", 0.9)]


def _listed(cast: Cast, token: Token) -> list[Found] | None:
    entry = _entry(cast, token)
    return named(cast, token, entry) if entry is not None and entry.actor.kind != "person" else None


def _listed_person(cast: Cast, token: Token) -> list[Found] | None:
    entry = _entry(cast, token)
    return person(cast, token) if entry is not None and entry.actor.kind == "person" else None


def _entry(cast: Cast, token: Token) -> Entry | None:
    """The actor of the tables that a name means, unless it ends a person's name: "Leila de Lima"."""
    entry = choose(cast, token) if token.i in cast.sentence.names else None
    return None if entry and entry.actor.kind == "state" and ends_persons_name(token) else entry


def _amount(cast: Cast, token: Token) -> list[Found] | None:  # noqa: ARG001
    return [] if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"} else None


def _description(cast: Cast, token: Token) -> list[Found] | None:
    if token.dep_ != "appos" or token.tag_ != "NN" or token.head.ent_type_ != "PERSON":
        return None
    return cast.at(token.head) if agent_at(token) else None


def _title_of_name(cast: Cast, token: Token) -> list[Found] | None:
    """Whom a title names whose phrase parts it from the name: "the ambassador to China Sergey Razov"."""
    if agent_at(token) is None and token.lower_ not in titles():
        return None
    name = token.head if token.dep_ == "nmod" else None
    if token.dep_ == "nsubj":
        others = (child for child in token.head.lefts if child.dep_ == "nsubj" and child.i > token.i)
        name = next((other for other in others if token.right_edge.i == other.left_edge.i - 1), None)
    if name is None or name.i < token.i or name.pos_ != "PROPN":
        return None
    found = cast.at(name)
    return found if found and found[0].mention.kind == "person" else None


def _quantity(cast: Cast, token: Token) -> list[Found] | None:
    counts = token.pos_ in {"NUM", "DET", "ADJ"} and agent_at(token) is None
    return some_of(cast, token) if counts or token.lower_ in words("quantities") else None


PHRASE: Sieve[[Cast, Token], list[Found]] = Sieve(
    "phrase",
    Rule("a pronoun", "Iran said it had attacked Iraq.", _pronoun),
    Rule(
        "a short name of the text",
        "The Overseas Growth Fund (OGF) blamed Chad. The OGF praised France.",
        _by_short_name,
    ),
    Rule("a name of the tables", "France blamed Chad.", _listed),
    Rule("a person of the tables", "Vladimir Putin blamed Chad.", _listed_person),
    Rule(
        "the former or the latter",
        "Iran and Iraq met. The former blamed the latter.",
        lambda cast, token: ordinal(cast, token) or None,
    ),
    Rule("an amount or a date", "France spent $3 million on Friday.", _amount),
    Rule("what a person is", "Police shot Omar Anas, a former student.", _description),
    Rule(
        "a title before a name", "Russian Ambassador to China Ivan Petrov criticised Japan.", _title_of_name
    ),
    Rule(
        "a state by what it is called",
        "Georgia blamed Russia. Iran condemned the Caucasus nation.",
        lambda cast, token: called_so(cast, token) or None,
    ),
    Rule(
        "both sides",
        "Iran and Iraq met. Both sides blamed France.",
        lambda cast, token: both(cast, token) or None,
    ),
    Rule("some of many", "One of the rebels blamed France.", _quantity),
    Rule("a person's name", "Omar Anas blamed France.", lambda cast, token: person(cast, token) or None),
    Rule(
        "a common noun for an agent",
        "The rebels blamed France.",
        lambda cast, token: agent(cast, token) or None,
    ),
    Rule(
        "a name that no table has",
        "Varnel Petroleum sued France.",
        lambda cast, token: body(cast, token) or None,
    ),
    Rule(
        "a thing of somebody's",
        "Iran's offer pleased France.",
        lambda cast, token: owner(cast, token) or None,
    ),
)
"""Who is meant by the phrase at a token."""
