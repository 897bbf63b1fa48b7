"""Predicates at nouns that name an act ("the shelling of the town"), alone or with a support verb."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.labels import MODIFIERS, NOUN_CLAUSES, NOUNS, PLACES, TIMES, VERBS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate, one_of
from dyads.extract.knowledge.lexicon import Argument, Pattern, lexicon
from dyads.extract.knowledge.nouns import agents
from dyads.extract.knowledge.operators import Outcome, effect, operators
from dyads.extract.knowledge.words import words
from dyads.extract.sieve import Rule, Sieve
from dyads.extract.text.sentence import ParsedSentence
from dyads.graph.ontology import ontology

_TOLD = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
"""Categories of what is said to somebody, who may answer it."""
_STRAYING = frozenset({"against", "between", "with"})
"""Prepositions that may stand further on: "a meeting last week between X and Y"."""
_CHARGING = ("accuse", "arrest", "blame")
"""Classes of operators.toml whose verbs charge their object with an act."""


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
    if (undergone := _undergone(noun, pattern) or _lent(sentence, noun, pattern)) is not None:
        return undergone
    if (answered := _answered(sentence, noun, pattern)) is not None:
        return answered
    slot = next(argument for argument in pattern.arguments if argument.role)
    verb = None if lemma(noun) in words("fate") else _support_verb(noun)
    names, objects = _acted_on(noun, verb, pattern, slot.prepositions)
    objects = objects or _target_before(noun, pattern.relation)
    visited = [] if objects else _visited(sentence, noun, verb, pattern.relation)
    objects = objects or visited
    suffered = not objects and _befalls_owner(pattern.relation, slot.prepositions)
    if suffered:  # "ordered the tanker's release"
        objects = [child for child in noun.lefts if child.dep_ == "poss" and child.tag_ != "PRP$"]
    if not objects:
        return None
    of_is_object = any("of" in argument.prepositions for argument in pattern.arguments)
    subjects = _authors(noun) if suffered else _who_acts(sentence, noun, of_is_object) or []
    subjects = [head for head in subjects if head not in visited]
    return Predicate(
        relation=pattern.relation,
        rule=f"noun: {pattern.source}",
        trigger=noun,
        governor=noun if verb is None else verb,
        words=[noun],
        subjects=subjects or _who_acts_around(noun, verb, pattern.relation),
        objects=objects,
        direct=slot.direct,
        between="between" in names or (names == {"of"} and ontology().is_symmetric(pattern.relation)),
        locative=objects[0].head.lower_ == "in",
        nominal=True,
        support=_outcome(noun, verb),
    )


def _outcome(noun: Token, verb: Token | None) -> Outcome | None:
    """What the support verb of the noun, or a clause that says whom it is blamed on, makes of the act."""
    if verb is not None:
        return _support_outcome(verb)
    return "alleged" if _pinned_on(noun) else None


def _has_demanded(noun: Token, pattern: Pattern) -> bool:
    """Whether the words that a pattern demands stand after their prepositions at the noun."""
    return all(_words_demanded(noun, argument) for argument in pattern.arguments if argument.words)


def _words_demanded(noun: Token, argument: Argument) -> list[Token]:
    """The words of an argument that stand after its preposition at the noun."""
    return [
        word
        for name, head in grammar.prepositional(noun)
        if name in (argument.prepositions or {"of"}) and (word := one_of(head, argument.words))
    ]


# ── who is acted on ─────────────────────────────────────────────────────────────────


def _befalls_owner(relation: str, prepositions: frozenset[str]) -> bool:
    """Whether whoever possesses the noun undergoes the act: "Khan's arrest", unlike "Khan's attack"."""
    return "of" in prepositions and relation in words("undergone_by_owner")


def _acted_on(
    noun: Token, verb: Token | None, pattern: Pattern, prepositions: frozenset[str]
) -> tuple[set[str], list[Token]]:
    """Heads of who is acted on, and after which prepositions they stand.

    They are looked for at the words that the pattern demands ("a ban on trade with Iran"), at the noun, at
    its author ("an attack by rebels on troops"), then at the support verb.
    """
    demanded = [argument for argument in pattern.arguments if argument.words]
    inside = [word for argument in demanded for word in _words_demanded(noun, argument)]
    for source in (*inside, noun, *noun.conjuncts, *_authors(noun), *([] if verb is None else [verb])):
        found = [
            (name, head)
            for name, head in grammar.prepositional(source)
            if name in prepositions and name != "by" and not (source == verb and name == "in")
            if source not in noun.conjuncts or head.i > noun.i  # "tension and fighting between X and Y"
        ]
        if found:
            return {name for name, _ in found}, grammar.without_places([head for _, head in found])
    for name in sorted(prepositions & _STRAYING):
        if further := grammar.strayed(noun, frozenset({name})):
            return {name}, further
    if "between" in prepositions:
        return {"between"}, _parties(noun)
    return set(), []


def _parties(noun: Token) -> list[Token]:
    """Between whom it is, elsewhere in the clause: "clashes broke out between X and Y", "… involving"."""
    around = [noun, noun.head] if noun.dep_ == "nsubj" else [noun]
    if between := [head for name, head in grammar.prepositional(around[-1]) if name == "between"]:
        return between
    involving = (child for word in around for child in word.rights if child.lower_ == "involving")
    return next(([c for c in word.rights if c.dep_ in {"dobj", "pobj"}] for word in involving), [])


def _target_before(noun: Token, relation: str) -> list[Token]:
    """Who is acted on by the place before the noun: "Russia's Georgia war"."""
    if ontology().relation(relation).category not in {"ASSAULT", "SANCTION"}:
        return []
    return [child for child in noun.lefts if child.dep_ == "compound" and child.ent_type_ in PLACES][-1:]


def _visited(sentence: ParsedSentence, noun: Token, verb: Token | None, relation: str) -> list[Token]:
    """The name before a visit that has an owner, or a verb, and so is no visitor: "his Turkey visit"."""
    if relation != "visits" or (verb is None and not any(c.dep_ == "poss" for c in noun.lefts)):
        return []
    return [c for c in noun.lefts if c.dep_ in {"compound", "nmod"} and c.i in sentence.names][-1:]


def _undergone(noun: Token, pattern: Pattern) -> Predicate | None:
    """The act that its patient "faces", "draws" or "wins" from who acts: "drew criticism from Paris"."""
    verb, objects = _sufferers(_counted(noun))
    around = (
        [noun, _counted(noun)] if verb == noun or verb.pos_ not in VERBS else [noun, _counted(noun), verb]
    )
    phrases = [phrase for word in dict.fromkeys(around) for phrase in grammar.prepositional(word)]
    subjects = [head for name, head in phrases if name in {"from", "by"}]
    subjects = subjects or _agent_of_clause_at(noun)
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
        direct=ontology().relation(pattern.relation).category not in _TOLD,
        nominal=True,
        support=_support_outcome(verb) if noun.dep_ == "dobj" else None,
    )


def _answered(sentence: ParsedSentence, noun: Token, pattern: Pattern) -> Predicate | None:
    """What somebody who answers it is told: "rejected a request by Chad", "denied Iran's accusations"."""
    verb = _answering(noun)
    told = ontology().relation(pattern.relation).category in _TOLD
    if verb is None or not told or pattern.modifiers or any(a.words for a in pattern.arguments):
        return None
    subjects = _who_acts(sentence, noun, False) or _from(noun)
    objects = [o for o in grammar.acting_subjects(verb) if lemma(o) not in words("judging")]
    if not subjects or not objects:
        return None
    return Predicate(
        relation=pattern.relation,
        rule=f"answered: {pattern.source}",
        trigger=noun,
        governor=verb,
        words=[noun],
        subjects=subjects,
        objects=objects,
        direct=True,
        settled=True,
    )


def _answering(noun: Token) -> Token | None:
    """The verb of who answers a request or an accusation, acts at a request, or despite criticism."""
    if noun.dep_ == "pobj":
        verb, preposition = noun.head.head, noun.head.lower_
        if preposition in {"at", "on"} and verb.pos_ in VERBS and lemma(noun) in words("behest"):
            return verb
        if preposition in words("in_spite") and verb.pos_ in VERBS and lemma(noun) in words("braved"):
            return verb
        if preposition != "to":
            return None
    elif noun.dep_ in {"dobj", "nsubjpass"}:
        verb = noun.head
    else:
        return None
    return verb if lemma(verb) in words("answer") and lemma(noun) in words("answered") else None


def _from(noun: Token) -> list[Token]:
    """Heads after "from"."""
    return [head for name, head in grammar.prepositional(noun) if name == "from"]


def _sufferers(noun: Token) -> tuple[Token, list[Token]]:
    """Who undergoes the act, with the word that says so: "endured", "lives under", "troops under attack"."""
    head = noun.head
    if noun.dep_ == "dobj" and lemma(head) in operators()["undergo"]:
        return head, grammar.acting_subjects(head)
    if noun.dep_ == "pobj" and head.lower_ == "under":
        above = head.head
        if above.pos_ in NOUNS:
            return noun, [above]
        if lemma(above) in words("suffer_under"):
            return above, grammar.grammatical_subjects(above)
    return noun, []


def _lent(sentence: ParsedSentence, noun: Token, pattern: Pattern) -> Predicate | None:
    """The act of those with whose help, "with the help of" whom, somebody does something."""
    verb = noun.head.head
    if noun.head.lower_ != "with" or lemma(noun) not in words("backing") or verb.pos_ not in VERBS:
        return None
    named = [head for name, head in grammar.prepositional(noun) if name in {"of", "from", "by"}]
    givers = named or _owner(sentence, noun, False) or _name_before(sentence, noun, False)
    receivers = [] if grammar.is_passive(verb) else grammar.acting_subjects(verb)
    if not givers or not receivers:
        return None
    return Predicate(
        relation=pattern.relation,
        rule=f"with its help: {pattern.source}",
        trigger=noun,
        governor=verb,
        words=[noun],
        subjects=givers,
        objects=receivers,
        direct=True,
        nominal=True,
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
    return _agent_of_clause_at(noun) or None


def _agent_of_clause_at(noun: Token) -> list[Token]:
    """Who does it by a clause under the noun: "an attack launched by rebels"."""
    clauses = (child for child in noun.rights if child.dep_ in NOUN_CLAUSES)
    return next((by for clause in clauses if (by := grammar.passive_agents(clause))), [])


def _owner(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    owners = (child for child in noun.lefts if child.dep_ == "poss" and child.ent_type_ not in TIMES)
    return next(([owner] for owner in owners), None)


def _name_before(sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    """The nearest modifier that is an actor's name or may be an actor."""
    for child in sorted(noun.lefts, key=lambda child: -child.i):
        if child.dep_ in MODIFIERS and (
            child.i in sentence.names
            or child.ent_type_ in {"NORP", "ORG", "PERSON"}
            or (child.lower_ in agents() and _is_actor_before(child, noun) and not _is_carried_out(noun))
        ):
            return [child]
    return None


