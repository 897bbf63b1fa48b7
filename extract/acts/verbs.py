"""Predicates at verbs: "shelled the town", "launched an attack on", "came under fire from"."""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile

import msgspec
from spacy.tokens import Token

from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.labels import AFTER_VERB, IN_COMPLEMENT, INFINITIVES, MODIFIERS, NOUNS, TIMES
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate, one_of
from dyads.extract.knowledge.lexicon import Argument, Pattern, lexicon
from dyads.extract.knowledge.nouns import agent_at
from dyads.extract.knowledge.words import words
from dyads.graph.ontology import ontology

# Dependencies of words that complete a verb after its object: "take X hostage".
_LATE_COMPLEMENTS = AFTER_VERB | {"advcl", "dobj", "npadvmod"}
_WITH_PHRASES = NOUNS | {"ADJ"}


def verbal(verb: Token) -> list[Predicate]:
    """The predicates that a verb can be read as, those with an object first, then the most specific first."""
    head = lemma(verb)
    patterns = lexicon().verbs.get(head)
    if not patterns:
        return []
    slots = _Slots(verb)
    whole: list[Predicate] = []
    lacking: list[Predicate] = []
    for pattern in patterns:
        demanded = pattern.heads[head]
        if demanded and not demanded & slots.particles:
            continue
        filled = _fill(slots, pattern)
        predicate = None if filled is None else _matched(slots, pattern, filled)
        if predicate is not None:
            (whole if predicate.objects else lacking).append(predicate)
    return whole + lacking


class _Slots:
    """What stands around a verb, found once for all its patterns."""

    def __init__(self, verb: Token) -> None:
        self.verb = verb
        self.lemma = lemma(verb)
        self.particles = grammar.particles(verb)
        self.passive = grammar.is_passive(verb)
        objects = [o for o in grammar.direct_objects(verb) if o.dep_ != "dative" or o.pos_ != "ADP"]
        self.objects = [o for o in objects if o.i > verb.i] if _is_stranded(verb) else objects
        self._phrases: dict[int, list[tuple[str, Token]]] = {}

    @cached_property
    def subjects(self) -> list[Token]:
        """Heads of who acts."""
        found = grammar.acting_subjects(self.verb)
        return [*(named for head in found for named in _listed_before(head, self.verb)), *found]

    @cached_property
    def following(self) -> set[str]:
        """Prepositions and particles after the verb; "to" before an infinitive, "that" before a clause."""
        after = [c for c in self.verb.rights if c.dep_ in {"prep", "prt"} and not grammar.is_instead_of(c)]
        found = {c.lower_ for c in after if c.lower_ != "to"}
        if any(c.dep_ == "ccomp" for c in self.verb.rights):
            found.add("that")
        return found | {"to"} if self.infinitive_marker is not None else found

    @cached_property
    def infinitive_marker(self) -> Token | None:
        """The "to" of an infinitive under the verb."""
        under = (c for x in self.verb.children if x.dep_ in INFINITIVES for c in x.lefts)
        return next((c for c in under if c.lower_ == "to"), None)

    def phrases(self, token: Token) -> list[tuple[str, Token]]:
        """The prepositional phrases at a token of the clause."""
        if token.i not in self._phrases:
            self._phrases[token.i] = grammar.prepositional(token)
        return self._phrases[token.i]

    def after(self, sources: list[Token], prepositions: frozenset[str]) -> list[Token]:
        """Heads after one of these prepositions at any of these tokens."""
        return [head for source in sources for name, head in self.phrases(source) if name in prepositions]


def _is_stranded(verb: Token) -> bool:
    """Whether a relative clause ends in a preposition: "the troops we fought alongside" were not fought."""
    return verb.dep_ == "relcl" and any(
        child.dep_ == "prep" and not any(child.children) for child in verb.rights
    )


def _listed_before(subject: Token, verb: Token) -> list[Token]:
    """The names before a headline's subject that its comma stands for "and" with: "Chad, Mali sign pact"."""
    first = subject.left_edge.i
    if first >= 2 and subject.doc[first - 1].text == ",":
        before = subject.doc[first - 2]
        opens = before.left_edge.i == before.sent.start
        if opens and before.dep_ == "npadvmod" and before.pos_ == "PROPN" and before.ent_type_ not in TIMES:
            return [before]
    return [
        name
        for name in subject.rights
        if name.dep_ == "appos"
        and name.nbor(-1).text == ","
        and name.right_edge.i == verb.i - 1
        and name.ent_type_ == subject.ent_type_
        and name.pos_ == "PROPN"
    ]


