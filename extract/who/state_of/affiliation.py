"""Affiliation: of which state or body an agent is, as the words around its noun or name say ("UN officials").

Where they say nothing, home.py goes by where the sentence is set.
"""

from __future__ import annotations

from itertools import chain

from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, OWNING
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.nouns import agent_at, singular
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.cast import Cast
from dyads.extract.who.sieves.leader import leader
from dyads.extract.who.sieves.name import choose, country_of_name, is_ethnic
from dyads.extract.who.state_of.place import country_of_place
from dyads.graph.model import Actor

NO_STATE = ""
"""What a rule returns that decides that there is no state."""
_DESCRIBING = MODIFIERS | {"det", "npadvmod"}


# ── the state of a noun ───────────────────────────────────────────────────────────────────────────────────


def country_of(cast: Cast, token: Token) -> str | None:
    """The state that a noun belongs to ("Iran's", "Iranian", "in Kenya"); None where none is named."""
    return _state_of_noun(cast, token) or None


def _other_state(_: Cast, token: Token) -> str | None:
    """None for those of another state: "Iran's allies"."""
    return NO_STATE if singular(token.lower_) in words("other_state") else None


def _before(cast: Cast, token: Token) -> str | None:
    """By the words before the noun, an owner last: "the ministry's Iranian officials"."""
    modifiers = (_of_modifier(cast, each, token) for each in token.lefts if each.dep_ in _DESCRIBING)
    owners = (_of_owner(cast, child) for child in token.lefts if child.dep_ == "poss")
    return next(filter(None, chain(modifiers, owners)), None)


def _right_after_name(cast: Cast, token: Token) -> str | None:
    """By a name right before the noun that is no argument of its own; a body's has no country."""
    if token.i <= cast.sentence.span.start:
        return None
    previous = token.nbor(-1)
    if previous.i not in cast.sentence.names or previous.dep_ in {"dobj", "pobj", "conj"}:
        return None
    return country_of_name(cast, previous.i) or NO_STATE


def _after(cast: Cast, token: Token) -> str | None:
    """By the phrase after the noun: "police in Kenya", "a spokesman for the president"."""
    noun = singular(token.lower_)
    prepositions = words("placed") - {"of"} if noun in words("not_of_named_state") else words("placed")
    if noun in words("speaks_for"):
        prepositions = prepositions | {"for", "to"}
    states = (country_within(cast, inner) for inner in _objects_after(cast, token, prepositions))
    return next(filter(None, states), None)


_state_of_noun: Sieve[[Cast, Token], str] = Sieve(
    "state of a noun",
    Rule("another state than the owner", "Iran's rivals criticised Turkey.", _other_state),
    Rule("words before the noun", "Pakistani troops shelled an Indian village.", _before),
    Rule("name right before the noun", "NATO officials criticised Russia.", _right_after_name),
    Rule("phrase after the noun", "Police in Kenya arrested protesters.", _after),
)


def _of_modifier(cast: Cast, child: Token, token: Token) -> str | None:
    """The state of a modifier of the noun: a name's, a leader's, a place's."""
    before = [word for word in child.subtree if word.i < token.i and not is_ethnic(word)]
    names = (country_of_name(cast, word.i) for word in before if word.i in cast.sentence.names)
    leaders = (_of_leader(cast, word) for word in before if word.dep_ == "compound")
    places = (country_of_place(cast, word) for word in before)
    return next(filter(None, chain(names, leaders, places)), None)


def _of_leader(cast: Cast, word: Token) -> str | None:
    """The state of a leader by surname: "the Trump administration"."""
    if word.pos_ != "PROPN":
        return None
    named = cast.memory.people.names.get(word.lower_)
    if named is None and word.i not in cast.sentence.names and word.ent_type_ not in {"GPE", "LOC"}:
        named = leader(cast, word.text, None)
    return named.country if named is not None else None


def _of_owner(cast: Cast, owner: Token) -> str | None:
    """The state of an owner: "Lagos's police", "the president's adviser"."""
    if owner.i not in cast.sentence.names and (country := country_of_place(cast, owner)):
        return country
    owners = cast.at(owner)
    return owners[0].mention.country if owners else None


def _objects_after(cast: Cast, token: Token, prepositions: frozenset[str]) -> list[Token]:
    """What follows a noun after one of these prepositions, also where the parser hangs it elsewhere."""
    found = objects_of(token, prepositions)
    after = token.i + 1
    if not found and after < cast.sentence.span.end and token.doc[after].lower_ in {"from", "in", "of"}:
        found = [child for child in token.doc[after].children if child.dep_ == "pobj"]
    return found


