"""Predicates at participles that a hyphen joins to who acts: "US-backed rebels", "rebel-held towns"."""

from __future__ import annotations

from spacy.tokens import Token

from dyads.extract.grammar.labels import NAMES, NOUNS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.lexicon import lexicon


def hyphenated(participle: Token) -> list[Predicate]:
    """The predicates of a participle between a name, with a hyphen, and the noun acted on."""
    name, noun = _name_before(participle), participle.head
    if name is None or noun.pos_ not in NOUNS or noun.i < participle.i:
        return []
    return [
        Predicate(
            relation=pattern.relation,
            rule=f"hyphenated: {pattern.source}",
            trigger=participle,
            governor=participle,
            words=[participle],
            subjects=[name],
            objects=[noun],
            direct=pattern.arguments[0].direct,
            settled=True,
        )
        for pattern in lexicon().verbs.get(lemma(participle), ())
        if len(pattern.arguments) == 1
        and pattern.arguments[0].role == "object"
        and not pattern.arguments[0].prepositions
        and not pattern.heads[lemma(participle)]
    ]


def _name_before(participle: Token) -> Token | None:
    """The name that a hyphen joins to the participle."""
    if participle.i < 2 or participle.nbor(-1).text not in {"-", "‐", "‑"}:
        return None
    name = participle.nbor(-2)
    return name if name.ent_type_ in NAMES or name.tag_ in {"JJ", "NNP", "NNPS"} else None
