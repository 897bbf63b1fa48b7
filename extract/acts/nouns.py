"""Predicates at nouns that name an act ("the shelling of the town"), alone or with a support verb."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.labels import MODIFIERS, NOUN_CLAUSES, NOUNS, VERBS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate, one_of
from dyads.extract.knowledge.lexicon import Pattern, lexicon
from dyads.extract.knowledge.nouns import agents
from dyads.extract.knowledge.operators import Outcome, effect, operators
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.text.sentence import ParsedSentence
from dyads.graph.ontology import ontology


def nominal(sentence: ParsedSentence, noun: Token) -> list[Predicate]:
    """The predicates that a noun can be read as, the most specific first."""
    patterns = lexicon().nouns.get(lemma(noun))
    if not patterns or noun.dep_ in {"compound", "npadvmod"}:
        return []
    modifiers = {lemma(c) for c in noun.lefts if c.dep_ in MODIFIERS}
    found = (_match(sentence, noun, p) for p in patterns if not p.modifiers or p.modifiers & modifiers)
    return [predicate for predicate in found if predicate is not None]


def _match(sentence: ParsedSentence, noun: Token, pattern: Pattern) -> Predicate | None:
    """The predicate, if the noun's surroundings have all that the pattern demands."""
    if not _has_demanded(noun, pattern):
        return None
    if (undergone := _undergone(noun, pattern)) is not None:
        return undergone
    slot = next(argument for argument in pattern.arguments if argument.role)
    verb = _support_verb(noun)
    names, objects = _acted_on(noun, verb, slot.prepositions)
    suffered = not objects and _befalls_owner(pattern.relation, slot.prepositions)
    if suffered:  # "ordered the tanker's release"
        objects = [child for child in noun.lefts if child.dep_ == "poss" and child.tag_ != "PRP$"]
    if not objects:
        return None
    of_is_object = any("of" in argument.prepositions for argument in pattern.arguments)
    subjects = _authors(noun) if suffered else _who_acts(sentence, noun, of_is_object) or []
    return Predicate(
        relation=pattern.relation,
        rule=f"noun: {pattern.source}",
        trigger=noun,
        governor=noun if verb is None else verb,
        words=[noun],
        subjects=subjects or _who_acts_around(noun, verb, pattern.relation),
        objects=objects,
        direct=slot.direct,
        between="between" in names,
        locative=objects[0].head.lower_ == "in",
        nominal=True,
        support=None if verb is None else _support_outcome(verb),
    )


def _has_demanded(noun: Token, pattern: Pattern) -> bool:
    """Whether the words that a pattern demands stand after their prepositions at the noun."""
    demanded = [argument for argument in pattern.arguments if argument.words]
    phrases = grammar.prepositional(noun) if demanded else []
    return all(
        any(name in (a.prepositions or {"of"}) and one_of(head, a.words) for name, head in phrases)
        for a in demanded
    )


# ── who is acted on ─────────────────────────────────────────────────────────────────


def _befalls_owner(relation: str, prepositions: frozenset[str]) -> bool:
    """Whether whoever possesses the noun undergoes the act: "Khan's arrest", unlike "Khan's attack"."""
    return "of" in prepositions and relation in words("undergone_by_owner")


def _acted_on(noun: Token, verb: Token | None, prepositions: frozenset[str]) -> tuple[set[str], list[Token]]:
    """Heads of who is acted on, and after which prepositions they stand.

    They are looked for at the noun, at who acts ("an attack by rebels on troops"), then at the support verb.
    """
    for source in (noun, *_authors(noun), *([] if verb is None else [verb])):
        found = [
            (name, head)
            for name, head in grammar.prepositional(source)
            if name in prepositions and name != "by" and not (source == verb and name == "in")
        ]
        if found:
            return {name for name, _ in found}, grammar.without_places([head for _, head in found])
    if noun.dep_ == "nsubj" and "between" in prepositions:  # "fighting broke out between X and Y"
        between = [head for name, head in grammar.prepositional(noun.head) if name == "between"]
        return {"between"}, between
    return set(), []


def _undergone(noun: Token, pattern: Pattern) -> Predicate | None:
    """The act that its patient "faces", "draws" or "wins" from who acts: "drew criticism from Paris"."""
    verb = noun.head
    if noun.dep_ != "dobj" or lemma(verb) not in operators()["undergo"] or pattern.modifiers:
        return None
    phrases = [*grammar.prepositional(noun), *grammar.prepositional(verb)]
    subjects = [head for name, head in phrases if name in {"from", "by"}]
    objects = grammar.acting_subjects(verb)
    if not subjects or not objects:
        return None
    return Predicate(
        relation=pattern.relation,
        rule=f"undergone: {pattern.source}",
        trigger=noun,
        governor=verb,
        words=[noun],
        subjects=subjects,
        objects=objects,
        direct=True,
        nominal=True,
        support=_support_outcome(verb),
    )


