"""Grammatical arguments: who stands as subject, objects and after which prepositions at a verb, in any voice.

Plain functions over spaCy's dependency parse (ClearNLP labels, as the English pipelines have them). They undo passives,
control ("urged X to go"), coordination, relative clauses and participles, and survive the parser's common slips.
"""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.roles import agents as agent_nouns
from dyads.extract.roles import singular

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT_CONTROL = frozenset(
    "urge ask tell order force allow help persuade press invite advise instruct command enable want require encourage warn beg request "
    "permit let make compel authorize direct push convince lead cause get teach remind expect prompt".split()
)

_FOR_DOING = frozenset(
    "accuse blame suspect charge stop prevent criticize criticise condemn praise thank keep fault denounce convict arrest jail "
    "sanction discourage dissuade ban bar detain sentence fine punish prosecute sue hail commend rebuke indict".split()
)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, or a participle that modifies its object ("troops killed by …")."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children):
        if verb.dep_ in {"acl", "relcl", "amod"} and not any(
            child.dep_ in {"nsubj", "dobj"} for child in verb.children
        ):
            return True
        if verb.dep_ == "advcl" and not any(child.dep_ in {"nsubj", "dobj"} for child in verb.children):
            return True
        if (
            verb.dep_ == "conj"
            and verb.head.pos_ == "VERB"
            and not any(c.dep_ in {"nsubj", "dobj"} for c in verb.children)
        ):
            return is_passive(verb.head)
    return False


def agents(verb: Token) -> list[Token]:
    """Heads of the "by" phrase of a passive."""
    found = []
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            found.extend(inner for inner in child.children if inner.dep_ == "pobj")
    return found


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the subject: the verb's own, or the one it shares with the verb above it."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return own
    head = verb.head
    if depth > 6 or head == verb:
        return []
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        if stray := _stray_subject(verb):
            return [stray]
        return grammatical_subjects(head, depth + 1)
    if verb.dep_ == "xcomp":
        if head.pos_ in {"VERB", "AUX"}:
            controller = [c for c in head.children if c.dep_ in {"dobj", "dative", "nsubjpass"}]
            if head.lemma_ in _OBJECT_CONTROL and controller:
                return controller[:1]
            return grammatical_subjects(head, depth + 1)
        if head.pos_ in {"ADJ", "NOUN"}:  # "is ready to confront"
            return grammatical_subjects(head.head, depth + 1)
    if verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBG"} and head.pos_ == "VERB":
        return grammatical_subjects(head, depth + 1)
    if verb.dep_ in {"advcl", "pcomp"}:
        governor = head if verb.dep_ == "advcl" else head.head
        if (
            verb.dep_ == "pcomp"
            and governor.lemma_ in _FOR_DOING
            and head.lower_ in {"of", "for", "from", "with", "over"}
        ):
            return direct_objects(governor)[:1]  # "accused X of shelling"
        while governor.pos_ not in {"VERB", "AUX"} and governor.head != governor:
            governor = governor.head
        if (
            verb.dep_ == "pcomp"
            and governor.lemma_ in _FOR_DOING
            and head.lower_ in {"of", "for", "from", "with", "over"}
        ):
            return direct_objects(governor)[:1]  # "accused X of shelling"
        if verb.tag_ in {"VBG", "VBN", "VB"} and governor.pos_ in {"VERB", "AUX"}:
            return acting_subjects(governor, depth + 1)
    if verb.dep_ == "acl":
        if (
            verb.tag_ == "VB"
            and head.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}
            and head.head.pos_ in {"VERB", "AUX"}
        ):
            return acting_subjects(head.head, depth + 1)  # "took steps to end", "has the right to attack"
        if verb.tag_ == "VBG" and head.dep_ in {"dobj", "pobj"} and singular(head.text) not in agent_nouns():
            governor = head.head if head.dep_ == "dobj" else head.head.head
            if governor.pos_ in {"VERB", "AUX"}:
                return acting_subjects(governor, depth + 1)  # "filed a lawsuit accusing the cartel"
        return [head]
    if verb.dep_ == "relcl":
        return (
            []
            if any(c.tag_ in {"WDT", "WP"} for c in verb.subtree if c.head == verb or c.head.head is verb)
            else [head]
        )
    if verb.dep_ == "amod":
        return [head]
    return []


def _stray_subject(verb: Token) -> Token | None:
    """The subject that the parser hung in the clause before as one more conjunct: "agreed on trade and Iran will help"."""
    first = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), verb)
    before = verb.doc[first.i - 1] if first.i > 0 else verb
    if first != verb and before.dep_ == "conj" and before.pos_ in {"NOUN", "PROPN"}:
        return before
    return None


