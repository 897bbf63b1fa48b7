"""The card of an event: how many tell of it, on their own or as copies, who denies it, what was struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dyads.graph.corrections import Correction, Corrections
from dyads.graph.knowledge_graph import KnowledgeGraph
from dyads.graph.model import Mention, When

if TYPE_CHECKING:
    from tests.exports.conftest import Desk
    from tests.exports.page.conftest import Open, Opened

pytestmark = pytest.mark.browser

DAY = {"date": When(value="2019-03-09", precision="day", basis="text")}
SHELLED = "s[IRN:Tehran] v[shells:shelled] o[PAK] near the pass before dawn."


def card_of(reading: Opened, act: str) -> str:
    reading.page.locator("#table tbody tr", has_text=act).click()
    return reading.page.locator("#details .event").inner_text()


def test_copies_count_once_and_are_marked_under_the_report_they_repeat(opened: Open, desk: Desk) -> None:
    desk.article("w/2", [(SHELLED, DAY)], title="Taken over", publisher="Ledger", date="2019-03-11")
    desk.article("w/1", [(SHELLED, DAY)], title="Shells", publisher="Wire", date="2019-03-10")
    own = "On Saturday s[IRN] v[shells:shelled] three villages of o[PAK], the army said."
    desk.article("own", [(own, DAY)], title="Villages hit", publisher="Press", date="2019-03-12")
    reading = opened(desk.graph())
    card = card_of(reading, "shells")
    assert "3 reports, 2 independent sources, published 10 Mar 2019 to 12 Mar 2019" in card
    evidence = reading.page.locator("#details .evidence")
    assert evidence.count() == 2  # the same words are shown once
    repeated = evidence.filter(has_text="near the pass").inner_text()
    assert "Shells, Wire, 10 Mar 2019." in repeated
    assert (
        "The same sentence: Taken over, Ledger, 11 Mar 2019. copy of Shells, Wire, 10 Mar 2019." in repeated
    )
    assert evidence.filter(has_text="villages").locator(".tag").count() == 0


def test_one_report_is_not_counted_out(opened: Open, desk: Desk) -> None:
    desk.article("a", [(SHELLED, DAY)], date="2019-03-10")
    assert "report" not in card_of(opened(desk.graph()), "shells").split("Said by")[0]


def test_who_denies_it_is_named_also_where_the_denial_is_of_a_later_day(opened: Open, desk: Desk) -> None:
    later = When(value="2019-03-13", precision="day", basis="document")
    desk.article("a", [(SHELLED, DAY)], date="2019-03-10")
    denial = "by[IRN:Iran] denied that s[IRN:it] v[shells:shelled] o[PAK]."
    desk.article("b", [(denial, {"polarity": "negative", "date": later})], date="2019-03-13")
    reading = opened(desk.graph())
    assert "contradicted Denied by Iran." in card_of(reading, "shells")
    denied = reading.page.locator("#details .evidence").last
    assert denied.locator(".tag").inner_text() == "denied"
    assert "denied that it shelled" in denied.inner_text()


def test_a_denial_of_what_nobody_asserts_is_only_counted(opened: Open, desk: Desk) -> None:
    desk.article("a", [("s[IND] v[warns:warned] o[PAK] of it.", DAY)])
    desk.article("b", [("by[IRN] denied s[IRN] v[shells:shelled] o[PAK].", DAY | {"polarity": "negative"})])
    assert "1 denial of what nobody here asserts" in opened(desk.graph()).details()


def test_what_a_correction_struck_is_shown_with_who_and_why_and_counts_for_nothing(
    opened: Open, desk: Desk
) -> None:
    desk.article("a", [(SHELLED, DAY)], date="2019-03-10")
    desk.article("b", [("A caption: s[IRN] v[shells:shelled] o[PAK], <b>archive</b>.", DAY)])
    read = desk.graph()
    (wrong,) = read.claims(document="b")
    struck = Correction(claim=wrong.id, who="A. <i>Analyst</i>", why="a caption")
    reading = opened(KnowledgeGraph.in_memory(read.readings(), Corrections([struck])))
    assert "1 reading that corrections struck as wrong" in reading.details()
    card = card_of(reading, "shells")
    assert "report" not in card.split("Said by")[0]
    note = reading.page.locator("#details .struck")
    assert note.locator("s").inner_text() == "A caption: Iran shelled Pakistan, <b>archive</b>."
    assert "struck by A. <i>Analyst</i>: a caption" in note.inner_text()


def test_who_passed_on_what_somebody_said_is_named(opened: Open, desk: Desk) -> None:
    said = "The AU quoted by[KEN] as saying that s[IRN] v[blames:blamed] o[ISR]."
    passed_on = Mention(id="AU", name="African Union", kind="igo", text="The AU", start=0, end=6)
    desk.article("a", [(said, {"via": (passed_on,)})])
    reading = opened(desk.graph())
    card_of(reading, "blames")
    words = reading.page.locator("#details figcaption").inner_text()
    assert words.startswith("According to Kenya, as African Union reports.")
