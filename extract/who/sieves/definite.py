"""Definite descriptions: whom "the group", "the militants", "the country" point back to."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dyads.extract.grammar.arguments import acting_subjects
from dyads.extract.grammar.labels import DESCRIPTIONS
from dyads.extract.knowledge.nouns import Agent
from dyads.extract.knowledge.traits import kinds
from dyads.extract.knowledge.words import words
from dyads.extract.who.actors import slug
from dyads.extract.who.cast import Cast
from dyads.extract.who.state_of.scene import main_land
from dyads.graph.model import Actor

_REACH = 3  # sentences back to the last subject


def is_definite(token: Token, start: int | None = None) -> bool:
    """Whether "the", "this" or "that" makes a phrase mean somebody mentioned before, undescribed as it is.

    `start` is the index of the first word of a title that ends at `token`; its words describe nothing.
    """
    determiner = next((c.lower_ for c in token.lefts if c.dep_ == "det"), "")
    if determiner not in {"the", "this", "that"}:
        return False
    first = token.i if start is None else start
    described = any(c.dep_ in DESCRIPTIONS and not first <= c.i <= token.i for c in token.children)
    located = any(c.dep_ == "prep" and c.lower_ in {"of", "in", "from"} for c in token.rights)
    return not described and not located


def antecedent(cast: Cast, token: Token, agent: Agent) -> Actor | None:
    """Whom "the group", "the militants", "the minister" points back to."""
    plural = token.tag_ in {"NNS", "NNPS"}
    any_body = agent.noun in words("any_body")
    if agent.noun in words("lands") or (plural and (agent.kind == "person" or any_body)):
        return None
    if any_body or agent.kind in {"armed_group", "party"}:
        meant = kinds("body_of_members") if any_body else {agent.kind}
        against = agent.sector == "OPP"
        return _last_mentioned(
            cast, token, lambda actor: actor.kind in meant and (not against or actor.sector == "OPP")
        )
    if agent.node == "state":
        return None
    ending = slug(agent.node)
    return _last_mentioned(
        cast, token, lambda actor: actor.kind == agent.kind and actor.id.split("@")[0].endswith(ending)
    )


def land(cast: Cast, token: Token) -> Actor | None:
    """Which state "the country" is: as a subject the last subject, else the last that does not itself act."""
    if token.lower_ == "state" and is_definite(token):
        return _about(cast)
    if token.lower_ not in {"country", "nation"} or not is_definite(token):
        return None
    if token.dep_ == "nsubj":
        return _subject_before(cast, lambda actor: actor.kind == "state")
    if token.dep_ not in {"dobj", "pobj"}:
        return _about(cast) if token.dep_ == "poss" else None
    if token.head.lower_ == "of" and (about := _about(cast)) is not None:
        return about
    verb = next((word for word in token.ancestors if word.pos_ in {"VERB", "AUX"}), token)
    acting = {
        one.mention.country
        for subject in acting_subjects(verb)
        if subject != token
        for one in cast.at(subject)
    }
    last = _last_mentioned(cast, token, lambda actor: actor.kind == "state" and actor.country not in acting)
    return last or _about(cast)


def _about(cast: Cast) -> Actor | None:
    """The state that the text is about."""
    land = main_land(cast)
    return None if land is None else cast.gazetteer.state(land)


def _last_mentioned(cast: Cast, token: Token, fits: Callable[[Actor], bool]) -> Actor | None:
    """The latest actor mentioned before a token that fits."""
    here = (cast.sentence.number, token.i)
    earlier = (seen for seen in reversed(cast.memory.seen) if (seen.sentence, seen.token) < here)
    return next((seen.actor for seen in earlier if fits(seen.actor)), None)


def _subject_before(cast: Cast, fits: Callable[[Actor], bool]) -> Actor | None:
    """The only fitting subject of the nearest sentence before that has one."""
    sentence = cast.sentence.number
    for number in range(sentence - 1, max(-1, sentence - _REACH - 1), -1):
        subjects = (seen.actor for seen in cast.memory.within(number) if seen.subject)
        found = {actor.id: actor for actor in subjects if fits(actor)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None
