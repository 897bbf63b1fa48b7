"""The sector of an agent whose noun alone leaves it open: "police officials", "rebel commanders"."""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.labels import MODIFIERS
from dyads.extract.knowledge.nouns import Agent, agent_at, singular
from dyads.extract.knowledge.rows import read_rows
from dyads.extract.knowledge.traits import force_of, kinds, sectors
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.incumbency import standing
from dyads.graph.model import Actor

OFFICIAL = sectors("state") | {"PTY", "OPP"}
"""Sectors of those who hold an office, or seek one."""


class Modifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word before an agent noun, and the sector in which it puts the agent."""

    word: str
    sector: str | None


@cache
def modifiers() -> dict[str, str]:
    """Sectors by modifying word, lower case."""
    return {row.word: row.sector for row in read_rows("modifiers.csv", Modifier) if row.sector}


def specified(token: Token, known: Agent) -> Agent:
    """The agent noun at a token with the sector, and for forces the kind, that its modifiers give it."""
    return _specified(token, known) or known


def within(known: Agent, organisation: Actor) -> str | None:
    """The sector of a body's agent: the agent's own ("a UN doctor"), else the body's ("Hamas officials")."""
    if organisation.sector is None:
        return known.sector
    if known.kind == "military" and organisation.kind == "igo":
        return known.sector
    if known.sector is None or known.noun in words("open_sector"):
        return organisation.sector
    if known.sector in sectors("overridden") and organisation.sector not in sectors("state"):
        return organisation.sector
    return known.sector


def _former_official(token: Token, known: Agent) -> Agent | None:
    """Somebody who holds the office no more."""
    official = known.kind == "person" and (known.sector is None or known.sector in OFFICIAL)
    if official and standing(token.doc, token.i, token.i) == "former":
        return msgspec.structs.replace(known, sector="ELI")
    return None


def _opposition_party(token: Token, known: Agent) -> Agent | None:
    if known.kind == "party" and any(word.lower_ == "opposition" for word in token.lefts):
        return msgspec.structs.replace(known, sector="OPP")
    return None


def _own_sector(_: Token, known: Agent) -> Agent | None:
    """A noun whose sector no modifier changes."""
    return known if known.sector is not None and known.noun not in words("open_sector") else None


def _by_modifier(token: Token, known: Agent) -> Agent | None:
    """In the sector of the nearest modifier that has one, alone or with the word before it."""
    table = modifiers()
    for child in sorted(token.lefts, key=lambda child: -child.i):
        if child.dep_ in MODIFIERS:
            word = child.lower_
            before = child.nbor(-1).lower_ if child.i > 0 else ""
            for form in (f"{before} {word}", f"{before} {singular(word)}", word, singular(word)):
                if form in table:
                    return _in_sector(known, table[form])
    return None


def _by_members(token: Token, known: Agent) -> Agent | None:
    """In the sector of those whom a body gathers."""
    if known.sector is not None:
        return None
    for child in token.lefts:
        if child.dep_ in {"compound", "poss"} and (member := agent_at(child)) is not None and member.sector:
            return _in_sector(known, member.sector)
    return None


def _backed_force(token: Token, known: Agent) -> Agent | None:
    """Rebels: forces that a state backs are none of its own."""
    if known.noun == "force" and any(word.lower_ == "backed" for word in token.subtree if word.i < token.i):
        return _in_sector(known, "REB")
    return None


def _in_sector(known: Agent, sector: str) -> Agent:
    """The agent in another sector; for those in arms the government is the army, the opposition rebels."""
    if known.kind not in kinds("armed"):
        return msgspec.structs.replace(known, sector=sector)
    if sector in {"GOV", "MIL"}:
        return msgspec.structs.replace(known, sector="MIL")
    sector = "REB" if sector == "OPP" else sector
    force = force_of(sector)
    if force is None:
        return msgspec.structs.replace(known, sector=sector)
    return msgspec.structs.replace(known, sector=sector, kind=force.kind, node=force.node)


_specified: Sieve[[Token, Agent], Agent] = Sieve(
    "sector of an agent noun",
    Rule("former official", "A former Iranian diplomat condemned Israel.", _former_official),
    Rule("opposition party", "Police in Kenya arrested members of an opposition party.", _opposition_party),
    Rule("sector of the noun itself", "Farmers in Kenya accused the government.", _own_sector),
    Rule("sector of a modifier", "Rebel leaders in Colombia condemned Israel.", _by_modifier),
    Rule("sector of the members", "A workers' committee condemned Iran.", _by_members),
    Rule("force backed by others", "Saudi-backed forces attacked Iran.", _backed_force),
)
