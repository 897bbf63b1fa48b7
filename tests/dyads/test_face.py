"""`import dyads`: small, fast, and everything the contract names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dyads
from dyads.graph import errors


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'rdflib', 'pyoxigraph', 'networkx', 'numpy'}"
    code = f"import sys, dyads; print(*{heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("command", [["--help"], ["relations"]])
def test_commands_that_read_no_text_load_no_spacy(command: list[str]) -> None:
    code = (
        "import sys\nfrom dyads.command import main\ntry:\n    main()\n"
        "finally:\n    print('spacy' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    assert done.stderr == "False\n"


@pytest.mark.parametrize("name", dyads.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(dyads, name) is not None
    assert name in dir(dyads)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = dyads.nothing  # type: ignore[attr-defined]


def test_all_errors_have_one_root() -> None:
    public = {name for name in vars(errors) if name.endswith("Error")}
    assert public <= set(dyads.__all__)
    assert all(issubclass(getattr(dyads, name), dyads.DyadsError) for name in public)


def test_a_graph_exports_by_ending_and_by_format(tmp_path: Path) -> None:
    graph = dyads.KnowledgeGraph.in_memory()
    graph.export(tmp_path / "x.ttl")
    graph.export(str(tmp_path / "y"), "turtle")
    assert (tmp_path / "x.ttl").read_text() == (tmp_path / "y").read_text()
    with pytest.raises(dyads.UsageError):
        graph.export(tmp_path / "x.docx")


def test_a_date_that_is_none_is_wrong_usage() -> None:
    with pytest.raises(dyads.UsageError, match="not a day"):
        dyads.claims("Ghana blames Togo.", date="soon")
