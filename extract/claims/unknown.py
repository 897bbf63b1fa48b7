"""Acts at verbs that the lexicon does not know, as the classifier judges them from the words around."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dyads.extract.claims.certainty import LEAST_ALONE
from dyads.extract.grammar import arguments as grammar
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.phrases import bounds
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.lexicon import lexicon
from dyads.extract.knowledge.operators import is_operator
from dyads.extract.knowledge.words import words
from dyads.extract.model.classifier import classifier
from dyads.extract.model.features import features
from dyads.extract.stance.climb import stance_of
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast
from dyads.graph.model import Category
from dyads.graph.ontology import ontology

_NO_ACTORS = frozenset({"media", "unknown"})


def unknown(cast: Cast, verb: Token) -> Iterator[Predicate]:
    """The acts that a verb outside the lexicon most likely names, one for each pair of actors."""
    if not _is_unknown(verb) or not cast.sentence.doc.vocab.vectors_length:
        return
    subjects = [head for head in grammar.acting_subjects(verb) if _names_actor(cast, head)]
    objects = [
        *grammar.direct_objects(verb),
        *(head for name, head in grammar.prepositional(verb) if name not in words("circumstance")),
    ]
    for subject in subjects[:1]:
        for object in objects:
            if object == subject or not _names_actor(cast, object):
                continue
            verdict = classifier().verdict(
                features(_phrase(cast.sentence, subject), _phrase(cast.sentence, object))
            )
            if verdict.category is None or verdict.probability < LEAST_ALONE:
                continue
            act = judged(verdict.category, verdict.probability, verb, subject, object)
            if stance_of(act).modality == "actual":
                yield act


def judged(category: Category, probability: float, verb: Token, subject: Token, object: Token) -> Predicate:
    """The act of a category at a verb, with the general relation of that category."""
    return Predicate(
        relation=ontology().categories[category].general,
        rule=f"classifier: {category} {probability:.2f}",
        trigger=verb,
        governor=verb,
        words=[verb],
        subjects=[subject],
        objects=[object],
        direct=True,
        certainty=probability,
    )


def _is_unknown(verb: Token) -> bool:
    if verb.pos_ != "VERB" or verb.dep_ == "amod":
        return False
    word = lemma(verb)
    return word not in lexicon().verbs and not is_operator(word)


def _names_actor(cast: Cast, head: Token) -> bool:
    """Whether a phrase names an actor itself, without pointing back."""
    found = () if head.pos_ == "PRON" else cast.at(head)
    return any(one.direct and one.mention.kind not in _NO_ACTORS for one in found)


def _phrase(sentence: ParsedSentence, head: Token) -> Span:
    first, last = bounds(sentence, head)
    return sentence.doc[first.i : last.i + 1]