def _is_carried_out(noun: Token) -> bool:
    """Whether a verb says who does it, so that the word before says how: "X masterminded rebel attacks"."""
    verb = _support_verb(noun)
    return verb is not None and bool(grammar.acting_subjects(verb))


def _is_actor_before(modifier: Token, noun: Token) -> bool:
    """Whether a noun for those who act says so here: "military" mostly says how ("a military clash")."""
    return modifier.lower_ != "military" or lemma(noun) in words("by_military")


def _who_leads(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    leading = (child for child in noun.lefts if child.lower_ == "led" and child.dep_ == "amod")
    return next(([name] for led in leading for name in led.lefts if name.pos_ in NOUNS), None)


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


def _blamed_by_clause(_sentence: ParsedSentence, noun: Token, _of_is_object: bool) -> list[Token] | None:
    return _pinned_on(noun) or None


def _pinned_on(noun: Token) -> list[Token]:
    """Who did it, says a clause under the noun: "an attack blamed on rebels", "killings attributed to X"."""
    for clause in noun.rights:
        if clause.dep_ in NOUN_CLAUSES and lemma(clause) in words("pinned"):
            return [head for name, head in grammar.prepositional(clause) if name in {"on", "to"}]
    return []


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
    Rule(
        "whom a clause under it blames",
        "An attack on Turkey blamed on Syria killed nobody.",
        _blamed_by_clause,
    ),
    Rule("possessor", "Syria's attack on Turkey went on for days.", _owner),
    Rule("who leads it", "The Syrian-led attack on Turkey went on for days.", _who_leads),
    Rule("name or agent before it", "The Syrian attack on Turkey went on for days.", _name_before),
    Rule("after of", "The attack of Syria on Turkey drew protests.", _after_of),
    Rule("who is charged with it", "Turkey accused Syria of an attack on Iraq.", _charged_with),
    Rule("who is blamed for it", "The murder of a Turkish envoy was blamed on Syria.", _blamed_for),
)


