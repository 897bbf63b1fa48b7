"""The lexicon: which words, with which arguments around them, express which relation.

The folder data/lexicon has a file a category; the pattern language is described at the head of its
classes.toml. This module reads them, once, into patterns that can be looked up by their first lemma.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import msgspec

from dyads.extract.knowledge.files import read_toml
from dyads.graph.errors import DataFileError
from dyads.graph.ontology import ontology

_PREPOSITIONS = frozenset(
    "about across after against along alongside around as at back before behind beside between by "
    "during for from in inside into near of off on onto out outside over regarding through throughout "
    "to together toward towards under up upon with within without that".split()
)


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
    """A way to say a relation: heads with the particles each demands. `source` is the entry as written."""

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
    """The lexicon this package ships. Raises DataFileError that names the entry where it is malformed."""
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
                    pattern = _parse(file, relation, source, classes, nominal=index is nouns)
                    for head in pattern.heads:
                        index[head].append(pattern)
    return Lexicon(verbs=_ranked(verbs), nouns=_ranked(nouns))


def _ranked(index: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    return {
        head: tuple(sorted(found, key=lambda pattern: -pattern.specificity)) for head, found in index.items()
    }


def _parse(file: str, relation: str, source: str, classes: dict[str, list[str]], *, nominal: bool) -> Pattern:
    """A pattern as written, read; its language is described at the head of the file."""
    try:
        head, *rest = source.split()
        heads = head.split("|")
        modifiers: frozenset[str] = frozenset()
        if nominal:  # "air strike on OBJ": the words before the head are its modifiers
            while rest and not _is_preposition(rest[0]) and not rest[0].startswith(("OBJ", "SUBJ")):
                modifiers = _words("|".join(heads), classes)
                heads, rest = sorted(_words(rest[0], classes)), rest[1:]
        particles: frozenset[str] = frozenset()
        for token in rest:
            if token.startswith("+"):
                particles = _words(token[1:], classes)
        arguments = _arguments([token for token in rest if not token.startswith("+")], classes)
        if not any(argument.role for argument in arguments):
            raise _MalformedError("no OBJ or SUBJ")
    except _MalformedError as error:
        raise DataFileError(f"{file}: {relation}: {source!r}: {error}") from error
    own = (head.partition("+") for head in heads)  # "call+off": a particle of this head alone
    return Pattern(
        relation=relation,
        heads={head: frozenset([particle]) if particle else particles for head, _, particle in own},
        arguments=arguments,
        source=source,
        modifiers=modifiers,
    )


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
            found.append(Argument(prepositions=pending, words=_words(token, classes)))
        pending = frozenset()
    if pending:  # "allow OBJ to": the preposition or infinitive marker itself is what is demanded
        found.append(Argument(prepositions=pending))
    return tuple(found)


def _words(token: str, classes: dict[str, list[str]]) -> frozenset[str]:
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
    return all(part in _PREPOSITIONS for part in token.split("|"))
