"""Acts to claims: with participants and meaning, the trigger, date, place and confidence."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dyads.extract.claims.acts import Act, predicates, read_act
from dyads.extract.claims.confidence import confidence
from dyads.extract.claims.denials import Denials, is_denial_of_clause
from dyads.extract.claims.meaning import meaning
from dyads.extract.claims.participants import participants
from dyads.extract.claims.speakers import Speech
from dyads.extract.claims.timing import lies_ahead, place, when
from dyads.extract.claims.unknown import unknown
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.mentions import MentionReader
from dyads.extract.who.reading import Found
from dyads.graph.identity import claim_id
from dyads.graph.model import Claim, Sentence, Trigger
from dyads.graph.ontology import ontology

_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


class ClaimReader:
    """Reads the claims of one document, sentence by sentence in order."""

    def __init__(self, mentions: MentionReader, published: datetime.date | None, extractor: str) -> None:
        self.mentions = mentions
        self.speech = Speech(mentions)
        self.denials = Denials(mentions)
        self.published = published
        self.extractor = extractor

    def survey(self, sentences: Sequence[ParsedSentence]) -> None:
        """Takes in what of a whole text must be known before its first sentence is read."""
        self.mentions.survey(sentences)
        self.speech.survey(sentences)

    def begin(self, sentence: ParsedSentence) -> None:
        """Reads who speaks in the next sentence, and its phrases."""
        self.speech.begin(sentence)
        self.mentions.prepare(sentence)

    def read(self, sentence: ParsedSentence) -> Iterator[Claim]:
        """The claims of the next sentence."""
        self.begin(sentence)
        claims = list(self._claims(sentence))
        yield from claims
        yield from self.denials.read(sentence, claims)
        self.speech.end(sentence)

    def _claims(self, sentence: ParsedSentence) -> Iterator[Claim]:
        """The claims whose acts the sentence names."""
        seen: set[tuple[str, str, str, int]] = set()
        used: set[int] = set()
        for act, pairs in self._acts(sentence):
            predicate = act.predicate
            if predicate.nominal and predicate.trigger.i in used:
                continue  # "launched air strikes on" has been read at the verb
            if is_denial_of_clause(predicate.trigger):
                continue
            used.update(word.i for word in predicate.words)
            for subject, object in pairs:
                claim = self.claim(sentence, act, subject, object)
                if claim is None:
                    continue
                key = (claim.relation.id, claim.subject.id, claim.object.id, predicate.governor.i)
                if key not in seen:
                    seen.add(key)
                    yield claim
                    mutual = claim.relation.quad.endswith("conflict") or claim.relation.category in _MUTUAL
                    if mutual and subject.direct and object.direct:
                        self.mentions.discourse.note_dyad(claim.subject, claim.object)

    def claim(self, sentence: ParsedSentence, act: Act, subject: Found, object: Found) -> Claim | None:
        """The claim that an act makes of two actors; None where its stance leaves none."""
        if lies_ahead(sentence, act.predicate, self.published):
            act.stance.weaken("future")
        meant = meaning(act, subject, object)
        if meant is None:
            return None
        predicate, speaker = act.predicate, act.speakers[0] if act.speakers else None
        trigger = _trigger(sentence, act)
        return Claim(
            id=claim_id(
                document=self.mentions.document,
                sentence=sentence.text,
                trigger_offset=trigger.start - sentence.start,
                subject=subject.mention.id,
                relation=meant.relation,
                object=object.mention.id,
                polarity=meant.polarity,
                modality=meant.modality,
                speaker=speaker.id if speaker else None,
            ),
            document=self.mentions.document,
            sentence=Sentence(text=sentence.text, start=sentence.start, end=sentence.end, part=sentence.part),
            subject=subject.mention,
            relation=ontology().relation(meant.relation),
            object=object.mention,
            trigger=trigger,
            polarity=meant.polarity,
            modality=meant.modality,
            attributed_to=speaker,
            via=tuple(act.speakers[1:]),
            date=when(sentence, act, self.published, future=meant.modality == "future"),
            place=place(sentence, predicate),
            confidence=confidence(sentence, act, meant, subject, object),
            extractor=self.extractor,
            rule=_rule(act, subject, object),
        )

    def _acts(self, sentence: ParsedSentence) -> Iterator[tuple[Act, list[tuple[Found, Found]]]]:
        """Each act in the first of its readings that has actors on both sides; verbs before nouns.

        Last, what the classifier makes of verbs that the lexicon does not know.
        """
        known = sorted(predicates(sentence), key=lambda found: found[0].nominal)
        for readings in (
            *known,
            *([act] for verb in sentence for act in unknown(self.mentions, sentence, verb)),
        ):
            for predicate in readings:
                read = read_act(self.speech, sentence, predicate)
                pairs = list(participants(self.mentions, sentence, read))
                if pairs:
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
    return f"{act.predicate.rule}{embedded}; subject: {subject.how}; object: {object.how}"
