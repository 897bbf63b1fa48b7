"""The actor tables: what they hold."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from datetime import date
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.extract.knowledge.loading import load_tables
from dyads.extract.knowledge.tables import Organisation, Tables, Tenure, first_day, last_day

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def tenure(start: str, end: str | None = None, as_of: str = "2022-07-25") -> Tenure:
    return Tenure(
        person="x", office="head_of_state", title="President", of="IRN", start=start, end=end, as_of=as_of
    )


def test_every_state_has_a_name_an_adjective_and_a_wikidata_id(tables: Tables) -> None:
    members = [state for state in tables.states.values() if state.iso2 and state.demonyms]
    assert len(members) >= 193
    assert all(state.name and state.adjectives and state.wikidata for state in members)


@pytest.mark.parametrize(
    ("id", "wikidata"),
    [("PAK", "Q843"), ("IRN", "Q794"), ("XKX", "Q1246"), ("NLD", "Q55"), ("TWN", "Q865"), ("SUN", "Q15180")],
)
def test_states_bear_their_wikidata_ids(tables: Tables, id: str, wikidata: str) -> None:
    assert tables.states[id].wikidata == wikidata


def test_a_state_without_an_iso_code_gives_its_actors_no_country(tables: Tables) -> None:
    assert tables.states["abkhazia"].country is None
    assert tables.states["IRN"].country == "IRN"


def test_the_tables_cover_the_kinds_of_actors_that_news_names(tables: Tables) -> None:
    number: defaultdict[str, int] = defaultdict(int)
    for row in tables.organisations.values():
        number[row.kind] += 1
    least = {"igo": 120, "armed_group": 170, "party": 150, "media": 90, "military": 40, "organisation": 150}
    assert {kind: number[kind] for kind in least if number[kind] < least[kind]} == {}


def test_media_are_speakers_in_the_press_sector(tables: Tables) -> None:
    assert {row.sector for row in tables.organisations.values() if row.kind == "media"} == {"JRN"}


def test_every_row_names_its_source(tables: Tables) -> None:
    for table in (tables.states, tables.organisations, tables.people):
        assert all(row.source for row in table.values())  # type: ignore[attr-defined]
    assert all(row.source for row in tables.tenures)


def test_no_row_rests_on_share_alike_data(tables: Tables) -> None:
    said = " ".join({row.source for row in (*tables.people.values(), *tables.tenures)})
    assert "BY-SA" not in said
    assert "ODbL" not in said


def test_no_tenure_ends_before_it_starts(tables: Tables) -> None:
    assert [row for row in tables.tenures if row.end and last_day(row.end) < first_day(row.start)] == []


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_actors", ROOT / "tools" / "check_actors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_check_finds_no_shared_name_no_shared_id_and_no_dead_id(
    tables: Tables, checker: ModuleType
) -> None:
    assert list(checker.errors(tables)) == []


def test_heads_of_state_and_government_overlap_only_where_sources_differ(
    tables: Tables, checker: ModuleType
) -> None:
    heads = [doubt for doubt in checker.overlaps(tables) if " head_of_" in doubt]
    assert len(heads) <= 20


def test_the_check_sees_what_is_wrong(tables: Tables, checker: ModuleType) -> None:
    one = Organisation(id="one", name="Iran", kind="party", wikidata="Q794")
    spoilt = msgspec.structs.replace(tables, organisations=tables.organisations | {"one": one})
    assert list(checker.errors(spoilt)) == [
        "the name 'Iran' belongs to IRN, one",
        "Q794 is given to IRN, one",
    ]


@pytest.mark.parametrize(
    ("day", "least"), [(date(2019, 4, 22), 190), (date(2023, 6, 1), 193), (date(2026, 1, 1), 193)]
)
def test_the_head_of_nearly_every_government_is_known(tables: Tables, day: date, least: int) -> None:
    known = {row.of for row in tables.tenures if row.office == "head_of_government" and row.covers(day)}
    observers = {"VAT", "PSE", "XKX", "TWN"}
    assert len({state for state in known if state.isupper()} - observers) >= least


@pytest.mark.parametrize(
    ("row", "day", "covered"),
    [
        (tenure("2013-08-03", "2021-08-03"), date(2019, 3, 9), True),
        (tenure("2013-08-03", "2021-08-03"), date(2021, 8, 4), False),
        (tenure("2018", "2019"), date(2019, 12, 31), True),
        (tenure("2018-02", "2019-06"), date(2018, 1, 31), False),
        (tenure("2021-08-03"), date(2023, 7, 25), True),
        (tenure("2021-08-03"), date(2023, 7, 26), False),
        (tenure("2019-01-01", as_of="2024-02-29"), date(2025, 2, 28), True),
    ],
)
def test_an_open_tenure_is_trusted_for_a_year_after_it_was_last_seen(
    row: Tenure, day: date, covered: bool
) -> None:
    assert row.covers(day) is covered


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_partial_date_spans_its_period(day: date) -> None:
    for partial in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        assert first_day(partial) <= day <= last_day(partial)
