"""Predicates to claims: participants resolved, the relation as the stance leaves it, speaker, date and confidence."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import permutations

import msgspec

from dyads.extract.arguments import grammatical_subjects
from dyads.extract.mentions import PLACE, Found, MentionReader
from dyads.extract.predicates import Predicate, iter_words, predicates
from dyads.extract.sentence import ParsedSentence
from dyads.extract.speakers import speakers
from dyads.extract.stance import Stance, stance_of
from dyads.extract.timing import place, when
from dyads.graph.identity import claim_id
from dyads.graph.model import Claim, Mention, Sentence, Trigger, speaks_for
from dyads.graph.ontology import ontology

_MOST_MEMBERS = 5  # of a list that all relate to each other: more are an alliance, not pairs
_ON_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_VERBAL = frozenset(
    "verbal scathing blistering stinging extraordinary rhetorical personal veiled withering furious bitter".split()
)
_WEAPONS = {
    "bombs": frozenset({"air", "aerial", "missile", "drone", "bomb", "suicide"}),
    "shells": frozenset({"rocket", "artillery", "mortar"}),
    "hacks": frozenset({"cyber", "hacking", "ransomware"}),
}
_WORDS = frozenset(
    "speech policy statement plan decision proposal remark comment idea record stance handling report law bill deal".split()
)
_PERSONAL = frozenset(
    "tortures kills abducts arrests rescues pardons releases deports convicts shelters".split()
)
"""Relations to people: a state is not killed or arrested ("Ghana beat Togo")."""
_INSTRUMENTS = frozenset(
    "missile rocket jet warplane plane drone bomb bomber shell shelling strike attack raid airstrike artillery fire force gunfire tank "
    "ship warship boat team delegation statement report decision proposal resolution letter move campaign operation offensive "
    "bombardment bombing side convoy mission embassy helicopter aircraft gunboat submarine mortar sniper army law court ruling verdict "
    "sanction blockade crackdown invasion assault incursion ambush explosion bullet gun cannon propaganda hacker order list ban "
    "policy aid assistance donation delivery shipment money loan grant fund contribution office branch wing headquarters arm".split()
)
"""Things of an actor whose deeds are the actor's: "Syrian missiles hit", "the ministry's statement condemned"."""
_WORKERS = frozenset({"LAB", "MED", "EDU", "AGR", "BUS"})
_CROWDS = frozenset({"protester", "rioter", "crowd", "mob"})
_CEASE = {
    "ASSAULT": "ceases_fire_with",
    "PROTEST": "yields_to",
    "MOBILIZE": "yields_to",
    "THREATEN": "yields_to",
}


