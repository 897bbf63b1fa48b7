"""The data types: what a claim, an actor, an event and a document are.

Shapes are those of the JSON Lines that ``dyads extract`` writes; attributes are named as in the JSON.
Offsets are code points in the document's text, or in its title where ``Sentence.part`` is ``"title"``.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Kind = Literal[
    "state",
    "government",
    "person",
    "military",
    "party",
    "armed_group",
    "organisation",
    "igo",
    "media",
    "group",
    "unknown",
]
Category = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "possible", "conditional", "alleged"]
Precision = Literal["day", "week", "month", "quarter", "year", "decade"]
Basis = Literal["text", "document", "none"]
Part = Literal["text", "title"]
Status = Literal["stated", "reported", "hypothetical"]

SECTORS = frozenset(
    "GOV MIL COP JUD LEG SPY PTY OPP REB UAF PRM CRM CVL REF ELI BUS LAB JRN EDU MED REL AGR SOC PRE "
    "IGO UNO EUR NGO ISM IMG MNC".split()
)
"""PLOVER's sector codes: who within a state acts, or what kind of body outside states."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One article. `date` is the day it was published (ISO 8601), `extra` the fields its source held
    besides."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    extra: dict[str, Any] = msgspec.field(default_factory=dict)


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """The evidence: the sentence a claim was read from, and where it stands."""

    text: str
    start: int
    end: int
    part: Part = "text"


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who acts.

    `country` is the ISO 3166 alpha-3 code of the state it belongs to or acts for (XKX for Kosovo), `sector`
    the PLOVER sector in which it acts where it is mentioned, `wikidata` its Q identifier; each None where
    there is none.
    """

    id: str
    name: str
    kind: Kind = "unknown"
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


class Mention(Actor, frozen=True, kw_only=True):
    """The noun phrase that names an actor, with its place in the document."""

    text: str
    start: int
    end: int


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of act. `intensity` is PLOVER 2.0's, from -10 (worst conflict) to +10 (closest cooperation)."""

    id: str
    category: Category
    quad: Quad
    intensity: float


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """The word or words that name the act."""

    text: str
    start: int
    end: int


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The day or period of an act: first day, last day of a range, how precise, and what that rests on."""

    value: str | None = None
    end: str | None = None
    precision: Precision | None = None
    basis: Basis = "none"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say where it happened."""

    text: str
    start: int
    end: int


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One triple read from one sentence, with what the text says about it.

    `attributed_to` is None where the article itself says so, else the innermost speaker; `via` are the
    speakers around that one, outermost last. `rule` names the grammar rule and the lexicon entry that read
    it.
    """

    id: str
    document: str
    sentence: Sentence
    subject: Mention
    relation: Relation
    object: Mention
    trigger: Trigger
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    attributed_to: Mention | None = None
    via: tuple[Mention, ...] = ()
    date: When = When()
    place: Place | None = None
    confidence: float
    extractor: str
    rule: str

    @property
    def is_asserted(self) -> bool:
        """Whether the claim says that the act took place: positive and actual, whoever says so."""
        return self.polarity == "positive" and self.modality == "actual"

    @property
    def is_denial(self) -> bool:
        """Whether the claim says that the act did not take place. What will or may not be is no denial."""
        return self.polarity == "negative" and self.modality == "actual"

    @property
    def is_plain(self) -> bool:
        """Whether the graph may hold it for true: asserted by the article, or by the subject about itself."""
        speaker = self.attributed_to
        return self.is_asserted and (speaker is None or speaks_for(speaker, self.subject))


def speaks_for(speaker: Actor, actor: Actor) -> bool:
    """Whether what `speaker` says of `actor` is said about itself: the same actor, or its state's
    government."""
    if speaker.id == actor.id:
        return True
    official = speaker.kind == "state" or speaker.sector in {"GOV", "MIL"}
    return official and speaker.country is not None and speaker.country == actor.country and actor.kind in {
        "state", "government", "military", "person"
    } and (actor.kind != "person" or actor.sector in {"GOV", "MIL"})  # fmt: skip


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What happened: all claims, from any number of documents, with the same subject, relation, object and
    time.

    `status` is "stated" where a claim is plain, "reported" where only others assert it, "hypothetical"
    where no claim asserts it (it is planned, possible, conditional or alleged). `may_be` are ids of events
    of the same triple, coarser or finer in time, that it may be one with. `sources` counts the independent
    documents with a positive claim: copies of one report, and documents that share its very sentence, are
    one. `first_report` and `last_report` are the ISO days between which its documents were published.
    `denials` are the claims that deny it, also some of another day (`denials.denials_of`); `contradicted`
    says that one voice asserts it and another denies it.
    """

    id: str
    subject: str
    relation: Relation
    object: str
    date: When
    status: Status
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    denials: tuple[str, ...] = ()
    contradicted: bool = False
    may_be: tuple[str, ...] = ()
    sources: int = 1
    first_report: str | None = None
    last_report: str | None = None

    @property
    def denied(self) -> bool:
        """Whether some claim denies that it took place."""
        return bool(self.denials)
