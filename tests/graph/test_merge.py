from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.graph.actors import Tally, describe_actors, tallies_of
from dyads.graph.merge import events_of
from dyads.graph.model import Claim, Event, When

Make = Callable[..., Claim]
MARCH = When(value="2019-03-01", precision="month", basis="text")


def only(claims: list[Claim]) -> Event:
    (event,) = events_of(claims)
    return event


def test_claims_of_one_triple_and_day_are_one_event(claim: Make) -> None:
    claims = [claim(document=name, sentence=f"Version {name}.") for name in "abc"]
    event = only(claims)
    assert event.documents == ("a", "b", "c")
    assert set(event.claims) == {claim.id for claim in claims}
    assert (event.subject, event.relation.id, event.object) == ("IRN", "blames", "ISR")
    assert (event.date.value, event.sources) == ("2019-02-16", 3)


def test_copies_of_one_report_are_one_source(claim: Make) -> None:
    copies = [claim(document=name, sentence="The same  words.") for name in "ab"]
    copies.append(claim(document="c", sentence="THE SAME WORDS."))
    assert only(copies).sources == 1
    bridge = [claim(document="d", sentence="Others."), claim(document="d", sentence="The same words.")]
    assert only([*copies, *bridge, claim(document="e", sentence="Others.")]).sources == 1
    assert only([*copies, claim(document="e", sentence="Others.")]).sources == 2


def test_a_symmetric_event_is_one_whoever_is_named_first(claim: Make) -> None:
    event = only([claim("JPN", "meets", "CHN", sentence="one"), claim("CHN", "meets", "JPN", sentence="two")])
    assert (event.subject, event.object) == ("CHN", "JPN")


@pytest.mark.parametrize(
    ("said", "status", "denied"),
    [
        ([{}], "stated", False),
        ([{"speaker": "IRN"}], "stated", False),
        ([{"speaker": "ISR"}], "reported", False),
        ([{"speaker": "ISR"}, {}], "stated", False),
        ([{"modality": "alleged"}], "hypothetical", False),
        ([{"modality": "future"}, {"speaker": "ISR"}], "reported", False),
        ([{}, {"polarity": "negative", "speaker": "IRN"}], "stated", True),
        ([{"modality": "possible"}, {"polarity": "negative"}], "hypothetical", True),
    ],
)
def test_status_is_that_of_the_firmest_claim(
    claim: Make, said: list[dict[str, str]], status: str, denied: bool
) -> None:
    event = only([claim(**fields) for fields in said])
    assert (event.status, event.denied) == (status, denied)


def test_a_denial_alone_is_no_event(claim: Make) -> None:
    assert events_of([claim(polarity="negative")]) == []


def test_a_coarser_date_is_an_event_of_its_own_that_may_be_the_same(claim: Make) -> None:
    day, month = claim(day="2019-03-09"), claim(date=MARCH, sentence="in March")
    april, undated = claim(day="2019-04-01"), claim(day=None)
    by_date = {
        event.date.precision and event.date.value: event for event in events_of([day, month, april, undated])
    }
    assert by_date["2019-03-09"].may_be == tuple(sorted((by_date["2019-03-01"].id, by_date[None].id)))
    assert by_date["2019-03-01"].may_be == tuple(sorted((by_date["2019-03-09"].id, by_date[None].id)))
    assert by_date["2019-04-01"].may_be == (by_date[None].id,)
    assert len(by_date[None].may_be) == 3


def test_a_denied_event_that_nobody_asserts_is_linked_to_nothing(claim: Make) -> None:
    event = only([claim(day="2019-03-09"), claim(date=MARCH, polarity="negative")])
    assert event.may_be == ()


def test_an_actor_is_described_by_its_most_frequent_mentions(
    claim: Make, mention: Callable[..., object]
) -> None:
    def seen(name: str, at: int, **fields: object) -> Claim:
        subject = mention("IRN", at, **{"name": name, "text": f"{name} {at}", **fields})
        return claim(subject=subject, at=at, document=f"doc {at}", sentence=f"number {at}")

    claims = [
        seen("Iran", 0, kind="unknown", sector="GOV"),
        seen("Persia", 100, country=None, wikidata="Q794"),
        seen("Iran", 200, kind="unknown", sector="MIL"),
    ]
    node = describe_actors(claims)["IRN"]
    assert (node.name, node.kind, node.country, node.wikidata) == ("Iran", "state", "IRN", "Q794")
    assert node.sectors == ("GOV", "MIL")
    assert node.names == ("Iran 0", "Iran 200", "Persia 100")
    assert node.documents == 3


def test_of_equally_frequent_names_the_first_in_the_alphabet_counts(
    claim: Make, mention: Callable[..., object]
) -> None:
    claims = [
        claim(subject=mention("X", name=name), document=name, sentence=name) for name in ("Zed", "Abe")
    ]  # fmt: skip
    assert describe_actors(claims)["X"].name == "Abe"


def test_speakers_are_described_too(claim: Make) -> None:
    assert set(describe_actors([claim(speaker="USA")])) == {"IRN", "ISR", "USA"}


KINDS = st.builds(
    dict,
    subject=st.sampled_from(["A", "B"]),
    object=st.sampled_from(["B", "C"]),
    relation=st.sampled_from(["meets", "blames"]),
    document=st.sampled_from(["x", "y", "z"]),
    day=st.sampled_from(["2019-03-09", "2019-03-10", None]),
    speaker=st.sampled_from([None, "A", "C"]),
    polarity=st.sampled_from(["positive", "negative"]),
    modality=st.sampled_from(["actual", "alleged"]),
    at=st.sampled_from([0, 100]),
    confidence=st.sampled_from([0.5, 0.9]),
)


@given(st.lists(KINDS, max_size=12), st.randoms())
def test_merging_knows_no_order_and_no_repetition(
    claim: Make, fields: list[dict[str, str]], draw: random.Random
) -> None:
    claims = [claim(**each) for each in fields]
    shuffled = claims + claims[: len(claims) // 2]
    draw.shuffle(shuffled)
    assert events_of(shuffled) == events_of(claims)
    assert describe_actors(shuffled) == describe_actors(claims)


@given(st.lists(KINDS, max_size=8), st.lists(KINDS, max_size=8))
def test_tallies_of_different_documents_add_and_subtract(
    claim: Make, some: list[dict[str, str]], more: list[dict[str, str]]
) -> None:
    one = [claim(**{**each, "document": f"1{each['document']}"}) for each in some]
    two = [claim(**{**each, "document": f"2{each['document']}"}) for each in more]
    first, second, both = tallies_of(one), tallies_of(two), tallies_of(one + two)
    for actor, tally in both.items():
        assert first.get(actor, Tally()).plus(second.get(actor, Tally())) == tally
        assert tally.plus(second.get(actor, Tally()), -1) == first.get(actor, Tally())