def acting_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of who acts: the subject of an active verb, the agent of a passive one."""
    found = agents(verb) if is_passive(verb) else grammatical_subjects(verb, depth)
    for clause in verb.children:  # "blamed Iran, as did Britain"
        if (
            clause.dep_ == "advcl"
            and clause.lemma_ == "do"
            and any(c.lower_ == "as" for c in clause.children)
        ):
            found = found + [c for c in clause.children if c.dep_ == "nsubj"]
    return found


def direct_objects(verb: Token) -> list[Token]:
    """Heads of what is acted on, without a preposition: objects of an active verb, the subject of a passive one."""
    if is_passive(verb):
        found = grammatical_subjects(verb)
        return found + [c for c in verb.children if c.dep_ == "dobj"]
    found = [c for c in verb.children if c.dep_ in {"dobj", "dative", "oprd"} and c.pos_ != "ADP"]
    for token in list(found):  # "took four engineers hostage", parsed as one noun phrase
        if token.lower_ in {"hostage", "captive", "prisoner"}:
            found = [c for c in token.lefts if c.dep_ == "compound" and c.tag_ == "NNS"] + found
    if not found and verb.dep_ == "relcl":  # "the town that the army shelled"
        if any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.children):
            found = [verb.head]
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB":  # "arrested and deported two men"
        rights = [c for c in verb.head.children if c.dep_ == "dobj"]
        found = [c for c in rights if c.i > verb.i]
    if not found:  # "arrested and deported two men", read at "arrested"
        for other in verb.rights:
            if (
                other.dep_ == "conj"
                and other.pos_ == "VERB"
                and not any(c.dep_ in SUBJECTS for c in other.children)
            ):
                between = verb.doc[verb.i + 1 : other.i]
                if all(t.pos_ in {"CCONJ", "ADV", "PART", "PUNCT"} for t in between):
                    found = [c for c in other.children if c.dep_ == "dobj"]
    small_clause = [
        s for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"ADJ", "NOUN", "VERB"} for s in c.children
        if s.dep_ == "nsubj" and s.i > verb.i and not any(t.dep_ == "mark" for t in c.children)
    ]  # fmt: skip
    return found + [s for s in small_clause if s not in found]


def particles(verb: Token) -> set[str]:
    """Particles of a phrasal verb; an adverb or bare preposition next to it counts too."""
    return {
        c.lower_
        for c in verb.children
        if c.dep_ == "prt" or (c.dep_ in {"advmod", "prep"} and c.lower_ in _PARTICLES and c.i <= verb.i + 3)
    }


_PARTICLES = frozenset("up out off down back over in away together home forward around apart call".split())


def prepositional(token: Token) -> list[tuple[str, Token]]:
    """(preposition, head of its object) for each prepositional phrase at a verb or noun; "out of" counts as "of"."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.lower_ in {"according", "due", "such"}:
            continue
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {
            "ADP",
            "SCONJ",
            "VERB",
            "PART",
            "ADV",
        }:
            found.extend(_objects_of(child, child.lower_))
        elif child.dep_ in {"prt", "advmod"}:
            for inner in child.children:
                if inner.dep_ == "prep":
                    found.extend(_objects_of(inner, inner.lower_))
    return found


def _objects_of(preposition: Token, name: str) -> list[tuple[str, Token]]:
    found: list[tuple[str, Token]] = []
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            if child.ent_type_ not in {"DATE", "TIME"}:
                found.append((name, child))
        elif child.dep_ == "prep":
            found.extend(_objects_of(child, child.lower_))
        elif child.dep_ == "conj" and child.pos_ == "ADP":  # "on and around"
            found.extend(_objects_of(child, child.lower_))
    return found


def clause_subjects(verb: Token) -> list[Token]:
    """Heads of the subject of the "that" clause under a verb or of its subjunctive ("demanded that X go")."""
    return [
        subject
        for clause in verb.children
        if clause.dep_ in {"ccomp", "acl"}
        for subject in clause.children
        if subject.dep_ in {"nsubj", "nsubjpass"}
    ]


def complements(verb: Token) -> set[str]:
    """Lemmas of the words that complete the verb besides its arguments ("take X hostage", "shoot X dead", "help X to …")."""
    found: set[str] = set()
    for child in verb.children:
        if (
            child.dep_
            in {"oprd", "acomp", "xcomp", "attr", "advmod", "dobj", "ccomp", "dative", "prt", "advcl"}
            and child.i > verb.i
        ):
            found.update((child.lemma_.lower(), child.lower_))
            found.update(c.lower_ for c in child.children if c.dep_ in {"aux", "mark"} and c.lower_ == "to")
            found.update(c.lemma_.lower() for c in child.children if c.dep_ in {"compound", "amod"})
        elif child.dep_ == "prep":
            found.add(child.lower_)
    return found
