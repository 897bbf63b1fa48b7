"""The documentation tells the truth: its examples give what it shows, and it names what there is.

Where an example's output has changed for good reason: python docs/refresh.py
"""

from __future__ import annotations

import difflib
import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dyads.command import app
from dyads.exports.formats import FORMATS
from dyads.extract.readers.formats import READERS

ROOT = Path(__file__).resolve().parents[2]
REFRESH = runpy.run_path(str(ROOT / "docs" / "refresh.py"))
PAGES: list[str] = REFRESH["PAGES"]
HAND_WRITTEN = [*PAGES, "CHANGELOG.md"]


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The graph of the examples, built once."""
    return REFRESH["Workshop"](tmp_path_factory.mktemp("docs"))


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_examples_give_what_the_page_shows(workshop: Any, page: str) -> None:
    shown, given = read(page).splitlines(), workshop.refreshed(page).splitlines()
    change = "\n".join(difflib.unified_diff(shown, given, "shown", "given", n=1, lineterm=""))
    assert not change, f"{page} is out of date; if that is right: python docs/refresh.py\n{change}"


def test_the_page_of_the_examples_is_small_enough_to_mail(workshop: Any, tmp_path: Path) -> None:
    workshop.graph.export(tmp_path / "graph.html")
    assert (tmp_path / "graph.html").stat().st_size < 2_000_000


@pytest.mark.parametrize("page", HAND_WRITTEN)
def test_links_lead_somewhere(page: str) -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", read(page)) if "://" not in link]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_files_that_contributing_names_exist() -> None:
    named = re.findall(
        r"`((?:dyads|exports|extract|graph|tests|tools|docs|benchmarks)/[\w./]*)`", read("CONTRIBUTING.md")
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_entries_that_contributing_quotes_are_in_the_data_files() -> None:
    relation, words = re.findall(r"```toml\n(.*?)```", read("CONTRIBUTING.md"), re.DOTALL)
    assert relation in read("graph/relations.toml")
    lexicon = tomllib.loads(read("extract/knowledge/data/lexicon/accuse.toml"))
    for name, quoted in tomllib.loads(words).items():
        assert set(quoted["verbs"]) <= set(lexicon[name]["verbs"])
        assert set(quoted["nouns"]) <= set(lexicon[name]["nouns"])


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"], *groups["setup"], *groups["test"]]
    section = read("CONTRIBUTING.md").partition("## Dependencies")[2]
    reasons = re.findall(r"^\| ([a-z0-9-]+(?:, [a-z0-9-]+)*) \| (?!why)", section, re.MULTILINE)
    named = [name for names in reasons for name in names.split(", ")]
    assert sorted(named) == sorted(re.split(r"[<>=]", name)[0] for name in wanted)


def test_every_command_has_its_page() -> None:
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]
    assert re.findall(r"^## (\w+)$", read("docs/commands.md"), re.MULTILINE) == names


def test_every_input_and_export_format_is_named() -> None:
    page = read("docs/data.md")
    assert [name for name in (*READERS, *FORMATS) if f"`{name}`" not in page] == []


def test_the_make_targets_that_are_shown_exist() -> None:
    shown = {
        target for page in HAND_WRITTEN for target in re.findall(r"^make (\w+)", read(page), re.MULTILINE)
    }
    assert shown <= set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))


def test_the_readme_is_short() -> None:
    assert len(read("README.md").splitlines()) < 200
