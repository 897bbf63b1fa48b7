"""Who says so: the speakers of a claim, innermost first.

They are the subjects of the words of saying above the act; for an act that is quoted, also whoever speaks the
quotation, which may begin or be tagged ("…, she said") in another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from dyads.extract.claims.tags import (
    Tag,
    between_commas,
    distance,
    heads_at_tag,
    is_main,
    names_speaker,
    speaker_heads,
    with_passed_on,
)
from dyads.extract.grammar.labels import NOUNS, SUBJECTS, VERBS
from dyads.extract.grammar.predicates import Predicate
from dyads.extract.knowledge.words import words
from dyads.extract.stance.stance import Stance
from dyads.extract.text.quotes import quotations
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast
from dyads.extract.who.casting import PHRASE
from dyads.extract.who.memory import Memory
from dyads.extract.who.setting import Setting
from dyads.graph.model import Mention

_REACH = 4  # sentences that the pronoun of who speaks may look back
_STATEMENT = re.compile(r"\b(?:said|says|stated|commented|added|declared):$")
_HEADLINE = re.compile(r"\S: (?P<source>[^:]+)$")


class Voice(NamedTuple):
    """Who spoke or acted last, and in which sentence."""

    mention: Mention
    sentence: int


class Speech:
    """Who speaks in one document, sentence by sentence in order."""

    def __init__(self, setting: Setting, memory: Memory, sentences: Sequence[ParsedSentence]) -> None:
        self._setting = setting
        self._memory = memory
        self._casts: dict[int, Cast] = {}
        self._quoted: dict[int, list[tuple[int, int]]] = {}
        """The quoted stretches of each sentence, by its number."""
        self._words: dict[int, list[Tag]] = {}
        """The words of saying outside all quotations, by the number of their sentence."""
        self._tags: dict[tuple[int, int], Tag] = {}
        """Who speaks a stretch, by the number of its sentence and its start."""
        self._said: dict[tuple[int, int], Mention | None] = {}
        self._pronouns: dict[str, str] = {}
        """The pronoun of each person who spoke, by id."""
        self._last: Voice | None = None
        """Who spoke last, or since then did something as the subject of a sentence."""
        for _, group in groupby(sentences, key=lambda sentence: sentence.part):
            part = list(group)
            found = quotations([sentence.text for sentence in part])
            self._quoted.update(
                (sentence.number, inside) for sentence, inside in zip(part, found, strict=True)
            )
            self._survey(part)

    def _survey(self, part: list[ParsedSentence]) -> None:
        """Tags the quotations of the title or the text."""
        for sentence in part:
            tags = self._words[sentence.number] = list(self._tags_in(sentence))
            for start, end in self._quoted[sentence.number]:
                if tags:
                    nearest = min(tags, key=lambda tag: distance(tag, start, end))
                    self._tags[sentence.number, start] = nearest
        for number, sentence in enumerate(part):
            if self._runs_on(sentence):
                self._tag_run(part, number)

    def _runs_on(self, sentence: ParsedSentence) -> bool:
        """Whether a sentence ends within a quotation that it opens."""
        inside = self._quoted[sentence.number]
        return bool(inside) and inside[-1][1] == len(sentence.text) and inside[-1][0] > 0

    def _tag_run(self, part: list[ParsedSentence], first: int) -> None:
        """Gives all sentences of a quotation one speaker: at the first tag beside it."""
        run = [part[first]]
        for sentence in part[first + 1 :]:
            inside = self._quoted[sentence.number]
            if not inside or inside[0][0] > 0:
                break
            run.append(sentence)
            if inside[0][1] < len(sentence.text):
                break
        stretches = [(run[0].number, self._quoted[run[0].number][-1][0]), *((s.number, 0) for s in run[1:])]
        tagged = [self._tags[stretch] for stretch in stretches if stretch in self._tags]
        for stretch in stretches if tagged else ():
            self._tags.setdefault(stretch, tagged[0])

    def _tags_in(self, sentence: ParsedSentence) -> Iterator[Tag]:
        """The words outside all quotations of a sentence that name who speaks one."""
        for token in sentence:
            if not self._stretch(sentence, token) and names_speaker(token):
                heads = [h for h in heads_at_tag(token) if not self._stretch(sentence, h)]
                if heads:
                    yield Tag(sentence, token, heads[0])

    def _stretch(self, sentence: ParsedSentence, token: Token) -> tuple[int, int] | None:
        """The quoted stretch that a word stands in."""
        place = token.idx - sentence.span.start_char
        inside = self._quoted.get(sentence.number, ())
        return next(((start, end) for start, end in inside if start <= place < end), None)

    # ── in reading order ────────────────────────────────────────────────────────────

    def begin(self, sentence: ParsedSentence) -> None:
        """Takes in who speaks the quotation in the next sentence, so whose "we" it has."""
        inside = self._quoted.get(sentence.number, [])
        speaker = self._speaker_of(sentence, inside[0]) if inside else None
        self._memory.before(inside, speaker)

    def take(self, cast: Cast) -> None:
        """Takes over who is meant in the sentence that is being read."""
        self._casts[cast.sentence.number] = cast

    def end(self, sentence: ParsedSentence) -> None:
        """Keeps who spoke in the sentence, for the pronouns and quotations that follow."""
        spoke = [tag for tag in self._words[sentence.number] if is_main(tag.word)]
        speaker = self._read(spoke[-1]) if spoke else None
        if speaker is not None:
            self._last = Voice(speaker, sentence.number)
            self._memory.after(speaker, states=bool(_STATEMENT.search(sentence.text)))
        elif not self._quoted.get(sentence.number) and (actor := self._protagonist(sentence)):
            self._last = Voice(actor, sentence.number)

    def _cast(self, sentence: ParsedSentence) -> Cast:
        """Who is meant in a sentence; a tag may stand in one that is still to be read."""
        return self._casts.get(sentence.number) or Cast(sentence, self._setting, self._memory, PHRASE)

    def _protagonist(self, sentence: ParsedSentence) -> Mention | None:
        """The person who acts in the main clause of a sentence."""
        for head in sentence.span.root.children:
            if head.dep_ == "nsubj" and head.pos_ in NOUNS:
                for found in self._cast(sentence).at(head)[:1]:
                    return found.mention if found.mention.kind == "person" else None
        return None

    def _speaker_of(self, sentence: ParsedSentence, stretch: tuple[int, int]) -> Mention | None:
        """Who speaks a quoted stretch; of a whole sentence without a tag, whoever spoke last."""
        tag = self._tags.get((sentence.number, stretch[0]))
        if tag is not None:
            return self._read(tag)
        text = sentence.text
        outside = text[: stretch[0]] + text[stretch[1] :]
        runs_on = stretch[0] == 0 or not any(letter.isalnum() for letter in outside)
        if not runs_on:
            return None
        last = self._last
        recent = last is not None and sentence.number - last.sentence <= _REACH
        return last.mention if last is not None and recent else self._memory.speaker

    def _read(self, tag: Tag) -> Mention | None:
        """Who speaks at a tag."""
        key = (tag.sentence.number, tag.head.i)
        if key not in self._said:
            self._said[key] = self._meant(tag.sentence, tag.head)
        return self._said[key]

    def _meant(self, sentence: ParsedSentence, head: Token) -> Mention | None:
        """Who a phrase for a speaker means; for "he", the last who spoke, where it can."""
        last = self._last
        if (
            last is not None
            and head.lower_ in words("third_person")
            and 0 < sentence.number - last.sentence <= _REACH
            and self._can_be(last.mention, head)
            and not self._has_person_before(sentence, head)
        ):
            self._pronouns[last.mention.id] = head.lower_
            return _at(sentence, head, last.mention)
        return self._cast(sentence).speaker(head)

    def _can_be(self, mention: Mention, pronoun: Token) -> bool:
        """Whether a pronoun may stand for somebody."""
        if pronoun.lower_ in {"he", "she"}:
            return (
                mention.kind == "person" and self._pronouns.get(mention.id, pronoun.lower_) == pronoun.lower_
            )
        return (mention.kind in {"group", "unknown"}) == (
            pronoun.lower_ == "they"
        ) and mention.kind != "person"

    def _has_person_before(self, sentence: ParsedSentence, pronoun: Token) -> bool:
        """Whether a subject before a pronoun, outside quotations, may be whom it means."""
        cast = self._cast(sentence)
        return any(
            token.dep_ in SUBJECTS
            and token.pos_ in NOUNS
            and not self._stretch(sentence, token)
            and any(found.mention.kind == "person" for found in cast.at(token))
            for token in sentence
            if token.i < pronoun.i
        )

    # ── of an act ───────────────────────────────────────────────────────────────────

    def speakers(self, sentence: ParsedSentence, predicate: Predicate, stance: Stance) -> list[Mention]:
        """The speakers around an act, innermost first.

        After "X said:" without quotation marks, as in press releases, X speaks until somebody else does.
        """
        stretch = self._stretch(sentence, predicate.trigger)
        said = [
            (word, head)
            for word in with_passed_on(stance.speakers)
            for head in speaker_heads(word)[:1]
            if word in stance.speakers or self._is_somebody(sentence, head)  # not "citing documents"
        ]
        quoter = None
        if stretch is not None and all(self._stretch(sentence, head) for _, head in said):
            quoter = self._speaker_of(sentence, stretch)
        elif not said and _says_itself(predicate):
            said = [(predicate.governor, head) for head in speaker_heads(predicate.governor)[:1]]
        elif not said:
            quoter = (
                self._source(sentence, predicate.trigger)
                or self._aside(sentence, predicate.trigger)
                or self._memory.statement
            )
        chain = [quoter] if quoter is not None else []
        for word, head in reversed(said):
            around = chain[-1] if chain else None
            speaker = self._said_by(Tag(sentence, word, head), around)
            if speaker is not None and (around is None or around.id != speaker.id):
                chain.append(speaker)
        return chain[::-1]

    def _is_somebody(self, sentence: ParsedSentence, head: Token) -> bool:
        """Whether a phrase names an actor itself: "citing officials", not "citing a militant attack"."""
        return any(one.direct for one in self._cast(sentence).at(head))

    def _said_by(self, tag: Tag, around: Mention | None) -> Mention | None:
        """Who speaks at a tag within what somebody says: "I" and mostly "he" are that one."""
        own = tag.head.lower_ in words("first_person") or (
            tag.head.lower_ in words("third_person") and around is not None and self._can_be(around, tag.head)
        )
        if around is not None and own:
            return around
        return self._read(tag)

    def _aside(self, sentence: ParsedSentence, trigger: Token) -> Mention | None:
        """Who speaks by a tag between commas that hangs elsewhere in the parse: "…, officials said here"."""
        for tag in self._words[sentence.number]:
            between = None if self._opens_quotation(tag) else between_commas(tag)
            if between is None or trigger in tag.head.subtree:
                continue
            if trigger.i < between[0].i or (trigger.i > between[-1].i and trigger not in tag.word.subtree):
                return self._read(tag)
        return None

    def _opens_quotation(self, tag: Tag) -> bool:
        """Whether a tag stands before the quotation that it belongs to."""
        place, number = tag.word.idx - tag.sentence.span.start_char, tag.sentence.number
        return any(of == tag and at[0] == number and place < at[1] for at, of in self._tags.items())

    def _source(self, sentence: ParsedSentence, trigger: Token) -> Mention | None:
        """Who says what a headline says: "Army shells camp: witnesses"."""
        found = _HEADLINE.search(sentence.text) if sentence.part == "title" else None
        if found is None or trigger.idx - sentence.span.start_char >= found.start():
            return None
        start, end = found.span("source")
        source = [t for t in sentence if start <= t.idx - sentence.span.start_char < end and not t.is_punct]
        if not 0 < len(source) <= _REACH or any(token.pos_ in VERBS for token in source):
            return None
        return self._cast(sentence).speaker(source[-1])


def _at(sentence: ParsedSentence, head: Token, mention: Mention) -> Mention:
    """The same actor where a pronoun stands for it."""
    start, end = sentence.offsets(head, head)
    return msgspec.structs.replace(mention, text=sentence.cut(start, end), start=start, end=end)


def _says_itself(predicate: Predicate) -> bool:
    """Whether an act is one by the way in which something is said: "said that X must"."""
    return predicate.rule.startswith("indirect: said")
