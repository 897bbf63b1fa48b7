"""The wheel: built from the sources, it holds every module and data file, and runs without them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "dyads", "graph", "extract", "exports")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed to. It is built from a copy, since building leaves traces."""
    sources, target = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("installed")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / name, sources / name, symlinks=True, ignore=ignored)
        else:
            shutil.copy(ROOT / name, sources / name)
    run("build", "--no-isolation", "--outdir", str(sources / "dist"), cwd=sources)  # the wheel from the sdist
    (wheel,) = (sources / "dist").glob("*.whl")
    run(
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--target",
        str(target),
        str(wheel),
        cwd=target,
    )
    return target


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_source_and_data_file(installed: Path) -> None:
    def files(folder: Path) -> set[str]:
        left_out = {"__pycache__", "training"}  # what the classifier was trained on is not needed to run it
        kept = (path for path in folder.rglob("*") if path.is_file() and not left_out & {*path.parts})
        return {path.relative_to(folder).as_posix() for path in kept}

    for name in ("graph", "extract", "exports"):
        assert files(ROOT / name) == files(installed / "dyads" / name)


def test_the_installed_command_runs_from_anywhere(installed: Path, tmp_path: Path) -> None:
    assert "blames" in run("dyads", "relations", cwd=tmp_path, path=installed)