class _Filled(msgspec.Struct, frozen=True):
    """What fills the arguments of a pattern, as far as they have been tried."""

    words: tuple[Token, ...]
    """All that the pattern demands, the verb first."""
    nouns: tuple[Token, ...] = ()
    """Those of the words under which what follows may hang: "put pressure on X", "was proud of X"."""
    actors: dict[str, list[Token]] = {}
    """Heads by role, "subject" or "object"."""
    after_object: bool = False
    direct: bool = False
    locative: bool = False
    reciprocal: bool = False


def _fill(slots: _Slots, pattern: Pattern) -> _Filled | None:
    """What fills a pattern's arguments; None where the clause lacks one."""
    filled = _Filled(words=(slots.verb,))
    for argument in pattern.arguments:
        longer = _filled_further(slots, pattern, argument, filled)
        if longer is None:
            return None
        filled = longer
    return filled


def _filled_further(slots: _Slots, pattern: Pattern, argument: Argument, filled: _Filled) -> _Filled | None:
    """What is filled with one argument more; None where the clause lacks it."""
    if argument.role:
        return _with_actor(slots, pattern, argument, filled)
    if argument.words:
        return _with_word(slots, argument, filled)
    return filled if argument.prepositions & slots.following else None


def _matched(slots: _Slots, pattern: Pattern, filled: _Filled) -> Predicate | None:
    """The predicate of a pattern whose arguments are filled."""
    verb = slots.verb
    subjects, objects = _acting(slots, pattern, filled), filled.actors.get("object", [])
    if "subject" in filled.actors:  # "X came under attack from Y"
        objects, subjects = grammar.grammatical_subjects(verb), filled.actors["subject"]
        if not objects:
            return None
    particles = [child for child in verb.children if child.lower_ in pattern.heads[slots.lemma]]
    return Predicate(
        relation=pattern.relation,
        rule=f"verb: {pattern.source}",
        trigger=verb,
        governor=verb,
        words=[*filled.words, *particles],
        subjects=subjects,
        objects=objects,
        direct=filled.direct,
        reciprocal=filled.reciprocal,
        between=not objects,
        locative=filled.locative,
    )


def _acting(slots: _Slots, pattern: Pattern, filled: _Filled) -> list[Token]:
    if slots.subjects or not slots.passive:
        return slots.subjects
    if slots.lemma in words("engaged"):
        return grammar.grammatical_subjects(slots.verb)
    # "was hit with sanctions by the Union", hung under "sanctions"
    return slots.after(list(filled.nouns), frozenset({"by"})) or _senders(slots, pattern, filled)


def _senders(slots: _Slots, pattern: Pattern, filled: _Filled) -> list[Token]:
    """Whose it is that was sent or imposed, by nobody named: "EU aid was sent to X"."""
    category = ontology().relation(pattern.relation).category
    of_object = any("of" in argument.prepositions for argument in pattern.arguments if argument.role)
    if category not in {"AID", "MOBILIZE", "SANCTION"} or of_object:
        return []
    if category == "MOBILIZE" and slots.verb.dep_ == "acl":  # "troops stationed in X" are only there
        return []
    return [owner for noun in filled.nouns if noun in slots.objects for owner in grammar.possessors(noun)]


# ── actors ──────────────────────────────────────────────────────────────────────────


def _with_actor(slots: _Slots, pattern: Pattern, argument: Argument, filled: _Filled) -> _Filled | None:
    """Fills an argument with actors."""
    heads = _actor_heads(slots, pattern, argument, filled)
    after_object = filled.after_object or not argument.prepositions
    if not heads:
        if _stands_alone(slots, filled) and _may_be_in_subject(pattern, argument):
            return msgspec.structs.replace(filled, after_object=after_object)
        return None
    preposition = heads[0].head
    bare = argument.prepositions and not filled.nouns and preposition.dep_ == "prep"
    inside = argument.prepositions and (
        argument.prepositions == {"in"} or any(head.head.lower_ == "in" for head in heads)
    )
    return _Filled(
        words=(*filled.words, preposition) if bare else filled.words,
        nouns=filled.nouns,
        actors={**filled.actors, argument.role: heads},
        after_object=after_object,
        direct=filled.direct or argument.direct,
        locative=filled.locative or bool(inside),
        reciprocal=filled.reciprocal or any(_is_each_other(head) for head in heads),
    )


