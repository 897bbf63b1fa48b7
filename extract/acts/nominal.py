"""Predicates at nouns that name an act ("the shelling of the town"), alone or with a support verb."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import SERIES, Predicate, one_of
from dyads.extract.knowledge.lexicon import Pattern, lexicon
from dyads.extract.knowledge.nouns import agents
from dyads.extract.knowledge.operators import operators
from dyads.extract.text.sentence import ParsedSentence
from dyads.graph.ontology import ontology

# Classes of support verbs, the first that fits; and verbs with a preposition: "engage in talks".
_SUPPORT = ("support", "end", "reject", "demand", "seek", "ask", "deny")
_BEFORE_PREPOSITION = frozenset("engage enter go embark be call take threaten participate respond".split())
_SUPPORT_PREPOSITIONS = frozenset({"in", "into", "on", "under", "for", "of", "with"})


_BEFALLING = frozenset(
    "abducts arrests convicts deports expels extradites kills pardons releases sues tortures".split()
)
"""Relations whose nouns name by their possessor who undergoes the act."""


def nominal(sentence: ParsedSentence, noun: Token) -> list[Predicate]:
    """The predicates that a noun can be read as, the most specific first."""
    patterns = lexicon().nouns.get(lemma(noun))
    if not patterns or noun.dep_ in {"compound", "npadvmod"}:
        return []
    modifiers = {lemma(c) for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod"}}
    found = (_match(sentence, noun, p) for p in patterns if not p.modifiers or p.modifiers & modifiers)
    return [predicate for predicate in found if predicate is not None]


def _match(sentence: ParsedSentence, noun: Token, pattern: Pattern) -> Predicate | None:
    """The predicate, if the noun's surroundings have all that the pattern demands."""
    phrases = grammar.prepositional(noun)
    for argument in pattern.arguments:
        if argument.words and not any(
            name in (argument.prepositions or {"of"}) and one_of(head, argument.words)
            for name, head in phrases
        ):
            return None
    slot = next(argument for argument in pattern.arguments if argument.role)
    if (undergone := _undergone(noun, pattern)) is not None:
        return undergone
    verb = _support_verb(noun)
    names, objects = _objects(noun, verb, slot.prepositions)
    suffered = not objects and _befalls(pattern.relation, slot.prepositions)
    if suffered:  # "ordered the tanker's release"
        objects = [child for child in noun.lefts if child.dep_ == "poss" and child.tag_ != "PRP$"]
    if not objects:
        return None
    of_is_taken = any("of" in argument.prepositions for argument in pattern.arguments)
    subjects = _authors(noun) if suffered else _subjects(sentence, noun, of_is_object=of_is_taken)
    if not subjects and verb is not None:
        subjects = grammar.acting_subjects(verb)
    elif not subjects:
        subjects = _attending(noun, pattern.relation)
    return Predicate(
        relation=pattern.relation,
        rule=f"noun: {pattern.source}",
        trigger=noun,
        governor=noun if verb is None else verb,
        words=[noun],
        subjects=subjects,
        objects=objects,
        direct=slot.direct,
        between="between" in names,
        locative=objects[0].head.lower_ == "in",
        nominal=True,
        support=None if verb is None else _support_class(verb),
    )


def _befalls(relation: str, prepositions: frozenset[str]) -> bool:
    """Whether whoever possesses the noun undergoes the act: "Khan's arrest", unlike "Khan's attack"."""
    return "of" in prepositions and relation in _BEFALLING


def _objects(noun: Token, verb: Token | None, prepositions: frozenset[str]) -> tuple[set[str], list[Token]]:
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


def _subjects(sentence: ParsedSentence, noun: Token, *, of_is_object: bool) -> list[Token]:
    """Heads of who acts, at the noun itself: "by X", "X's", "Iranian …", or "of X" if that is no object."""
    if by := _authors(noun):
        return by[:1]
    if of_is_object:  # "the arrest of X by Y", hung under X
        for _, inner in grammar.prepositional(noun):
            if by := _authors(inner):
                return by
    for participle in noun.rights:  # "an attack carried out by X", "strikes launched by X"
        if participle.dep_ in {"acl", "relcl"} and (found := grammar.passive_agents(participle)):
            return found
    before = list(noun.lefts)
    owner = next((child for child in before if child.dep_ == "poss"), None)
    if owner is not None:
        return [owner]
    for child in sorted(before, key=lambda child: (child.i not in sentence.names, -child.i)):
        if child.dep_ in {"amod", "compound", "nmod"} and (
            child.i in sentence.names
            or child.ent_type_ in {"NORP", "ORG", "PERSON"}
            or child.lower_ in agents()
        ):
            return [child]
    return [] if of_is_object else [head for name, head in grammar.prepositional(noun) if name == "of"][:1]


def _attending(noun: Token, relation: str) -> list[Token]:
    """Who is "on a visit to", who says something "after talks with": the subject of the clause around."""
    if noun.dep_ != "pobj":
        return []
    talks = ontology().relation(relation).category in {"CONSULT", "AGREE"}
    if noun.head.lower_ not in ({"on", "during", "after", "in", "at", "following"} if talks else ()):
        return []
    return grammar.acting_subjects(grammar.verb_above(noun.head.head))


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
        support=_support_class(verb),
    )


def _authors(noun: Token) -> list[Token]:
    """Heads after "by"."""
    return [head for name, head in grammar.prepositional(noun) if name == "by"]


def _support_verb(noun: Token) -> Token | None:
    """The verb that only lends the noun a subject: "launched an attack", "engaged in talks"."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    before = token.head
    if (
        token.dep_ == "pobj"
        and before.dep_ == "prep"
        and before.lower_ == "of"
        and before.head.lemma_ in SERIES
    ):
        token = before.head
    head = token.head
    if token.dep_ in {"dobj", "nsubjpass"} and head.pos_ == "VERB":
        return head if _support_class(head) else None
    if token.dep_ == "pobj" and head.lower_ in _SUPPORT_PREPOSITIONS and head.head.pos_ in {"VERB", "AUX"}:
        return head.head if head.head.lemma_ in _BEFORE_PREPOSITION else None
    return None


def _support_class(verb: Token) -> str | None:
    word = lemma(verb)
    if word == "call":
        return "end" if "off" in grammar.particles(verb) else "demand"
    return next((name for name in _SUPPORT if word in operators()[name]), None)
