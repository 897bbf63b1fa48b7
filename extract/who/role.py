"""Roles: whether a phrase that names an actor means who acts, only says where something is, or who plays."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property
from typing import Literal

from spacy.tokens import Span, Token

from dyads.extract.grammar.labels import MODIFIERS
from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.setting import Setting
from dyads.graph.model import Actor

Role = Literal["acts", "locates", "plays", "thing"]
"""What a phrase says of its actor: who acts, where something takes place, who plays a match; or it names a
thing of the actor's ("Iran's offer")."""

_PLACES = frozenset({"state", "government"})
_SITES = frozenset({"EDU", "MED"})
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")


def role_of(setting: Setting, sentence: ParsedSentence, token: Token, actor: Actor) -> Role:
    """The role of an actor whom the phrase at a token names."""
    return ROLE(_Naming(setting, sentence, token, actor)) or "acts"


def is_on_sport(sentence: ParsedSentence) -> bool:
    """Whether teams play each other in the sentence, which are called like states."""
    score = bool(_SCORE.search(sentence.text))
    if not score and not _sporting().search(sentence.text):
        return False
    found = {token.lower_ for token in sentence} | {token.lemma_ for token in sentence}
    return score + len(found & words("sport")) + bool(found & words("playing")) >= 2


@cache
def _sporting() -> re.Pattern[str]:
    """Finds words that begin like a noun of sport: most sentences have none."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words('sport')))})", re.IGNORECASE)


class _Naming:
    """An actor's name where it stands."""

    def __init__(self, setting: Setting, sentence: ParsedSentence, token: Token, actor: Actor) -> None:
        self.setting = setting
        self.sentence = sentence
        self.token = token
        self.actor = actor

    @cached_property
    def name(self) -> Span:
        """The words of the name, as the tables have it."""
        return self.sentence.name_span(self.sentence.names[self.token.i])

    @cached_property
    def before(self) -> Token | None:
        """The word before the name and its articles and adjectives; None where another noun comes after."""
        noun = self.token.head
        modifies = self.token.dep_ in MODIFIERS | {"poss"} and noun.i > self.token.i
        if modifies and noun.lemma_ not in words("land_parts") | words("regions"):
            return None  # "over US aid": the aid is what "over" brings
        start = self.sentence.span.start
        word = self.token.doc[self.name.start - 1] if self.name.start > start else None
        while word is not None and word.pos_ in {"DET", "ADJ"} and word.i > start:
            word = word.nbor(-1)
        return word

    def follows(self, *prepositions: str) -> Token | None:
        """The word that one of these prepositions right before the name belongs to; None for no such."""
        if self.before is None or self.before.lower_ not in prepositions:
            return None
        return self.before.head


def _plays(naming: _Naming) -> Role | None:
    """The names of states, governments and clubs in a sentence on sport."""
    team = naming.token.pos_ == "PROPN" and naming.actor.kind in {*_PLACES, "organisation"}
    return "plays" if team and naming.sentence.number in naming.setting.sport else None


def _is_shown(naming: _Naming) -> Role | None:
    """Whom a statue or a grave is of."""
    of = naming.token.head
    return "thing" if of.lower_ == "of" and of.head.lemma_ in words("likenesses") else None


def _is_nowhere(naming: _Naming) -> Role | None:
    """A person, or whoever is not called like a place."""
    if naming.actor.kind == "person" and naming.token.ent_type_ == "PERSON":
        return "acts"
    if naming.actor.sector in _SITES or naming.actor.kind in _PLACES:
        return None
    return None if folded(naming.token.text) in placenames() else "acts"


def _is_site(naming: _Naming) -> Role | None:
    """A school or hospital, after a preposition of place at a verb or at a noun for no agent."""
    if naming.actor.sector not in _SITES:
        return None
    token, governor = naming.token, naming.token.head.head
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.head.lower_ not in words("where"):
        return "acts"
    placed = governor.pos_ == "VERB" or (governor.pos_ == "NOUN" and agent_at(governor) is None)
    return "locates" if placed else "acts"


def _is_building(naming: _Naming) -> Role | None:
    """A building of the actor's, after a preposition."""
    token = naming.token
    if token.lemma_ not in words("buildings") or token.dep_ != "pobj":
        return None
    return "locates" if token.head.lower_ in words("where") else "acts"


def _is_no_name(naming: _Naming) -> Role | None:
    """A common noun for an actor."""
    return None if naming.token.i in naming.sentence.names else "acts"


def _is_placed(naming: _Naming) -> bool:
    before = naming.before
    if before is None or before.lower_ not in words("where") or before.pos_ not in {"ADP", "SCONJ", "ADV"}:
        return False
    if before.lower_ == "at" and naming.actor.kind == "state":
        return False  # "anger at Israel": one is in a land, not at it
    return before.lower_ != "in" or before.head.lemma_ not in words("complement_in")


def _has_part(naming: _Naming) -> bool:
    of = naming.follows("of")
    return of is not None and of.lemma_ in words("land_parts")


