"""A Dask cluster: the same graph as one process gives, whatever dies on the way."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import dyads
from dyads import cluster
from dyads.cluster import Cluster, connect
from dyads.command import app
from dyads.graph.errors import UsageError
from dyads.graph.model import Document
from dyads.graph.reading import Reading

distributed = pytest.importorskip("distributed")

EXAMPLES = Path(__file__).parents[2] / "examples"
# Dask's own: sockets of a worker that was killed, left to the collector.
pytestmark = [pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as local,
        distributed.Client(local) as made,
    ):
        yield made


def documents(count: int) -> list[Document]:
    return [
        Document(id=f"d{n:04}", text=f"Ghana blamed Togo for incident {n}.", date="2019-04-22")
        for n in range(count)
    ]


def files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


def test_a_cluster_builds_the_same_files_as_one_process(client: Any, tmp_path: Path) -> None:
    dyads.build(EXAMPLES, tmp_path / "one")
    address = client.scheduler.address
    result = CliRunner().invoke(
        app, ["build", str(EXAMPLES), "-o", str(tmp_path / "many"), "--dask", address]
    )
    assert result.exit_code == 0, result.output
    assert files(tmp_path / "one") == files(tmp_path / "many")


def test_a_bag_of_documents_is_read_where_it_is(client: Any) -> None:
    bag = pytest.importorskip("dask.bag")
    given = documents(30)
    graph = dyads.build(bag.from_sequence(given, npartitions=4), client=client)
    assert graph.claims() == dyads.build(given).claims()
    with pytest.raises(UsageError, match="client"):
        dyads.build(bag.from_sequence(given, npartitions=1))


def test_workers_that_cannot_serve_are_named(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    client.wait_for_workers(2)
    with pytest.raises(UsageError, match=r"some workers cannot read: tcp://.*no_such_model.*tcp://"):
        Cluster(client, model="no_such_model")
    monkeypatch.setattr(cluster, "__version__", "9.9")
    with pytest.raises(UsageError, match=r"need dyads 9\.9, but tcp://"):
        Cluster(client)


def test_workers_that_differ_are_named() -> None:
    with pytest.raises(UsageError, match="tcp://a has run 1, tcp://b has run 2"):
        cluster._agreed({"tcp://a": (dyads.__version__, "1"), "tcp://b": (dyads.__version__, "2")})
    with pytest.raises(UsageError, match="tcp://b: No module named 'dyads'"):
        cluster._agreed(
            {"tcp://a": (dyads.__version__, "1"), "tcp://b": ModuleNotFoundError("No module named 'dyads'")}
        )


def test_no_scheduler_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers at nonsense"):
        connect("nonsense://x")


def test_files_are_read_by_address(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Ghana blamed Togo.")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "c", "text": "Togo blamed Ghana."}))
    assert len(dyads.build([f"file://{tmp_path}/*.txt"]).documents()) == 2
    assert len(dyads.build([f"file://{tmp_path}"]).documents()) == 3
    with pytest.raises(UsageError, match="no such file"):
        dyads.build([f"file://{tmp_path}/*.html"])
    with pytest.raises(UsageError, match="cannot be opened"):
        dyads.build(["nonsense://x/y"])


def test_a_worker_that_is_killed_half_way_costs_nothing(client: Any) -> None:
    given = documents(600)
    found = Cluster(client).readings(given)
    first = next(found)
    victim = next(iter(client.scheduler_info()["workers"]))
    os.kill(client.run(os.getpid, workers=[victim])[victim], signal.SIGKILL)
    rest = list(found)
    assert [item.document.id for item in (first, *rest) if isinstance(item, Reading)] == [d.id for d in given]
