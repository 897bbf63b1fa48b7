"""Predicates: the places in a sentence where the lexicon finds an act, with who acts and who is acted on.

Two kinds: verbs ("shelled the town") and nouns that name an act ("the shelling of the town by the army"), the latter with
a support verb ("launched an attack on") or alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dyads.extract import arguments as grammar
from dyads.extract.lexicon import Argument, Pattern, lexicon, operators
from dyads.extract.roles import agents
from dyads.extract.sentence import ParsedSentence
from dyads.graph.ontology import ontology

_SERIES = frozenset(
    "series number round wave set range lot string package batch dozen spate hundred thousand couple".split()
)


class Predicate(msgspec.Struct):
    """An act found in a sentence: the heads of its participants, and how it was found.

    `governor` is the token whose polarity, modality and speaker count: the verb, or the support verb of a noun.
    """

    pattern: Pattern
    trigger: Token
    governor: Token
    subjects: list[Token]
    objects: list[Token]
    direct: bool
    relation: str
    words: list[Token]
    rule: str
    reciprocal: bool = False
    between: bool = False
    locative: bool = False
    nominal: bool = False


def predicates(sentence: ParsedSentence) -> list[list[Predicate]]:
    """All acts of the sentence in reading order, each with its possible readings, the most specific first."""
    found: list[list[Predicate]] = []
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod":
            found.append(_verbal(token))
        elif token.pos_ in {"NOUN", "PROPN"}:
            found.append(_nominal(sentence, token))
    return [readings for readings in found if readings]


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _verbal(verb: Token) -> list[Predicate]:
    particles = grammar.particles(verb)
    whole, lacking = [], []
    for pattern in lexicon().verbs.get(verb.lemma_.lower(), ()):
        demanded = pattern.heads[verb.lemma_.lower()]
        if demanded and not demanded & particles:
            continue
        matched = _match(verb, pattern)
        if matched is not None:
            (whole if matched.objects else lacking).append(matched)
    return whole + lacking


def _match(verb: Token, pattern: Pattern) -> Predicate | None:
    """The predicate if the verb's surroundings have all that the pattern demands."""
    actors: dict[str, list[Token]] = {}
    direct, locative = False, False
    words = [verb]
    nouns: list[Token] = []
    reciprocal = False
    objects = [o for o in grammar.direct_objects(verb)]
    bare = [o for o in objects if o.dep_ != "dative" or o.pos_ != "ADP"]
    seen_object = False
    for argument in pattern.arguments:
        if argument.role:
            heads = _fill(verb, nouns, argument, bare)
            if argument.prepositions == frozenset():
                heads = [h for h in heads if h not in nouns]
                if (
                    any(later.words and not later.prepositions for later in pattern.arguments)
                    and len(heads) > 1
                ):
                    heads = heads[:1]
                seen_object = True
            if not heads:
                if _is_with_both(pattern, argument) and (nouns or not bare):
                    actors.setdefault("object", [])
                    continue
                return None
            if any(_each_other(h) for h in heads):
                reciprocal = True
            actors[argument.role] = heads
            direct = direct or argument.direct
            locative = (
                locative
                or argument.prepositions == frozenset({"in"})
                or any(h.head.lower_ == "in" for h in heads if argument.prepositions)
            )
            if argument.prepositions and not nouns and heads[0].head.dep_ == "prep":
                words.append(heads[0].head)
        elif argument.words:
            word = _word(verb, nouns, argument, bare, seen_object)
            if word is None:
                return None
            words.append(word)
            if word.pos_ in {"NOUN", "PROPN"}:
                nouns.append(word)
        elif not argument.prepositions & _following(verb):
            return None
    subjects = grammar.acting_subjects(verb)
    if not subjects and grammar.is_passive(
        verb
    ):  # "was hit with sanctions by the Union", hung under "sanctions"
        subjects = [head for noun in nouns for head in _by(noun)]
    if "subject" in actors:  # "X came under attack from Y"
        actors["object"] = grammar.grammatical_subjects(verb)
        subjects = actors["subject"]
        if not actors["object"]:
            return None
    relation = pattern.relation
    return Predicate(
        pattern=pattern, trigger=verb, governor=verb, subjects=subjects, objects=actors["object"], direct=direct,
        relation=relation, words=words, rule=f"verb: {pattern.source}", reciprocal=reciprocal, locative=locative,
        between=not actors["object"],
    )  # fmt: skip