class ClaimReader:
    """Reads the claims of one document, sentence by sentence in order."""

    def __init__(self, mentions: MentionReader, published: datetime.date | None, extractor: str) -> None:
        self.mentions = mentions
        self.published = published
        self.extractor = extractor

    def read(self, sentence: ParsedSentence) -> Iterator[Claim]:
        """The claims of the next sentence."""
        self.mentions.prepare(sentence)
        seen: set[tuple[str, str, str, int]] = set()
        used: set[int] = set()
        for predicate, stance, chain, pairs in self._readings(sentence):
            if predicate.nominal and predicate.trigger.i in used:
                continue  # "launched air strikes on" has been read at the verb
            used.update(word.i for word in predicate.words)
            for subject, object in pairs:
                claim = self.claim(sentence, predicate, stance, subject, object, chain)
                if claim is None:
                    continue
                key = (claim.relation.id, claim.subject.id, claim.object.id, predicate.governor.i)
                if key not in seen:
                    seen.add(key)
                    yield claim
        self.mentions.remember_speaker(sentence)

    def claim(
        self, sentence: ParsedSentence, predicate: Predicate, stance: Stance, subject: Found, object: Found,
        chain: list[Mention],
    ) -> Claim | None:  # fmt: skip
        """The claim that an act makes of two actors; None where its stance leaves none."""
        relation = _relation(predicate, stance, subject, object, chain)
        if relation is None:
            return None
        name, negative, modality = relation
        adjusted = msgspec.structs.replace(
            stance, polarity="negative" if negative else "positive", modality=modality
        )
        return self._claim(sentence, predicate, name, adjusted, subject, object, chain)

    def _readings(
        self, sentence: ParsedSentence
    ) -> Iterator[tuple[Predicate, Stance, list[Mention], list[tuple[Found, Found]]]]:
        """Each act in the first of its readings that has actors on both sides; verbs before nouns."""
        acts = predicates(sentence)
        for readings in sorted(acts, key=lambda found: found[0].nominal):
            for predicate in readings:
                stance = stance_of(predicate)
                chain = speakers(self.mentions, sentence, predicate, stance)
                pairs = list(self._participants(sentence, predicate, chain))
                if pairs:
                    if not stance.suppressed:
                        yield predicate, stance, chain, pairs
                    break

    def _participants(
        self, sentence: ParsedSentence, predicate: Predicate, chain: list[Mention]
    ) -> Iterator[tuple[Found, Found]]:
        """Ordered pairs of who acts and who is acted on; a symmetric relation comes in both directions."""
        subjects = self._resolve(sentence, predicate.subjects, direct=False)
        objects = self._resolve(sentence, predicate.objects, direct=predicate.direct)
        symmetric = ontology().is_symmetric(predicate.relation)
        subjects = [s for s in subjects if s.mention.kind != "media"]
        subjects = [s for s in subjects if s.how != PLACE]
        if predicate.locative or ontology().relation(predicate.relation).category not in _ON_PLACES:
            objects = [o for o in objects if o.how != PLACE]
        if predicate.locative:
            objects = [
                o for o in objects if o.how.startswith(("name", "alias")) or o.mention.kind not in {"state"}
            ]
        if predicate.reciprocal:
            yield from _pairs(subjects)
        elif predicate.between and symmetric:
            members = objects if predicate.nominal else subjects
            if len(members) > 1:
                yield from _pairs(members)
        else:
            if not subjects and symmetric and chain:
                subjects = self._implied(sentence, predicate, chain[0])
            for subject in subjects:
                if not (
                    subject.direct or predicate.trigger.doc[subject.token].lemma_.lower() in _INSTRUMENTS
                ):
                    continue
                for object in objects:
                    if _distinct(subject, object):
                        yield subject, object
                        if symmetric:
                            yield object, subject

    def _resolve(self, sentence: ParsedSentence, heads: list, *, direct: bool) -> list[Found]:  # type: ignore[type-arg]
        found: dict[str, Found] = {}
        for head in heads:
            for actor in self.mentions.actors(sentence, head):
                if actor.direct or not direct:
                    found.setdefault(actor.mention.id, actor)
        return list(found.values())

    def _implied(self, sentence: ParsedSentence, predicate: Predicate, speaker: Mention) -> list[Found]:
        """ "Rouhani announced that agreement has been reached with Pakistan": the speaker's side is the other one."""
        if (
            not predicate.governor.dep_ == "ccomp"
            or not grammatical_subjects(predicate.governor)
            or predicate.subjects
        ):
            return []
        if speaker.country is None or speaker.sector != "GOV":
            return [Found(speaker, predicate.trigger.i, True, "implied by who speaks", 0.6)]
        state = self.mentions.gazetteer.state(speaker.country)
        mention = Mention(
            id=state.id, name=state.name, kind=state.kind, country=state.country, sector="GOV", wikidata=state.wikidata,
            text=speaker.text, start=speaker.start, end=speaker.end,
        )  # fmt: skip
        return [Found(mention, predicate.trigger.i, True, "implied by who speaks", 0.7)]

    def _claim(
        self, sentence: ParsedSentence, predicate: Predicate, name: str, stance: Stance, subject: Found, object: Found,
        chain: list[Mention],
    ) -> Claim:  # fmt: skip
        words = list(iter_words(predicate))
        first = last = predicate.trigger
        if all(later.i - earlier.i <= 2 for earlier, later in zip(words, words[1:], strict=False)):
            first, last = words[0], words[-1]
        start, end = sentence.offsets(first, last)
        speaker = chain[0] if chain else None
        return Claim(
            id=claim_id(
                document=self.mentions.document, sentence=sentence.text, trigger_offset=start - sentence.start,
                subject=subject.mention.id, relation=name, object=object.mention.id, polarity=stance.polarity,
                modality=stance.modality, speaker=speaker.id if speaker else None,
            ),
            document=self.mentions.document,
            sentence=Sentence(text=sentence.text, start=sentence.start, end=sentence.end, part=sentence.part),
            subject=subject.mention,
            relation=ontology().relation(name),
            object=object.mention,
            trigger=Trigger(text=sentence.text[start - sentence.start : end - sentence.start], start=start, end=end),
            polarity=stance.polarity,
            modality=stance.modality,
            attributed_to=speaker,
            via=tuple(chain[1:]),
            date=when(sentence, predicate, self.published, future=stance.modality == "future"),
            place=place(sentence, predicate),
            confidence=_confidence(predicate, stance, subject, object),
            extractor=self.extractor,
            rule=_rule(predicate, stance, subject, object),
        )  # fmt: skip


