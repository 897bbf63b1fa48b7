"""Confidence: how likely it is that an analyst would sign a claim, 0 to 1.

The grammar finds the act, the classifier says how well the words around fit its category; both together were
calibrated, by a logistic curve of four numbers, against the labels of development text. How surely the two
actors were found multiplies it.
"""

from __future__ import annotations

import math

from spacy.tokens import Span

from dyads.extract.claims import certainty
from dyads.extract.claims.acts import Act
from dyads.extract.claims.meaning import Meaning
from dyads.extract.model.classifier import classifier
from dyads.extract.model.features import features
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Found
from dyads.graph.ontology import ontology


def confidence(sentence: ParsedSentence, act: Act, meant: Meaning, subject: Found, object: Found) -> float:
    """How likely an analyst would sign the claim; three digits."""
    predicate = act.predicate
    if predicate.certainty < 1:  # the classifier's own reading
        relation = predicate.certainty
    else:
        odds = certainty.BASE + certainty.SUPPORTED * math.log(_support(sentence, meant, subject, object))
        odds += certainty.NOT_ACTUAL * (meant.modality != "actual") + certainty.NOMINAL * predicate.nominal
        relation = 1 / (1 + math.exp(-odds))
    return round(relation * math.sqrt(subject.certainty * object.certainty), 3)


def _support(sentence: ParsedSentence, meant: Meaning, subject: Found, object: Found) -> float:
    if not sentence.doc.vocab.vectors_length:
        return certainty.MEAN_SUPPORT
    category = ontology().relation(meant.relation).category
    pair = features(_span(sentence, subject), _span(sentence, object))
    return max(classifier().support(pair, category), certainty.LEAST_SUPPORT)


def _span(sentence: ParsedSentence, found: Found) -> Span:
    """The tokens of a mention; of a phrase elsewhere that a pronoun means, the token that means it."""
    start, end = found.mention.start - sentence.shift, found.mention.end - sentence.shift
    span = sentence.doc.char_span(start, end, alignment_mode="expand") if start >= 0 else None
    return sentence.doc[found.token : found.token + 1] if span is None else span
