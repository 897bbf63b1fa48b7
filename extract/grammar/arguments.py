"""Grammatical arguments: who stands as subject, objects and after which prepositions at a verb, in any voice.

Plain functions over spaCy's dependency parse (ClearNLP labels, as the English pipelines have them). They undo
passives, control ("urged X to go"), coordination, relative clauses and participles, and survive the parser's
common slips.
"""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.labels import (
    ADDED_CLAUSES,
    AFTER_PREPOSITION,
    AUXILIARIES,
    FINITE,
    MODIFIERS,
    NAMES,
    NOUN_CLAUSES,
    NOUNS,
    OBJECTS,
    PLACES,
    RELATIVE_PRONOUNS,
    SUBJECTS,
    TIMES,
    VERBS,
)
from dyads.extract.grammar.lemma import lemma
from dyads.extract.knowledge.nouns import agents, singular
from dyads.extract.knowledge.words import words

# Entities that only say where or when, and take no phrase of their own.
_SETTINGS = PLACES | TIMES | {"ORG"}
_HELD = frozenset({"hostage", "captive", "prisoner"})
# Parts of speech of a word that introduces a phrase: "including" is a verb, "to" a particle.
_PREPOSITIONS = frozenset({"ADP", "SCONJ", "VERB", "PART", "ADV"})
# Parts of speech that may stand between two verbs that share an object.
_BETWEEN_VERBS = frozenset({"CCONJ", "ADV", "PART", "PUNCT"})
_INNER_CLAUSES = NOUN_CLAUSES | {"advcl", "ccomp"}
_MOST_STEPS = 6  # up from verb to verb, for a subject


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, or a participle that modifies its object ("troops killed by …")."""
    below = {child.dep_ for child in verb.children}
    if below & {"nsubjpass", "auxpass"}:
        return True
    if verb.tag_ != "VBN" or below & {"aux", "dobj"}:
        return False
    if "nsubj" in below:  # "three were killed and two wounded"
        return verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.head.children)
    if verb.dep_ in ADDED_CLAUSES | {"amod"}:
        return True
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head)


def passive_agents(verb: Token) -> list[Token]:
    """Heads of the "by" phrase of a passive."""
    return [
        inner
        for child in verb.children
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by"
        for inner in child.children
        if inner.dep_ == "pobj"
    ]


def verb_above(token: Token) -> Token:
    """The nearest verb from a token upwards, itself included; the root where there is none."""
    while token.pos_ not in VERBS and token.head != token:
        token = token.head
    return token


# ── subjects ────────────────────────────────────────────────────────────────────────


def acting_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of who acts: the subject of an active verb, the agent of a passive one."""
    found = _agents(verb) if is_passive(verb) else grammatical_subjects(verb, depth)
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.lemma_ == "do":
            found = found + _also_did(clause)
    return found


