from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dyads.graph.errors import UsageError
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Claim, When

Make = Callable[..., Any]


@pytest.fixture
def graph_of(reading: Make) -> Callable[..., KnowledgeGraph]:
    def make(*claims: Claim) -> KnowledgeGraph:
        names = sorted({claim.document for claim in claims})
        return KnowledgeGraph.in_memory(
            reading(*(claim for claim in claims if claim.document == name), document=name) for name in names
        )

    return make


def test_a_dyads_conflict_and_cooperation_are_counted_and_summed_by_period(
    claim: Make, graph_of: Callable[..., KnowledgeGraph]
) -> None:
    graph = graph_of(
        claim("IRN", "blames", "ISR", day="2019-02-16"),
        claim("IRN", "attacks", "ISR", day="2019-02-17"),
        claim("IRN", "praises", "ISR", day="2019-03-01"),
        claim("IRN", "blames", "ISR", day="2020-07-01"),
    )
    blames, attacks, praises = (
        graph.events(relation=r)[0].relation.intensity for r in ("blames", "attacks", "praises")
    )
    first, second = graph.series(period="year")
    assert (first.subject, first.object, first.period) == ("IRN", "ISR", "2019")
    assert (first.conflict, first.conflict_sum) == (2, blames + attacks)
    assert (first.cooperation, first.cooperation_sum) == (1, praises)
    assert (first.net, first.change) == (blames + attacks + praises, None)
    assert (second.period, second.net, second.change) == ("2020", blames, blames - first.net)
    months = graph.series(period="month")
    assert [(row.period, row.change) for row in months] == [
        ("2019-02", None), ("2019-03", praises - blames - attacks), ("2020-07", blames),
    ]  # fmt: skip
    assert [row.period for row in graph.series(period="quarter")] == ["2019-Q1", "2020-Q3"]


def test_hypothetical_undated_and_too_coarsely_dated_events_are_in_no_period(
    claim: Make, graph_of: Callable[..., KnowledgeGraph]
) -> None:
    year = When(value="2019-01-01", precision="year", basis="text")
    graph = graph_of(claim(date=year), claim(day=None, at=90), claim("USA", modality="future", at=180))
    assert graph.series(period="month") == []
    assert [row.conflict for row in graph.series(period="year")] == [1]


def test_a_symmetric_event_counts_in_both_directions(
    claim: Make, graph_of: Callable[..., KnowledgeGraph]
) -> None:
    rows = graph_of(claim("JPN", "meets", "CHN")).series()
    assert [(row.subject, row.object, row.cooperation) for row in rows] == [
        ("CHN", "JPN", 1),
        ("JPN", "CHN", 1),
    ]


def test_countries_count_for_all_that_belong_to_them(
    claim: Make, mention: Make, graph_of: Callable[..., KnowledgeGraph]
) -> None:
    army = mention("IRN-military", country="IRN", kind="military")
    igo = mention("UN", country=None, kind="igo")
    graph = graph_of(claim(army, "attacks", "ISR"), claim(igo, at=90), claim("IRN", "praises", army, at=180))
    assert [(row.subject, row.object) for row in graph.series()] == [("IRN", "ISR")]
    assert {(row.subject, row.object) for row in graph.series(by="actor")} == {
        ("IRN", "IRN-military"), ("IRN-military", "ISR"), ("UN", "ISR"),
    }  # fmt: skip


def test_armed_groups_and_the_opposition_do_not_count_as_their_country(
    claim: Make, mention: Make, graph_of: Callable[..., KnowledgeGraph]
) -> None:
    rebels = mention("rebels", country="IRN", kind="armed_group")
    opposition = mention("opposition", country="IRN", kind="party", sector="OPP")
    returned = mention("returned", country="IRN", kind="person", sector="OPP")
    in_office = mention("returned", country="IRN", kind="person", sector="GOV", start=40)
    graph = graph_of(
        claim("ISR", "attacks", rebels),
        claim("ISR", "meets", opposition, at=90),
        claim("ISR", "praises", returned, at=180),
        claim("ISR", "warns", in_office, at=270),
    )
    assert {(row.subject, row.object, row.cooperation, row.conflict) for row in graph.series()} == {
        ("ISR", "IRN", 1, 1)
    }
    assert len(graph.series(by="actor")) > 2


def test_reports_count_each_document(claim: Make, graph_of: Callable[..., KnowledgeGraph]) -> None:
    graph = graph_of(*(claim(document=name, sentence=name) for name in "abc"))
    assert [row.conflict for row in graph.series()] == [1]
    (row,) = graph.series(of="reports")
    assert (row.conflict, row.net) == (3, 3 * graph.events()[0].relation.intensity)


def test_the_most_central_come_first(claim: Make, graph_of: Callable[..., KnowledgeGraph]) -> None:
    others = ["ISR", "USA", "FRA"]
    graph = graph_of(*(claim("IRN", "blames", other, at=90 * n) for n, other in enumerate(others)),
                     claim("USA", "urges", "FRA", at=400))  # fmt: skip
    found = graph.central()
    assert [(each.id, each.acts, each.received, each.partners) for each in found] == [
        ("IRN", 3, 0, 3), ("FRA", 0, 2, 2), ("USA", 1, 1, 2), ("ISR", 0, 1, 1),
    ]  # fmt: skip
    scores = {each.id: each.eigenvector or 0 for each in found}
    assert scores["IRN"] > scores["USA"] == pytest.approx(scores["FRA"], abs=1e-4)
    assert scores["USA"] > scores["ISR"]


@pytest.mark.parametrize(
    ("relations", "signs", "balanced"),
    [
        (("praises", "praises", "praises"), "+++", True),
        (("praises", "attacks", "attacks"), "+--", True),
        (("praises", "praises", "attacks"), "++-", False),
        (("attacks", "attacks", "attacks"), "---", False),
    ],
)
def test_a_triad_is_balanced_where_the_product_of_its_signs_is_positive(
    claim: Make,
    graph_of: Callable[..., KnowledgeGraph],
    relations: tuple[str, ...],
    signs: str,
    balanced: bool,
) -> None:
    pairs = [("FRA", "IRN"), ("USA", "FRA"), ("USA", "IRN")]
    claims = [claim(a, r, b, at=90 * n) for n, ((a, b), r) in enumerate(zip(pairs, relations, strict=True))]
    (triad,) = graph_of(*claims).triads()
    assert (triad.members, triad.signs, triad.balanced) == (("FRA", "IRN", "USA"), signs, balanced)


def test_an_empty_graph_measures_nothing(graph_of: Callable[..., KnowledgeGraph]) -> None:
    graph = graph_of()
    assert (graph.series(), graph.central(), graph.triads()) == ([], [], [])


def test_what_cannot_be_measured_is_told(claim: Make, graph_of: Callable[..., KnowledgeGraph]) -> None:
    graph: Any = graph_of(claim())
    with pytest.raises(UsageError, match="one of: country, actor"):
        graph.central(by="city")
    with pytest.raises(UsageError, match="one of: events, reports"):
        graph.triads(of="rumours")
    with pytest.raises(UsageError, match="one of: month, quarter, year"):
        graph.series(period="week")