def doers(sentence: ParsedSentence, noun: Token) -> list[Token]:
    """Heads of who does what a noun names, as far as its own phrase says so."""
    return _who_acts(sentence, noun, True) or []


def _who_acts_around(noun: Token, verb: Token | None, relation: str) -> list[Token]:
    """Heads of who acts in the clause around a noun that does not say so."""
    if verb is not None:  # "were involved in clashes with": the passive of such a verb has no agent
        return grammar.acting_subjects(verb) or (
            grammar.grammatical_subjects(verb) if _counted(noun).dep_ == "pobj" else []
        )
    if noun.dep_ != "pobj":
        return []
    if ontology().relation(relation).category == "ASSAULT" and (found := _by_force(noun)):
        return found
    return _charged_with_act(noun) or _sharing(noun) or _attending(noun, relation)


def _by_force(noun: Token) -> list[Token]:
    """Who does harm in the act: "killed nine people in an attack on a bus"."""
    preposition, verb = noun.head, noun.head.head
    if preposition.lower_ not in words("within_act") or verb.pos_ != "VERB":
        return []
    harming = any(
        ontology().relation(pattern.relation).category == "ASSAULT" and not pattern.arguments[0].prepositions
        for pattern in lexicon().verbs.get(lemma(verb), ())
    )
    return grammar.acting_subjects(verb) if harming else []


