from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.graph.merge import events_of
from dyads.graph.model import Document
from dyads.graph.sources import ALIKE, RUN, Source, bands, copies, sources_of

Make = Callable[..., Any]
REPORT = """
The foreign minister of Ruritania said on Monday that his country would close its two border crossings with
Borduria until the soldiers who were seized in the forest near Zenda come home. Traders on both sides of the
frontier complained that lorries with fruit had been standing in the sun since the weekend. A spokesman for
the Bordurian army called the charge a fairy tale and said nobody had been seized. Diplomats from three
neighbouring states are expected in the town on Thursday, where they hope to bring both sides to one table.
"""
OTHER_DESK = """
Ruritania is shutting both crossings to Borduria, its foreign minister announced, in a quarrel over soldiers
missing since last week. "Nobody was seized," replied Borduria's army. At the frontier hundreds of lorries are
waiting. Mediators from the region want to come on Thursday, but whether anybody will talk to them is open.
"""


def grouped(*texts: str) -> list[set[str]]:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    return [{document.id for document in group} for group in copies(documents)]


@pytest.mark.parametrize(
    "copy",
    [
        REPORT,
        "ZENDA (Wire) - " + REPORT,
        REPORT.replace("\n", "  ").upper(),
        REPORT.replace("fairy tale", "invention").replace("Monday", "Monday morning"),
        REPORT[: len(REPORT) * 3 // 4],
        REPORT + "The weather in Zenda stays fine, with some wind from the west in the evening.",
    ],
)
def test_a_copy_is_found_though_cut_reworded_or_with_more_around_it(copy: str) -> None:
    assert grouped(REPORT, copy) == [{"0", "1"}]


@pytest.mark.parametrize("other", [OTHER_DESK, "Something else happened.", ""])
def test_a_report_of_ones_own_is_no_copy(other: str) -> None:
    assert len(grouped(REPORT, other)) == 2


def test_copies_of_copies_are_one_group() -> None:
    words = [f"word{number}" for number in range(80)]
    steps = [" ".join(words[start : start + 50]) for start in (0, 10, 20, 30)]
    assert len(grouped(steps[0], steps[3])) == 2
    assert grouped(*steps) == [{"0", "1", "2", "3"}]


def test_the_first_published_is_the_original_and_undated_ones_come_last() -> None:
    dated = {"c": "2020-01-02", "b": "2020-01-01", "a": None, "d": "soon"}
    documents = [Document(id=name, text=REPORT, date=date) for name, date in dated.items()]
    assert sources_of(documents) == {
        "a": Source("b"), "b": Source("b", "2020-01-01"), "c": Source("b", "2020-01-02"), "d": Source("b"),
    }  # fmt: skip


WORDS = [f"word{number}" for number in range(40)]
TEXTS = st.integers(0, 20).map(lambda start: " ".join(WORDS[start : start + 20]))


@given(st.lists(TEXTS, max_size=8), st.randoms())
def test_groups_depend_on_no_order(texts: list[str], draw: random.Random) -> None:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    shuffled = draw.sample(documents, len(documents))
    assert sources_of(shuffled) == sources_of(documents)


def held_against_each_other(documents: list[Document]) -> set[frozenset[str]]:
    """The groups as they are defined: every pair compared, and what pairs link taken together."""

    def runs(document: Document) -> set[str]:
        words = document.text.split()
        return {" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}

    groups = [{document.id} for document in documents]
    for one, other in combinations(documents, 2):
        mine, its = runs(one), runs(other)
        if set(bands(one.text)) & set(bands(other.text)) and len(mine & its) >= ALIKE * len(mine | its):
            linked = [group for group in groups if {one.id, other.id} & group]
            groups = [group for group in groups if group not in linked] + [set().union(*linked)]
    return set(map(frozenset, groups))


PARTS = st.lists(st.integers(0, 12).map(lambda part: f"a{part} b{part} c{part} d{part}"), max_size=8).map(
    " ".join
)
BOILERPLATE = " ".join(f"word{number}" for number in range(12))


@given(st.lists(PARTS | PARTS.map(lambda part: f"{BOILERPLATE} {part}") | TEXTS, max_size=12))
def test_every_pair_of_copies_is_found_and_no_other(texts: list[str]) -> None:
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    found = {frozenset(document.id for document in group) for group in copies(documents)}
    assert found == held_against_each_other(documents)


def test_the_keys_that_stores_hold_are_the_same_in_every_process_and_version() -> None:
    # They are compared with those that were stored earlier: where they change, store.FORMAT must.
    assert bands(REPORT)[0] == "00-374c627b0f2f6edb"


def test_copies_of_one_report_are_one_source_though_their_sentences_differ(claim: Make) -> None:
    claims = [claim(document=name, sentence=f"Version {name}.") for name in "abc"]
    sources = {"a": Source("a", "2019-02-17"), "b": Source("a", "2019-02-18"), "c": Source("c")}
    (event,) = events_of(claims, sources)
    assert event.sources == 2
    assert (event.first_report, event.last_report) == ("2019-02-17", "2019-02-18")
