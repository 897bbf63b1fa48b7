"""One phrase alone or in its text: who it names there, places and things left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from dyads.extract.knowledge.folding import folded
from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import bare
from dyads.extract.who.mentions import MentionReader
from dyads.extract.who.scene import BORDERS, COMPASS, PARTS, WHERE
from dyads.graph.model import Actor

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
# Verbs and nouns after which "to" says where to: "flew to Moscow".
_GOING = frozenset(
    "aircraft airliner arrive boat bring broadcast bus call come convoy cross depart deploy deployment "
    "deport dispatch drive escape evacuate export extradite ferry flee flight fly go head jet journey "
    "move phone plane reach report return road route sail send set ship smuggle speak telephone tour "
    "train travel trip visit way".split()
)
_ADVANCING = frozenset("advance close converge descend march move".split())
_LEAVING = frozenset({"bind", "bound", "depart", "head", "leave", "sail"})
_BUILDINGS = frozenset(
    "academy barracks church consulate court courthouse embassy headquarters hospital jail ministry "
    "mission mosque palace parliament prison school university".split()
)
_QUARTERS = frozenset("northern southern eastern western central north south east west downtown".split())
_SPORT = frozenset(
    "athlete basketball championship coach cricket cup fan final football goal goalkeeper hockey "
    "innings league luge match medal midfielder olympics penalty quarter-final rugby semi semi-final "
    "soccer striker team tennis tournament wicket".split()
)
_PLAYED = frozenset({"beat", "draw", "lose", "play", "score", "win"})
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")
_GIVING = frozenset("award deny give grant offer owe pay promise refuse send".split())
_LIKENESSES = frozenset("bust grave mausoleum memorial monument portrait poster statue tomb".split())
_DEPARTING = frozenset({"flee", "leave", "reach"})
_STATES_OF_TOWNS = frozenset("calm dark deserted empty paralysed paralyzed quiet tense".split())
_SITES = frozenset({"EDU", "MED"})
_PLACES = frozenset({"state", "government"})


def named_by(reader: MentionReader, sentence: ParsedSentence, phrase: Span, *, placed: bool) -> Actor | None:
    """The actor that a phrase of the sentence names; None for none, or for a thing of somebody's.

    With `placed`, a name that only says where something is names nobody either.
    """
    for head in _heads(phrase):
        if head.i in sentence.attributes:
            return None  # "Russian-made missiles"
        if placed and _only_describes(head, phrase):
            return None
        found = [one for one in reader.read(sentence, head) if one.direct]
        if found:
            actor = found[0].mention
            elsewhere = _is_elsewhere(sentence, head, actor)
            plays = actor.kind in {*_PLACES, "organisation"} and _is_sport(sentence)
            return None if placed and (elsewhere or plays) else bare(actor)
        if head.pos_ in {"NOUN", "PROPN"}:
            return None
    return None


def _only_describes(head: Token, phrase: Span) -> bool:
    """Whether the phrase names no one but says what a thing is: "the Minsk ceasefire", "Boeing jets"."""
    noun = head.head
    if noun.lower_ == "of" and noun.head.lemma_ in _LIKENESSES:
        return True
    if noun.dep_ == "dobj" and noun.head.lemma_ in _GIVING and head.i - 1 == noun.head.i:
        return False  # "granted Morales asylum"
    if head.dep_ not in {"amod", "compound", "nmod"} or phrase.start <= noun.i < phrase.end:
        return False
    return noun.i > head.i and agent_at(noun) is None


def _is_sport(sentence: ParsedSentence) -> bool:
    """Whether teams play each other, which are called like states."""
    words = {token.lower_ for token in sentence} | {token.lemma_ for token in sentence}
    return len(words & _SPORT) + bool(words & _PLAYED) + bool(_SCORE.search(sentence.text)) >= 2


def _is_elsewhere(sentence: ParsedSentence, head: Token, actor: Actor) -> bool:
    """Whether a place, or a name like a place's, only says where something is."""
    if actor.kind == "person" and head.ent_type_ == "PERSON":
        return False
    if actor.sector in _SITES:
        return _is_placed(head)
    return (actor.kind in _PLACES or folded(head.text) in placenames()) and only_locates(sentence, head)