def _is_reached(naming: _Naming) -> bool:
    governor = naming.follows("to", "from")
    if governor is not None and governor.lower_ in words("on_the_way"):
        governor = governor.head  # "sent back to Havana"
    if governor is None or governor.lemma_ not in words("going") | words("borders"):
        return False
    return naming.follows("to") is None or not _is_sent_to(governor)


def _is_sent_to(governor: Token) -> bool:
    """Whether what follows "to" receives things, and is not only where people go: "sent arms to Kyiv"."""
    if governor.lemma_ not in words("sending"):
        return False
    sent = [child for child in governor.children if child.dep_ == "dobj"]
    return governor.lemma_ == "export" or (bool(sent) and all(agent_at(thing) is None for thing in sent))


def _is_left(naming: _Naming) -> bool:
    return naming.token.dep_ == "dobj" and naming.token.head.lemma_ in {"flee", "leave", "reach"}


def _is_scene(naming: _Naming) -> bool:
    is_subject = naming.token.dep_ == "nsubj"
    return is_subject and any(
        child.dep_ == "acomp" and child.lower_ in words("states_of_towns")
        for child in naming.token.head.children
    )


def _is_approached(naming: _Naming) -> bool:
    governor = naming.follows("on", "towards", "toward")
    return governor is not None and governor.lemma_ in words("advancing")


def _is_called_place(naming: _Naming) -> bool:
    return any(child.dep_ == "appos" and child.lemma_ in words("land_parts") for child in naming.token.rights)


def _is_headed_for(naming: _Naming) -> bool:
    governor = naming.follows("for")
    return governor is not None and governor.lemma_ in words("leaving")


def _has_direction(naming: _Naming) -> bool:
    of = naming.follows("of")
    return of is not None and of.lower_ in words("compass")


def _owns_part(naming: _Naming) -> bool:
    return naming.token.dep_ == "poss" and naming.token.head.lemma_ in words("land_parts")


def _is_origin(naming: _Naming) -> bool:
    governor = naming.follows("from")
    if governor is None or governor.lemma_ in {"ambassador", "diplomat", "envoy"}:
        return False  # "recalled its envoy from Rome"
    return agent_at(governor) is not None


def _is_bounded(naming: _Naming) -> bool:
    token, before = naming.token, naming.before
    if token.dep_ == "conj" and token.head.dep_ == "pobj":
        before = token.head.head  # "between Romania and Moldova"
    if before is None or before.lower_ not in {"with", "between"}:
        return False
    return before.head.lemma_ in words("borders") and not _is_opened(before.head)


def _is_opened(border: Token) -> bool:
    """Whether a border is opened or closed, which befalls both sides: "closed its border with Iran"."""
    return border.dep_ in {"dobj", "nsubjpass"} and border.head.lemma_ in words("opening")


def _is_part(naming: _Naming) -> bool:
    lefts = (child for child in naming.token.lefts if child.i < naming.name.start)
    return any(child.lower_ in words("quarters") for child in lefts)


def _is_beside_place(naming: _Naming) -> bool:
    token = naming.token
    return token.dep_ in {"appos", "npadvmod"} and token.head.ent_type_ in {"GPE", "LOC", "FAC"}


def _where(name: str, example: str, test: Callable[[_Naming], bool]) -> Rule[[_Naming], Role]:
    """The rule that a name only locates where the test holds."""
    return Rule(name, example, lambda naming: "locates" if test(naming) else None)


ROLE: Sieve[[_Naming], Role] = Sieve(
    "role",
    Rule("teams play each other", "Brazil beat Croatia 3-1 in the opening match.", _plays),
    Rule("whom a thing shows", "They laid wreaths at the statue of Nelson Mandela.", _is_shown),
    Rule("no place's name", "Rebels freed two men.", _is_nowhere),
    Rule("a school or hospital", "They were treated at Saint Mary Hospital.", _is_site),
    Rule("a building", "Crowds gathered outside the French parliament.", _is_building),
    Rule("a common noun", "The government blamed rebels for the blast.", _is_no_name),
    _where("after a preposition of place", "A bomb went off in Tehran.", _is_placed),
    _where("after a part of a land", "The forests of Guinea burned.", _has_part),
    _where("where somebody goes", "Envoys flew back to Havana on Monday.", _is_reached),
    _where("what somebody leaves", "Thousands fled Syria.", _is_left),
    _where("a scene that is calm or tense", "Bishkek was calm on Friday.", _is_scene),
    _where("what an army advances on", "The rebels advanced on Tripoli.", _is_approached),
    _where("called a part of a land", "Troops shelled Tripoli, the capital.", _is_called_place),
    _where("what a ship is bound for", "The ship sailed for Yemen on Sunday.", _is_headed_for),
    _where("a direction from somewhere", "Two men died northwest of Baghdad.", _has_direction),
    _where("whose part it is", "Snipers fired from Beirut's port.", _owns_part),
    _where("where an agent is from", "Refugees from Syria crossed the river.", _is_origin),
    _where("a side of a border", "Trucks queued at the crossing between Romania and Moldova.", _is_bounded),
    _where("a part of a land by its direction", "A storm hit northern France.", _is_part),
    _where("beside the name of a place", "Crowds marched through Lyon, France.", _is_beside_place),
)