def _actor_heads(slots: _Slots, pattern: Pattern, argument: Argument, filled: _Filled) -> list[Token]:
    """Heads of the actors that fill an argument."""
    if not argument.prepositions:
        heads = _bare_objects(slots, pattern, filled)
        return heads if argument.direct else [*heads, *(maker for head in heads for maker in _makers(head))]
    if argument.prepositions == {"that"}:
        above = filled.nouns[-1] if filled.nouns else slots.verb
        accusing = ontology().relation(pattern.relation).category == "ACCUSE"
        return grammar.clause_agents(above) if accusing else grammar.clause_subjects(above)
    sources = _around_nouns(slots, pattern, filled) if filled.nouns else _around_verb(slots, filled)
    found = [head for head in slots.after(sources, argument.prepositions) if head not in filled.words]
    if slots.passive and argument.role == "object":  # "calls were rejected by X"
        found = [head for head in found if head not in slots.subjects]
    if "of" in argument.prepositions:  # "lost support of X", "lost X's support"
        found += [child for noun in filled.nouns for child in noun.lefts if child.dep_ == "poss"]
    if not found and filled.nouns and (aimed := argument.prepositions & words("aimed")):
        found = grammar.strayed(filled.nouns[-1], aimed)
    if not found and filled.nouns and "of" in argument.prepositions:
        found = grammar.possessors(filled.nouns[-1])
    return grammar.without_places(found)


def _bare_objects(slots: _Slots, pattern: Pattern, filled: _Filled) -> list[Token]:
    """The verb's objects; where a bare noun must follow ("give X support"), the first alone is the actor."""
    heads = [head for head in slots.objects if head not in filled.nouns]
    nouns_follow = any(a.words and not a.prepositions for a in pattern.arguments)
    return _receivers(heads) or heads[:1] if nouns_follow else heads


def _makers(thing: Token) -> list[Token]:
    """Whose a thing is by what they did with it: "shelled a town held by X"."""
    if thing.ent_type_ or agent_at(thing) is not None:
        return []
    return [
        maker
        for clause in thing.rights
        if clause.dep_ == "acl" and clause.tag_ == "VBN"
        for maker in grammar.passive_agents(clause)
    ]


def _receivers(objects: list[Token]) -> list[Token]:
    """The name that the parser took for part of what is given: "sent Ukraine tanks"."""
    if len(objects) != 1:
        return []
    given = objects[0]
    first = given.left_edge
    before = given.doc[first.i : given.i]
    name = [*takewhile(lambda word: word.ent_type_ == "GPE" and word.pos_ == "PROPN", before)]
    return name[-1:] if first.dep_ in MODIFIERS and not first.is_upper else []


def _around_nouns(slots: _Slots, pattern: Pattern, filled: _Filled) -> list[Token]:
    """Under what a phrase may hang that goes with the nouns of a pattern: "put pressure on X"."""
    demanded = frozenset[str]().union(*(a.words for a in pattern.arguments))
    also = [head for _, head in slots.phrases(slots.verb) if lemma(head) in demanded]
    return [slots.verb, *filled.nouns, *(n for noun in filled.nouns for n in _attachments(noun)), *also]


def _around_verb(slots: _Slots, filled: _Filled) -> list[Token]:
    """Under what a phrase may hang that goes with the verb alone: the verb, or its object."""
    if slots.objects and not filled.after_object and slots.lemma in words("intransitive"):
        return []
    if not slots.objects and slots.lemma in words("carrying"):
        return []
    return [slots.verb, *_predicatives(filled), *([] if slots.passive else slots.objects)]