def _relation(
    predicate: Predicate, stance: Stance, subject: Found, object: Found, chain: list[Mention]
) -> tuple[str, bool, str] | None:
    """The relation that the stance makes of the act, whether it is negative, and its modality; None for no claim."""
    name, negative, modality = predicate.relation, stance.polarity == "negative", stance.modality
    if object.mention.kind in {"state", "igo"} and name in _PERSONAL:
        return None
    relation = ontology().relation(name)
    category, hostile = relation.category, relation.quad.endswith("conflict")
    name = _fitting(name, predicate, subject, object)
    symmetric = ontology().is_symmetric(name)
    own = not chain or any(
        speaks_for(chain[0], actor.mention) for actor in ((subject, object) if symmetric else (subject,))
    )
    if stance.embedding == "refuse":
        return "refuses", negative, modality
    if stance.embedding == "threaten":
        return "threatens", negative, modality
    if stance.embedding == "end":
        return _ended(category, hostile), negative, modality
    if stance.embedding == "reject":
        return (
            ("rejects", negative, modality)
            if category in {"REQUEST", "AGREE", "CONSULT", "ACCUSE", "AID"}
            else None
        )
    announced = bool(chain) and own
    promised = stance.embedding == "promise"
    if stance.embedding == "seek":
        return ("calls_for_action_against", negative, modality) if hostile else None
    if promised or (modality == "future" and own):
        if negative:
            return (name, True, "future") if hostile else ("refuses", False, "actual")
        if relation.quad == "material conflict" and (promised or announced):
            return "threatens", False, "actual" if promised else "future"
        made = _promised(category, name, promised=promised, firm=_in_so_many_words(predicate))
        if made:
            return made, False, "actual" if promised else "future"
    return name, negative, modality


def _fitting(name: str, predicate: Predicate, subject: Found, object: Found) -> str:
    """The relation as who acts and how leaves it: words can be an attack, and a crowd that storms a building riots."""
    actor = subject.mention
    if name == "attacks" and any(c.lower_ in _VERBAL for word in predicate.words for c in word.lefts):
        return "criticizes"
    if (
        name in {"attacks", "destroys"}
        and not object.direct
        and predicate.trigger.doc[object.token].lemma_ in _WORDS
    ):
        return "criticizes"
    if name == "accepts" and object.direct and object.mention.sector == "REF":
        return "shelters"
    if name == "attacks" and actor.sector in _WORKERS and predicate.trigger.lemma_ in {"strike", "go"}:
        return "strikes_against"
    sides = {actor.sector, object.mention.sector}
    if name == "clashes_with" and sides & {"COP", "MIL"} and sides & {"CVL", "OPP", "EDU", "LAB"}:
        return "riots_against"
    if name == "arms" and object.mention.sector in {"CVL", "EDU", "LAB", "MED"}:
        return "aids"
    if name == "restricts" and actor.sector in {"CVL", "AGR", "LAB", "EDU", "SOC"}:
        return "boycotts"
    if name == "attacks":
        kinds = {c.lower_ for word in predicate.words for c in word.lefts if c.dep_ in {"compound", "amod"}}
        name = next((better for better, marks in _WEAPONS.items() if kinds & marks), name)
    if name == "riots_against" and (
        actor.kind in {"military", "armed_group"} or actor.sector in {"MIL", "COP", "REB", "UAF"}
    ):
        return "attacks"
    if (
        name == "attacks"
        and actor.kind in {"group", "person"}
        and actor.sector in {"CVL", "EDU", "LAB"}
        and actor.id.split("@")[0] in _CROWDS
    ):
        return "riots_against"
    return name


def _in_so_many_words(predicate: Predicate) -> bool:
    """Whether the promise is one in so many words ("vowed"), not an agreement or an offer."""
    verb = predicate.governor.head
    return verb.lemma_.lower() in {"promise", "pledge", "vow", "swear", "undertake", "commit"}


def _promised(category: str, name: str, *, promised: bool, firm: bool) -> str | None:
    """What a promise of, or plan for, an act is: PLOVER's AGREE and CONCEDE."""
    if category == "CONSULT":
        return None if name == "mediates" else "plans_to_meet"
    if category in {"SUPPORT", "COOPERATE", "AID"}:
        return "promises"
    if category in {"RETREAT", "CONCEDE"} and promised:
        return "yields_to" if firm else "promises"
    return None


def _ended(category: str, hostile: bool) -> str:
    """What ending an act is: a conflict ended is a concession, cooperation ended a break."""
    if hostile:
        return _CEASE.get(category, "eases")
    return "cuts_aid_to" if category == "AID" else "breaks_with"


def _pairs(members: list[Found]) -> Iterator[tuple[Found, Found]]:
    if len(members) <= _MOST_MEMBERS:
        for one, other in permutations(members, 2):
            if _distinct(one, other):
                yield one, other


def _distinct(one: Found, other: Found) -> bool:
    """Whether the two can be the ends of an edge: two actors, of whom neither is only a part of the other's name."""
    a, b = one.mention, other.mention
    inside = a.start >= b.start and a.end <= b.end and (a.start, a.end) != (b.start, b.end)
    return a.id != b.id and not (inside and one.direct and other.direct)


def _confidence(predicate: Predicate, stance: Stance, subject: Found, object: Found) -> float:
    """A first estimate from how sure each step is; calibration is measured in benchmarks/RESULTS.md."""
    value = 0.95 * subject.certainty * object.certainty
    if predicate.nominal:
        value *= 0.9
    if predicate.locative:
        value *= 0.85
    if stance.modality != "actual" or stance.embedding:
        value *= 0.95
    return round(value, 3)


def _rule(predicate: Predicate, stance: Stance, subject: Found, object: Found) -> str:
    embedded = f" under “{stance.embedding}”" if stance.embedding else ""
    return f"{predicate.rule}{embedded}; subject: {subject.how}; object: {object.how}"