def _agents(verb: Token) -> list[Token]:
    """The agents of a passive: its own, or of the next one, which shares its auxiliary.

    As in "ten were held and two deported by X".
    """
    if own := passive_agents(verb):
        return own
    joined = (c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN")
    return next((_agents(c) for c in joined if not any(a.dep_ in AUXILIARIES for a in c.children)), [])


def _also_did(clause: Token) -> list[Token]:
    """Who did the same: "blamed Iran, as did Britain"."""
    as_did = any(c.lower_ == "as" for c in clause.children)
    return _with(clause, "nsubj") if as_did else []


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the subject: the verb's own, or the one it shares with the verb above it."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        return own
    return [] if depth > _MOST_STEPS or verb.head == verb else _shared_subjects(verb, depth)


def _shared_subjects(verb: Token, depth: int) -> list[Token]:
    """The subject that a verb without one of its own shares, by how it hangs under another word."""
    head = verb.head
    match verb.dep_:
        case "conj" if head.pos_ in VERBS:
            return _stray_subject(verb) or grammatical_subjects(resumed(verb) or _joined_to(verb), depth + 1)
        case "xcomp":
            return _controller(verb, depth)
        case "ccomp" if verb.tag_ in {"VB", "VBG"} and head.pos_ == "VERB":
            return grammatical_subjects(head, depth + 1)
        case "advcl":
            return _subject_around(verb, head, depth)
        case "pcomp" | "pobj":
            return charged(verb) or _subject_around(verb, head.head, depth)
        case "acl":
            return _described(verb, depth)
        case "relcl" if not _has_relative_pronoun(verb):
            return [head]
        case "amod":
            return [head]
    return []


def resumed(verb: Token) -> Token | None:
    """The verb above that a verb goes on from, where the parser hung it under a clause between.

    "condemned a raid in which two were killed and called on X", "feared that they would fire and called X".
    """
    head = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or head.dep_ not in _INNER_CLAUSES:
        return None
    if any(c.dep_ in SUBJECTS | AUXILIARIES for c in verb.children):
        return None
    other_tense = any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)
    above = verb_above(head.head)
    in_past = above.tag_ == "VBD" or (above.tag_ == "VBN" and not is_passive(above))
    speaks = lemma(verb) in words("spoken_act") and is_passive(head)
    return above if in_past and (other_tense or speaks) else None


def _joined_to(verb: Token) -> Token:
    """The verb that "and" joins this one to: with tense, no infinitive ("refused to go and blamed X")."""
    head = verb.head
    if verb.tag_ in FINITE and head.tag_ == "VB" and not _is_finite(head):
        above = (t for t in head.ancestors if t.pos_ in VERBS and _is_finite(t))
        return next(above, head)
    return head


def _has_relative_pronoun(verb: Token) -> bool:
    """Whether "who" or "which" stands at the verb or after a preposition there, as an argument."""
    return any(c.tag_ in RELATIVE_PRONOUNS for child in verb.children for c in (child, *child.children))


def _stray_subject(verb: Token) -> list[Token]:
    """The subject that the parser hung in the clause before: "agreed on trade and Iran will help"."""
    first = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), verb)
    if first == verb or first.i == 0:
        return []
    before = first.nbor(-1)
    return [before] if before.dep_ == "conj" and before.pos_ in NOUNS else []


def _controller(verb: Token, depth: int) -> list[Token]:
    """Who is to do what an infinitive says: "urged X to go", "is ready to go"."""
    head = verb.head
    if head.pos_ in VERBS:
        return _controlled(head) or grammatical_subjects(head, depth + 1)
    return grammatical_subjects(head.head, depth + 1) if head.pos_ in {"ADJ", "NOUN"} else []


def _controlled(head: Token) -> list[Token]:
    """The object of a verb by which it brings somebody to do something: "urged X", "the rebels it armed"."""
    if lemma(head) not in words("object_control"):
        return []
    own = [c for c in head.children if c.dep_ in {"dobj", "dative", "nsubjpass"}]
    return (own or _relativised(head))[:1]


def charged(deed: Token) -> list[Token]:
    """The object of a verb that charges, thanks or stops somebody: "accused X of shelling"."""
    preposition = deed.head
    if preposition.lower_ in words("before_deed") and not is_instead_of(preposition):
        for governor in (preposition.head, verb_above(preposition.head)):
            if governor.lemma_ in words("deed_of_object"):
                return direct_objects(governor)[:1]
    return []


def _subject_around(verb: Token, governor: Token, depth: int) -> list[Token]:
    """The subject of the clause in which a participle, gerund or infinitive stands."""
    governor = verb_above(governor)
    if verb.tag_ not in {"VBG", "VBN", "VB"} or governor.pos_ not in VERBS:
        return []
    if verb.tag_ == "VB" and (controlled := _controlled(governor)):
        return controlled
    own = verb.tag_ == "VB" and lemma(governor) in words("sent") and is_passive(governor)
    if own or (verb.dep_ == "pcomp" and verb.head.lower_ in words("sequence")):
        return grammatical_subjects(governor, depth + 1)  # "was held after meeting X", "were sent to fight X"
    return acting_subjects(governor, depth + 1)


