"""Noun phrases to actors: who is meant by the phrase at a token, in its sentence and document."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

import msgspec
from spacy.tokens import Span, Token

from dyads.extract.discourse import FEMALE, MALE, Discourse
from dyads.extract.gazetteer import Entry, Gazetteer
from dyads.extract.lexicon import lexicon
from dyads.extract.roles import Agent, Title, agents, longest_title, singular, titles
from dyads.extract.sentence import ParsedSentence
from dyads.graph.model import Actor, Mention

_PRE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "npadvmod"}
)
_PARTITIVE = frozenset(
    "alliance group number series thousand hundred dozen million score ten lot majority handful member crowd leader head coalition "
    "team delegation band column pair couple spate wave list variety string part party movement network association front army "
    "government president minister ministry ambassador secretary chairman director chief commander king queen parliament court council "
    "people resident citizen worker republic union state".split()
)
_PLACED = frozenset({"in", "from", "at", "of"})
_NOT_ACTORS = frozenset(
    {
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
        "LANGUAGE",
        "WORK_OF_ART",
        "LAW",
        "EVENT",
    }
)
_SIDES = frozenset(
    {
        "side",
        "country",
        "nation",
        "state",
        "government",
        "neighbour",
        "neighbor",
        "party",
        "rival",
        "power",
        "ally",
        "capital",
        "army",
    }
)
_PEOPLE_PAIR = frozenset(
    {
        "leader",
        "man",
        "president",
        "minister",
        "premier",
        "official",
        "diplomat",
        "politician",
        "woman",
        "counterpart",
    }
)
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "monarch"})
_SPEECH = frozenset(
    "say tell add report respond announce declare insist note warn reply state claim stress explain tweet write".split()
)
_BOTH = frozenset({"both", "two", "each", "either"})
_HE = FEMALE | MALE
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "myself"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


PLACE = "a place"


class Found(msgspec.Struct, frozen=True):
    """An actor read at a token. `direct` is False where the phrase itself is no actor but something of the actor's."""

    mention: Mention
    token: int
    direct: bool
    how: str
    certainty: float


