"""A small world of invented news, and a graph of it that the exporters can ask."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from dyads.graph.identity import claim_id
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Claim, Document, Mention, Sentence, Trigger, When
from dyads.graph.ontology import ontology
from dyads.graph.reading import Reading

# id: name, kind, country, sector, Wikidata id, other names
ACTORS: dict[str, tuple[str, str, str | None, str | None, str | None, tuple[str, ...]]] = {
    "USA": ("United States", "state", "USA", None, "Q30", ("Washington", "the US")),
    "GBR": ("United Kingdom", "state", "GBR", None, "Q145", ("Britain", "London")),
    "FRA": ("France", "state", "FRA", None, "Q142", ("Paris",)),
    "DEU": ("Germany", "state", "DEU", None, "Q183", ("Berlin",)),
    "POL": ("Poland", "state", "POL", None, "Q36", ("Warsaw",)),
    "UKR": ("Ukraine", "state", "UKR", None, "Q212", ("Kyiv",)),
    "RUS": ("Russia", "state", "RUS", None, "Q159", ("Moscow", "the Kremlin")),
    "BLR": ("Belarus", "state", "BLR", None, "Q184", ("Minsk",)),
    "IRN": ("Iran", "state", "IRN", None, "Q794", ("Tehran", "Islamic Republic of Iran")),
    "ISR": ("Israel", "state", "ISR", None, "Q801", ("Jerusalem",)),
    "SYR": ("Syria", "state", "SYR", None, "Q858", ("Damascus",)),
    "LBN": ("Lebanon", "state", "LBN", None, "Q822", ("Beirut",)),
    "SAU": ("Saudi Arabia", "state", "SAU", None, "Q851", ("Riyadh",)),
    "QAT": ("Qatar", "state", "QAT", None, "Q846", ("Doha",)),
    "TUR": ("Turkey", "state", "TUR", None, "Q43", ("Ankara",)),
    "YEM": ("Yemen", "state", "YEM", None, "Q805", ("Sanaa",)),
    "IND": ("India", "state", "IND", None, "Q668", ("New Delhi",)),
    "PAK": ("Pakistan", "state", "PAK", None, "Q843", ("Islamabad",)),
    "CHN": ("China", "state", "CHN", None, "Q148", ("Beijing",)),
    "TWN": ("Taiwan", "state", "TWN", None, "Q865", ("Taipei",)),
    "JPN": ("Japan", "state", "JPN", None, "Q17", ("Tokyo",)),
    "KOR": ("South Korea", "state", "KOR", None, "Q884", ("Seoul",)),
    "PRK": ("North Korea", "state", "PRK", None, "Q423", ("Pyongyang",)),
    "ETH": ("Ethiopia", "state", "ETH", None, "Q115", ("Addis Ababa",)),
    "SDN": ("Sudan", "state", "SDN", None, "Q1049", ("Khartoum",)),
    "EGY": ("Egypt", "state", "EGY", None, "Q79", ("Cairo",)),
    "KEN": ("Kenya", "state", "KEN", None, "Q114", ("Nairobi",)),
    "hassan-rouhani": ("Hassan Rouhani", "person", "IRN", "GOV", "Q348144", ("Rouhani",)),
    "narendra-modi": ("Narendra Modi", "person", "IND", "GOV", "Q1058", ("Modi",)),
    "imran-khan": ("Imran Khan", "person", "PAK", "GOV", "Q155164", ("Khan",)),
    "emmanuel-macron": ("Emmanuel Macron", "person", "FRA", "GOV", "Q3052772", ("Macron",)),
    "idf": ("Israel Defense Forces", "military", "ISR", "MIL", "Q57779", ("the Israeli army", "IDF")),
    "egypt-police": ("police in Egypt", "government", "EGY", "COP", None, ()),
    "egypt-journalists": ("journalists in Egypt", "group", "EGY", "JRN", None, ()),
    "UN": ("United Nations", "igo", None, "UNO", "Q1065", ("the UN",)),
    "NATO": ("NATO", "igo", None, "IGO", "Q7184", ("the Atlantic alliance",)),
    "EU": ("European Union", "igo", None, "EUR", "Q458", ("Brussels", "the EU")),
    "AU": ("African Union", "igo", None, "IGO", "Q7159", ("the AU",)),
    "hezbollah": ("Hezbollah", "armed_group", None, "REB", "Q41053", ()),
    "houthis": ("Houthis", "armed_group", "YEM", "REB", "Q1322937", ("Ansar Allah",)),
    "baloch": ("Baloch separatists", "armed_group", "PAK", "REB", None, ()),
    "red-cross": ("Red Cross", "organisation", None, "NGO", None, ("ICRC",)),
}

FRIENDS = [
    tuple(pair.split(">"))
    for pair in """
    USA>GBR USA>FRA USA>JPN USA>KOR GBR>UKR POL>UKR DEU>FRA DEU>UKR NATO>POL EU>UKR EU>TUR RUS>BLR
    RUS>SYR RUS>IRN IRN>SYR IRN>hezbollah CHN>RUS CHN>PAK SAU>EGY QAT>TUR QAT>UN JPN>KOR JPN>TWN AU>KEN
    KEN>ETH UN>SDN red-cross>YEM emmanuel-macron>DEU imran-khan>SAU narendra-modi>JPN UN>LBN USA>ISR
    """.split()
]
RIVALS = [
    tuple(pair.split(">"))
    for pair in """
    RUS>UKR USA>RUS IRN>ISR ISR>IRN idf>hezbollah hezbollah>ISR IND>PAK PAK>IND narendra-modi>PAK
    imran-khan>IND CHN>TWN PRK>KOR PRK>JPN USA>IRN hassan-rouhani>USA SAU>houthis houthis>SAU ETH>SDN
    SDN>ETH TUR>SYR EU>BLR baloch>PAK EGY>ETH egypt-police>egypt-journalists RUS>NATO POL>BLR ISR>SYR
    """.split()
]
COOPERATION = [
    "s[{s}] v[meets:met] o[{o}] on {day} to discuss the border crossings.",
    "s[{s}] v[signs_with:signed] a fisheries accord with o[{o}] after a year of talks.",
    "s[{s}] v[praises:praised] o[{o}] for its part in the mediation.",
    "s[{s}] v[aids:sent] o[{o}] four shiploads of wheat, officials said.",
    "s[{s}] will v[arms:deliver] two radar systems to o[{o}] before the winter.",
    "s[{s}] and o[{o}] v[exercises_with:held] a joint naval exercise in shallow waters.",
    "s[{s}] v[promises:pledged] new credit to o[{o}].",
    "s[{s}] v[visits:visited] o[{o}] for the first time in six years.",
]
CONFLICT = [
    "s[{s}] v[blames:blamed] o[{o}] for the explosion at the depot.",
    "s[{s}] v[accuses:accused] o[{o}] of jamming its harbour radar.",
    "s[{s}] v[warns:warned] o[{o}] against a further build-up along the river.",
    "s[{s}] v[urges:urged] o[{o}] on {day} to release the crew.",
    "s[{s}] v[sanctions:imposed sanctions] on o[{o}] and eleven of its banks.",
    "s[{s}] v[expels:expelled] three diplomats of o[{o}].",
    "s[{s}] v[shells:shelled] positions of o[{o}] near the pass before dawn.",
    "s[{s}] v[attacks:attacked] a convoy of o[{o}] on the coastal road.",
    "s[{s}] v[rejects:rejected] the proposal of o[{o}] as an insult.",
    "s[{s}] v[seizes:seized] a tanker that belongs to o[{o}].",
]
REPORTED = "by[{by}] said that "
PUBLISHERS = [
    "The Harbour Gazette",
    "Continental Press",
    "Morning Ledger",
    "Nordic Wire",
    "Daily Observer of Nairobi",
]
MARK = re.compile(r"(s|o|by|v)\[([\w-]+)(?::([^\]]+))?\]")


def actor(name: str, text: str, start: int) -> Mention:
    full, kind, country, sector, wikidata, _ = ACTORS.get(name, (text, "unknown", None, None, None, ()))
    return Mention(
        id=name, name=full, kind=kind, country=country, sector=sector, wikidata=wikidata,  # type: ignore[arg-type]
        text=text, start=start, end=start + len(text),
    )  # fmt: skip


class Desk:
    """Writes documents, sentence by sentence, and the claims that each one makes."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.claims: list[Claim] = []

    def article(self, id: str, sentences: Iterable[tuple[str, dict[str, Any]]], **fields: Any) -> None:
        """Sentences carry marks: `s[IRN:Tehran] v[blames:blamed] o[ISR:Israel]`, `by[…]` for a speaker."""
        text = ""
        for marked, more in sentences:
            sentence, spans = self._unmarked(marked)
            start = len(text)
            self.claims.append(self._claim(id, sentence, start, spans, more))
            text += sentence + "\n"
        self.documents.append(Document(id=id, text=text, **fields))

    def _claim(
        self,
        document: str,
        sentence: str,
        start: int,
        spans: list[tuple[str, str, str, int]],
        more: dict[str, Any],
    ) -> Claim:
        found = {role: (name, words, start + at) for role, name, words, at in spans}
        relation, verb, at = found["v"]
        speaker = actor(*found["by"]) if "by" in found else None
        subject, object = actor(*found["s"]), actor(*found["o"])
        name = claim_id(
            document=document,
            sentence=sentence,
            trigger_offset=at - start,
            subject=subject.id,
            relation=relation,
            object=object.id,
            polarity=more.get("polarity", "positive"),
            modality=more.get("modality", "actual"),
            speaker=speaker and speaker.id,
        )
        return Claim(
            id=name,
            document=document,
            sentence=Sentence(text=sentence, start=start, end=start + len(sentence)),
            subject=subject,
            object=object,
            relation=ontology().relation(relation),
            attributed_to=speaker,
            trigger=Trigger(text=verb, start=at, end=at + len(verb)),
            extractor="tests",
            rule="none",
            **({"confidence": 0.8} | more),
        )

    def _unmarked(self, marked: str) -> tuple[str, list[tuple[str, str, str, int]]]:
        text, spans, last = "", [], 0
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            words = mark[3] or ACTORS[mark[2]][0]
            spans.append((mark[1], mark[2], words, len(text)))
            text += words
            last = mark.end()
        return text + marked[last:], spans

    def graph(self) -> KnowledgeGraph:
        """The knowledge graph of all articles so far."""
        claims: dict[str, list[Claim]] = {document.id: [] for document in self.documents}
        for claim in self.claims:
            claims[claim.document].append(claim)
        return KnowledgeGraph.in_memory(
            Reading(document, tuple(claims[document.id]), "run-tests") for document in self.documents
        )


