"""What breaks below us: a full disk, a folder that may not be written to, a store whose files are damaged."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dyads.command import app
from dyads.graph.errors import StoreError
from dyads.graph.store import Writer
from dyads.knowledge import KnowledgeGraph

pytestmark = pytest.mark.usefixtures("small")
NOBODY = 65534
GROW = """
import random, sys
from pathlib import Path
from dyads.graph.model import Document
from dyads.graph.reading import Reading
from dyads.graph.store import Writer
from dyads.outcome import reported
def reading(name, size):
    return Reading(Document(id=name, text=random.Random(1).randbytes(size).hex()), (), "run")
with reported(), Writer(Path(sys.argv[1])) as writer:
    writer.commit([reading("small", 10)])
    print("told", flush=True)
    writer.commit([reading("large", 3_000_000)])
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="dyads")


def test_a_file_that_cannot_grow_costs_nothing_that_was_committed(tmp_path: Path) -> None:
    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))

    done = subprocess.run(
        [sys.executable, "-c", GROW, str(tmp_path)],
        preexec_fn=no_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode != 0) == ("told\n", True)
    assert "dyads: Cannot write to" in done.stderr
    assert "fault in dyads" not in done.stderr
    assert [document.id for document in KnowledgeGraph.open(tmp_path).documents()] == ["small"]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere, so it steps down."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written_to_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        with as_nobody(), pytest.raises(StoreError, match=r"Cannot write to .*: Permission denied"):
            Writer(Path(name) / "kg")


@pytest.mark.parametrize("harm", ["cut", "garbled", "gone"])
def test_a_damaged_store_is_told_by_every_command(harm: str, news: Path, tmp_path: Path) -> None:
    assert run("build", news, "-o", tmp_path / "kg", "--no-exports").exit_code == 0
    (generation,) = (tmp_path / "kg" / "store").glob("g-*")
    file = max(generation.glob("*.sst"), key=lambda path: path.stat().st_size)
    data = file.read_bytes()
    file.unlink()
    if harm != "gone":
        file.write_bytes(data[: len(data) // 2] if harm == "cut" else bytes(255 - byte for byte in data))
    for command in (["export", tmp_path / "kg", "jsonl"], ["build", news, "-o", tmp_path / "kg"]):
        result = run(*command)
        assert result.exit_code == 2
        assert f"The store in {tmp_path / 'kg'} is damaged: build it again" in result.stderr
