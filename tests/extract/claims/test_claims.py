"""What the extractor reads from sentences of our own: relations.toml's examples and sentences.jsonl.

A line of sentences.jsonl: `text`, `date` (of publication), `phenomenon`, `expect` and `forbid`. An expected
claim is [subject, relation, object, {polarity, modality, attributed_to}]; `a|b` means either, `*` anything;
actors are written as the text names them. What is forbidden must not be claimed as actual. `gap` says why a
sentence is not read right yet: such a test is expected to fail, and fails if it no longer does, so that the
list stays true.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dyads.extract.extractor import Extractor
from dyads.graph.model import Claim, Document, Mention
from dyads.graph.ontology import Example, ontology

HERE = Path(__file__).parent
SENTENCES: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE.parent / "sentences.jsonl").read_text("utf-8").splitlines()
]
OFF_TOPIC = (HERE / "off_topic.txt").read_text("utf-8").splitlines()


def read(extractor: Extractor, text: str, date: str | None = "2023-05-10") -> list[Claim]:
    return extractor.claims(Document(id="sentence", text=text, date=date))


@pytest.mark.parametrize(
    ("relation", "example"),
    [pytest.param(name, entry.example, id=name) for name, entry in ontology().relations.items()],
)
def test_each_relation_is_read_from_its_example(
    extractor: Extractor, relation: str, example: Example
) -> None:
    claims = read(extractor, example.text)
    assert (example.subject, relation, example.object) in [
        (c.subject.text, c.relation.id, c.object.text) for c in claims
    ]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{number} {case['phenomenon']}",
            marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [],
        )
        for number, case in enumerate(SENTENCES)
    ],
)
def test_sentences_yield_what_an_analyst_would_sign(extractor: Extractor, case: dict[str, Any]) -> None:
    claims = read(extractor, case["text"], case["date"])
    for subject, relation, object, traits in case["expect"]:
        assert any(_is(claim, subject, relation, object, traits) for claim in claims), (
            subject,
            relation,
            object,
            traits,
        )
    for subject, relation, object, *_ in case["forbid"]:
        for claim in claims:
            wrong = (
                _fits(claim.relation.id, relation)
                and _named(claim.subject, subject)
                and _named(claim.object, object)
            )
            assert not (wrong and claim.is_asserted), (subject, relation, object)


def test_spans_are_of_the_text_as_it_is_also_where_lines_are_wrapped(extractor: Extractor) -> None:
    text = "Khan and the\nking of Jordan met in\nAmman, and the Pakistani\npremier blamed\nIsrael."
    claims = read(extractor, text)
    assert len(claims) >= 2
    for claim in claims:
        for span in (claim.sentence, claim.subject, claim.object, claim.trigger):
            assert text[span.start : span.end] == span.text
        assert "\n" not in claim.subject.name + claim.object.name


def test_off_topic_sentences_yield_hardly_a_claim(extractor: Extractor) -> None:
    found = [claim for line in OFF_TOPIC for claim in read(extractor, line) if claim.is_asserted]
    assert len(OFF_TOPIC) >= 60
    assert len(found) <= 3, [claim.sentence.text for claim in found]


def _is(claim: Claim, subject: str, relation: str, object: str, traits: dict[str, Any]) -> bool:
    if not (
        _fits(claim.relation.id, relation) and _names(claim.subject, subject) and _names(claim.object, object)
    ):
        return False
    speaker = traits.get("attributed_to", "*")
    return (
        _fits(claim.polarity, traits.get("polarity", "positive"))
        and _fits(claim.modality, traits.get("modality", "*"))
        and (speaker == "*" or _is_by(claim.attributed_to, speaker))
    )


def _is_by(mention: Mention | None, speaker: str | None) -> bool:
    """Whether the speaker is the wanted one; None is the article itself."""
    if mention is None or speaker is None:
        return mention is None and speaker is None
    return _names(mention, speaker)


def _fits(value: str, wanted: str) -> bool:
    return wanted == "*" or value in wanted.split("|")


def _names(mention: Mention, wanted: str) -> bool:
    """Whether the mention is one of the wanted phrases, give or take a determiner or a few words more."""
    return wanted == "*" or any(
        _bare(phrase) in _bare(given) or _bare(given) in _bare(phrase)
        for phrase in wanted.split("|")
        for given in (mention.text, mention.name)
    )


def _named(mention: Mention, wanted: str) -> bool:
    return wanted == "*" or _bare(mention.text) in [_bare(phrase) for phrase in wanted.split("|")]


def _bare(phrase: str) -> str:
    words = phrase.lower().split()
    return " ".join(words[1:] if words[0] in {"the", "a", "an"} else words)


@pytest.mark.parametrize(
    ("text", "relation", "basis"),
    [
        ("Chad expelled the Libyan ambassador.", "expels", "document"),
        ("Chad had expelled the Libyan ambassador.", "expels", "none"),
        ("Chad, which attacked Libya, expelled the Sudanese ambassador.", "attacks", "none"),
        ("Chad, which attacked Libya, expelled the Sudanese ambassador.", "expels", "document"),
        ("Rebels attacked Malian soldiers, killing four police officers.", "kills", "document"),
        ("Chad accused Sudan of arming rebels.", "arms", "none"),
        ("Chad accused Sudan of arming rebels.", "accuses", "document"),
        ("Chad has repeatedly accused Sudan.", "accuses", "none"),
        ("The Chadian minister said police had arrested five Libyans.", "arrests", "document"),
    ],
)
def test_only_news_of_the_day_is_dated_by_the_day_of_publication(
    extractor: Extractor, text: str, relation: str, basis: str
) -> None:
    claims = extractor.claims(text, date="2023-05-10")
    assert {claim.date.basis for claim in claims if claim.relation.id == relation} == {basis}


@pytest.mark.parametrize(
    ("cited", "speaker"),
    [("a militant attack on Ugandan soldiers", None), ("Ugandan officials", "officials")],
)
def test_who_is_cited_speaks_and_what_is_cited_does_not(
    extractor: Extractor, cited: str, speaker: str | None
) -> None:
    text = f"Citing {cited}, the newspaper said Kenyan troops had shelled Somalia."
    (claim,) = [c for c in extractor.claims(text, date="2023-05-10") if c.relation.id == "shells"]
    cited_in = {one.text for one in (claim.attributed_to, *claim.via) if one is not None}
    assert any("militant" in one for one in cited_in) is False
    assert speaker is None or any(speaker in one for one in cited_in)