def invented_news(articles: int = 45, seed: int = 3) -> Desk:
    choice = random.Random(seed)
    desk = Desk()
    for number in range(articles):
        day = date(2019, 1, 4) + timedelta(days=2 * number)
        sentences: list[tuple[str, dict[str, Any]]] = []
        for _ in range(4):
            friendly = choice.random() < 0.45
            subject, object = choice.choice(FRIENDS if friendly else RIVALS)
            marked = choice.choice(COOPERATION if friendly else CONFLICT)
            when = day - timedelta(days=choice.randint(0, 2))
            claim: dict[str, Any] = {
                "date": When(
                    value=when.isoformat(), precision="day", basis=choice.choice(["text", "document"])
                ),
                "confidence": round(choice.uniform(0.55, 0.97), 2),
            }
            if choice.random() < 0.22:
                speaker = choice.choice(
                    [
                        name
                        for name in ("GBR", "UN", "red-cross", "TUR", "EGY")
                        if name not in (subject, object)
                    ]
                )
                marked = REPORTED.replace("{by}", speaker) + marked
            elif choice.random() < 0.1:
                claim["modality"] = choice.choice(["possible", "future", "conditional", "alleged"])
            elif choice.random() < 0.06:
                claim["date"] = When(value=f"{when:%Y-%m}-01", precision="month", basis="text")
            sentences.append(
                (marked.replace("{s}", subject).replace("{o}", object).replace("{day}", f"{when:%A}"), claim)
            )
        desk.article(
            f"ledger/{number:03}.txt", sentences,
            title=f"{choice.choice(['Talks', 'Tension', 'Questions', 'Silence'])} after {day:%d %B}",
            date=day.isoformat(), publisher=choice.choice(PUBLISHERS),
            url=f"https://news.example/{number}" if choice.random() < 0.8 else None,
        )  # fmt: skip
    return desk


@pytest.fixture(scope="session")
def news() -> KnowledgeGraph:
    """About 40 actors and 180 claims."""
    return invented_news().graph()


@pytest.fixture
def desk() -> Desk:
    """An empty desk, to write the articles of one test."""
    return Desk()


@pytest.fixture(scope="session")
def many_news() -> Callable[[int], KnowledgeGraph]:
    """News of any length."""
    return lambda articles: invented_news(articles).graph()
