"""Generic agents: common nouns for those who act ("Pakistani troops", "police in Kenya", "the minister")."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar.phrases import bounds, conjuncts, objects_of
from dyads.extract.knowledge.roles import Agent, agent_at, singular, title_at
from dyads.extract.who.actors import bare, only_here, slug
from dyads.extract.who.affiliation import country_of, organisation_of
from dyads.extract.who.home import home_of
from dyads.extract.who.names import choose
from dyads.extract.who.offices import counterpart, office
from dyads.extract.who.reading import Found, Reading
from dyads.extract.who.regions import region_of
from dyads.extract.who.sectors import specified, within
from dyads.extract.who.sieves.definite import antecedent, is_definite, land
from dyads.graph.model import Actor

# Entities that never act. Numbers may: "hundreds of students".
_NOT_ACTORS = frozenset("DATE TIME MONEY PERCENT QUANTITY LANGUAGE WORK_OF_ART LAW EVENT".split())
# Labels of capitalised modifiers that make a generic agent one of its own: "Kurdish rebels".
_PROPER = frozenset({"NORP", "ORG", "GPE", "PERSON", "LOC", "FAC"})
# Nouns that name agents only with a word before them, or in the plural: "a nuclear power".
_DESCRIBED = frozenset({"power"})
# Numbers that alone are people: "thousands marched".
_CROWDS = frozenset({"dozen", "hundred", "million", "score", "thousand"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_ARMED = frozenset({"military", "armed_group"})
_NAMED = frozenset({"armed_group", "media", "party"})
_STATE_SECTORS = frozenset("GOV MIL COP JUD LEG SPY".split())
# Nouns that after a body's name only say what it is: "the Hezbollah group", "the Guardian newspaper".
_CLASSES = frozenset(
    "agency alliance bank broadcaster cartel channel company corporation faction firm front gang group "
    "militia movement network newspaper organisation organization outlet party union".split()
)
# What a state of is no land.
_CONDITIONS = frozenset("affair alert calamity disaster emergency exception mind shock siege war".split())
_OTHERS = frozenset("adversary ally enemy neighbor neighbour partner rival".split())
_JOINING = frozenset({"of", "for", "and", "the", "&", "in"})
# Words that tell no two nodes apart.
_VAGUE = frozenset("many more old other same senior several such top various".split())
# Nouns after which the phrase with "of" may say who acts.
_PARTITIVE = frozenset(
    "alliance ambassador army association band chairman chief citizen coalition column commander "
    "council couple court crowd delegation director dozen front government group handful head hundred "
    "king leader list lot majority member million minister ministry movement network number pair "
    "parliament part party people president queen republic resident score secretary series spate state "
    "string team ten thousand union variety wave worker".split()
)


def agent(reading: Reading, token: Token) -> list[Found]:
    """Who is meant by a noun that names agents; [] for any other noun."""
    if token.ent_type_ in _NOT_ACTORS:
        return []
    if apposed := _apposed(reading, token):
        return apposed
    known = agent_at(token)
    if known and (named := _followed_by_name(reading, token, known)):
        return named
    if known and known.kind == "person" and token.tag_ in {"NNS", "NNPS"}:
        known = msgspec.structs.replace(known, kind="group")
    members = _members(reading, token)
    if members and (
        known is None
        or known.kind in {"group", "organisation"}
        or singular(token.lower_) in {"coalition", "alliance"}
    ):
        return members
    if known is None or any(c.dep_ == "det" and c.lower_ == "any" for c in token.lefts):
        return []
    if token.lower_ == "state" and any(of.lemma_ in _CONDITIONS for of in objects_of(token, {"of"})):
        return []
    if known.noun in _CROWDS and (token.tag_ != "NNS" or objects_of(token, {"of"})):
        return []  # "hundreds of houses"
    if known.noun in _OTHERS and token.tag_ == "NN" and any(c.tag_ == "PRP$" for c in token.lefts):
        return []  # "cut ties with its rival": who that is the words do not say
    if known.noun in _DESCRIBED and token.tag_ == "NN" and not any(c.dep_ in _MODIFIERS for c in token.lefts):
        return []  # "seized power"
    return _agent(reading, token, specified(token, known), members)


def _agent(reading: Reading, token: Token, known: Agent, members: list[Found]) -> list[Found]:
    """Who is meant by an agent noun: an office, somebody mentioned before, a state, or a generic agent."""
    country, organisation = country_of(reading, token), organisation_of(reading, token)
    if known.kind == "person" and token.tag_ not in {"NNS", "NNPS"}:
        title, start = title_at(token, reading.sentence.span.start)
        if (
            title
            and not _is_of_body(token)
            and (held := office(reading, token, title, start, country, organisation=organisation))
        ):
            return held
    if known.noun == "counterpart" and token.tag_ not in {"NNS", "NNPS"}:
        return counterpart(reading, token, country)
    if organisation is not None and _is_itself(known, organisation):
        return [reading.found(token, organisation, "a body by its name and kind", 0.95)]
    if (led := _led_by(reading, token, known)) is not None:
        return [reading.found(token, led, "the party by its leader", 0.85)]
    if (
        country is None
        and organisation is None
        and is_definite(token)
        and not _is_name(reading, token, known)
    ):
        earlier = antecedent(reading, token, known)
        if earlier:
            return [reading.found(token, earlier, f"“the {token.text}” points back", 0.7)]
    if known.node == "state" and (region := region_of(reading, token)) is not None:
        return [reading.found(token, region, "government of a region", 0.85)]
    if known.node == "state":
        if country is None and (state := land(reading, token)):
            return [reading.found(token, state, f"“the {token.text}” points back", 0.7)]
        if country is None and known.kind == "government" and not members:
            country = home_of(reading, token, known)
        if country is None:
            return members or [reading.found(token, _local(reading, token, known), "common noun", 0.6)]
        if organisation is None:
            sector = "GOV" if known.kind == "government" else None
            state = msgspec.structs.replace(reading.gazetteer.state(country), sector=sector)
            return [reading.found(token, state, "government of a state", 0.95)]
    if country is None and organisation is None and (home := home_of(reading, token, known)) is not None:
        return [reading.found(token, generic(reading, token, known, home), "common noun, by the place", 0.7)]
    return [reading.found(token, generic(reading, token, known, country, organisation), "common noun", 0.85)]


def generic(
    reading: Reading,
    token: Token,
    known: Agent,
    country: str | None = None,
    organisation: Actor | None = None,
) -> Actor:
    """The node of a generic agent: joined with its country, its organisation or its own proper modifier.

    Where it has none of these, it is local to the document.
    """
    sector = within(known, organisation) if organisation is not None else known.sector
    if organisation is not None and country in (None, organisation.country):
        return Actor(
            id=f"{organisation.id}-{slug(known.node)}",
            name=f"{organisation.name} {known.node}",
            kind=known.kind,
            country=organisation.country,
            sector=sector,
        )
    words, tail = _proper_modifiers(reading, token, known), _proper_tail(reading, token)
    label = " ".join(filter(None, (words, known.node, tail)))
    if country:
        body = reading.gazetteer.body(country, label)
        if body is not None and body.sector == known.sector:
            return body
        ident, name = f"{country}-{slug(label)}", f"{label} ({reading.gazetteer.state(country).name})"
    elif words or tail:
        ident, name = slug(label), " ".join(filter(None, (words, token.text, tail)))
        if known.sector in _STATE_SECTORS:
            ident = only_here(label, reading.document)  # many states have a Department of Health
    else:
        return _local(reading, token, known)
    return Actor(id=ident, name=name, kind=known.kind, country=country, sector=sector)


def _is_of_body(token: Token) -> bool:
    """Whether a title is of a body that a common noun names: "the head of the armed forces"."""
    return any(
        (known := agent_at(inner)) is not None and known.node != "state"
        for inner in objects_of(token, {"of"})
    )


def _is_itself(known: Agent, organisation: Actor) -> bool:
    """Whether "the Hezbollah group", "Taliban fighters" mean just the body: its kind, or its men in arms."""
    if known.kind in _ARMED:
        return organisation.kind == known.kind
    return known.noun in _CLASSES and organisation.kind not in {"igo", "government"}


def _led_by(reading: Reading, token: Token, known: Agent) -> Actor | None:
    """The party whose leader owns it: "Aung San Suu Kyi's party"."""
    if known.noun != "party" or reading.date is None:
        return None
    owners = [found for child in token.lefts if child.dep_ == "poss" for found in reading.read(child)]
    party = reading.gazetteer.party_of(owners[0].mention.id, reading.date) if owners else None
    return reading.gazetteer.organisation(party) if party else None


def _followed_by_name(reading: Reading, token: Token, known: Agent) -> list[Found]:
    """The body of that kind whose name stands right after, however it is parsed: "news agency BelTA"."""
    after = token.i + 1
    if token.tag_ != "NN" or after >= reading.sentence.span.end or after not in reading.sentence.names:
        return []
    entry = choose(reading, token.doc[after])
    if entry is None or entry.actor.kind != known.kind or known.kind not in _NAMED:
        return []
    return [reading.found(token, entry.actor, "a body by its kind and name", 0.9)]


def _is_name(reading: Reading, token: Token, known: Agent) -> bool:
    """Whether a capitalised noun belongs to a proper name: "the Christian Union"."""
    return token.text[0].isupper() and bool(_proper_modifiers(reading, token, known))


def _proper_modifiers(reading: Reading, token: Token, known: Agent) -> str:
    """The capitalised words before an agent noun that no table knows: "Kurdish", "Rohingya"."""
    proper = [
        t
        for t in token.lefts
        if t.dep_ in {"amod", "compound", "nmod"}
        and t.pos_ in {"PROPN", "ADJ"}
        and t.text[0].isupper()
        and t.ent_type_ in _PROPER
        and (t.i not in reading.sentence.names or choose(reading, t) is None)
        and not (" " in known.noun and t.i == token.i - 1)
        and t.nbor(1).text != "-"
        and not any(word.i in reading.sentence.attributes for word in t.subtree)
    ]
    return "".join(w.text_with_ws for t in proper for w in t.subtree).strip()


def _proper_tail(reading: Reading, token: Token) -> str:
    """The rest of a name that goes on after an agent noun: "(the Union) of Mineworkers"."""
    if token.pos_ != "PROPN" or not token.text[0].isupper():
        return ""
    words = []
    for word in token.doc[token.i + 1 : reading.sentence.span.end]:
        if word.i in reading.sentence.names or not (word.pos_ == "PROPN" or word.lower_ in _JOINING):
            break
        words.append(word)
    while words and words[-1].pos_ != "PROPN":
        words.pop()
    if not words or words[0].lower_ not in {"of", "for"}:
        return ""
    return "".join(word.text_with_ws for word in words).strip()


def _local(reading: Reading, token: Token, known: Agent) -> Actor:
    """A generic agent that nothing names: a node of this document alone, one for each phrase."""
    words = [
        w.lower_
        for w in token.lefts
        if w.dep_ in {"amod", "compound"}
        and w.pos_ in {"ADJ", "NOUN", "PROPN"}
        and w.is_alpha
        and w.lower_ not in _VAGUE
        and not (" " in known.noun and w.i == token.i - 1)
    ]
    label = " ".join([*words, known.node])
    first, last = bounds(reading.sentence, token)
    phrase = [w for w in token.doc[first.i : last.i + 1] if w.i > token.i or not _counts(w)]
    name = " ".join("".join(w.text_with_ws for w in phrase).split()) or label
    return Actor(id=only_here(label, reading.document), name=name, kind=known.kind, sector=known.sector)


def _counts(word: Token) -> bool:
    """Whether a word before a noun says how many or whose: "more than twenty", "both", "its own"."""
    return (
        word.pos_ in {"DET", "NUM"} or word.head.pos_ == "NUM" or word.tag_ == "PRP$" or word.lower_ == "own"
    )


def _apposed(reading: Reading, token: Token) -> list[Found]:
    """The names that say who is meant: "regional rivals Israel and Iran", "the premier, Imran Khan"."""
    if token.pos_ == "PROPN" and token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return []  # "McAllen, Texas"
    for child in token.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i - token.i < 12:
            named = [
                found
                for name in (child, *conjuncts(child))
                if name.i in reading.sentence.names or name.ent_type_ == "PERSON"
                for found in reading.read(name)
            ]
            if named and all(found.direct for found in named):
                known = agent_at(token)
                person = known is not None and known.kind == "person"
                return [] if person and named[0].mention.kind != "person" else named
    return []


def _members(reading: Reading, token: Token) -> list[Found]:
    """Who "an alliance of Baloch separatists", "thousands of students" are: the phrase after "of" says so."""
    if singular(token.lower_) not in _PARTITIVE or _proper_tail(reading, token):
        return []
    for inner in objects_of(token, {"of"}):
        found = reading.read(inner)
        if found and found[0].direct and found[0].mention.kind != "state":
            return [_as_phrase(reading, token, found[0])]
    return []


def some_of(reading: Reading, token: Token) -> list[Found]:
    """Who is meant by a number or quantity: "one of the Kremlin's critics", "two of his aides"."""
    if apposed := _apposed(reading, token):  # "two big producers, Angola and Nigeria"
        return apposed
    for inner in objects_of(token, {"of"}):
        found = reading.read(inner)
        if found and found[0].direct:
            return [_as_phrase(reading, token, found[0])]
    return []


def _as_phrase(reading: Reading, token: Token, inner: Found) -> Found:
    """What was found inside a phrase, as what the whole phrase means."""
    return reading.found(token, bare(inner.mention), inner.how, inner.certainty)
