"""Predicates at verbs: "shelled the town", "launched an attack on", "came under fire from"."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate, one_of
from dyads.extract.knowledge.lexicon import Argument, Pattern, lexicon
from dyads.graph.ontology import ontology

# Dependencies of words that complete a verb ("go wrong"), and only after its object ("take X hostage").
_COMPLEMENTS = frozenset({"attr", "acomp", "oprd", "xcomp", "advmod", "ccomp", "dative"})
_LATE_COMPLEMENTS = _COMPLEMENTS | {"advcl", "dobj", "npadvmod"}
_INSIDE_COMPLEMENTS = frozenset({"aux", "compound", "amod", "oprd", "acomp"})
# Verbs that take a preposition only where they have no object.
_INTRANSITIVE = frozenset("agree call cooperate fight meet speak talk work".split())
# Prepositions that name a target wherever the parser hangs them.
_AIMED = frozenset({"against", "into", "on", "to", "with", "for"})
_INFINITIVES = frozenset({"xcomp", "advcl", "ccomp"})


def verbal(verb: Token) -> list[Predicate]:
    """The predicates that a verb can be read as, those with an object first, then the most specific first."""
    head = lemma(verb)
    patterns = lexicon().verbs.get(head)
    if not patterns:
        return []
    clause = _Clause(verb)
    particles = grammar.particles(verb)
    whole: list[Predicate] = []
    lacking: list[Predicate] = []
    for pattern in patterns:
        demanded = pattern.heads[head]
        if demanded and not demanded & particles:
            continue
        matched = _Match(clause, pattern).predicate()
        if matched is not None:
            (whole if matched.objects else lacking).append(matched)
    return whole + lacking


class _Clause:
    """What stands around a verb, found once for all its patterns."""

    def __init__(self, verb: Token) -> None:
        self.verb = verb
        self.passive = grammar.is_passive(verb)
        self.objects = [o for o in grammar.direct_objects(verb) if o.dep_ != "dative" or o.pos_ != "ADP"]
        self._phrases: dict[int, list[tuple[str, Token]]] = {}

    @cached_property
    def subjects(self) -> list[Token]:
        """Heads of who acts."""
        return grammar.acting_subjects(self.verb)

    @cached_property
    def following(self) -> set[str]:
        """Prepositions and particles after the verb; "to" where an infinitive follows."""
        found = {c.lower_ for c in self.verb.rights if c.dep_ in {"prep", "prt"} and c.lower_ != "to"}
        return found | {"to"} if self.infinitive_marker is not None else found

    @cached_property
    def infinitive_marker(self) -> Token | None:
        """The "to" of an infinitive under the verb."""
        under = (c for x in self.verb.children if x.dep_ in _INFINITIVES for c in x.lefts)
        return next((c for c in under if c.lower_ == "to"), None)

    def phrases(self, token: Token) -> list[tuple[str, Token]]:
        """The prepositional phrases at a token of the clause."""
        if token.i not in self._phrases:
            self._phrases[token.i] = grammar.prepositional(token)
        return self._phrases[token.i]


class _Match:
    """One pattern tried on one clause, argument by argument."""

    def __init__(self, clause: _Clause, pattern: Pattern) -> None:
        self.clause = clause
        self.pattern = pattern
        self.words = [clause.verb]
        self.nouns: list[Token] = []
        """The words found so far that are nouns: what follows may hang under them."""
        self.actors: dict[str, list[Token]] = {}
        self.after_object = False
        self.direct = self.locative = self.reciprocal = False

    def predicate(self) -> Predicate | None:
        """The predicate, if the clause has all that the pattern demands."""
        if not all(self._take(argument) for argument in self.pattern.arguments):
            return None
        verb = self.clause.verb
        subjects, objects = self._subjects(), self.actors.get("object", [])
        if "subject" in self.actors:  # "X came under attack from Y"
            objects, subjects = grammar.grammatical_subjects(verb), self.actors["subject"]
            if not objects:
                return None
        return Predicate(
            relation=self.pattern.relation,
            rule=f"verb: {self.pattern.source}",
            trigger=verb,
            governor=verb,
            words=[*self.words, *self._particles()],
            subjects=subjects,
            objects=objects,
            direct=self.direct,
            reciprocal=self.reciprocal,
            between=not objects,
            locative=self.locative,
        )

    def _particles(self) -> list[Token]:
        demanded = self.pattern.heads[lemma(self.clause.verb)]
        return [child for child in self.clause.verb.children if child.lower_ in demanded]

    def _subjects(self) -> list[Token]:
        if self.clause.subjects or not self.clause.passive:
            return self.clause.subjects
        # "was hit with sanctions by the Union", hung under "sanctions"
        return [head for noun in self.nouns for name, head in self.clause.phrases(noun) if name == "by"]

    def _take(self, argument: Argument) -> bool:
        """Whether the clause has that argument; what fills it is kept."""
        if argument.role:
            return self._take_actor(argument)
        if not argument.words:
            return bool(argument.prepositions & self.clause.following)
        word = self._word(argument)
        if word is None:
            return False
        self.words.append(word)
        if word.pos_ in {"NOUN", "PROPN"}:
            self.nouns.append(word)
        return True

    def _take_actor(self, argument: Argument) -> bool:
        heads = self._heads(argument)
        if not heads:
            alone = lemma(self.clause.verb) != "speak" and (self.nouns or not self.clause.objects)
            if alone and _may_be_in_subject(self.pattern, argument):
                self.actors.setdefault("object", [])
                return True
            return False
        self.actors[argument.role] = heads
        self.reciprocal = self.reciprocal or any(_is_each_other(head) for head in heads)
        self.direct = self.direct or argument.direct
        if argument.prepositions:
            preposition = heads[0].head
            if not self.nouns and preposition.dep_ == "prep":
                self.words.append(preposition)
            if argument.prepositions == {"in"} or any(head.head.lower_ == "in" for head in heads):
                self.locative = True
        return True

    def _heads(self, argument: Argument) -> list[Token]:
        """Heads of the actors that fill an argument."""
        if not argument.prepositions:
            self.after_object = True
            heads = [head for head in self.clause.objects if head not in self.nouns]
            # Where a bare noun must follow ("give X support"), the first object alone is the actor.
            nouns_follow = any(a.words and not a.prepositions for a in self.pattern.arguments)
            return heads[:1] if nouns_follow else heads
        verb = self.clause.verb
        if argument.prepositions == {"that"}:
            return grammar.clause_subjects(verb)
        if self.nouns:
            demanded = frozenset[str]().union(*(a.words for a in self.pattern.arguments))
            also = [head for _, head in self.clause.phrases(verb) if lemma(head) in demanded]
            sources = [verb, *self.nouns, *(n for noun in self.nouns for n in _around(noun)), *also]
        else:
            if lemma(verb) in _INTRANSITIVE and self.clause.objects and not self.after_object:
                return []  # "called the attack a slap in the face for Washington"
            sources = [verb, *([] if self.clause.passive else self.clause.objects)]
        found = [
            head for s in sources for name, head in self.clause.phrases(s) if name in argument.prepositions
        ]
        if not found and self.nouns and argument.prepositions & _AIMED:
            found = grammar.strayed(self.nouns[-1], argument.prepositions & _AIMED)
        return grammar.without_places(found)

    def _word(self, argument: Argument) -> Token | None:
        """The word that the pattern demands: after a preposition, as an object, or as a complement."""
        objects = self.clause.objects
        if argument.prepositions:
            for source in (self.clause.verb, *self.nouns, *objects):
                for name, head in self.clause.phrases(source):
                    if name in argument.prepositions and (word := one_of(head, argument.words)):
                        return word
            return None
        for head in objects:
            if (word := one_of(head, argument.words)) and word not in self.nouns:
                return word
        if self.after_object:
            return self._late_complement(argument.words)
        complements = (c for c in self.clause.verb.rights if c.dep_ in _COMPLEMENTS)
        return next((c for c in complements if _is_word(c, argument.words)), None)

    def _late_complement(self, words: frozenset[str]) -> Token | None:
        """A word that completes the verb after its object: "took three teachers hostage", "helped X to …"."""
        for child in self.clause.verb.rights:
            if child.dep_ in _LATE_COMPLEMENTS:
                if _is_word(child, words):
                    return child
                for inner in child.children:
                    if inner.dep_ in _INSIDE_COMPLEMENTS and lemma(inner) in words:
                        return inner
        for head in self.clause.objects:  # the parser may hang "hostage" under the object
            for child in head.rights:
                if lemma(child) in words and child.i <= head.i + 2:
                    return child
        return self.clause.infinitive_marker if "to" in words else None


def _is_word(token: Token, words: frozenset[str]) -> bool:
    return lemma(token) in words or token.lower_ in words


def _around(noun: Token) -> list[Token]:
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