def _predicatives(filled: _Filled) -> list[Token]:
    """Adjectives that a pattern demands after its verb: "is critical of X"."""
    return [word for word in filled.words[1:] if word.pos_ in {"ADJ", "VERB"}]


def _attachments(noun: Token) -> list[Token]:
    """The nouns that a phrase after this one may hang under.

    Its conjuncts, what it is "in" ("$2 million in aid to"), and "a number of" around it.
    """
    found = [c for c in noun.children if c.dep_ == "conj"]
    found += [inner for name, inner in grammar.prepositional(noun) if name == "in"]
    head = noun.head
    if noun.dep_ == "conj":
        found.append(head)
        head = head.head if head.dep_ == "pobj" else head
    if head.dep_ == "prep" and head.lower_ == "of":
        found.append(head.head)
    return found


def _stands_alone(slots: _Slots, filled: _Filled) -> bool:
    """Whether a verb says all that it says without "with X": "met", "held talks", "discussed trade"."""
    if slots.lemma in words("common_topic"):
        return bool(slots.objects)
    return slots.lemma not in words("each_alone") and bool(filled.nouns or not slots.objects)


def _may_be_in_subject(pattern: Pattern, argument: Argument) -> bool:
    """Whether "with X" may be missing because the subject is plural ("X and Y agreed")."""
    return ontology().is_symmetric(pattern.relation) and (
        "with" in argument.prepositions or (not argument.prepositions and pattern.relation == "meets")
    )


def _is_each_other(head: Token) -> bool:
    """Whether it is the head of "each other" or "one another"."""
    before = head.nbor(-1).lower_ if head.i > 0 else ""
    after = head.nbor(1).lower_ if head.i + 1 < len(head.doc) else ""
    return (head.lower_, after) == ("one", "another") or (before, head.lower_) in {
        ("each", "other"),
        ("one", "another"),
    }


# ── words ───────────────────────────────────────────────────────────────────────────


def _with_word(slots: _Slots, argument: Argument, filled: _Filled) -> _Filled | None:
    """Fills an argument with a word that the pattern demands."""
    word = (
        _word_after(slots, argument, filled) if argument.prepositions else _bare_word(slots, argument, filled)
    )
    if word is None:
        return None
    nouns = (*filled.nouns, word) if word.pos_ in _WITH_PHRASES else filled.nouns
    return msgspec.structs.replace(filled, words=(*filled.words, word), nouns=nouns)


def _word_after(slots: _Slots, argument: Argument, filled: _Filled) -> Token | None:
    """The word after a preposition, at the verb, at a noun of the pattern or at an object."""
    sources = [slots.verb, *_predicatives(filled), *filled.nouns, *slots.objects]
    heads = slots.after(sources, argument.prepositions)
    if "doing" in argument.words:
        return next((head for head in heads if head.tag_ == "VBG"), None)
    return next((word for head in heads if (word := one_of(head, argument.words))), None)


def _bare_word(slots: _Slots, argument: Argument, filled: _Filled) -> Token | None:
    """The word as an object, or as a complement."""
    taken = {*filled.nouns, *(head for heads in filled.actors.values() for head in heads)}
    for head in slots.objects:
        if (word := one_of(head, argument.words)) and word not in taken:
            return word
    if filled.after_object:
        return _late_complement(slots, argument.words, taken)
    complements = (c for c in slots.verb.rights if c.dep_ in AFTER_VERB)
    return next((c for c in complements if _is_word(c, argument.words)), None)


def _late_complement(slots: _Slots, demanded: frozenset[str], taken: set[Token]) -> Token | None:
    """A word that completes the verb after its object: "took three teachers hostage", "helped X to …"."""
    for child in slots.verb.rights:
        if child.dep_ in _LATE_COMPLEMENTS and child not in taken:
            if _is_word(child, demanded):
                return child
            for inner in child.children:
                if inner.dep_ in IN_COMPLEMENT and lemma(inner) in demanded:
                    return inner
    for head in slots.objects:  # the parser may hang "hostage" under the object
        for child in head.rights:
            if lemma(child) in demanded and child.i <= head.i + 2:
                return child
    return slots.infinitive_marker if "to" in demanded else None


def _is_word(token: Token, demanded: frozenset[str]) -> bool:
    return lemma(token) in demanded or token.lower_ in demanded
