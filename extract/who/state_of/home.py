"""Home: of which state an agent or person is, by where the text is set; affiliation.py goes by the words."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.labels import OWNING, PLURALS
from dyads.extract.grammar.phrases import objects_of
from dyads.extract.knowledge.holders import HEADS
from dyads.extract.knowledge.nouns import Agent, agent_at, singular
from dyads.extract.knowledge.offices import Title
from dyads.extract.knowledge.traits import kinds, sectors
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.who.cast import Cast
from dyads.extract.who.sectors import OFFICIAL
from dyads.extract.who.sieves.called import Called
from dyads.extract.who.state_of.affiliation import NO_STATE
from dyads.extract.who.state_of.scene import lead_land, main_land, placed_in, scene, spoken_of, subject_land

_AT_HOME = frozenset({"JUD", "LEG", "PTY"})

_ARMIES = frozenset({"army", "military"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_CONTINENTS = ("African", "American", "European", "Asian", "Arab")


# ── agents ────────────────────────────────────────────────────────────────────────────────────────────────


def home_of(cast: Cast, token: Token, known: Agent) -> str | None:
    """The state where the sentence is set, for those who act where they live: "protesters … in Kiev"."""
    return _home_of_agent(cast, token, known) or None


def _elsewhere(_: Cast, token: Token, __: Agent) -> str | None:
    """None for agents of other lands: "Pakistan-based fighters", "West African troops"."""
    before = (word for word in token.subtree if word.i < token.i)
    foreign = any(word.lower_ in words("elsewhere") or word.text.endswith(_CONTINENTS) for word in before)
    return NO_STATE if foreign else None


def _any_government(_: Cast, token: Token, known: Agent) -> str | None:
    """None for any government: "could not work with a military government"."""
    articles = {child.lower_ for child in token.lefts if child.dep_ == "det"}
    several = token.tag_ in PLURALS and "the" not in articles and token.lower_ != "authorities"
    any_one = articles & {"a", "an"} or several
    return NO_STATE if known.node == "state" and any_one else None


def _government(cast: Cast, token: Token, known: Agent) -> str | None:
    """The state of the text, save where the sentence is set elsewhere or names the state beside it."""
    if known.node != "state":
        return None
    if any(child.tag_ == "PRP$" for child in token.lefts):
        return NO_STATE  # "his government"
    home = lead_land(cast) or main_land(cast)
    elsewhere = (placed_in(cast) or home) != home
    if home is None:
        return None
    return NO_STATE if elsewhere or _is_named(cast, home) else home


def _soldiers(cast: Cast, token: Token, known: Agent) -> str | None:
    """Soldiers may be abroad: the state of the text must be all that the sentence names."""
    if known.sector != "MIL" or _is_army(token, known) or _is_of_no_land(token, known):
        return None
    home = subject_land(cast)
    return home if spoken_of(cast) <= {home} else None


def _armed_group(cast: Cast, _: Token, known: Agent) -> str | None:
    """The place; the only land that a text names may be the enemy's, save where it was written there."""
    if known.kind != "armed_group" or known.sector == "PRM":
        return None
    filed = cast.setting.filed_from
    only = filed if cast.setting.lands.keys() <= {filed} else None
    return placed_in(cast) or only


def _all_parties(_: Cast, token: Token, known: Agent) -> str | None:
    """None for parties of any kind: "all parties should show restraint"."""
    described = any(child.dep_ in {*_MODIFIERS, "npadvmod"} for child in token.lefts)
    return NO_STATE if known.kind == "party" and token.tag_ == "NNS" and not described else None


def _officials(cast: Cast, token: Token, known: Agent) -> str | None:
    """The place, or the state of the text, for lawmakers, judges, mayors and those who serve a state."""
    if known.sector in _AT_HOME or known.noun in words("town_official") or _is_official(token, known):
        return placed_in(cast) or lead_land(cast)
    return None


def _locals(cast: Cast, token: Token, known: Agent) -> str | None:
    """The scene, for those who act where they live, and for armies and governments."""
    if known.kind == "armed_group" and known.sector != "PRM":
        return None
    acts_there = known.sector in sectors("local") or known.kind == "government" or _is_army(token, known)
    return scene(cast) if acts_there else None


def _of_main_land(cast: Cast, token: Token, known: Agent) -> str | None:
    """The state that the whole text is about, for people, forces and bodies of a state."""
    return None if _is_of_no_land(token, known) else main_land(cast)


def _named_before(cast: Cast, token: Token, known: Agent) -> str | None:
    """The one state of whose agents the text has used the noun: "the regime" after "the Syrian regime"."""
    if _is_of_no_land(token, known) or "the" not in (child.lower_ for child in token.lefts):
        return None
    states = cast.memory.of_noun.get(singular(token.lower_), ())
    return next(iter(states)) if len(set(states)) == 1 else None


def _is_of_no_land(token: Token, known: Agent) -> bool:
    if known.kind in kinds("of_no_land") or known.sector in sectors("of_no_land"):
        return True
    return known.noun in words("of_no_land") or _is_somebodys(token)


