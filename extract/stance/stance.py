"""Stance: whether an act is asserted, denied, planned, possible or alleged, and who says so."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.knowledge.operators import Outcome
from dyads.graph.model import Modality, Polarity


class Stance(msgspec.Struct):
    """How a predicate is meant."""

    polarity: Polarity = "positive"
    modality: Modality = "actual"
    speakers: list[Token] = msgspec.field(default_factory=list)
    """Words of saying, innermost first; who says so is their subject (the object, after "according to")."""
    suppressed: bool = False
    """Asked for, allowed or prevented: nothing follows about the act, so there is no claim of it."""
    embedding: str = ""
    """The other act that it is under its operator ("refuse", "threaten", "end" …)."""
    would: bool = False
    """Under a "would": what was yet to come where somebody says so, else what depends on a condition."""
    missed: bool = False
    """It did not quite happen ("nearly agreed"), so that nothing follows about what it embeds."""
    spoken: bool = False
    """An act that is done in saying so ("urge", "condemn")."""
    aside: bool = False
    """In a clause that only adds something ("…, whom they met"): whoever speaks around it does not say so."""
    presupposed: bool = False
    """Taken for granted ("following an attack"): what is asked or denied around it does not touch it."""

    def negate(self) -> None:
        """Turns the polarity over."""
        self.polarity = "negative" if self.polarity == "positive" else "positive"

    def weaken(self, modality: Modality) -> None:
        """Makes an actual act no more than this; what is weakened already stays so."""
        if self.modality == "actual":
            self.modality = modality

    def depend(self) -> None:
        """Makes it depend on a condition, where it is not only alleged."""
        if self.modality != "alleged":
            self.modality = "conditional"

    def said_by(self, word: Token) -> None:
        """Adds a word of saying around those there are, once."""
        if word not in self.speakers:
            self.speakers.append(word)

    def apply(self, outcome: Outcome | None, word: Token) -> None:
        """Makes of the act what `word` makes of it, as operators.toml says; None changes nothing."""
        match outcome:
            case None | "actual":
                pass
            case "future" | "possible" | "alleged":
                self.weaken(outcome)
            case "negative":
                self.negate()
            case "said":
                self.speakers.append(word)
            case "denied":
                self.negate()
                self.speakers.append(word)
            case "accused":
                self.modality = "alleged"
                self.speakers.append(word)
            case "unclaimed":
                self.suppressed = True
            case "asked":
                self.weaken("possible")
                self.suppressed = True
            case "missed":
                self.negate()
                self.missed = True
            case "would":
                self.would = True
            case "refuse" if self.speakers:
                self.suppressed = True  # "declined to confirm that they had met"
            case _:
                self.embedding = self.embedding or outcome