def _fill(verb: Token, nouns: list[Token], argument: Argument, bare: list[Token]) -> list[Token]:
    if argument.prepositions == frozenset({"that"}):
        return grammar.clause_subjects(verb)
    if not argument.prepositions:
        return bare
    found = []
    sources = (
        [verb, *nouns, *(n for noun in nouns for n in _around(noun))]
        if nouns
        else [verb, *(o for o in bare if not grammar.is_passive(verb))]
    )
    for source in sources:
        for name, head in grammar.prepositional(source):
            if name in argument.prepositions:
                found.append(head)
    return _without_places(found)


def _without_places(heads: list[Token]) -> list[Token]:
    """Of several targets the ones after "on" or "against", not the place after "in"."""
    return [h for h in heads if h.head.lower_ not in {"in", "at"}] or heads[:1]


def _word(
    verb: Token, nouns: list[Token], argument: Argument, bare: list[Token], after: bool
) -> Token | None:
    if argument.prepositions:
        for source in [verb, *nouns, *bare]:
            for name, head in grammar.prepositional(source):
                if name in argument.prepositions and (word := _one_of(head, argument.words)):
                    return word
        return None
    for head in bare:
        if (word := _one_of(head, argument.words)) and word not in nouns:
            return word
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {
            "attr",
            "acomp",
            "oprd",
            "xcomp",
            "advmod",
            "ccomp",
            "dative",
        } | ({"advcl", "dobj", "npadvmod"} if after else set()):
            if child.lemma_.lower() in argument.words or child.lower_ in argument.words:
                return child
            for inner in child.children:
                if (
                    after
                    and (inner.lemma_.lower() in argument.words)
                    and inner.dep_ in {"aux", "compound", "amod", "oprd", "acomp"}
                ):
                    return inner
    if after:
        for head in bare:  # "took three teachers hostage": the parser may hang "hostage" under the object
            for child in head.rights:
                if child.lemma_.lower() in argument.words and child.i <= head.i + 2:
                    return child
        if "to" in argument.words:
            return next(
                (
                    c
                    for x in verb.children
                    if x.dep_ in {"xcomp", "advcl", "ccomp"}
                    for c in x.lefts
                    if c.lower_ == "to"
                ),
                None,
            )
    return None


def _one_of(head: Token, words: frozenset[str]) -> Token | None:
    """The word of a phrase that is one of these: its head, the noun after "a series of", or one joined by "and"."""
    if head.lemma_.lower() in words or head.lower_ in words:
        return head
    if head.ent_type_ == "MONEY" and "money" in words:
        return head
    if head.lemma_.lower() in _SERIES:
        for name, inner in grammar.prepositional(head):
            if name == "of" and (found := _one_of(inner, words)):
                return found
    return next((c for c in head.rights if c.dep_ == "conj" and c.lemma_.lower() in words), None)


def _around(noun: Token) -> list[Token]:
    """The nouns that a phrase after this one may hang under instead: its conjuncts, and "a number of" around it."""
    found = [c for c in noun.children if c.dep_ == "conj"]
    head = noun.head
    if noun.dep_ == "conj":
        found.append(head)
        head = head.head if head.dep_ == "pobj" else head
    if head.dep_ == "prep" and head.lower_ == "of":
        found.append(head.head)
    return found


def _following(verb: Token) -> set[str]:
    found = {
        c.lower_ for c in verb.children if c.i > verb.i and c.dep_ in {"prep", "prt"} and c.lower_ != "to"
    }
    if any(c.lower_ == "to" for x in verb.children if x.dep_ in {"xcomp", "advcl", "ccomp"} for c in x.lefts):
        found.add("to")
    return found


def _is_with_both(pattern: Pattern, argument: Argument) -> bool:
    """Whether "with X" may be missing because the subject is plural ("X and Y agreed")."""
    return ontology().is_symmetric(pattern.relation) and (
        "with" in argument.prepositions or (not argument.prepositions and pattern.relation == "meets")
    )


def _each_other(head: Token) -> bool:
    return (
        (head.lower_ == "one" and head.i + 1 < len(head.doc) and head.nbor(1).lower_ == "another")
        or (head.lower_ == "other" and head.i > 0 and head.nbor(-1).lower_ == "each")
        or (head.lower_ == "another" and head.i > 0 and head.nbor(-1).lower_ == "one")
    )


# ── nouns that name an act ───────────────────────────────────────────────────────────────────────────────────────────


