"""Acts to claims: with participants and meaning, the trigger, date, place and confidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dyads.extract.claims.acts import Act, predicates, read_act
from dyads.extract.claims.confidence import confidence
from dyads.extract.claims.denials import is_denial_of_clause
from dyads.extract.claims.meaning import meaning
from dyads.extract.claims.participants import Pair, participants
from dyads.extract.claims.speakers import Speech
from dyads.extract.claims.timing import lies_ahead, place, when
from dyads.extract.claims.unknown import unknown
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast, Found
from dyads.graph.identity import claim_id
from dyads.graph.model import Actor, Claim, Sentence, Trigger
from dyads.graph.ontology import ontology

EXTRACTOR = "dyads-grammar 1"
"""Names the rules in `Claim.extractor`; what exactly read a document is its run."""

_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


def read_claims(cast: Cast, speech: Speech) -> tuple[list[Claim], list[tuple[Actor, Actor]]]:
    """The claims of a sentence in order; and who deals with whom in them, named, for "both sides"."""
    claims: dict[tuple[str, str, str, int], Claim] = {}
    dyads: list[tuple[Actor, Actor]] = []
    for act, (subject, object) in _deeds(cast, speech):
        claim = claim_of(cast, act, subject, object)
        if claim is None:
            continue
        key = (claim.relation.id, claim.subject.id, claim.object.id, act.predicate.governor.i)
        if key not in claims:
            claims[key] = claim
            mutual = claim.relation.quad.endswith("conflict") or claim.relation.category in _MUTUAL
            if mutual and subject.direct and object.direct:
                dyads.append((claim.subject, claim.object))
    return list(claims.values()), dyads


def claim_of(cast: Cast, act: Act, subject: Found, object: Found) -> Claim | None:
    """The claim that an act makes of two actors; None where its stance leaves none."""
    sentence, document, published = cast.sentence, cast.document, cast.date
    if lies_ahead(sentence, act.predicate, published):
        act.stance.weaken("future")
    meant = meaning(act, subject, object)
    if meant is None:
        return None
    predicate, speaker = act.predicate, act.speakers[0] if act.speakers else None
    trigger = _trigger(sentence, act)
    return Claim(
        id=claim_id(
            document=document,
            sentence=sentence.text,
            trigger_offset=trigger.start - sentence.start,
            subject=subject.mention.id,
            relation=meant.relation,
            object=object.mention.id,
            polarity=meant.polarity,
            modality=meant.modality,
            speaker=speaker.id if speaker else None,
        ),
        document=document,
        sentence=Sentence(text=sentence.text, start=sentence.start, end=sentence.end, part=sentence.part),
        subject=subject.mention,
        relation=ontology().relation(meant.relation),
        object=object.mention,
        trigger=trigger,
        polarity=meant.polarity,
        modality=meant.modality,
        attributed_to=speaker,
        via=tuple(act.speakers[1:]),
        date=when(sentence, act, published, future=meant.modality == "future"),
        place=place(sentence, predicate),
        confidence=confidence(sentence, act, meant, subject, object),
        extractor=EXTRACTOR,
        rule=_rule(act, subject, object),
    )


def _deeds(cast: Cast, speech: Speech) -> Iterator[tuple[Act, Pair]]:
    """Each act with each pair of its actors.

    A noun that has been read as part of a verb's act is none of its own: "launched air strikes on".
    """
    used: set[int] = set()
    for act, pairs in _acts(cast, speech):
        predicate = act.predicate
        repeated = predicate.nominal and predicate.trigger.i in used
        if not repeated and not is_denial_of_clause(predicate.trigger):
            used.update(word.i for word in predicate.words)
            yield from ((act, pair) for pair in pairs)


def _acts(cast: Cast, speech: Speech) -> Iterator[tuple[Act, list[Pair]]]:
    """Each act in the first of its readings that has actors on both sides; verbs before nouns.

    Last, what the classifier makes of verbs that the lexicon does not know.
    """
    known = sorted(predicates(cast.sentence), key=lambda found: found[0].nominal)
    judged = ([act] for verb in cast.sentence for act in unknown(cast, verb))
    for readings in (*known, *judged):
        for predicate in readings:
            read = read_act(speech, cast.sentence, predicate)
            if pairs := list(participants(cast, read)):
                if not read.stance.suppressed:
                    yield read, pairs
                break


def _trigger(sentence: ParsedSentence, act: Act) -> Trigger:
    """The words that name the act, where they stand together; else the one of them that counts."""
    words = sorted(act.predicate.words, key=lambda token: token.i)
    first, last = words[0], words[-1]
    if any(later.i - earlier.i > 2 for earlier, later in pairwise(words)):
        first = last = act.predicate.trigger
    start, end = sentence.offsets(first, last)
    return Trigger(text=sentence.cut(start, end), start=start, end=end)


def _rule(act: Act, subject: Found, object: Found) -> str:
    embedded = f" under “{act.stance.embedding}”" if act.stance.embedding else ""
    return f"{act.predicate.rule}{embedded}; subject: {subject.rule}; object: {object.rule}"