# ── the state in a phrase ─────────────────────────────────────────────────────────────────────────────────


def country_within(cast: Cast, token: Token) -> str | None:
    """The state that a phrase names, or in which the place lies that it names: "a town in western Kenya"."""
    return _state_in_phrase(cast, token)


def _by_name(cast: Cast, token: Token) -> str | None:
    """The state of the name at the token: "(police in) Kenya"."""
    return country_of_name(cast, token.i) if token.i in cast.sentence.names else None


def _by_actor(cast: Cast, token: Token) -> str | None:
    """The state of whom the phrase means; a noun for states alone means none."""
    known = agent_at(token)
    found = [] if known is not None and known.node == "state" else cast.at(token)
    return found[0].mention.country if found else None


def _by_inner_phrase(cast: Cast, token: Token) -> str | None:
    """The state in what follows "in" or "of": "a town in western Kenya"."""
    inner = (country_within(cast, word) for word in objects_of(token, {"in", "of"}))
    return next(filter(None, inner), None)


_state_in_phrase: Sieve[[Cast, Token], str] = Sieve(
    "state in a phrase",
    Rule("name", "Police in Kenya arrested protesters.", _by_name),
    Rule("place", "Police in Lagos arrested protesters.", country_of_place),
    Rule("words before its noun", "Police in the Nigerian capital arrested protesters.", _before),
    Rule("actor that it means", "A spokesman for Putin criticised Ukraine.", _by_actor),
    Rule("phrase inside it", "Police in a town in western Kenya arrested protesters.", _by_inner_phrase),
)


# ── the state beside a name or title ──────────────────────────────────────────────────────────────────────


def country_around(cast: Cast, first: int, last: int) -> str | None:
    """The state of a title from one token to another: "Pakistan's …", "… of Pakistan"."""
    return country_before(cast, first) or _country_after(cast, last)


def country_before(cast: Cast, index: int) -> str | None:
    """The state that the words right before a name or title name: "Iran's then (foreign minister)"."""
    sentence = cast.sentence
    for i in range(index - 1, max(sentence.span.start - 1, index - 6), -1):
        word = sentence.doc[i]
        if is_ethnic(word):
            return None
        if i in sentence.names:
            return country_of_name(cast, i)
        if country := country_of_place(cast, word):
            return country
        if word.pos_ not in {"ADJ", "PART", "NOUN", "PROPN"} and word.lower_ not in words("before_title"):
            return None
    return None


def _country_after(cast: Cast, index: int) -> str | None:
    """The state named after "of" or "for" right after a title."""
    sentence = cast.sentence
    if index + 1 < sentence.span.end and sentence.doc[index + 1].lower_ in {"of", "for"}:
        for i in range(index + 2, min(sentence.span.end, index + 5)):
            if i in sentence.names:
                return country_of_name(cast, i)
            if country := country_of_place(cast, sentence.doc[i]):
                return country
    return None


def country_after_name(cast: Cast, last: Token) -> str | None:
    """The state in the phrase after a person's name: "Ahmed Saleh of the Yemeni army"."""
    countries = (country_within(cast, word) for word in objects_of(last, {"of", "from"}))
    return next(filter(None, countries), None)


# ── the body of an agent ──────────────────────────────────────────────────────────────────────────────────


def body_before(cast: Cast, index: int) -> Actor | None:
    """The body whose name stands right before a token: "the UN (secretary-general)"."""
    before = index - 1
    if before > cast.sentence.span.start and cast.sentence.doc[before].tag_ == "POS":
        before -= 1
    return _body_named(cast, cast.sentence.doc[before]) if before >= 0 else None


def organisation_of(cast: Cast, token: Token) -> Actor | None:
    """The body that an agent belongs to: "Taliban fighters", "UN officials", "an official of the IAEA"."""
    before = (child for child in token.lefts if child.dep_ in OWNING)
    beside = (*before, *objects_of(token, words("of_body")))
    return next(filter(None, (_body_named(cast, word) for word in beside)), None)


def _body_named(cast: Cast, token: Token) -> Actor | None:
    """The body that the name at a token means; None for no name, a state's or a person's."""
    entry = choose(cast, token) if token.i in cast.sentence.names else None
    return entry.actor if entry is not None and entry.actor.kind not in {"state", "person"} else None