def _charged_with_act(noun: Token) -> list[Token]:
    """Who is accused of the act, or said to be responsible for it or behind it."""
    preposition = noun.head
    governor = preposition.head
    if preposition.lower_ in words("before_deed"):
        if governor.lower_ == "responsible":
            return grammar.acting_subjects(grammar.verb_above(governor))
        for verb in (governor, grammar.verb_above(governor)):
            if verb.pos_ == "VERB" and any(lemma(verb) in operators()[name] for name in _CHARGING):
                return grammar.direct_objects(verb)[:1]
    if preposition.lower_ == "behind" and lemma(governor) == "be":
        return grammar.acting_subjects(governor)
    return []


def _sharing(noun: Token) -> list[Token]:
    """Who has a part in the act: "denied involvement in the attack", "X's role in the murder of Y"."""
    part = noun.head.head
    if (
        part.pos_ not in NOUNS
        or lemma(part) not in words("share_in_act")
        or noun.head.lower_ not in {"in", "for"}
    ):
        return []
    if owners := [*grammar.possessors(part), *_authors(part)]:
        return owners
    if part.dep_ == "dobj":
        return grammar.acting_subjects(part.head)
    return grammar.charged(part) if part.dep_ == "pobj" else []


def _attending(noun: Token, relation: str) -> list[Token]:
    """Who is "on a visit to", who says something "after talks with": the subject of the clause around."""
    noun = _counted(noun)
    if noun.dep_ != "pobj" or ontology().relation(relation).category not in {"CONSULT", "AGREE"}:
        return []
    for_talks = noun.head.lower_ == "for" and lemma(noun.head.head) in words("travel")
    if noun.head.lower_ not in words("attending") and not for_talks:
        return []
    verb = grammar.verb_above(noun.head.head)
    carried = grammar.is_passive(verb) and lemma(verb) in words("travel")  # "was flown to Rome for talks"
    return grammar.grammatical_subjects(verb) if carried else grammar.acting_subjects(verb)


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