def _described(verb: Token, depth: int) -> list[Token]:
    """Who does what a clause under a noun says: the noun, or the subject around it."""
    noun = verb.head
    governor = noun
    if verb.tag_ == "VB" and (undertaking := _undertaking(noun)):
        return undertaking
    if verb.tag_ == "VB" and noun.dep_ in SUBJECTS | {"dobj", "attr"}:
        governor = noun.head  # "took steps to end", "has the right to attack"
    elif verb.tag_ == "VBG" and _is_written(noun):  # "filed a lawsuit accusing the cartel"
        governor = noun.head if noun.dep_ == "dobj" else noun.head.head
    return acting_subjects(governor, depth + 1) if governor.pos_ in VERBS else [noun]


def _undertaking(noun: Token) -> list[Token]:
    """Whose attempt or plan it is to do something: "a bid by X to", "X's attempt to", "the US plan to"."""
    if authors := [head for name, head in prepositional(noun) if name == "by"]:
        return authors
    return possessors(noun) if lemma(noun) in words("undertaking") else []


def _is_written(noun: Token) -> bool:
    """Whether a thing is what the subject around it wrote or did; who "denounced a decree" did not."""
    if singular(noun.text) in agents():
        return False
    return noun.dep_ == "pobj" or (noun.dep_ == "dobj" and lemma(noun.head) not in words("attitude"))


def clause_subjects(verb: Token) -> list[Token]:
    """Heads of the subject of the "that" clause under a verb or of its subjunctive ("demanded that X go")."""
    return [
        subject
        for clause in verb.children
        if clause.dep_ in {"ccomp", "acl"}
        for subject in clause.children
        if subject.dep_ in SUBJECTS
    ]


def clause_agents(verb: Token) -> list[Token]:
    """Heads of who acts in the "that" clause under a word: "charged that he was kidnapped by X"."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "acl"}]
    return [actor for clause in clauses for actor in (passive_agents(clause) or _with(clause, "nsubj"))]


# ── objects ─────────────────────────────────────────────────────────────────────────


def direct_objects(verb: Token) -> list[Token]:
    """Heads of what is acted on, without preposition: objects of an active verb, subject of a passive one."""
    if is_passive(verb):
        return grammatical_subjects(verb) + _with(verb, "dobj")
    own = [c for c in verb.children if c.dep_ in OBJECTS and c.pos_ != "ADP"]
    for token in list(own):  # "took four engineers hostage", parsed as one noun phrase
        if token.lower_ in _HELD:
            own = [c for c in token.lefts if c.dep_ == "compound" and c.tag_ == "NNS"] + own
    found = own or _relativised(verb) or _shared_object(verb)
    return found + [s for s in _small_clause_subjects(verb) if s not in found]


def _with(verb: Token, dependency: str) -> list[Token]:
    return [child for child in verb.children if child.dep_ == dependency]


def _relativised(verb: Token) -> list[Token]:
    """ "the town that the army shelled"."""
    if verb.dep_ != "relcl":
        return []
    subjects = _with(verb, "nsubj")
    if any(child.tag_ == "WRB" for child in verb.lefts):  # "an area where the army fought"
        return []
    asks = any(
        word.tag_ in RELATIVE_PRONOUNS or word.tag_ == "WP$"
        for subject in subjects
        for word in subject.subtree
    )
    return [verb.head] if subjects and not asks else []  # not "the state whose troops fought"


def _shared_object(verb: Token) -> list[Token]:
    """ "arrested and deported two men": the object that hangs at the other verb."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        before = [c for c in _with(verb.head, "dobj") if c.i > verb.i]
        if before:
            return before
    found: list[Token] = []
    for other in verb.rights:
        if other.dep_ == "conj" and other.tag_ == verb.tag_:
            subjects = {"nsubj", "nsubjpass", "csubj"} & {c.dep_ for c in other.children}
            between = verb.doc[verb.i + 1 : other.i]
            if not subjects and all(t.pos_ in _BETWEEN_VERBS for t in between):
                found = _with(other, "dobj")
    return found