# ── who acts ────────────────────────────────────────────────────────────────────────


def _authors(noun: Token) -> list[Token]:
    """Heads after "by"."""
    return [head for name, head in grammar.prepositional(noun) if name == "by"]


def _by_author(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    return _authors(noun)[:1] or None


def _by_author_under_object(_: ParsedSentence, noun: Token, of_is_object: bool) -> list[Token] | None:
    inner = [head for _, head in grammar.prepositional(noun)] if of_is_object else []
    return next((by for head in inner if (by := _authors(head))), None)


def _agent_of_clause(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    clauses = (child for child in noun.rights if child.dep_ in NOUN_CLAUSES)
    return next((by for clause in clauses if (by := grammar.passive_agents(clause))), None)


def _owner(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    return next(([child] for child in noun.lefts if child.dep_ == "poss"), None)


def _name_before(sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    """The nearest modifier that is an actor's name; else the nearest that may be an actor."""
    for child in sorted(noun.lefts, key=lambda child: (child.i not in sentence.names, -child.i)):
        if child.dep_ in MODIFIERS and (
            child.i in sentence.names
            or child.ent_type_ in {"NORP", "ORG", "PERSON"}
            or child.lower_ in agents()
        ):
            return [child]
    return None


def _after_of(_sentence: ParsedSentence, noun: Token, of_is_object: bool) -> list[Token] | None:
    heads = [head for name, head in grammar.prepositional(noun) if name == "of"]
    return None if of_is_object else heads[:1] or None


def _charged_with(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    if noun.dep_ != "pobj" or noun.head.lower_ in {"as", "from"}:
        return None
    return grammar.charged(noun) or None


def _blamed_for(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    if noun.dep_ not in {"dobj", "nsubjpass"} or lemma(noun.head) not in operators()["pin"]:
        return None
    return [head for name, head in grammar.prepositional(noun.head) if name == "on"] or None


_who_acts: Sieve[[ParsedSentence, Token, bool], list[Token]] = Sieve(
    "who acts, at a noun",
    Rule("after by", "Turkey condemned an attack by Syria on the border post.", _by_author),
    Rule(
        "after by, under the object",
        "The abduction of an aide of the president by Libya angered Chad.",
        _by_author_under_object,
    ),
    Rule(
        "agent of a clause under it", "An attack on Turkey launched by Syria killed nobody.", _agent_of_clause
    ),
    Rule("possessor", "Syria's attack on Turkey went on for days.", _owner),
    Rule("name or agent before it", "The Syrian attack on Turkey went on for days.", _name_before),
    Rule("after of", "The attack of Syria on Turkey drew protests.", _after_of),
    Rule("who is charged with it", "Turkey accused Syria of an attack on Iraq.", _charged_with),
    Rule("who is blamed for it", "The murder of a Turkish envoy was blamed on Syria.", _blamed_for),
)


def _who_acts_around(noun: Token, verb: Token | None, relation: str) -> list[Token]:
    """Heads of who acts in the clause around a noun that does not say so."""
    return _attending(noun, relation) if verb is None else grammar.acting_subjects(verb)


def _attending(noun: Token, relation: str) -> list[Token]:
    """Who is "on a visit to", who says something "after talks with": the subject of the clause around."""
    if noun.dep_ != "pobj" or ontology().relation(relation).category not in {"CONSULT", "AGREE"}:
        return []
    if noun.head.lower_ not in words("attending"):
        return []
    return grammar.acting_subjects(grammar.verb_above(noun.head.head))


# ── support verbs ───────────────────────────────────────────────────────────────────


def _support_verb(noun: Token) -> Token | None:
    """The verb that only lends the noun a subject: "launched an attack", "engaged in talks"."""
    token = _counted(_first_conjunct(noun))
    head = token.head
    if token.dep_ in {"dobj", "nsubjpass"} and head.pos_ == "VERB":
        return head if _support_outcome(head) else None
    if token.dep_ == "pobj" and head.lower_ in words("support_preposition") and head.head.pos_ in VERBS:
        return head.head if head.head.lemma_ in words("support_verb") else None
    return None


def _first_conjunct(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in NOUNS:
        noun = noun.head
    return noun


def _counted(noun: Token) -> Token:
    """The noun that counts this one, where there is one: "a series of strikes"."""
    of = noun.head
    counts = (
        noun.dep_ == "pobj" and of.dep_ == "prep" and of.lower_ == "of" and of.head.lemma_ in words("series")
    )
    return of.head if counts else noun


def _support_outcome(verb: Token) -> Outcome | None:
    """What a support verb makes of the act; None where it is none."""
    word = lemma(verb)
    if word == "call":
        return "end" if "off" in grammar.particles(verb) else "seek"
    return effect(word, "support")
