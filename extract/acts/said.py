"""Acts that lie in what somebody says or calls another, not in the verb.

"Paris said Ankara must withdraw" is a demand, "said the rebels were responsible" puts the blame on them,
"called the premier a liar" insults him, "warned that the rebels would pay a price" threatens them.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dyads.extract.acts.verbs import verbal
from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.labels import (
    AUXILIARIES,
    CALLED,
    INFINITIVES,
    MODIFIERS,
    NOUN_CLAUSES,
    NOUNS,
    PREDICATIVES,
    SUBJECTS,
)
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.phrases import authors_of
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.operators import operators
from dyads.extract.knowledge.words import words
from dyads.graph.ontology import ontology

_MUST = frozenset({"must", "should", "ought"})
_HAVING_TO = frozenset({"have", "need"})
_SPEAKERS = frozenset({"i", "we"})
_LITTLE = frozenset({"little", "nothing"})
_DEMANDED = "said: X must"


def unspoken(
    relation: str, rule: str, trigger: Token, governor: Token, objects: list[Token], *, direct: bool = True
) -> Predicate | None:
    """The act of the governor's subjects on `objects`; None where one side is missing."""
    subjects = grammar.acting_subjects(governor)
    if not subjects or not objects:
        return None
    return Predicate(
        relation=relation,
        rule=f"indirect: {rule}",
        trigger=trigger,
        governor=governor,
        words=[trigger],
        subjects=subjects,
        objects=objects,
        direct=direct,
    )


# ── demands ─────────────────────────────────────────────────────────────────────────


def demanded(verb: Token) -> Predicate | None:
    """ "said that X must …", "said that X must be punished"."""
    for content, subjects in _contents(verb):
        if demanding := _demanding(content):
            if not grammar.is_passive(content):
                return unspoken("demands", _DEMANDED, demanding, verb, subjects)
            if is_hostile(content):
                return unspoken("calls_for_action_against", _DEMANDED, demanding, verb, subjects)
    return None


def proposed(verb: Token) -> Predicate | None:
    """ "recommended that X close the camp": a verb without tense says what X is to do."""
    if lemma(verb) not in words("propose") or grammar.is_passive(verb):
        return None
    for content in verb.children:
        subjects = _subjects(content, "nsubj")
        if content.dep_ == "ccomp" and subjects and _is_tenseless(content, subjects[0]):
            return unspoken("demands", f"{lemma(verb)} that X do", verb, verb, subjects)
        if content.dep_ == "ccomp" and any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in content.children):
            accused = _subjects(content, "nsubjpass") if is_hostile(content) else []
            return unspoken("calls_for_action_against", f"{lemma(verb)} that X be …", verb, verb, accused)
    return None


def called_for(verb: Token) -> Predicate | None:
    """ "called for X to resign", "renewed calls for X to resign"."""
    nouns = [noun for noun in grammar.direct_objects(verb) if lemma(noun) in words("appeal")]
    for word in ([verb] if lemma(verb) in words("appeal") else []) + nouns:
        for content in word.children:
            if content.dep_ in INFINITIVES | NOUN_CLAUSES and content.tag_ == "VB":
                subjects = _subjects(content, *SUBJECTS) if _is_marked(content, "for") else []
                subjects = subjects or [h for name, h in grammar.prepositional(word) if name == "for"]
                subjects = [s for s in subjects if not _is_new(s)]
                if not grammar.is_passive(content):
                    return unspoken("urges", "call for X to …", word, verb, subjects)
                if is_hostile(content):
                    return unspoken("calls_for_action_against", "call for X to be …", word, verb, subjects)
    return None


def wanted(verb: Token) -> Predicate | None:
    """ "wants X to lift the siege", "we expect X to lift the siege"."""
    if lemma(verb) not in words("wish_of") or grammar.is_passive(verb) or _is_negated(verb):
        return None
    own = any(s.lower_ in _SPEAKERS for s in grammar.acting_subjects(verb)) or _is_own_word(verb)
    if lemma(verb) == "expect" and not own:
        return None  # others only foresee it
    for content in verb.children:
        befalls = lemma(content) in operators()["undergo"]
        if content.dep_ in {"ccomp", "xcomp"} and _is_active_infinitive(content) and not befalls:
            return unspoken("demands", f"{lemma(verb)} X to …", verb, verb, _subjects(content, "nsubj"))
    return None


def _is_new(head: Token) -> bool:
    """ "a tribunal": one that there is not yet, of which nothing can be asked."""
    return any(c.lower_ in {"a", "an"} for c in head.lefts)


def _demanding(content: Token) -> Token | None:
    """The "must" or "has to" of a clause that says what its subject is to do."""
    must = [c for c in content.children if c.lower_ in _MUST]
    if not must and any(c.dep_ == "neg" for c in content.children):
        return None
    modal = next((c for c in must if c.dep_ == "aux"), None)
    if modal and lemma(content) not in {"be", "have"}:
        return modal
    if modal and lemma(content) == "be" and modal.lower_ == "should":
        return modal if any(c.dep_ in {"acomp", "attr"} for c in content.children) else None
    infinitive = any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in content.children)
    finite = content.tag_ in {"VBZ", "VBP", "VBD"}
    yet = any(c.lower_ == "yet" for c in content.children)
    return content if lemma(content) in _HAVING_TO and infinitive and finite and not yet else None


