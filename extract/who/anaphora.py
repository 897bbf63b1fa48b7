"""Phrases that point back: pronouns, "both sides", "the group"; whom they mean, as the discourse has it."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.arguments import acting_subjects
from dyads.extract.knowledge.roles import Agent, singular
from dyads.extract.knowledge.traits import sectors
from dyads.extract.who.actors import bare, slug
from dyads.extract.who.discourse import FEMALE, MALE
from dyads.extract.who.reading import Found, Reading
from dyads.graph.model import Actor, Mention

_HE = FEMALE | MALE
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "myself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})

# "both …", "the two …": words for two bodies, and words for two people.
_BOTH = frozenset({"both", "two", "each", "either"})
_ORDINAL = {"former": 0, "latter": 1}
_SIDES = frozenset(
    "side country nation state government neighbour neighbor party rival power ally capital army".split()
)
_COUPLE = frozenset(
    "leader man president minister premier official diplomat politician woman counterpart".split()
)

# "the …" means somebody mentioned before only where the phrase has none of these.
_DESCRIPTIONS = frozenset({"amod", "nummod", "nmod", "relcl", "acl", "poss"})
# Nouns for lands and nouns for any body: "the country" points to no earlier one, "the group" to any body.
_LANDS = frozenset({"country", "nation", "state", "city", "town", "village"})
_BODIES = frozenset(
    {"group", "movement", "faction", "organisation", "organization", "bloc", "alliance", "union", "agency"}
)
_BODY_KINDS = frozenset({"armed_group", "organisation", "party", "igo"})


def pronoun(reading: Reading, token: Token) -> list[Found]:
    """Whom a pronoun means; [] where nobody mentioned fits."""
    word, number = token.lower_, reading.sentence.number
    if word in _RELATIVE:
        return _relative(reading, token)
    if word == "both":
        return both(reading, token)
    actor = _meant(reading, token)
    if actor is None:
        return []
    how = f"“{token.text}” points back"
    if isinstance(actor, Mention) and reading.discourse.is_in(actor, number):
        return [Found(actor, token.i, True, how, 0.8)]  # the phrase that names it stands in the same sentence
    return [reading.found(token, bare(actor), how, 0.7)]


def _meant(reading: Reading, token: Token) -> Actor | None:
    word, memory, number = token.lower_, reading.discourse, reading.sentence.number
    if word in _HE:
        return memory.person(token, number)
    if word in _IT:
        return memory.body(token, number)
    if word in _THEY:
        return memory.several(token, number)
    speaker = memory.speaker if memory.in_quotation or '"' in _quotes(reading) else memory.statement
    if word in _WE and speaker is not None:
        return _spoken_for(reading, speaker)
    return speaker if word in _I else None  # the author's own "I" is nobody we know


def _quotes(reading: Reading) -> str:
    """The quotation marks of the sentence, each as a straight one."""
    return "".join('"' for mark in reading.sentence.text if mark in '"“”„«»')


def _relative(reading: Reading, token: Token) -> list[Found]:
    """Whom a relative pronoun means: the phrase that its clause belongs to."""
    clause = token.head
    while clause.dep_ in {"conj", "xcomp", "ccomp", "prep"} and clause.head != clause:
        clause = clause.head
    return reading.actors(clause.head) if clause.dep_ == "relcl" else []


def _spoken_for(reading: Reading, speaker: Mention) -> Actor:
    """Who "we" are: the government of whoever speaks for it, else the speaker."""
    official = speaker.kind in {"person", "government", "military"} and speaker.sector in {"GOV", "MIL"}
    if official and speaker.country:
        return msgspec.structs.replace(reading.gazetteer.state(speaker.country), sector="GOV")
    return speaker


def both(reading: Reading, token: Token) -> list[Found]:
    """The two of "both sides", "the two countries", "both leaders", "the two"; [] for any other phrase."""
    noun = singular(token.lower_)
    people = noun in _COUPLE
    counted = noun in {"side", "both"} or any(c.lower_ in _BOTH for c in token.lefts)
    if not counted or not (people or noun in _SIDES or noun in {"both", "two"}):
        return []
    if any(c.dep_ in {"amod", "compound", "poss"} for c in token.lefts):
        return []
    if any(c.dep_ == "appos" or (c.dep_ == "prep" and c.lower_ == "of") for c in token.rights):
        return []
    pair = reading.discourse.pair(token, reading.sentence.number, people=people)
    if not people:
        pair = [
            actor
            if actor.sector in sectors("opposed") or not actor.country
            else reading.gazetteer.state(actor.country)
            for actor in pair
        ]
    return [reading.found(token, actor, f"“{token.text}” points back", 0.75) for actor in pair]


def ordinal(reading: Reading, token: Token) -> list[Found]:
    """Which of two "the former" or "the latter" is; [] for any other phrase."""
    number = _ORDINAL.get(token.lower_)
    if number is None or not any(c.lower_ == "the" for c in token.lefts) or token.dep_ == "amod":
        return []
    two = reading.discourse.pair(token, reading.sentence.number, people=False)
    return [reading.found(token, two[number], f"“the {token.lower_}” points back", 0.75)] if two else []


def is_definite(token: Token, start: int | None = None) -> bool:
    """Whether "the", "this" or "that" makes a phrase mean somebody mentioned before, undescribed as it is.

    `start` is the index of the first word of a title that ends at `token`; its words describe nothing.
    """
    determiner = next((c.lower_ for c in token.lefts if c.dep_ == "det"), "")
    if determiner not in {"the", "this", "that"}:
        return False
    first = token.i if start is None else start
    described = any(c.dep_ in _DESCRIPTIONS and not first <= c.i <= token.i for c in token.children)
    located = any(c.dep_ == "prep" and c.lower_ in {"of", "in", "from"} for c in token.rights)
    return not described and not located


def antecedent(reading: Reading, token: Token, agent: Agent) -> Actor | None:
    """Whom "the group", "the militants", "the minister" points back to."""
    plural = token.tag_ in {"NNS", "NNPS"}
    if agent.noun in _LANDS or (plural and (agent.kind == "person" or agent.noun in _BODIES)):
        return None
    kinds = _BODY_KINDS if agent.noun in _BODIES else frozenset({agent.kind})
    if agent.noun in _BODIES or agent.kind in {"armed_group", "party"}:
        return reading.discourse.like(
            token,
            reading.sentence.number,
            lambda actor: actor.kind in kinds and (agent.sector != "OPP" or actor.sector == "OPP"),
        )
    if agent.node == "state":
        return None
    ending = slug(agent.node)

    def fits(actor: Actor) -> bool:
        return actor.kind == agent.kind and actor.id.split("@")[0].endswith(ending)

    return reading.discourse.like(token, reading.sentence.number, fits)


def land(reading: Reading, token: Token) -> Actor | None:
    """Which state "the country" is: as a subject the last subject, else the last that does not itself act."""
    if token.lower_ not in {"country", "nation"} or not is_definite(token):
        return None
    if token.dep_ == "nsubj":
        return reading.discourse.last_subject(reading.sentence.number, lambda actor: actor.kind == "state")
    if token.dep_ not in {"dobj", "pobj"}:
        return None
    verb = next((word for word in token.ancestors if word.pos_ in {"VERB", "AUX"}), token)
    acting = {
        one.mention.country
        for subject in acting_subjects(verb)
        if subject != token
        for one in reading.read(subject)
    }

    def fits(actor: Actor) -> bool:
        return actor.kind == "state" and actor.country not in acting

    return reading.discourse.like(token, reading.sentence.number, fits)
