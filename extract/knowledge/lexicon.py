"""The lexicon: which words, with which arguments around them, express which relation.

The folder data/lexicon has a file a category; the pattern language is described at the head of its
classes.toml. This module reads them, once, into patterns that can be looked up by their first lemma.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations

import msgspec

from dyads.extract.knowledge.files import read_toml
from dyads.extract.knowledge.words import words
from dyads.graph.errors import DataFileError
from dyads.graph.ontology import ontology


class Argument(msgspec.Struct, frozen=True):
    """One argument of a pattern: what fills it, after which prepositions (none: a bare object).

    `words` are lemmas; empty where an actor fills it. `role` is "object" or "subject" where an actor does.
    `direct` demands that the filler itself be an actor.
    """

    prepositions: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    role: str = ""
    direct: bool = False


class Pattern(msgspec.Struct, frozen=True):
    """A way to say a relation: heads with the particles that all of them demand.

    `source` is the entry as written: one with "call+off" among its heads makes several patterns.
    """

    relation: str
    heads: dict[str, frozenset[str]]
    arguments: tuple[Argument, ...]
    source: str
    modifiers: frozenset[str] = frozenset()

    @property
    def specificity(self) -> int:
        """How much the pattern demands: the more, the earlier it is tried."""
        filled = sum(2 if argument.words else 1 for argument in self.arguments)
        prepositional = sum(bool(argument.prepositions) for argument in self.arguments)
        particles = any(self.heads.values())
        return 4 * filled + 2 * prepositional + 3 * particles + 3 * bool(self.modifiers)

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts patterns by when they are tried.

        The most specific comes first; of equals one that has a word by its name, before one that has it by
        its class.
        """
        return -self.specificity, sum("@" in token for token in self.source.split())

    @property
    def needs_actor(self) -> bool:
        """Whether the one acted on must be an actor, and no thing."""
        return any(argument.direct for argument in self.arguments)


class LexiconEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One relation's patterns."""

    verbs: list[str] = []
    nouns: list[str] = []


class Lexicon(msgspec.Struct, frozen=True):
    """Patterns by the lemma of their head, the most specific first."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon this package ships. Raises DataFileError that names the entry where it is malformed.

    No wording may stand under two relations: which it means would depend on the order of the files.
    """
    classes = read_toml("lexicon/classes.toml", dict[str, list[str]])
    verbs: dict[str, list[Pattern]] = defaultdict(list)
    nouns: dict[str, list[Pattern]] = defaultdict(list)
    for category in ontology().categories:
        file = f"lexicon/{category.lower()}.toml"
        for relation, entry in read_toml(file, dict[str, LexiconEntry]).items():
            if relation not in ontology().relations or ontology().relation(relation).category != category:
                raise DataFileError(f"{file}: {relation}: no relation of {category} in relations.toml")
            for index, sources in ((verbs, entry.verbs), (nouns, entry.nouns)):
                for source in sources:
                    for pattern in _parse(file, relation, source, classes, nominal=index is nouns):
                        for head in pattern.heads:
                            index[head].append(pattern)
    return Lexicon(verbs=_ranked(verbs), nouns=_ranked(nouns))


def _ranked(index: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    ranked = {head: tuple(sorted(found, key=lambda pattern: pattern.rank)) for head, found in index.items()}
    for head, patterns in ranked.items():
        for one, other in combinations(patterns, 2):
            if one.relation != other.relation and _hides(one, other, head):
                first, second = (
                    f"lexicon/{ontology().relation(each.relation).category.lower()}.toml: {each.relation}: "
                    f"{each.source!r}"
                    for each in (one, other)
                )
                raise DataFileError(f"{first} has a wording in common with {second}")
    return ranked


def _hides(one: Pattern, other: Pattern, head: str) -> bool:
    """Whether a wording of the other, tried later, is read as the one for no reason but their order.

    One that has the word by its name, or that needs an actor where the other takes things too, has a reason.
    """
    return (
        one.rank == other.rank
        and one.needs_actor <= other.needs_actor
        and _meet(one.heads[head], other.heads[head])
        and _meet(one.modifiers, other.modifiers)
        and len(one.arguments) == len(other.arguments)
        and all(
            a.role == b.role and _meet(a.prepositions, b.prepositions) and _meet(a.words, b.words)
            for a, b in zip(one.arguments, other.arguments, strict=True)
        )
    )


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of alternatives have one in common, or there is none in either."""
    return not one.isdisjoint(other) or not (one or other)


def _parse(
    file: str, relation: str, source: str, classes: dict[str, list[str]], *, nominal: bool
) -> list[Pattern]:
    """The patterns that an entry makes, one for each set of particles that heads demand."""
    try:
        first, *rest = source.split()
        heads = first.split("|")
        modifiers: frozenset[str] = frozenset()
        if nominal:  # "air strike on OBJ": the words before the head are its modifiers
            while rest and not _is_preposition(rest[0]) and not rest[0].startswith(("OBJ", "SUBJ")):
                modifiers = _class_words("|".join(heads), classes)
                heads, rest = sorted(_class_words(rest[0], classes)), rest[1:]
        particles: frozenset[str] = frozenset()
        for token in rest:
            if token.startswith("+"):
                particles = _class_words(token[1:], classes)
        arguments = _arguments([token for token in rest if not token.startswith("+")], classes)
        if not any(argument.role for argument in arguments):
            raise _MalformedError("no OBJ or SUBJ")
    except _MalformedError as error:
        raise DataFileError(f"{file}: {relation}: {source!r}: {error}") from error
    by_particles: dict[frozenset[str], list[str]] = defaultdict(list)
    for written in heads:
        head, _, own = written.partition("+")  # "call+off": a particle of this head alone
        by_particles[frozenset([own]) if own else particles].append(head)
    return [
        Pattern(relation, dict.fromkeys(group, demanded), arguments, source, modifiers)
        for demanded, group in by_particles.items()
    ]


class _MalformedError(ValueError):
    """What is wrong with a pattern."""


def _arguments(tokens: list[str], classes: dict[str, list[str]]) -> tuple[Argument, ...]:
    """The arguments that the tokens after a head demand; prepositions introduce the one that follows."""
    found: list[Argument] = []
    pending: frozenset[str] = frozenset()
    for token in tokens:
        if _is_preposition(token):
            if pending:  # "agree on with OBJ": something must stand after "on"
                found.append(Argument(prepositions=pending))
            pending = frozenset(token.split("|"))
            continue
        if token.startswith(("OBJ", "SUBJ")):
            role = "subject" if token.startswith("SUBJ") else "object"
            found.append(Argument(prepositions=pending, role=role, direct=token.endswith("!")))
        else:
            found.append(Argument(prepositions=pending, words=_class_words(token, classes)))
        pending = frozenset()
    if pending:  # "allow OBJ to": the preposition or infinitive marker itself is what is demanded
        found.append(Argument(prepositions=pending))
    return tuple(found)


def _class_words(token: str, classes: dict[str, list[str]]) -> frozenset[str]:
    """The words of "ship|@vessels"."""
    found: set[str] = set()
    for part in token.split("|"):
        if not part.startswith("@"):
            found.add(part)
        elif part[1:] in classes:
            found.update(classes[part[1:]])
        else:
            raise _MalformedError(f"no class {part}")
    return frozenset(found)


def _is_preposition(token: str) -> bool:
    return all(part in words("preposition") for part in token.split("|"))
