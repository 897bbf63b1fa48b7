"""N-Quads in parts: what a SPARQL server loads is the whole graph."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from dyads.command import app
from dyads.pipeline import build


def test_the_parts_loaded_in_bulk_are_the_graph(news: Path, tmp_path: Path, extractor: Any) -> None:
    graph = build(news, tmp_path / "kg", extractor=extractor)
    folder = tmp_path / "parts"
    command = ["export", str(tmp_path / "kg"), "nquads", "-o", str(folder), "--parts"]
    for size in ("10", "100"):  # fewer parts the second time: none is left over
        assert CliRunner().invoke(app, [*command, size]).exit_code == 0
        manifest = json.loads((folder / "manifest.json").read_text())
        server = ox.Store()
        for part in manifest["parts"]:
            data = (folder / part["file"]).read_bytes()
            assert hashlib.sha256(data).hexdigest() == part["sha256"]
            assert data.count(b"\n") == part["quads"] <= int(size)
            server.bulk_load(data, format=ox.RdfFormat.N_QUADS)
        assert {path.name for path in folder.glob("part-*")} == {part["file"] for part in manifest["parts"]}
        assert len(server) == manifest["quads"] == len(set(graph.quads()))


@pytest.mark.parametrize("arguments", [["turtle", "-o", "x"], ["nquads"], ["nquads", "-o", "-"]])
def test_parts_are_for_nquads_in_a_folder(arguments: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["export", str(tmp_path), *arguments, "--parts", "9"])
    assert result.exit_code == 2
    assert "--parts writes nquads to a folder" in result.stderr
