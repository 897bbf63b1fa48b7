"""One document, sentence by sentence in order: who is meant, who speaks, what is claimed, what is denied."""

from __future__ import annotations

from collections.abc import Sequence

from dyads.extract.claims.claims import read_claims
from dyads.extract.claims.denials import Denials
from dyads.extract.claims.speakers import Speech
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast
from dyads.extract.who.casting import cast_of
from dyads.extract.who.memory import Memory
from dyads.extract.who.setting import Setting
from dyads.graph.model import Claim


class DocumentReader:
    """Reads the sentences of one document in order; the memory then holds what they say."""

    def __init__(self, sentences: Sequence[ParsedSentence], setting: Setting) -> None:
        self._setting = setting
        self._memory = Memory(setting.people)
        self._denials = Denials()
        self.speech = Speech(setting, self._memory, sentences)

    def cast(self, sentence: ParsedSentence) -> Cast:
        """Who is meant by the phrases of the next sentence."""
        self.speech.begin(sentence)
        cast = cast_of(sentence, self._setting, self._memory)
        self.speech.take(cast)
        return cast

    def claims(self, sentence: ParsedSentence) -> list[Claim]:
        """The claims of the next sentence, and what it denies of those before."""
        cast = self.cast(sentence)
        claims, dyads = read_claims(cast, self.speech)
        denied = list(self._denials.read(cast, claims))
        self.speech.end(sentence)
        self._memory.deal(dyads)
        return claims + denied
