"""Casts: who is meant by each phrase of a sentence."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.phrases import bounds, conjuncts
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.actors import only_here, placed
from dyads.extract.who.memory import Memory
from dyads.extract.who.role import Role, role_of
from dyads.extract.who.setting import Naming, Setting
from dyads.graph.model import Actor, Mention


class Found(msgspec.Struct, frozen=True):
    """An actor read at a token.

    `rule` says in words what that rests on, `certainty` (0 to 1) how sure it is. `naming` is what later
    phrases may call the actor, where the phrase says so.
    """

    mention: Mention
    token: int
    role: Role
    rule: str
    certainty: float
    naming: Naming | None = None

    @property
    def direct(self) -> bool:
        """Whether the phrase itself names the actor, not something of the actor's."""
        return self.role != "thing"


class Cast:
    """Who is meant by each phrase of a sentence, in its setting and after what was mentioned before.

    `sieve` reads one phrase. It may ask the cast for the phrases inside, each of which is read once.
    """

    def __init__(
        self,
        sentence: ParsedSentence,
        setting: Setting,
        memory: Memory,
        sieve: Callable[[Cast, Token], list[Found] | None],
    ) -> None:
        self.sentence = sentence
        self.setting = setting
        self.memory = memory
        self.gazetteer = setting.gazetteer
        self.document = setting.document
        self.date = setting.date
        self._sieve = sieve
        self._found: dict[int, list[Found]] = {}

    def at(self, token: Token) -> list[Found]:
        """Who is meant by the phrase whose head is `token`: one actor, none, or several ("both sides")."""
        if token.i not in self._found:
            self._found[token.i] = []  # a phrase that leads back to itself names nobody
            found = [] if self.sentence.is_dateline else self._sieve(self, token) or []
            self._found[token.i] = [self._with_role(one, token) for one in found]
        return self._found[token.i]

    def joined(self, token: Token) -> list[Found]:
        """Who is meant by the phrase at `token` and the phrases joined to it by "and"."""
        found = list(self.at(token))
        for other in conjuncts(token):
            for one in self.at(other):
                if all(one.mention.id != known.mention.id for known in found):
                    found.append(one)
        return found

    def speaker(self, token: Token) -> Mention | None:
        """Who speaks at `token`: an actor, an outlet, or whatever else the text names ("witnesses")."""
        if found := self.at(token):
            return found[0].mention
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME"}:
            return None
        somebody = Actor(id=only_here(token.text, self.document), name=token.text)
        return self.found(token, somebody, "speaker", 0.5).mention

    def found(
        self, token: Token, actor: Actor, rule: str, certainty: float, naming: Naming | None = None
    ) -> Found:
        """The actor, found in the phrase at `token`."""
        start, end = self.sentence.offsets(*bounds(self.sentence, token))
        mention = placed(actor, self.sentence.cut(start, end), start, end)
        return Found(mention, token.i, "acts", rule, certainty, naming)

    def _with_role(self, found: Found, token: Token) -> Found:
        if not found.direct:
            return found
        role = role_of(self.setting, self.sentence, token, found.mention)
        return found if role == found.role else msgspec.structs.replace(found, role=role)