def _is_tenseless(content: Token, subject: Token) -> bool:
    """Whether a clause has a bare verb where English has an ending: "that Togo implement"."""
    if any(c.dep_ in AUXILIARIES for c in content.children):
        return False
    return content.tag_ == "VB" or (content.tag_ == "VBP" and subject.tag_ in {"NN", "NNP"})


def _is_active_infinitive(content: Token) -> bool:
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in content.children)
    return to and content.tag_ == "VB" and not grammar.is_passive(content)


def _is_marked(clause: Token, mark: str) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == mark for c in clause.children)


def is_hostile(deed: Token) -> bool:
    """Whether a verb, as it is first read, is a hostile act."""
    readings = verbal(deed)
    return bool(readings) and ontology().relation(readings[0].relation).quad.endswith("conflict")


# ── blame ───────────────────────────────────────────────────────────────────────────


def blamed(verb: Token) -> Predicate | None:
    """ "said that X was responsible", "said it was done by X"."""
    for content, subjects in _contents(verb):
        if guilty := _guilty(content):
            return unspoken("blames", "said: X is responsible", guilty, verb, subjects)
        if lemma(content) in words("perpetrate") and (agents := grammar.passive_agents(content)):
            return unspoken("blames", "said: done by X", content, verb, agents)
    return None


def alleged(verb: Token) -> Predicate | None:
    """ "claimed that X had shelled the town", "insisted that he had been kidnapped by X"."""
    if lemma(verb) not in words("allege"):
        return None
    for content, _ in _contents(verb, "insist", "accuse", "blame"):
        if is_bad(content):
            return unspoken("accuses", f"{lemma(verb)} that X did", verb, verb, blamed_for(content))
    return None


def is_bad(content: Token) -> bool:
    """Whether a clause tells of a hostile or bad deed."""
    deeds = [content, *(c for c in content.children if c.dep_ == "xcomp")]
    return not _is_negated(content) and any(
        is_hostile(deed) or lemma(deed) in words("misdeed") for deed in deeds
    )


def blamed_for(content: Token) -> list[Token]:
    """Heads of those who did what a clause tells."""
    if grammar.is_passive(content):
        return grammar.passive_agents(content)
    return _subjects(content, *SUBJECTS)


def censured(verb: Token) -> Predicate | None:
    """ "said that X had failed", "said that the law of X was shameful"."""
    for content, subjects in _contents(verb):
        named = [s for s in subjects if s.lower_ not in words("expletive")] or _meant(content)
        if named and (fault := _fault(content)):
            return unspoken("criticizes", "said: X is at fault", fault, verb, named, direct=False)
    return None


def _meant(content: Token) -> list[Token]:
    """Heads of whom "it" tells something of: "it was shameful for X to stay", "that X stayed"."""
    clauses = (c for c in content.children if c.dep_ in {"advcl", "ccomp", "xcomp"})
    marked = (c for c in clauses if _is_marked(c, "for") or _is_marked(c, "that"))
    return [subject for clause in marked for subject in _subjects(clause, *SUBJECTS)]


def rebutted(verb: Token) -> Predicate | None:
    """ "said that the charge of X was baseless"."""
    for content, subjects in _contents(verb):
        if lemma(content) == "be" and not _is_negated(content):
            for child in content.children:
                if child.dep_ in PREDICATIVES and lemma(child) in words("rebuttal"):
                    return unspoken("rejects", "said: X is untrue", child, verb, subjects, direct=False)
    return None


def insulted(verb: Token) -> Predicate | None:
    """ "called X a liar", "regards X as terrorists"."""
    if lemma(verb) not in words("name_as"):
        return None
    for child in verb.rights:
        named = list(child.children) if child.dep_ == "prep" and child.lower_ == "as" else [child]
        for word in named:
            if (child.dep_ in CALLED or named != [child]) and (censure := _censure(word)):
                objects = [o for o in grammar.direct_objects(verb) if o.i < word.i]
                found = unspoken("accuses", "call X bad names", censure, verb, objects, direct=False)
                if found is None and grammar.is_passive(verb):  # "called a puppet by X", hung under "puppet"
                    found = _insulted_by(word, verb, censure, objects)
                return found
    return None


def _insulted_by(word: Token, verb: Token, censure: Token, objects: list[Token]) -> Predicate | None:
    """The same, of whoever stands after "by" at the bad name."""
    authors = authors_of(word)
    if not authors or not objects:
        return None
    return Predicate(
        relation="accuses",
        rule="indirect: call X bad names",
        trigger=censure,
        governor=verb,
        words=[censure],
        subjects=authors,
        objects=objects,
        direct=False,
    )