def _is_placed(head: Token) -> bool:
    """Whether a school's or hospital's name says where something takes place: "killed at X High School"."""
    if head.pos_ != "PROPN" or head.dep_ != "pobj" or head.head.lower_ not in WHERE:
        return False
    return (
        head.head.head.pos_ == "NOUN" and agent_at(head.head.head) is None
    ) or head.head.head.pos_ == "VERB"


def only_locates(sentence: ParsedSentence, token: Token) -> bool:
    """Whether the name at a token says where something takes place, and not who takes part."""
    if token.lemma_ in _BUILDINGS and token.dep_ == "pobj":
        return token.head.lower_ in WHERE
    if token.i not in sentence.names:
        return False
    name = sentence.name_span(sentence.names[token.i])
    before = token.doc[name.start - 1] if name.start > sentence.span.start else None
    while before is not None and before.pos_ in {"DET", "ADJ"} and before.i > sentence.span.start:
        before = before.nbor(-1)
    if before is not None and before.lower_ in WHERE and before.pos_ in {"ADP", "SCONJ", "ADV"}:
        return True
    if before is not None and before.lower_ == "of" and before.head.lemma_ in PARTS:
        return True
    if (
        before is not None
        and before.lower_ in {"to", "from"}
        and _governor(before).lemma_ in _GOING | BORDERS
    ):
        return True
    if token.dep_ == "dobj" and token.head.lemma_ in _DEPARTING:
        return True  # "fled Kabul"
    if token.dep_ == "nsubj" and any(
        child.dep_ == "acomp" and child.lower_ in _STATES_OF_TOWNS for child in token.head.children
    ):
        return True  # "Bishkek was calm"
    if (
        before is not None
        and before.lower_ in {"on", "towards", "toward"}
        and before.head.lemma_ in _ADVANCING
    ):
        return True
    if any(child.dep_ == "appos" and child.lemma_ in PARTS for child in token.rights):
        return True  # "Aden, the southern port"
    if before is not None and before.lower_ == "for" and before.head.lemma_ in _LEAVING:
        return True
    if before is not None and before.lower_ == "of" and before.head.lower_ in COMPASS:
        return True  # "north of Wau"
    if token.dep_ == "poss" and token.head.lemma_ in PARTS:
        return True  # "the Kremlin's walls"
    if before is not None and before.lower_ == "from" and agent_at(before.head) is not None:
        return True  # "refugees from Syria"
    if _bounds_a_border(token, before):
        return True
    if any(child.lower_ in _QUARTERS and child.i < name.start for child in token.lefts):
        return True
    return token.dep_ in {"appos", "npadvmod"} and token.head.ent_type_ in {"GPE", "LOC", "FAC"}


def _governor(preposition: Token) -> Token:
    """The word that a preposition belongs to, over an adverb: "sent back to Havana"."""
    head = preposition.head
    return head.head if head.lower_ in {"away", "back", "home", "over"} else head


def _bounds_a_border(token: Token, before: Token | None) -> bool:
    """Whether a land is named as one side of a border: "the crossing between Romania and Moldova"."""
    if token.dep_ == "conj" and token.head.dep_ == "pobj":
        before = token.head.head
    return before is not None and before.lower_ in {"with", "between"} and before.head.lemma_ in BORDERS


def _heads(phrase: Span) -> Iterator[Token]:
    """The words that may head the phrase, the likeliest first; one alone may be parsed as anything."""
    tops = [t for t in phrase if t.head == t or not phrase.start <= t.head.i < phrase.end]
    tops = [t for t in tops if t.is_alpha and t.lower_ != "ex"] or tops  # "ex-president X" falls apart
    yield from (top for top in tops if top.pos_ in _NOUNS)
    for top in tops:
        if top.pos_ not in _NOUNS:
            inside = [t for t in top.subtree if phrase.start <= t.i < phrase.end]
            yield from (t for t in reversed(inside) if t.pos_ in {"NOUN", "PROPN"} and t.head == top)
    yield from (t for t in reversed(phrase) if t not in tops and t.pos_ == "PROPN")
