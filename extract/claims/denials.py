"""Denials that name no act: "Sudan denied the accusation", "…, which Sudan denies", "Sudan denied any role".

What they deny is what the sentence, or the one before, says of whoever denies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Token

from dyads.extract.claims.certainty import REFERRED
from dyads.extract.grammar.arguments import acting_subjects, direct_objects
from dyads.extract.grammar.labels import RELATIVE_PRONOUNS, VERBS
from dyads.extract.grammar.lemma import lemma
from dyads.extract.knowledge.operators import operators
from dyads.extract.knowledge.words import words
from dyads.extract.stance.at_word import stance_at_verb
from dyads.extract.stance.embedding import is_denied
from dyads.extract.who.cast import Cast
from dyads.graph.identity import claim_id
from dyads.graph.model import Claim, Mention, speaks_for

_CONTENT = frozenset({"acl", "ccomp", "relcl"})


class Denials:
    """Reads such denials in one document, sentence by sentence in order."""

    def __init__(self) -> None:
        self._before: list[Claim] = []
        """The claims of the last sentence that has any."""

    def read(self, cast: Cast, claims: list[Claim]) -> Iterator[Claim]:
        """The denials in a sentence of which these are the claims."""
        for verb in cast.sentence:
            if not _denies_what_was_said(verb):
                continue
            for head in acting_subjects(verb)[:1]:
                denier = cast.speaker(head)
                if denier is not None:
                    start, _ = cast.sentence.offsets(verb, verb)
                    here = [claim for claim in claims if claim.trigger.start < start]
                    meant = list(_said_of(denier, here)) or list(_said_of(denier, self._before))
                    yield from (_denied(claim, denier) for claim in meant)
        self._before = claims or self._before


def is_denial_of_clause(verb: Token) -> bool:
    """Whether a relative clause denies all that stands before it: "armed the rebels, which X denies"."""
    return (
        verb.dep_ == "relcl"
        and lemma(verb) in operators()["deny"]
        and verb.left_edge.lower_ == "which"
        and lemma(verb.head) not in operators()["report"]
    )


def _denies_what_was_said(verb: Token) -> bool:
    """Whether a verb denies an accusation or "it", and says no more of what that is."""
    if verb.pos_ not in VERBS or is_denied(verb):
        return False
    denies, rejects = (lemma(verb) in operators()[name] for name in ("deny", "reject"))
    stance = stance_at_verb(verb)
    if not (denies or rejects) or stance.polarity == "negative" or stance.modality != "actual":
        return False
    return any(
        _points_back(noun) and (denies or lemma(noun) in operators()["report"])
        for noun in (*direct_objects(verb), *(c for c in verb.children if c.dep_ == "dobj"))
    )


def _points_back(noun: Token) -> bool:
    """Whether a phrase means what was said before: "the accusation", "it", "any role in it"."""
    if noun.tag_ in RELATIVE_PRONOUNS or noun.lower_ in words("what_was_said"):
        return True
    known = lemma(noun) in operators()["report"] or lemma(noun) in words("part")
    own = any(c.dep_ in _CONTENT and lemma(c) not in operators()["deny"] for c in noun.children)
    told = any(inner.dep_ == "pcomp" for c in noun.children for inner in c.children)
    return known and not own and not told


def _said_of(denier: Mention, claims: Iterable[Claim]) -> Iterator[Claim]:
    """What others say that whoever denies did."""
    for claim in claims:
        told = claim.modality == "alleged" or claim.relation.quad.startswith("material")
        others = claim.attributed_to is None or not speaks_for(claim.attributed_to, denier)
        done = claim.polarity == "positive" and claim.modality in {"actual", "alleged"}
        if done and told and others and speaks_for(denier, claim.subject):
            yield claim


def _denied(claim: Claim, denier: Mention) -> Claim:
    """The same act, said by `denier` not to have taken place."""
    return msgspec.structs.replace(
        claim,
        id=claim_id(
            document=claim.document,
            sentence=claim.sentence.text,
            trigger_offset=claim.trigger.start - claim.sentence.start,
            subject=claim.subject.id,
            relation=claim.relation.id,
            object=claim.object.id,
            polarity="negative",
            modality="actual",
            speaker=denier.id,
        ),
        polarity="negative",
        modality="actual",
        attributed_to=denier,
        via=(),
        confidence=round(claim.confidence * REFERRED, 3),
        rule=f"denied further on; {claim.rule}",
    )
