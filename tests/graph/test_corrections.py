from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dyads.graph.corrections import Correction, Corrections, read_corrections
from dyads.graph.errors import UsageError
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.store import Writer

Make = Callable[..., Any]
HEADER = "claim,subject,object,verdict,who,why\n"


def wrong(**fields: str) -> Correction:
    return Correction(who="A. Analyst", why="misread", **fields)


def test_a_struck_claim_counts_for_nothing_but_is_told_with_who_and_why(claim: Make, reading: Make) -> None:
    bad, good = claim(), claim("JPN", "meets", "CHN", at=90)
    veto = wrong(claim=bad.id)
    graph = KnowledgeGraph.in_memory([reading(bad, good)], Corrections([veto]))
    assert graph.claims() == [good]
    assert [event.relation.id for event in graph.events()] == ["meets"]
    assert set(graph.actors()) == {"CHN", "JPN"}
    assert graph.struck() == {bad.id: veto}
    assert graph.claim(bad.id) == bad
    told = "{ ?claim dy:struckBy ?row . ?row dcterms:creator ?who ; dcterms:description ?why }"
    assert graph.query(f"SELECT ?who ?why {told}") == [{"who": "A. Analyst", "why": "misread"}]
    assert not graph.query("ASK { d:IRN dy:blames d:ISR }")[0]["answer"]


def test_a_pair_strikes_all_that_one_did_to_the_other_and_nothing_back(claim: Make, reading: Make) -> None:
    claims = [claim(), claim("IRN", "attacks", "ISR", at=90), claim("ISR", "blames", "IRN", at=180)]
    graph = KnowledgeGraph.in_memory([reading(*claims)], Corrections([wrong(subject="IRN", object="ISR")]))
    assert [each.subject.id for each in graph.claims()] == ["ISR"]


def test_actors_that_are_the_same_have_their_events_together(claim: Make, reading: Make) -> None:
    claims = [
        claim("rebels@a", document="a"),
        claim("free-army", document="b"),
        claim("fighters", document="c"),
    ]
    rows = [
        wrong(subject="rebels@a", object="fighters", verdict="same"),
        wrong(subject="fighters", object="free-army", verdict="same"),
    ]
    readings = [reading(each, document=each.document) for each in claims]
    graph = KnowledgeGraph.in_memory(readings, Corrections(rows))
    (event,) = graph.events()
    assert (event.subject, event.documents) == ("free-army", ("a", "b", "c"))
    assert set(graph.actors()) == {"ISR", "free-army"}


def test_a_correction_holds_at_every_build_until_it_is_taken_back(
    tmp_path: Path, claim: Make, reading: Make
) -> None:
    def committed(*readings: Any) -> KnowledgeGraph:
        with Writer(tmp_path) as writer:
            writer.commit(readings)
        return KnowledgeGraph.open(tmp_path)

    bad = claim()
    plain = sorted(map(str, committed(reading(bad)).quads()))
    (tmp_path / "corrections.csv").write_text(f"{HEADER}{bad.id},,,wrong,A. Analyst,misread\n")
    assert committed().events() == []
    assert committed(reading(claim("JPN", document="b"), document="b")).events()[0].subject == "JPN"
    assert len(committed(reading(bad, text="Read again.")).struck()) == 1
    with Writer(tmp_path) as writer:
        writer.commit([reading(bad)], ["b"])
    (tmp_path / "corrections.csv").unlink()
    assert sorted(map(str, committed().quads())) == plain


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("claim,verdict\n", "first line must name the columns"),
        ("claim,verdict,who,why,mood\n", "first line must name the columns"),
        (HEADER + ",,,wrong,me,why\n", "line 2: it must name a claim, or a subject and an object"),
        (HEADER + "c-0123456789abcdef,A,B,wrong,me,why\n", "line 2: it must name a claim, or"),
        (HEADER + "\nclaim-1,,,wrong,me,why\n", "line 3: 'claim-1' is no id of a claim"),
        (HEADER + ",A,B,maybe,me,why\n", "line 2: its verdict is 'maybe'; it must be wrong"),
        (HEADER + "c-0123456789abcdef,,,same,me,why\n", "its verdict is 'same'"),
        (HEADER + ",A,B,wrong,me,\n", "who and why must not be empty"),
        (HEADER + ",A,B,wrong\n", "as many cells"),
        (HEADER + ",A,B,wrong,me,why,more\n", "as many cells"),
        (HEADER + ",A,B,same,me,why\n,B,A,same,me,why\n", "is the same as itself"),
        (HEADER + ",A,B,same,me,why\n,A,C,same,me,why\n", "is the same as two others"),
        (HEADER + '"', "cannot be read as CSV"),
    ],
)
def test_a_row_that_makes_no_sense_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(text)
    with pytest.raises(UsageError, match=message) as error:
        read_corrections(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_table_that_a_spreadsheet_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(b'\xef\xbb\xbfwho,why,verdict,claim\r\nme,"a, b",wrong,c-0123456789abcdef\r\n,,,\r\n')
    rows = read_corrections(path).rows
    assert rows == (Correction(claim="c-0123456789abcdef", who="me", why="a, b"),)


def test_no_file_is_no_corrections_and_a_file_that_is_none_an_error(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.csv").rows == ()
    (tmp_path / "corrections.csv").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        read_corrections(tmp_path / "corrections.csv")


def test_a_correction_of_what_is_not_there_does_no_harm(claim: Make, reading: Make) -> None:
    veto = wrong(claim="c-0123456789abcdef")
    graph = KnowledgeGraph.in_memory([reading(claim())], Corrections([veto]))
    assert len(graph.events()) == 1
    assert graph.corrections.rows == (veto,)
    assert graph.struck() == {}
