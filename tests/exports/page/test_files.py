"""What the page gives to take along: CSV, Turtle and PNG of what is shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from dyads.exports.formats import export
from dyads.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open, Opened

pytestmark = pytest.mark.browser
HOSTILE = '=1+1 "quoted",\n\\back\u2028\u202e</script>\t'


def saved(reading: Opened, what: str) -> Path:
    """The file that the page saves."""
    reading.page.locator("summary", has_text="Save").click()
    with reading.page.expect_download() as download:
        reading.page.get_by_role("button", name=what).click()
    return Path(download.value.path())


def rows_of(text: str) -> dict[str, dict[str, str]]:
    return {row["event"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def exported(kg: KnowledgeGraph) -> dict[str, dict[str, str]]:
    out = io.StringIO()
    export(kg, "csv", out)
    return rows_of(out.getvalue())


def test_the_csv_has_the_rows_of_the_csv_export_that_are_shown(reading: Opened, news: KnowledgeGraph) -> None:
    reading.tick("Relation", "blames")
    rows = rows_of(saved(reading, "CSV").read_text("utf-8"))
    assert list(rows) == reading.page.evaluate("dyads.visible()")
    everything = exported(news)
    for name, row in rows.items():
        numbers = {"intensity", "confidence"}
        assert {k: v for k, v in row.items() if k not in numbers} == {
            k: v for k, v in everything[name].items() if k not in numbers
        }
        for number in numbers:
            assert float(row[number]) == pytest.approx(float(everything[name][number]))


def test_of_a_selection_its_events_are_saved(opened: Open, news: KnowledgeGraph) -> None:
    reading = opened(news, "#pair=IND~PAK&side=by&sort=who")
    rows = rows_of(saved(reading, "CSV").read_text("utf-8"))
    assert list(rows) == reading.page.evaluate("dyads.listed()")
    assert 0 < len(rows) < reading.shown()
    turtle = saved(reading, "Turtle").read_text("utf-8")
    assert turtle.count("a sem:Event") == len(rows)


def test_the_turtle_is_a_part_of_the_graphs_own(reading: Opened, news: KnowledgeGraph) -> None:
    reading.tick("Category", "ACCUSE")
    triples = {quad.triple for quad in ox.parse(saved(reading, "Turtle").read_bytes(), ox.RdfFormat.TURTLE)}
    assert triples < {quad.triple for quad in news.quads()}
    event = ox.NamedNode("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
    assert sum(triple.object == event for triple in triples) == reading.shown()
    stated = {e for e in news.events(category="ACCUSE") if e.status == "stated"}
    plain = [triple for triple in triples if triple.predicate.value.endswith(("ns#blames", "ns#accuses"))]
    assert len(plain) == len({(e.subject, e.relation.id, e.object) for e in stated})


def test_the_files_of_hostile_names_are_whole_and_harmless(opened: Open, desk: Desk) -> None:
    for name in ("c-0123456789abcdef", "a b/ü!*'()~", "..", "document-x"):
        desk.article(name, [(f"s[IRN] v[blames:blamed] o[ISR] for {len(name)}.", {})])
        claim = desk.claims[-1]
        desk.claims[-1] = type(claim)(
            **{field: getattr(claim, field) for field in claim.__struct_fields__}
            | {"subject": type(claim.subject)(id=name, name=HOSTILE, text="Iran", start=0, end=4)}
        )
    kg = desk.graph()
    reading = opened(kg, "#view=actors")
    assert reading.shown() == 4
    triples = {quad.triple for quad in ox.parse(saved(reading, "Turtle").read_bytes(), ox.RdfFormat.TURTLE)}
    assert triples < {quad.triple for quad in kg.quads()}
    rows = rows_of(saved(reading, "CSV").read_bytes().decode())
    assert {row["subject_name"] for row in rows.values()} == {f"'{HOSTILE}"}


def test_the_picture_is_a_png_with_a_foot(reading: Opened) -> None:
    content = saved(reading, "PNG").read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    box = reading.page.locator("#canvas").bounding_box()
    assert box is not None
    assert (width, height) == (round(box["width"]), pytest.approx(box["height"] + 54, abs=1))


def test_the_address_of_what_is_shown_can_be_copied(opened: Open, news: KnowledgeGraph) -> None:
    reading = opened(news, "#pair=IND~PAK", permissions=["clipboard-read", "clipboard-write"])
    reading.page.locator("summary", has_text="Save").click()
    assert "What the table lists, 18 events" in reading.page.locator("#save").inner_text()
    reading.page.get_by_role("button", name="Link").click()
    reading.page.get_by_text("Copied.").wait_for()
    assert reading.page.evaluate("navigator.clipboard.readText()") == reading.page.url
    assert reading.page.url.endswith("#pair=IND~PAK")


def test_where_copying_is_forbidden_it_says_what_to_do(opened: Open, news: KnowledgeGraph) -> None:
    reading = opened(news)
    reading.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    reading.page.locator("summary", has_text="Save").click()
    reading.page.get_by_role("button", name="Link").click()
    reading.page.get_by_text("copy the address from its address bar").wait_for()
