"""What a phrase is read with, and what comes of it: a Reading in, Found out."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.phrases import bounds, conjuncts
from dyads.extract.knowledge.gazetteer import Gazetteer
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import placed
from dyads.extract.who.discourse import Discourse
from dyads.graph.model import Actor, Mention


class Found(msgspec.Struct, frozen=True):
    """An actor read at a token.

    `direct` is False where the phrase itself is no actor but something of the actor's. `how` says in words
    what the reading rests on, `certainty` (0 to 1) how sure it is.
    """

    mention: Mention
    token: int
    direct: bool
    how: str
    certainty: float


class Reading(msgspec.Struct, frozen=True):
    """What the phrases of one sentence are read with.

    The sentence, what the document has mentioned so far, the tables, the day of the article; and `read`, to
    read the phrase at another token, for what stands inside this one.
    """

    sentence: ParsedSentence
    discourse: Discourse
    gazetteer: Gazetteer
    document: str
    date: datetime.date | None
    read: Callable[[Token], list[Found]]

    def actors(self, token: Token) -> list[Found]:
        """Who is meant by the phrase at `token` and the phrases joined to it by "and"."""
        found = list(self.read(token))
        for other in conjuncts(token):
            for one in self.read(other):
                if all(one.mention.id != known.mention.id for known in found):
                    found.append(one)
        return found

    def found(self, token: Token, actor: Actor, how: str, certainty: float) -> Found:
        """The actor, found in the phrase at `token`."""
        sentence = self.sentence
        start, end = sentence.offsets(*bounds(sentence, token))
        return Found(placed(actor, sentence.cut(start, end), start, end), token.i, True, how, certainty)