def _nominal(sentence: ParsedSentence, noun: Token) -> list[Predicate]:
    patterns = lexicon().nouns.get(noun.lemma_.lower())
    if not patterns or noun.dep_ in {"compound", "npadvmod"}:
        return []
    found = []
    modifiers = {c.lemma_.lower() for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod"}}
    for pattern in patterns:
        if pattern.modifiers and not pattern.modifiers & modifiers:
            continue
        matched = _match_noun(sentence, noun, pattern)
        if matched is not None:
            found.append(matched)
    return found


def _match_noun(sentence: ParsedSentence, noun: Token, pattern: Pattern) -> Predicate | None:
    slots = [argument for argument in pattern.arguments if argument.role]
    slot = slots[0]
    for argument in pattern.arguments:
        if argument.words and not any(
            name in (argument.prepositions or {"of"}) and _one_of(head, argument.words)
            for name, head in grammar.prepositional(noun)
        ):
            return None
    verb = _supporting(noun)
    objects: list[Token] = []
    names = set()
    for source in [noun, *_by(noun)] if verb is None else [noun, *_by(noun), verb]:
        for name, head in grammar.prepositional(source):
            if name in slot.prepositions and name != "by" and not (source == verb and name == "in"):
                objects.append(head)
                names.add(name)
        if objects:
            objects = _without_places(objects)
            break
    subjects = _noun_subjects(sentence, noun, of_is_object="of" in slot.prepositions)
    governor = noun
    if verb is not None:
        governor = verb
        if not subjects:
            subjects = grammar.acting_subjects(verb)
    elif not subjects and pattern.relation == "visits":  # "said on a visit to", "during his trip to"
        subjects = _visitor(noun)
    if not objects:
        return None
    between = "between" in names
    return Predicate(
        pattern=pattern, trigger=noun, governor=governor, subjects=subjects, objects=objects, direct=slot.direct,
        relation=pattern.relation, words=[noun], rule=f"noun: {pattern.source}", between=between, locative=objects[0].head.lower_ == "in", nominal=True,
    )  # fmt: skip


def _noun_subjects(sentence: ParsedSentence, noun: Token, *, of_is_object: bool) -> list[Token]:
    """Heads of who acts, at the noun itself: "by X", "X's", "the Iranian …", "of X" where that is not the object."""
    for name, head in grammar.prepositional(noun):
        if name == "by":
            return [head]
    if of_is_object:  # "the arrest of X by Y", hung under X
        for _, inner in grammar.prepositional(noun):
            if by := _by(inner):
                return by
    for participle in noun.rights:  # "an attack carried out by X", "strikes launched by X"
        if participle.dep_ in {"acl", "relcl"} and (found := grammar.agents(participle)):
            return found
    for child in noun.lefts:
        if child.dep_ == "poss":
            return [child]
    for child in reversed(list(noun.lefts)):
        if child.dep_ in {"amod", "compound", "nmod"} and (
            child.i in sentence.names
            or child.ent_type_ in {"NORP", "ORG", "PERSON"}
            or child.lower_ in agents()
        ):
            return [child]
    if not of_is_object:
        for name, head in grammar.prepositional(noun):
            if name == "of":
                return [head]
    return []


def _visitor(noun: Token) -> list[Token]:
    """Who is "on a visit to": the subject of the clause that the phrase belongs to."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"on", "during"}:
        return []
    verb = noun.head.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    return grammar.acting_subjects(verb)


def _by(noun: Token) -> list[Token]:
    """Heads after "by": the parser often hangs the target under them ("an attack by rebels on troops")."""
    return [head for name, head in grammar.prepositional(noun) if name == "by"]


def _supporting(noun: Token) -> Token | None:
    """The verb whose object the noun is, where that verb only lends it a subject ("launched an attack")."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    if (
        token.dep_ == "pobj"
        and token.head.dep_ == "prep"
        and token.head.lower_ == "of"
        and token.head.head.lemma_ in _SERIES
    ):
        token = token.head.head
    verb = token.head
    if token.dep_ in {"dobj", "nsubjpass"} and verb.pos_ == "VERB":
        return verb if _class_of(verb) else None
    if (
        token.dep_ == "pobj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and verb.lower_ in {"in", "into", "on", "under", "for", "of", "with"}
    ):
        return (
            verb.head
            if verb.head.lemma_
            in {"engage", "enter", "go", "embark", "be", "call", "take", "threaten", "participate", "respond"}
            else None
        )
    return None


_SUPPORT_CLASSES = ("support", "end", "reject", "demand", "seek", "ask", "deny")


def _class_of(verb: Token) -> str | None:
    lemma = verb.lemma_.lower()
    if lemma == "call":
        return "end" if "off" in grammar.particles(verb) else "demand"
    return next((name for name in _SUPPORT_CLASSES if lemma in operators()[name]), None)


def support_class(predicate: Predicate) -> str | None:
    """What the support verb of a nominal act does to it: "support", "end", "reject", "seek"; None where there is none."""
    if not predicate.nominal or predicate.governor == predicate.trigger:
        return None
    return _class_of(predicate.governor)


def iter_words(predicate: Predicate) -> Iterator[Token]:
    """The words of the trigger, first to last."""
    yield from sorted(predicate.words, key=lambda token: token.i)