def _guilty(content: Token) -> Token | None:
    """The word that puts the blame on the subject of a clause."""
    if _is_negated(content):
        return None
    if lemma(content) in words("bear"):
        return next((o for o in grammar.direct_objects(content) if lemma(o) in words("blame")), None)
    if lemma(content) != "be":
        return None
    for child in content.children:
        if child.dep_ in PREDICATIVES and child.lower_ in words("guilty"):
            return child
        if child.dep_ == "xcomp" and lemma(child) == "blame":
            return child
    return None


def _fault(content: Token) -> Token | None:
    """The word by which a clause finds fault with its subject."""
    if _is_negated(content) or any(c.tag_ == "MD" for c in content.children):
        return None
    if lemma(content) == "be":
        words_after = (_censure(c) for c in content.children if c.dep_ in PREDICATIVES)
        return next((word for word in words_after if word), None) or _bad_attempt(content)
    if lemma(content) == "do":
        return next((o for o in grammar.direct_objects(content) if o.lower_ in _LITTLE), None)
    return content if lemma(content) in words("misdeed") and not grammar.is_passive(content) else None


def _bad_attempt(content: Token) -> Token | None:
    """ "was an attempt to disrupt the talks"."""
    for noun in content.children:
        if noun.dep_ == "attr" and lemma(noun) in words("attempt"):
            return next((c for c in noun.children if c.dep_ == "acl" and lemma(c) in words("misdeed")), None)
    return None


def _censure(word: Token) -> Token | None:
    """The word of censure at the head of a phrase, or right before it: "terrorist group"."""
    if lemma(word) in words("censure") or word.lower_ in words("censure"):
        return word
    before = (c for c in word.lefts if c.dep_ in MODIFIERS and word.pos_ in NOUNS)
    return next((c for c in before if c.lower_ in words("censure")), None)


def _is_negated(content: Token) -> bool:
    return any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for c in content.children)


# ── threats ─────────────────────────────────────────────────────────────────────────


def doomed(verb: Token) -> Predicate | None:
    """ "warned that X would pay a heavy price"."""
    for content, subjects in _contents(verb, "insist", "threaten", "promise"):
        if _is_to_come(content) and lemma(content) in words("suffer"):
            after = [*grammar.direct_objects(content), *(h for _, h in grammar.prepositional(content))]
            if any(lemma(word) in words("consequence") for word in after):
                return unspoken("threatens", "said: X will pay", content, verb, subjects)
    return None


def menaced(verb: Token) -> Predicate | None:
    """ "we will respond with force if X attacks": those threaten X who say so of themselves."""
    if lemma(verb) not in words("retaliate") or not _is_to_come(verb) or not _is_own_word(verb):
        return None
    for clause in verb.children:
        if clause.dep_ == "advcl" and _is_marked(clause, "if"):
            found = unspoken("threatens", "will … if X does", verb, verb, grammar.acting_subjects(clause))
            return None if found is None else msgspec.structs.replace(found, settled=True)
    return None


def menaced_if(verb: Token) -> Predicate | None:
    """ "threatened to retaliate if X attacks": who is not to attack is threatened."""
    if lemma(verb) not in operators()["threaten"] | words("vow") or grammar.is_passive(verb):
        return None
    for deed in (c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"):
        named = [*deed.rights, *(head for _, head in grammar.prepositional(deed))]
        for clause in (*deed.children, *verb.children):
            conditional = clause.dep_ == "advcl" and (
                _is_marked(clause, "if") or _is_marked(clause, "unless")
            )
            if conditional and not any(word.dep_ == "dobj" or word.ent_type_ for word in named):
                doers = grammar.acting_subjects(clause)
                return unspoken("threatens", f"{lemma(verb)} to … if X does", verb, verb, doers)
    return None


def _is_to_come(content: Token) -> bool:
    known = operators()
    modals = known["will"] | known["would"]
    return not _is_negated(content) and any(c.dep_ == "aux" and c.lower_ in modals for c in content.children)


def _is_own_word(verb: Token) -> bool:
    """Whether a verb is said, and by its subject: a pronoun, or a name within that of who speaks."""
    saying = verb.head
    if verb.dep_ != "ccomp" or lemma(saying) not in operators()["say"]:
        return False
    speakers = {t.lower_ for s in grammar.acting_subjects(saying) for t in s.subtree}
    return all(s.tag_ == "PRP" or s.lower_ in speakers for s in grammar.acting_subjects(verb))


# ── what is said ────────────────────────────────────────────────────────────────────


def _contents(verb: Token, *classes: str) -> Iterator[tuple[Token, list[Token]]]:
    """The clauses of what is said, each with the heads of its subject."""
    known = operators()
    said = lemma(verb)
    if not any(said in known[name] for name in classes or ("insist",)) or grammar.is_passive(verb):
        return
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    for content in (*clauses, *(c for clause in clauses for c in clause.conjuncts)):
        if any(c.dep_ in SUBJECTS for c in content.children):
            yield content, _subjects(content, *SUBJECTS)


def _subjects(content: Token, *dependencies: str) -> list[Token]:
    return [c for c in content.children if c.dep_ in dependencies and c.lower_ not in words("anybody")]