def _small_clause_subjects(verb: Token) -> list[Token]:
    """ "left three soldiers dead", "had X arrested": the object, parsed as subject of what follows."""
    return [
        subject
        for clause in verb.children
        if clause.dep_ in {"ccomp", "xcomp"} and clause.pos_ in {"ADJ", "NOUN", "VERB"}
        if not _is_finite(clause)
        for subject in _with(clause, "nsubj")
        if subject.i > verb.i and not _with(clause, "mark")
    ]


def _is_finite(clause: Token) -> bool:
    """Whether a verb has tense, alone or by its auxiliary: no small clause is in "denied they were there"."""
    return clause.tag_ in FINITE or any(c.dep_ in AUXILIARIES and c.tag_ in FINITE for c in clause.children)


# ── phrases ─────────────────────────────────────────────────────────────────────────


def particles(verb: Token) -> set[str]:
    """Particles of a phrasal verb; an adverb or bare preposition next to it counts too."""
    return {
        c.lower_
        for c in verb.children
        if c.dep_ == "prt"
        or (c.dep_ in {"advmod", "prep"} and c.lower_ in words("particle") and c.i <= verb.i + 3)
    }


def prepositional(token: Token) -> list[tuple[str, Token]]:
    """(preposition, head of its object) for each such phrase at a verb or noun; "out of" counts as "of"."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.lower_ in {"according", "due", "such"}:
            continue
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in _PREPOSITIONS:
            found.extend(_objects_of(child))
        elif child.dep_ in {"prt", "advmod"}:
            for inner in _with(child, "prep"):
                found.extend(_objects_of(inner))
    return found


def possessors(noun: Token) -> list[Token]:
    """Whose something is, before it: "sought the junta's help", "sought Indian help"."""
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    return owners or [c for c in noun.lefts if c.dep_ in MODIFIERS and c.ent_type_ in NAMES]


def is_instead_of(preposition: Token) -> bool:
    """Whether it ends "instead of" or "rather than", whichever of the two words hangs under the other."""
    first = {"of": "instead", "than": "rather"}.get(preposition.lower_)
    return any(word.lower_ == first for word in (preposition.head, *preposition.lefts))


def _objects_of(preposition: Token) -> list[tuple[str, Token]]:
    found: list[tuple[str, Token]] = []
    if is_instead_of(preposition):
        return found
    for child in preposition.children:
        if child.dep_ in AFTER_PREPOSITION:
            if child.ent_type_ not in TIMES:
                found.append((preposition.lower_, child))
        elif child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):  # "on and around"
            found.extend(_objects_of(child))
    return found


def strayed(noun: Token, prepositions: frozenset[str]) -> list[Token]:
    """Heads after such a preposition further on: "filed a suit in a court in Ohio against the company".

    The parser hangs them under a place between, or under the verb's other phrases; a verb on the way
    ends the search.
    """
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if lemma(token) in words("impose") and token.tag_ == "VBN" and token.head == noun:
            return [head for name, head in prepositional(token) if name in prepositions]
        if token.pos_ in VERBS or token.dep_ in {"cc", "mark", "relcl"} or token.text in {",", ";"}:
            break
        if token.dep_ == "prep" and token.lower_ in prepositions and token.head.ent_type_ in _SETTINGS:
            return [head for _, head in _objects_of(token)]
    return []


def without_places(heads: list[Token]) -> list[Token]:
    """Of several targets the ones after "on" or "against", not the place after "in"."""
    return [head for head in heads if head.head.lower_ not in {"in", "at"}] or heads[:1]