def _is_somebodys(token: Token) -> bool:
    """Whether a phrase is of somebody or of no one land: "her son", "a spokesman for Bush", "all workers"."""
    if any(child.dep_ == "poss" or child.lower_ in words("of_any") for child in token.lefts):
        return True
    before = {word.lower_ for word in token.subtree if word.i < token.i}
    if before & words("led_by") and not before & words("serving_state"):
        return True  # "NATO-led troops"; but "Ethiopian-backed government forces"
    after = objects_of(token, words("whose"))
    return any(inner.pos_ == "PROPN" or inner.lower_ in words("lands_of_several") for inner in after)


_home_of_agent: Sieve[[Cast, Token, Agent], str] = Sieve(
    "home of an agent",
    Rule("agents from elsewhere", "Foreign students clashed with police in Nairobi.", _elsewhere),
    Rule("government of no land", "Protesters in Sudan attacked a government.", _any_government),
    Rule(
        "government of the text's state",
        "Togo has banned protests. The government arrested workers.",
        _government,
    ),
    Rule("soldiers of the only state", "Soldiers shot protesters in Bamako.", _soldiers),
    Rule("armed group where it acts", "Rebels killed villagers in Mali.", _armed_group),
    Rule("parties of any kind", "Turkey urged all parties to end the war.", _all_parties),
    Rule("officials of the land", "Lawmakers criticised Russia in Kiev.", _officials),
    Rule("those who act at home", "Protesters clashed with police in Kiev.", _locals),
    Rule(
        "land of the text",
        "Kenya has many soldiers. Kenya trains them. The soldiers attacked Uganda.",
        _of_main_land,
    ),
    Rule(
        "named by the noun before",
        "The Syrian regime blamed Iran. Iran praised Chad. Chad blamed the regime.",
        _named_before,
    ),
)


def _is_army(token: Token, known: Agent) -> bool:
    return known.noun in _ARMIES or (known.kind == "military" and token.tag_ == "NNP")


def _is_named(cast: Cast, country: str) -> bool:
    """Whether the sentence names a state itself, not only as an owner or place: "Togo met the junta"."""
    return any(
        token.dep_ not in {*_MODIFIERS, "det", "npadvmod", "poss"}
        and any(entry.actor.kind == "state" and entry.actor.country == country for entry in entries)
        for token in cast.sentence
        if (entries := cast.sentence.entries(token))
    )


def _is_official(token: Token, known: Agent) -> bool:
    """Whether words before a noun say that a state is served: "an interior ministry spokesman"."""
    if known.kind not in {"person", "group", "media"}:
        return False
    before = [child for child in token.lefts if child.dep_ in _MODIFIERS]
    served = (agent_at(word) for word in before)
    return any(word.lower_ in words("serving_state") for word in before) or any(
        one is not None and one.kind in {"government", "military"} for one in served
    )


# ── persons ───────────────────────────────────────────────────────────────────────────────────────────────


def home_of_person(cast: Cast, by: Called) -> str | None:
    """The state that the text gives a person, or the body's; else by where the text is set."""
    return _home_of_person(cast, by) or None


def _of_international_body(_: Cast, by: Called) -> str | None:
    """The state of an international organisation, which is none: "the UN envoy to Libya" is not Libya's."""
    return by.body.country or NO_STATE if by.body is not None and by.body.kind == "igo" else None


def _of_body(_: Cast, by: Called) -> str | None:
    """The state of the body that somebody is of: "a lawyer with the Bundesbank"."""
    return by.body.country if by.body is not None else None


def _local_person(cast: Cast, by: Called) -> str | None:
    """The scene, for those who act where they live: judges, lawmakers, doctors."""
    if by.title is None:
        return None
    local = by.sector == "BUS" or by.sector in sectors("local")
    acts_there = local or by.title.title in words("town_official")
    return main_land(cast) or placed_in(cast) or NO_STATE if acts_there else None


def _official_person(cast: Cast, by: Called) -> str | None:
    """The state of the text: "Finance Minister X", whose a dispatch need not say at home."""
    if by.title is None or by.title.title in words("sent_abroad") or by.described:
        return None
    if by.sector == "MIL" or by.sector not in OFFICIAL:  # generals command abroad
        return None
    home = lead_land(cast) or main_land(cast)
    return None if home is None or _is_others(cast, by.title, home) else home


def _is_others(cast: Cast, title: Title, country: str) -> bool:
    """Whether a title is not of the state: another holds it, or the sentence says that others are."""
    if title.office in HEADS and cast.date is not None and cast.gazetteer.leads(country, cast.date):
        return True
    return any(
        word.dep_ in OWNING
        and word.head.pos_ == "PROPN"
        and any(e.actor.country == country and e.actor.kind == "state" for e in cast.sentence.entries(word))
        for word in cast.sentence
    )


_home_of_person: Sieve[[Cast, Called], str] = Sieve(
    "home of a person",
    Rule("international body", "UN envoy Peter Holm criticised Libya.", _of_international_body),
    Rule("state beside the title", "British envoy Martin Griffiths met Putin.", lambda _, by: by.country),
    Rule("state of the body", "Ana Horvat, a lawyer with the Bundesbank, criticised Italy.", _of_body),
    Rule("where those of his kind act", "Judge Ana Quispe freed protesters in Peru.", _local_person),
    Rule(
        "official of the text's state",
        "Finance Minister Ana Quispe blamed workers in Peru.",
        _official_person,
    ),
)
