"""Kills a build at random moments, lets the next run finish it, and compares what comes out with a clean
build: python benchmarks/killing.py [times]. Exits 1 where anything differs or was lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dyads.graph.store import Generation
from dyads.graph.stored import Stored

DOCUMENTS, BATCH = 60, 5
BUILD = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from graph import readings
from dyads.graph.identity import content_digest
from dyads.graph.store import Writer
made = list(readings({DOCUMENTS * 10}))
with Writer(Path(sys.argv[1])) as writer:
    print("started", flush=True)
    known = writer.known()
    new = [each for each in made if each.document.id not in known]
    for start in range(0, len(new), {BATCH}):
        writer.commit(new[start : start + {BATCH}])
        print(start, flush=True)
"""


def build(directory: Path, patience: float | None = None) -> tuple[int, float]:
    """How many commits were told, and seconds since the start. Killed after `patience` seconds of work."""
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(directory)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    start = time.perf_counter()
    if patience is not None:
        time.sleep(patience)
        os.kill(process.pid, signal.SIGKILL)
    told = len(process.stdout.read().splitlines())
    process.wait()
    process.stdout.close()
    return told, time.perf_counter() - start


def stored(directory: Path) -> list[str]:
    return sorted(map(str, Generation(directory).database()))


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    draw = random.Random(20261122)
    faults = early = late = 0
    with tempfile.TemporaryDirectory() as folder:
        _, seconds = build(Path(folder) / "clean")
        clean = stored(Path(folder) / "clean")
        for number in range(times):
            directory = Path(folder) / f"killed-{number}"
            told, _ = build(directory, draw.random() * seconds)
            there = 0
            if (directory / "store" / "current").exists():
                there = len(Stored(Generation(directory).database()).readings())
            early, late = early + (not there), late + (there == DOCUMENTS)
            lost = there < told * BATCH
            build(directory)
            differs = stored(directory) != clean
            left = len(list((directory / "store").glob("g-*"))) - 1
            if lost or differs or left:
                faults += 1
                print(f"kill {number}: {told} commits told, {there} documents there, {differs=}, {left=}")
    outside = f"{early} before the first commit, {late} after the last"
    print(f"{times} kills in {seconds:.1f} s of work ({outside}): {faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
