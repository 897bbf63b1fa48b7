"""Traits of sectors and kinds: what the data say, and what a wrong entry is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dyads.extract.knowledge import files, traits
from dyads.graph.errors import DataFileError
from dyads.graph.model import SECTORS


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of data of the test's own; what was read from it is forgotten after."""
    monkeypatch.setattr(files, "DATA", tmp_path)
    for cached in (traits.sectors, traits.kinds, traits._sectors, traits._kinds):
        cached.cache_clear()
    yield tmp_path
    for cached in (traits.sectors, traits.kinds, traits._sectors, traits._kinds):
        cached.cache_clear()


def test_sectors_and_kinds_are_found_by_trait() -> None:
    assert {"GOV", "MIL", "COP"} <= traits.sectors("state") <= SECTORS
    assert traits.kinds("armed") == {"armed_group", "military"}


def test_forces_that_are_not_the_armys_have_a_kind_of_their_own() -> None:
    police = traits.force_of("COP")
    assert police is not None
    assert (police.kind, police.node) == ("government", "police")
    assert traits.force_of("MIL") is None


@pytest.mark.parametrize(
    ("file", "entry", "said"),
    [
        ("sectors.toml", "XXX = {state = true}", "sectors.toml: no sector 'XXX'"),
        ("sectors.toml", "GOV = {brave = true}", "sectors.toml: .*brave"),
        ("kinds.toml", "crowd = {armed = true}", "kinds.toml: .*crowd"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file(data: Path, file: str, entry: str, said: str) -> None:
    (data / file).write_text(entry)
    with pytest.raises(DataFileError, match=said):
        traits.sectors("state") if file == "sectors.toml" else traits.kinds("armed")
