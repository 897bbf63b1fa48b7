"""Nodes of generic agents: "Pakistani troops", "police in Kenya" are the same actor in every text."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS, NAMES
from dyads.extract.grammar.phrases import bounds
from dyads.extract.knowledge.nouns import Agent
from dyads.extract.knowledge.traits import sectors
from dyads.extract.knowledge.words import words
from dyads.extract.who.actors import only_here, slug
from dyads.extract.who.cast import Cast
from dyads.extract.who.sectors import within
from dyads.extract.who.sieves.name import choose
from dyads.graph.model import Actor


def generic_agent(
    cast: Cast, token: Token, known: Agent, country: str | None = None, organisation: Actor | None = None
) -> Actor:
    """The actor that an agent noun means: one of its organisation, its country or its own proper modifier.

    Where it has none of these, the actor is local to the document.
    """
    sector = within(known, organisation) if organisation is not None else known.sector
    if organisation is not None and country in (None, organisation.country):
        return Actor(
            id=f"{organisation.id}-{slug(known.node)}",
            name=f"{organisation.name} {known.node}",
            kind=known.kind,
            country=organisation.country,
            sector=sector,
        )
    before, after = proper_modifiers(cast, token, known), proper_tail(cast, token)
    label = " ".join(filter(None, (before, known.node, after)))
    if country:
        return _of_state(cast, known, label, country, sector)
    if not before and not after:
        return local_agent(cast, token, known)
    # Many states have a Department of Health.
    ident = only_here(label, cast.document) if known.sector in sectors("state") else slug(label)
    name = " ".join(filter(None, (before, token.text, after)))
    return Actor(id=ident, name=name, kind=known.kind, sector=sector)


def local_agent(cast: Cast, token: Token, known: Agent) -> Actor:
    """The actor of a phrase that nothing names: one of this document alone, the same for the same words."""
    modifiers = [
        word.lower_
        for word in token.lefts
        if word.dep_ in {"amod", "compound"}
        and word.pos_ in {"ADJ", "NOUN", "PROPN"}
        and word.is_alpha
        and word.lower_ not in words("vague")
        and not _is_part_of_noun(word, token, known)
    ]
    label = " ".join([*modifiers, known.node])
    first, last = bounds(cast.sentence, token)
    phrase = [word for word in token.doc[first.i : last.i + 1] if word.i > token.i or not _counts(word)]
    name = " ".join("".join(word.text_with_ws for word in phrase).split()) or label
    return Actor(id=only_here(label, cast.document), name=name, kind=known.kind, sector=known.sector)


def proper_modifiers(cast: Cast, token: Token, known: Agent) -> str:
    """The capitalised words before an agent noun that no table knows: "Kurdish", "Rohingya"."""
    proper = [
        word
        for word in token.lefts
        if word.dep_ in MODIFIERS
        and word.pos_ in {"PROPN", "ADJ"}
        and word.text[0].isupper()
        and word.ent_type_ in NAMES
        and (word.i not in cast.sentence.names or choose(cast, word) is None)
        and not _is_part_of_noun(word, token, known)
        and word.nbor(1).text != "-"
        and not any(inner.i in cast.sentence.attributes for inner in word.subtree)
    ]
    return "".join(inner.text_with_ws for word in proper for inner in word.subtree).strip()


def proper_tail(cast: Cast, token: Token) -> str:
    """The rest of a name that goes on after an agent noun: "(the Union) of Mineworkers"."""
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return ""
    tail = []
    for word in token.doc[token.i + 1 : cast.sentence.span.end]:
        if word.i in cast.sentence.names or not (word.pos_ == "PROPN" or word.lower_ in words("name_tail")):
            break
        tail.append(word)
    while tail and tail[-1].pos_ != "PROPN":
        tail.pop()
    if not tail or tail[0].lower_ not in {"of", "for"}:
        return ""
    return "".join(word.text_with_ws for word in tail).strip()


def _of_state(cast: Cast, known: Agent, label: str, country: str, sector: str | None) -> Actor:
    """The agent of a state: the body of that name in the tables, else one named by noun and state."""
    body = cast.gazetteer.body(country, label)
    if body is not None and body.sector == known.sector:
        return body
    name = f"{label} ({cast.gazetteer.state(country).name})"
    return Actor(id=f"{country}-{slug(label)}", name=name, kind=known.kind, country=country, sector=sector)


def _is_part_of_noun(word: Token, token: Token, known: Agent) -> bool:
    """Whether a word is the first of an agent noun of two: "security (forces)"."""
    return " " in known.noun and word.i == token.i - 1


def _counts(word: Token) -> bool:
    """Whether a word before a noun says how many or whose: "more than twenty", "both", "its own"."""
    return (
        word.pos_ in {"DET", "NUM"} or word.head.pos_ == "NUM" or word.tag_ == "PRP$" or word.lower_ == "own"
    )
