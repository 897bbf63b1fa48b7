"""In which sector an agent acts whose noun alone leaves it open: "police officials", "rebel commanders"."""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from dyads.extract.knowledge.roles import Agent, agent_at, read_rows, singular
from dyads.extract.who.incumbency import standing
from dyads.graph.model import Actor, Kind

# Nouns for those who act for whatever body they belong to, besides those without a sector in agents.csv.
_OPEN = frozenset(
    "adviser advisor aide chairman chairwoman chief commander delegation diplomat director envoy executive "
    "fighter figure force group guard head leader lieutenant member negotiator official officer personnel "
    "representative secretary-general source spokesman spokesperson spokeswoman staff unit wing worker "
    "agency council board".split()
)
_STATE = frozenset("GOV MIL COP JUD LEG SPY".split())
OFFICIAL = _STATE | {"PTY", "OPP"}
"""Sectors of those who hold an office, or seek one."""
_FORCES: dict[str, tuple[Kind, str]] = {
    "COP": ("government", "police"),
    "PRM": ("armed_group", "paramilitary"),
    "REB": ("armed_group", "rebel"),
    "UAF": ("armed_group", "militant"),
}
"""What forces are that are not the army's: kind and node."""
_ARMED = frozenset({"military", "armed_group"})


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
    official = known.kind == "person" and (known.sector is None or known.sector in OFFICIAL)
    if official and standing(token.doc, token.i, token.i) == "former":
        return msgspec.structs.replace(known, sector="ELI")
    if known.kind == "party" and any(t.lower_ == "opposition" for t in token.lefts):
        return msgspec.structs.replace(known, sector="OPP")
    if known.sector is not None and known.noun not in _OPEN:
        return known
    sector = _by_modifiers(token) or (None if known.sector else _of_members(token))
    if (
        sector is None
        and known.noun == "force"
        and any(t.lower_ == "backed" for t in token.subtree if t.i < token.i)
    ):
        sector = "REB"  # "US-backed forces" are none of the US
    if sector is None:
        return known
    if known.kind in _ARMED:
        if sector in {"GOV", "MIL"}:
            return msgspec.structs.replace(known, sector="MIL")  # "government forces"
        sector = "REB" if sector == "OPP" else sector  # "opposition fighters"
        kind, node = _FORCES.get(sector, (known.kind, known.node))
        return msgspec.structs.replace(known, sector=sector, kind=kind, node=node)
    return msgspec.structs.replace(known, sector=sector)


def _of_members(token: Token) -> str | None:
    """The sector of those whom a body gathers: "the climbers' union", "a farmers' group"."""
    for child in token.lefts:
        if child.dep_ in {"compound", "poss"} and (member := agent_at(child)) is not None and member.sector:
            return member.sector
    return None


def _by_modifiers(token: Token) -> str | None:
    table = modifiers()
    for child in sorted(token.lefts, key=lambda child: -child.i):
        if child.dep_ in {"amod", "compound", "nmod"}:
            word = child.lower_
            before = child.nbor(-1).lower_ if child.i > 0 else ""
            for form in (f"{before} {word}", f"{before} {singular(word)}", word, singular(word)):
                if form in table:
                    return table[form]
    return None


def within(known: Agent, organisation: Actor) -> str | None:
    """The sector of an agent of a body: his own ("a UN doctor"), else the body's ("Hamas officials")."""
    if organisation.sector is None:
        return known.sector
    if known.kind == "military" and organisation.kind == "igo":
        return known.sector
    if known.sector is None or known.noun in _OPEN:
        return organisation.sector
    if known.sector in {"GOV", "MIL", "UAF"} and organisation.sector not in _STATE:
        return organisation.sector
    return known.sector