class MentionReader:
    """Reads the mentions of one document, sentence by sentence in order."""

    def __init__(self, gazetteer: Gazetteer, document: str, date: datetime.date | None) -> None:
        self.gazetteer = gazetteer
        self.document = document
        self.date = date
        self.discourse = Discourse()
        self._cache: dict[tuple[int, int], list[Found]] = {}

    # ── reading a sentence ───────────────────────────────────────────────────────────────────────────────────────

    def register(self, sentence: ParsedSentence) -> None:
        """Takes in the names and titles of a sentence before any is read, for "Khan" and "the premier" in a headline."""
        for token in sentence:
            if token.ent_type_ == "PERSON" and (token.i == 0 or token.doc[token.i - 1].ent_type_ != "PERSON"):
                self._register(sentence, token)

    def prepare(self, sentence: ParsedSentence) -> None:
        """Reads every noun phrase of the sentence, so that later mentions find what they point back to."""
        self.register(sentence)
        for token in sentence:
            if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "det"}:
                for found in self.read(sentence, token):
                    if found.direct:
                        self.discourse.note(found.mention, sentence.number, token)
            elif token.i in sentence.names and token.dep_ in {"amod", "compound", "nmod"}:
                for entry in sentence.names[token.i].entries[:1]:
                    if entry.actor.kind == "state":
                        self.discourse.note(entry.actor, sentence.number, token)

    def actors(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """Who is meant by the phrase at `token` and the phrases joined to it by "and"."""
        found = list(self.read(sentence, token))
        for other in _conjuncts(token):
            found.extend(
                f for f in self.read(sentence, other) if f.mention.id not in {g.mention.id for g in found}
            )
        return found

    def read(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """Who is meant by the phrase whose head is `token`: usually one actor, none, or several ("both sides")."""
        key = (sentence.number, token.i)
        if key not in self._cache:
            self._cache[key] = []  # a phrase that leads back to itself names nobody
            self._cache[key] = self._read(sentence, token)
        return self._cache[key]

    def speaker(self, sentence: ParsedSentence, token: Token) -> Mention | None:
        """Who speaks at `token`: an actor, an outlet, or whatever else the text names ("witnesses", "a statement")."""
        found = self.read(sentence, token)
        if found:
            return found[0].mention
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME"}:
            return None
        local = Actor(id=f"{_slug(token.text)}@{self.document}", name=token.text, kind="unknown")
        return self._found(sentence, token, local, "speaker", 0.5).mention

    def remember_speaker(self, sentence: ParsedSentence) -> None:
        """Keeps who spoke in this sentence, for the "we" and the quotations that follow."""
        for token in sentence:
            if (
                token.pos_ == "VERB"
                and token.lemma_ in _SPEECH
                and token.dep_ in {"ROOT", "parataxis", "conj"}
            ):
                for subject in token.children:
                    if (
                        subject.dep_ == "nsubj"
                        and (speaker := self.speaker(sentence, subject))
                        and speaker.kind != "media"
                    ):
                        self.discourse.speaker = speaker

    def _read(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$", "WP", "WDT", "WP$"}:
            return self._pronoun(sentence, token)
        if token.i in sentence.names:
            entry = self._choose(sentence, token)
            if entry is not None:
                return self._named(sentence, token, entry)
        if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}:
            return []
        if (token.pos_ in {"NUM", "DET", "ADJ"} and _agent_at(token) is None) or token.lower_ in {
            "one",
            "some",
            "many",
            "several",
            "most",
        }:
            return self._some_of(sentence, token)
        pair = self._both(sentence, token)
        if pair:
            return pair
        return (
            self._person(sentence, token)
            or self._agent(sentence, token)
            or self._unknown(sentence, token)
            or self._owner(sentence, token)
        )

    def _some_of(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """ "one of the Kremlin's critics", "two of his aides"."""
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj" and (found := self.read(sentence, inner)) and found[0].direct:
                        return [
                            self._found(
                                sentence, token, _actor(found[0].mention), found[0].how, found[0].certainty
                            )
                        ]
        return []

    # ── names ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _choose(self, sentence: ParsedSentence, token: Token) -> Entry | None:
        entries = sentence.names[token.i].entries
        if len(entries) == 1:
            return entries[0]
        if token.ent_type_ == "PERSON":
            people = [e for e in entries if e.actor.kind == "person"]
            entries = people or entries
        elif token.ent_type_ in {"GPE", "LOC", "NORP"}:
            entries = tuple(e for e in entries if e.actor.kind in {"state", "igo"}) or entries
        counts = self.discourse.countries
        return max(entries, key=lambda e: (counts.get(e.actor.country or "", 0), e.actor.kind == "state"))

    def _named(self, sentence: ParsedSentence, token: Token, entry: Entry) -> list[Found]:
        name = sentence.name_span(sentence.names[token.i])
        actor = entry.actor
        if actor.kind == "person":
            return self._person(sentence, token)
        if entry.form == "adjective" and token.i == name.end - 1 and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            if token.dep_ in {"amod", "compound", "nmod"}:
                return [self._found(sentence, token, actor, "adjective as modifier", 0.95)]
            actor = _people_of(actor)
        elif entry.form == "demonym":
            actor = _people_of(actor)
        elif entry.form == "seat" and actor.sector is None:
            actor = msgspec.structs.replace(actor, sector="GOV")
        appositive = (
            self._apposed_agent(token) if entry.form in {"name", "alias"} and actor.kind == "state" else None
        )
        if appositive:
            return []
        return [self._found(sentence, token, actor, f"{entry.form} in the actor tables", 1.0)]

    def _apposed_agent(self, token: Token) -> bool:
        """Whether a state's name is only the first word of a longer name that nobody knows ("Jordan River")."""
        return token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.pos_ == "PROPN"

    def _person(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        if token.pos_ != "PROPN" and not (token.text[0].isupper() and token.ent_type_ == "PERSON"):
            return []
        names = sentence.names.get(token.i)
        entry = next((e for e in names.entries if e.actor.kind == "person"), None) if names else None
        known = self.discourse.people.get(token.lower_)
        if entry is None and known is None and token.ent_type_ != "PERSON":
            return []
        if token.ent_type_ in {"GPE", "LOC", "FAC"} and entry is None:
            return []
        actor = self._register(sentence, token)
        return (
            [self._found(sentence, token, actor, "named person", 1.0 if entry or known else 0.85)]
            if actor
            else []
        )

    def _register(self, sentence: ParsedSentence, token: Token) -> Actor | None:
        """The person named at `token`, remembered with the name and title that the text gives."""
        name = self._name_words(sentence, token)
        if not name:
            return None
        text = " ".join(t.text for t in name)
        title, country = self._title_before(sentence, name[0])
        if title is None:
            title, country = self._title_after(sentence, name[-1], country)
        entry = next((e for e in _entries(sentence, name[-1]) if e.actor.kind == "person"), None)
        known = self.discourse.people.get(text.lower())
        if entry is not None:
            actor = entry.actor
        elif known is not None:
            actor = known
            if title is not None:
                self.discourse.name_person([], actor, title.title)
            return actor
        else:
            actor = (
                self._holder(title, country, text)
                or self._leader(text, country)
                or self._new_person(text, title, country)
            )
        sector = self._sector(actor, title, sentence, name[0])
        actor = msgspec.structs.replace(actor, sector=sector, country=actor.country or country)
        later = [text, name[-1].text] if len(name) > 1 or title or entry else [text]
        for word in actor.name.split()[-1:]:
            later.append(word)
        self.discourse.name_person(later, actor, title.title if title else None, exact=False)
        return actor

    def _name_words(self, sentence: ParsedSentence, token: Token) -> list[Token]:
        names = sentence.names.get(token.i)
        if names and any(e.actor.kind == "person" for e in names.entries):
            return [t for t in sentence.name_span(names) if not t.is_punct]
        doc, first, last = token.doc, token.i, token.i
        while (
            first > sentence.span.start
            and doc[first - 1].ent_type_ == "PERSON"
            and doc[first].ent_iob_ == "I"
        ):
            first -= 1
        while (
            last + 1 < sentence.span.end
            and doc[last + 1].ent_type_ == "PERSON"
            and doc[last + 1].ent_iob_ == "I"
        ):
            last += 1
        words = [
            t for t in doc[first : last + 1] if t.pos_ != "PART" and t.text not in {"'s", "’s", "’", "'"}
        ]
        while words and (
            words[0].lower_.rstrip(".") in titles()
            or words[0].lower_ in titles()
            or words[0].text[0].islower()
        ):
            words = words[1:]
        if any(
            w.i in sentence.names and not any(e.actor.kind == "person" for e in _entries(sentence, w))
            for w in words[:-1]
        ):
            words = [w for w in words if w.i not in sentence.names]
        return words

    def _title_before(self, sentence: ParsedSentence, first: Token) -> tuple[Title | None, str | None]:
        """The title right before a name, with its country: "Pakistan's prime minister Imran Khan"."""
        title, start = _title_ending(first.doc, first.i - 1, sentence.span.start)
        if title is None:
            return None, None
        return title, self._country_before(sentence, start) or self._country_after(sentence, first.i - 1)

    def _title_after(
        self, sentence: ParsedSentence, last: Token, country: str | None
    ) -> tuple[Title | None, str | None]:
        """The title in apposition: "Imran Khan, Pakistan's prime minister", "Imran Khan, the prime minister of Pakistan"."""
        for child in last.children:
            if child.dep_ == "appos":
                title, start = _title_ending(last.doc, child.i, sentence.span.start)
                if title:
                    return title, self._country_before(sentence, start) or self._country_after(
                        sentence, child.i
                    )
        return None, country

    def _country_before(self, sentence: ParsedSentence, index: int) -> str | None:
        doc = sentence.doc
        for i in range(index - 1, max(sentence.span.start - 1, index - 5), -1):
            if i in sentence.names:
                return self._country_of_name(sentence, i)
            if doc[i].pos_ not in {"ADJ", "PART", "NOUN", "PROPN"} and doc[i].lower_ not in {
                "'s",
                "’s",
                "then",
                "new",
                "-",
            }:
                return None
        return None

    def _country_after(self, sentence: ParsedSentence, index: int) -> str | None:
        doc = sentence.doc
        if index + 1 < sentence.span.end and doc[index + 1].lower_ in {"of", "for"}:
            for i in range(index + 2, min(sentence.span.end, index + 5)):
                if i in sentence.names:
                    return self._country_of_name(sentence, i)
        return None

    def _country_of_name(self, sentence: ParsedSentence, index: int) -> str | None:
        entry = self._choose(sentence, sentence.doc[index])
        return entry.actor.country if entry else None

    def _holder(self, title: Title | None, country: str | None, name: str) -> Actor | None:
        """Who of that surname held that office on the day of the article."""
        if title is None or title.office is None or country is None or self.date is None:
            return None
        last = _fold(name.split()[-1])
        for person in self.gazetteer.holders(country, title.office, self.date):
            if last in {_fold(part) for alias in (person.name, *person.aliases) for part in alias.split()}:
                return Actor(
                    id=person.id,
                    name=person.name,
                    kind="person",
                    country=person.country,
                    wikidata=person.wikidata,
                )
        return None

    def _leader(self, name: str, country: str | None) -> Actor | None:
        """The head of state or government whom a bare surname means ("Putin"): the only one of that name."""
        if " " in name:
            return None
        found = [p for p in self.gazetteer.leaders_named(name, self.date) if country in {None, p.country}]
        if len(found) != 1:
            return None
        person = found[0]
        return Actor(
            id=person.id, name=person.name, kind="person", country=person.country, wikidata=person.wikidata
        )

    def _new_person(self, name: str, title: Title | None, country: str | None) -> Actor:
        """Somebody no table knows: the full name and country join across documents, a bare surname only within one."""
        known = self.discourse.people.get(name.split()[-1].lower()) if " " not in name else None
        if known:
            return known
        ident = (
            _slug(name) + (f".{country}" if country else "")
            if " " in name
            else f"{_slug(name)}@{self.document}"
        )
        return Actor(id=ident, name=name, kind="person", country=country)

    def _sector(
        self, actor: Actor, title: Title | None, sentence: ParsedSentence, first: Token
    ) -> str | None:
        before = first.doc[max(sentence.span.start, first.i - 6) : first.i].text.lower()
        if re.search(r"\b(former|ex-|then-|late)\b", before) or "ex-" in before:
            return "ELI"
        if self.date is not None:
            held = self.gazetteer.held(actor.id)
            if any(tenure.covers(self.date) for tenure in held):
                return "GOV"
            if held and title is None:
                return (
                    "ELI"
                    if all(tenure.end and tenure.end < self.date.isoformat() for tenure in held)
                    else None
                )
        return title.sector if title else actor.sector

    # ── common nouns ─────────────────────────────────────────────────────────────────────────────────────────────

    def _agent(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """ "Pakistani troops", "police in Kenya", "the prime minister", "officials": a noun that names agents."""
        agent = _agent_at(token)
        if token.ent_type_ in _NOT_ACTORS and token.ent_type_ not in {"CARDINAL", "ORDINAL"}:
            return []
        appositive = self._apposition(sentence, token)
        if appositive:
            return appositive
        partitive = self._partitive(sentence, token)
        if partitive and (
            agent is None
            or agent.kind in {"group", "organisation"}
            or singular(token.lower_) in {"coalition", "alliance"}
        ):
            return partitive
        if agent is None or any(c.dep_ == "det" and c.lower_ == "any" for c in token.lefts):
            return []
        title, start = _title_ending(token.doc, token.i, sentence.span.start)
        country = self._country(sentence, token)
        if title is not None and agent.kind == "person" and token.tag_ not in {"NNS", "NNPS"}:
            office = self._office(sentence, token, title, country, start)
            if office:
                return office
        if agent.noun == "counterpart":
            return self._counterpart(sentence, token, country)
        organisation = self._owner_organisation(sentence, token)
        if country is None and organisation is None and self._points_back(token):
            earlier = self._antecedent(sentence, token, agent)
            if earlier:
                return [self._found(sentence, token, earlier, f"“the {token.text}” points back", 0.7)]
        if agent.node == "state":
            if country is None:
                return self._partitive(sentence, token) or [
                    self._found(sentence, token, self._local(token, agent), "common noun", 0.6)
                ]
            if organisation is None:
                state = self.gazetteer.state(country)
                sector = "GOV" if agent.kind == "government" else None
                return [
                    self._found(
                        sentence,
                        token,
                        msgspec.structs.replace(state, sector=sector),
                        "government of a state",
                        0.95,
                    )
                ]
        return [
            self._found(
                sentence,
                token,
                self._generic(sentence, token, agent, country, organisation),
                "common noun",
                0.85,
            )
        ]

    def _generic(
        self,
        sentence: ParsedSentence,
        token: Token,
        agent: Agent,
        country: str | None,
        organisation: Actor | None,
    ) -> Actor:
        """The node of a generic agent: joined with its country or its own proper modifier, else local to the document."""
        proper = [
            t
            for t in token.lefts
            if t.dep_ in {"amod", "compound", "nmod"} and t.pos_ in {"PROPN", "ADJ"} and t.text[0].isupper()
            and t.i not in sentence.names and t.i not in sentence.attributes and not _inside_attribute(sentence, t)
            and t.ent_type_ in {"NORP", "ORG", "GPE", "PERSON", "LOC", "FAC"}
        ]  # fmt: skip
        words = " ".join(w.text for t in proper for w in t.subtree if not w.is_punct)
        if organisation is not None and country is None:
            return Actor(
                id=f"{organisation.id}-{_slug(agent.node)}", name=f"{organisation.name} {agent.node}", kind=agent.kind,
                country=organisation.country, sector=agent.sector or organisation.sector,
            )  # fmt: skip
        if country:
            state = self.gazetteer.state(country)
            label = " ".join(filter(None, (words, agent.node)))
            return Actor(
                id=f"{country}-{_slug(label)}",
                name=f"{label} ({state.name})",
                kind=agent.kind,
                country=country,
                sector=agent.sector,
            )
        if words:
            return Actor(
                id=_slug(f"{words} {agent.node}"),
                name=f"{words} {token.text}",
                kind=agent.kind,
                country=None,
                sector=agent.sector,
            )
        return self._local(token, agent)

    def _local(self, token: Token, agent: Agent) -> Actor:
        """A generic agent that nothing names: a node of this document alone, one a phrase."""
        words = [
            w.lower_
            for w in token.lefts
            if w.dep_ in {"amod", "compound"} and w.pos_ in {"ADJ", "NOUN", "PROPN"} and w.is_alpha
        ]
        label = " ".join([*words, agent.node])
        return Actor(id=f"{_slug(label)}@{self.document}", name=label, kind=agent.kind, sector=agent.sector)

    def _office(
        self, sentence: ParsedSentence, token: Token, title: Title, country: str | None, start: int
    ) -> list[Found]:
        """ "Iran's president", "the prime minister": the holder on that day, or as the text names one; else the office."""
        before = token.doc[max(sentence.span.start, start - 3) : start].text.lower()
        former = "former" in before or "ex-" in before
        definite = country is not None or self._points_back(token, start)
        if not definite:
            return []
        named = self.discourse.titles.get((title.title, country)) if not former else None
        if named is None and country and not former and title.office:
            named = next(
                (
                    p
                    for (t, c), p in self.discourse.titles.items()
                    if c == country and titles()[t].office == title.office
                ),
                None,
            )
        if named:
            return [self._found(sentence, token, named, f"the {title.title} as the text names them", 0.9)]
        if country is None:
            return []
        if self.date and not former:
            holders = self.gazetteer.titled(title.title, country, self.date)
            if not holders and title.office and title.title not in _HEADS_OF_STATE:
                holders = self.gazetteer.holders(country, title.office, self.date)
            for person in holders[:1]:
                actor = Actor(
                    id=person.id,
                    name=person.name,
                    kind="person",
                    country=country,
                    sector="GOV",
                    wikidata=person.wikidata,
                )
                self.discourse.name_person([], actor, title.title)
                return [
                    self._found(sentence, token, actor, f"{title.title} of {country} on {self.date}", 0.95)
                ]
        state = self.gazetteer.state(country)
        prefix = "former " if former else ""
        actor = Actor(
            id=f"{country}-{_slug(prefix + title.title)}", name=f"{prefix}{title.title} of {state.name}", kind="person",
            country=country, sector="ELI" if former else title.sector,
        )  # fmt: skip
        self.discourse.name_person([], actor, title.title)
        return [self._found(sentence, token, actor, "an office whose holder the text does not name", 0.9)]

    def _counterpart(self, sentence: ParsedSentence, token: Token, country: str | None) -> list[Found]:
        """ "his Iranian counterpart": the same office in the other country."""
        if country is None:
            return []
        other = next(
            (seen.actor for seen in reversed(self.discourse.seen) if seen.actor.kind == "person"), None
        )
        title = next(
            (
                t
                for (t, c), p in self.discourse.titles.items()
                if other and p.id == other.id and c == other.country
            ),
            None,
        )
        if title:
            office = self._office(sentence, token, titles()[title], country, token.i)
            if office:
                return office
        state = self.gazetteer.state(country)
        actor = Actor(
            id=f"{country}-counterpart@{self.document}", name=f"counterpart in {state.name}", kind="person", country=country,
            sector=other.sector if other else None,
        )  # fmt: skip
        return [self._found(sentence, token, actor, "counterpart", 0.8)]

    def _country(self, sentence: ParsedSentence, token: Token) -> str | None:
        """The state that the words around a noun say it belongs to: "Iran's", "Iranian", "of Iran", "in Kenya"."""
        for child in sorted(token.lefts, key=lambda c: c.dep_ == "poss"):
            if child.dep_ in {"poss", "amod", "compound", "nmod", "det", "npadvmod"}:
                if child.dep_ == "poss":
                    owners = self.read(sentence, child)
                    if owners and owners[0].mention.country:
                        return owners[0].mention.country
                    continue
                named = self.discourse.people.get(child.lower_)
                if (
                    named is None
                    and child.dep_ == "compound"
                    and child.pos_ == "PROPN"
                    and child.i not in sentence.names
                ):
                    named = self._leader(child.text, None)
                if named is not None and named.country and child.dep_ == "compound":
                    return named.country  # "the Trump administration"
                for word in child.subtree:
                    if word.i in sentence.names and word.i < token.i:
                        country = self._country_of_name(sentence, word.i)
                        if country:
                            return country
        previous = token.doc[token.i - 1] if token.i > sentence.span.start else None
        if (
            previous is not None
            and previous.i in sentence.names
            and previous.dep_ not in {"dobj", "pobj", "conj"}
        ):
            return self._country_of_name(sentence, previous.i)
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in _PLACED:
                for place in child.children:
                    if place.dep_ == "pobj" and (place.i in sentence.names):
                        country = self._country_of_name(sentence, place.i)
                        if country:
                            return country
        return None

    def _owner_organisation(self, sentence: ParsedSentence, token: Token) -> Actor | None:
        """The body that a generic agent belongs to: "Taliban fighters", "UN officials", "an official of the IAEA"."""
        for child in [
            *token.lefts,
            *(p for c in token.rights if c.dep_ == "prep" and c.lower_ in {"of", "from"} for p in c.children),
        ]:
            if child.dep_ in {"amod", "compound", "nmod", "poss", "pobj"} and child.i in sentence.names:
                entry = self._choose(sentence, child)
                if entry and entry.actor.kind not in {"state", "person"}:
                    return entry.actor
        return None

    def _points_back(self, token: Token, start: int | None = None) -> bool:
        """Whether "the", "this" or "that" makes the phrase mean somebody mentioned before, with no other description."""
        kinds = {child.dep_ for child in token.children}
        determiner = next((c.lower_ for c in token.lefts if c.dep_ == "det"), "")
        if start is not None:  # the words of a title describe nothing
            kinds = {child.dep_ for child in token.children if child.i < start or child.i > token.i}
        described = {"amod", "nummod", "nmod", "relcl", "acl", "poss"} & kinds
        located = any(c.dep_ == "prep" and c.lower_ in {"of", "in", "from"} for c in token.rights)
        return determiner in {"the", "this", "that"} and not described and not located

    def _antecedent(self, sentence: ParsedSentence, token: Token, agent: Agent) -> Actor | None:
        """Whom "the group", "the militants", "the minister" points back to."""
        plural = token.tag_ in {"NNS", "NNPS"}
        if agent.noun in {"country", "nation", "state", "city", "town", "village"} or (
            agent.kind == "person" and plural
        ):
            return None
        if agent.noun in {"group", "movement", "faction", "organisation", "organization"}:
            kinds = {"armed_group", "organisation", "party", "group", "igo"}
        elif agent.kind in {"armed_group", "party"}:
            kinds = {agent.kind}
        else:
            slug = _slug(agent.node)
            return self.discourse.like(
                token,
                sentence.number,
                lambda a: (
                    a.id.split("@")[0].endswith(slug) and a.kind == agent.kind and agent.node != "state"
                ),
            )
        return self.discourse.like(token, sentence.number, lambda a: a.kind in kinds)

    def _apposition(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """ "regional rivals Israel and Saudi Arabia", "the prime minister, Imran Khan": the names say who is meant."""
        for child in token.rights:
            if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i - token.i < 8:
                named = [
                    f
                    for t in (child, *_conjuncts(child))
                    for f in (
                        self.read(sentence, t) if t.i in sentence.names or t.ent_type_ == "PERSON" else []
                    )
                ]
                if named and all(f.direct for f in named):
                    agent = _agent_at(token)
                    if agent and agent.kind == "person" and named[0].mention.kind != "person":
                        return []
                    return named
        return []

    def _partitive(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """ "an alliance of Baloch separatists", "thousands of students": the phrase after "of" says who."""
        if singular(token.lower_) not in _PARTITIVE:
            return []
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        found = self.read(sentence, inner)
                        if found and found[0].direct and found[0].mention.kind != "state":
                            first = found[0]
                            return [
                                self._found(
                                    sentence, token, _actor(first.mention), first.how, first.certainty
                                )
                            ]
        return []

    def _unknown(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """A proper name that no table knows, by spaCy's label."""
        if token.pos_ != "PROPN" or token.ent_type_ not in {"ORG", "NORP"} or not token.text[0].isupper():
            return []
        span = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
        if span is None or span.root.i != token.i:
            return []
        words = [t.text for t in span if t.tag_ not in {"DT", "POS"}]
        agent = agents().get(singular(token.text))
        country = self._country(sentence, token)
        name = " ".join(words)
        kind = agent.kind if agent else ("group" if token.ent_type_ == "NORP" else "organisation")
        sector = agent.sector if agent else None
        ident = _slug(name) + (f".{country}" if country else "")
        return [
            self._found(
                sentence,
                token,
                Actor(id=ident, name=name, kind=kind, country=country, sector=sector),
                "unknown name",
                0.75,
            )
        ]

    def _owner(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """Whose the thing is: "Iran's offer", "a Chinese trawler", "bases of the militants", "a request by Paris"."""
        if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME"}:
            return []
        if token.ent_type_ in {"GPE", "LOC", "FAC"} and token.pos_ == "PROPN":
            return self._place(sentence, token)
        for whole, found in self._owners(sentence, token):
            return [
                msgspec.structs.replace(
                    self._found(sentence, token, _actor(f.mention), f.how, 1.0) if whole else f,
                    direct=False,
                    token=token.i,
                    how=f"whose “{token.text}” it is: {f.how}",
                    certainty=f.certainty * 0.8,
                )
                for f in found
            ]
        return []

    def _place(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """A town or region no table knows: not an actor, but what is shelled or seized (`PLACE` in `Found.how`)."""
        span = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
        if span is None or span.root.i != token.i:
            return []
        name = " ".join(t.text for t in span if t.tag_ not in {"DT", "POS"})
        actor = Actor(id=f"place-{_slug(name)}", name=name, kind="unknown")
        return [msgspec.structs.replace(self._found(sentence, token, actor, PLACE, 0.7), direct=False)]

    def _owners(self, sentence: ParsedSentence, token: Token) -> Iterator[tuple[bool, list[Found]]]:
        """Owners, the surest first; True where the whole phrase names the thing by its owner ("a Chinese trawler")."""
        event = singular(token.lower_) in lexicon().nouns
        for child in token.lefts:
            if child.dep_ == "poss" and (found := self.read(sentence, child)):
                yield False, found
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
                for inner in child.children:
                    if inner.dep_ == "pobj" and (found := self.actors(sentence, inner)):
                        yield False, found
        for child in reversed(list(token.lefts)):
            if child.dep_ not in {"amod", "compound", "nmod"} or child.i in sentence.attributes:
                continue
            if child.ent_type_ == "NORP" and child.i not in sentence.names and child.text[0].isupper():
                folk = Actor(id=_slug(child.text), name=child.text, kind="group", sector="SOC")
                yield True, [self._found(sentence, child, folk, "people as modifier", 0.6)]
            if child.i in sentence.names:
                entry = self._choose(sentence, child)
                if entry and (entry.actor.kind != "person"):
                    yield True, [self._found(sentence, child, entry.actor, f"{entry.form} as modifier", 0.95)]
            elif (
                child.pos_ in {"NOUN", "PROPN", "ADJ"}
                and (agent := _agent_at(child))
                and agent.kind != "state"
            ):
                if agent.noun not in {
                    "general",
                    "head",
                    "chief",
                    "major",
                    "intelligence",
                    "power",
                    "chair",
                    "media",
                    "mission",
                }:
                    yield (
                        True,
                        [
                            self._found(
                                sentence,
                                child,
                                self._generic(sentence, child, agent, None, None),
                                "agent as modifier",
                                0.8,
                            )
                        ],
                    )
        if not event:
            border = token.lower_ in {"border", "borders", "frontier", "boundary"}
            for child in token.rights:
                if child.dep_ == "prep" and (child.lower_ == "of" or (border and child.lower_ == "with")):
                    for inner in child.children:
                        if inner.dep_ == "pobj" and (found := self.read(sentence, inner)):
                            yield False, found

    # ── later mentions ───────────────────────────────────────────────────────────────────────────────────────────

    def _pronoun(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        word, memory = token.lower_, self.discourse
        actor: Actor | None = None
        if word in _RELATIVE:
            return self._relative(sentence, token)
        if word in _HE:
            actor = memory.person(token, sentence.number)
        elif word in _IT:
            actor = memory.body(token, sentence.number)
        elif word in _THEY:
            actor = memory.several(token, sentence.number)
        elif word in _WE and memory.speaker is not None:
            actor = self._spoken_for(memory.speaker)
        elif word in _I:
            actor = memory.speaker
        elif word == "both":
            return self._both(sentence, token)
        if actor is None:
            return []
        how = f"“{token.text}” points back"
        if isinstance(actor, Mention) and memory.is_in(actor, sentence.number):
            return [
                Found(actor, token.i, True, how, 0.8)
            ]  # the phrase that names it stands in the same sentence
        return [self._found(sentence, token, _actor(actor), how, 0.7)]

    def _relative(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        clause = token.head
        while (
            clause.dep_ not in {"relcl", "acl"}
            and clause.head != clause
            and clause.dep_ in {"conj", "xcomp", "ccomp", "prep"}
        ):
            clause = clause.head
        return list(self.actors(sentence, clause.head)) if clause.dep_ == "relcl" else []

    def _spoken_for(self, speaker: Mention) -> Actor:
        if (
            speaker.country
            and speaker.kind in {"person", "government", "military"}
            and speaker.sector in {"GOV", "MIL"}
        ):
            return msgspec.structs.replace(self.gazetteer.state(speaker.country), sector="GOV")
        return speaker

    def _both(self, sentence: ParsedSentence, token: Token) -> list[Found]:
        """ "both sides", "the two countries", "both leaders", "the two"."""
        noun = singular(token.lower_)
        people = noun in _PEOPLE_PAIR
        counted = any(c.lower_ in _BOTH for c in token.lefts) or (noun in {"side", "both"})
        if not counted or not (people or noun in _SIDES or noun in {"both", "two"}):
            return []
        if any(c.dep_ in {"amod", "compound", "poss"} for c in token.lefts) or any(
            c.dep_ == "appos" or (c.dep_ == "prep" and c.lower_ == "of") for c in token.rights
        ):
            return []
        pair = self.discourse.pair(token, sentence.number, people=people)
        if not people and pair:
            pair = [self._side(actor) for actor in pair]
        return [self._found(sentence, token, actor, f"“{token.text}” points back", 0.75) for actor in pair]

    def _side(self, actor: Actor) -> Actor:
        return self.gazetteer.state(actor.country) if actor.country else actor

    # ── the mention ──────────────────────────────────────────────────────────────────────────────────────────────

    def _found(
        self, sentence: ParsedSentence, token: Token, actor: Actor, how: str, certainty: float
    ) -> Found:
        first, last = self._bounds(sentence, token)
        start, end = sentence.offsets(first, last)
        text = sentence.text[start - sentence.start : end - sentence.start]
        mention = Mention(
            id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector, wikidata=actor.wikidata,
            text=text, start=start, end=end,
        )  # fmt: skip
        return Found(mention, token.i, True, how, certainty)

    def _bounds(self, sentence: ParsedSentence, token: Token) -> tuple[Token, Token]:
        """The first and last word of the phrase at `token`: without relative clauses, conjuncts and most prepositions."""
        span: Span | None = sentence.name_span(sentence.names[token.i]) if token.i in sentence.names else None
        first, last = (span[0], span[-1]) if span is not None else (token, token)
        for child in token.lefts:
            if child.dep_ in _PRE and child.i < first.i:
                left = min(w.i for w in child.subtree)
                if left >= sentence.span.start and not any(
                    w.text in {",", ";", ":", "--", "–", "—", "-"} and w.whitespace_
                    for w in token.doc[left : first.i]
                ):
                    first = token.doc[left]
        if token.dep_ in {"amod", "compound", "nmod"}:
            return (first, last) if span is not None else (token, token)
        for child in token.rights:
            if (
                child.dep_ == "prep"
                and child.i == last.i + 1
                and child.lower_ in _PLACED
                and child.i not in sentence.attributes
            ):
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if (
                    inner is not None
                    and (child.lower_ == "of" or any(w.i in sentence.names for w in inner.subtree))
                    and token.i not in sentence.names
                ):
                    last = self._bounds(sentence, inner)[1]
        while first.is_punct or first.tag_ in {"CC"}:
            if first.i >= last.i:
                break
            first = token.doc[first.i + 1]
        return first, last


def _entries(sentence: ParsedSentence, token: Token) -> tuple[Entry, ...]:
    match = sentence.names.get(token.i)
    return match.entries if match else ()


def _conjuncts(token: Token) -> list[Token]:
    """The phrases that "and" joins to this one, to its right."""
    found = []
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"}:
            found.extend([child, *_conjuncts(child)])
    return found


def _agent_at(token: Token) -> Agent | None:
    """The agent noun at `token`, two words ("security forces") before one."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    table = agents()
    noun = singular(token.text)
    if token.i > 0 and (pair := table.get(f"{token.nbor(-1).lower_} {noun}")):
        return pair
    return table.get(noun) or table.get(token.lower_)


def _title_ending(doc: object, end: int, floor: int) -> tuple[Title | None, int]:
    """The longest title whose last word is token `end`, and where it starts."""
    for length in range(longest_title(), 0, -1):
        start = end - length + 1
        if start < floor:
            continue
        words = " ".join(t.lower_ for t in doc[start : end + 1]).replace(" - ", "-")  # type: ignore[index]
        if words in titles():
            return titles()[words], start
    return None, end


def _inside_attribute(sentence: ParsedSentence, token: Token) -> bool:
    return any(t.i in sentence.attributes for t in token.subtree)


def _people_of(state: Actor) -> Actor:
    return Actor(
        id=f"{state.id}-people",
        name=f"people ({state.name})",
        kind="group",
        country=state.country,
        sector="CVL",
    )


def _actor(mention: Actor) -> Actor:
    return Actor(
        id=mention.id,
        name=mention.name,
        kind=mention.kind,
        country=mention.country,
        sector=mention.sector,
        wikidata=mention.wikidata,
    )


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", _fold(text)).strip("-")
