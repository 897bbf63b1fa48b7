"""A user's own actors: what they change, and what a malformed row is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dyads.extract.knowledge.loading import load_tables
from dyads.graph.errors import DataFileError

HEADER = "id,name,aliases,kind,sector,country,wikidata\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("my-group,My Group,,armed_gruop,REB,IRN,", "line 2: column kind"),
        ("my-group,My Group,,armed_group,XYZ,IRN,", "column sector: 'XYZ' is unknown"),
        ("my-group,My Group,,armed_group,REB,IRX,", "column country: 'IRX' is unknown"),
        ("my-group,My Group,,armed_group,REB,IRN,794", "column wikidata"),
        ("My Group,My Group,,armed_group,REB,IRN,", "column id"),
        ("my-group,My Group,,armed_group,REB", "line 2: 5 cells, where the header has 7"),
        ("my-group,,,armed_group,REB,IRN,", "name"),
        ("a,A Group,,group,,,\na,A Group,,group,,,", "line 3, column id: 'a' is there twice"),
        ("a,A Group,One||Two,group,,,", "column aliases"),
    ],
)
def test_a_malformed_row_is_named_with_file_and_place(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + line + "\n", "utf-8")
    with pytest.raises(DataFileError, match=r"^mine\.csv: ") as raised:
        load_tables(path)
    assert said in str(raised.value)


OWN = "id,name,kind,not_aliases,country,office,of,start,end\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("IRN,Iran,state,Persian state,,,,,", "column not_aliases: 'IRN' has no other name 'Persian state'"),
        ("a,A Person,person,,PER,foreign_minister,PER,,", "column start: 'a' needs the day"),
        ("a,A Person,person,,PER,foreign_minister,XXX,2020,", "column of: 'XXX' is no state or organisation"),
        ("a,A Person,person,,PER,foreign_minister,PER,2020,2019", "column end: 2019 is before the start"),
        ("a,A Party,party,,PER,foreign_minister,PER,2020,", "only a person holds an office"),
        ("a,A Person,person,,PER,barber,PER,2020,", "column office"),
    ],
)
def test_an_own_row_that_cannot_be_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(OWN + line + "\n", "utf-8")
    with pytest.raises(DataFileError, match=r"^mine\.csv: line 2") as raised:
        load_tables(path)
    assert said in str(raised.value)


def test_own_rows_split_actors_and_hold_offices(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "id,name,kind,aliases,not_aliases,country,office,of,title,start,end\n"
        "USA,United States,state,,America,,,,,,\n"
        "ana,Ana Lopez,person,,,PER,foreign_minister,PER,Foreign Minister,2026-01-05,\n"
        "ana,Ana Lopez,person,,,PER,head_of_government,PER,Prime Minister,2027-01-05,2028\n",
        "utf-8",
    )
    own = load_tables(path)
    assert "America" not in own.states["USA"].aliases
    assert "America" in load_tables().states["USA"].aliases
    held = [tenure for tenure in own.tenures if tenure.person == "ana"]
    assert [(t.office, t.covers(date(2030, 1, 1))) for t in held] == [
        ("foreign_minister", True),
        ("head_of_government", False),
    ]


def test_an_unknown_column_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,kind,colour\na,A Group,group,red\n", "utf-8")
    with pytest.raises(DataFileError, match="colour"):
        load_tables(path)


def test_a_missing_or_binary_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        load_tables(tmp_path / "none.csv")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataFileError, match="not UTF-8"):
        load_tables(tmp_path / "binary.csv")


def test_own_actors_add_override_and_give_aliases(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "id,name,aliases,kind\nmy-league,My League,ML,organisation\nnato,The Alliance,,igo\n"
        "IRN,Iran,Eran,state\nhassan-rouhani,Hassan Rouhani,Sheikh Rouhani,person\n",
        "utf-8-sig",
    )
    own, shipped = load_tables(path), load_tables()
    assert own.organisations["my-league"].aliases == ("ML",)
    assert own.organisations["nato"].aliases == ()
    assert own.states["IRN"].aliases == (*shipped.states["IRN"].aliases, "Eran")
    assert "Sheikh Rouhani" in own.people["hassan-rouhani"].aliases
    assert own.digest != shipped.digest
