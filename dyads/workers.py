"""Reading in several processes on this machine, each with a pipeline of its own.

No ProcessPoolExecutor: it runs the caller's script again in each process, so that one without a guard, or
one on standard input, fails; a process that dies breaks the pool, which tells neither which batch it had nor
how it died; the processes outlive a caller that is killed; and `max_tasks_per_child` hangs (Python 3.11 to
3.13).
"""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from dyads.batches import batches
from dyads.graph.errors import DyadsError, InputError, UsageError
from dyads.graph.model import Document
from dyads.graph.reading import Reading

RECYCLED_AFTER = 20_000
"""Documents after which a process makes room for a fresh one, so that no leak of a library can add up."""
_AHEAD = 3  # batches for each process that wait to be read or, read, to be taken


class Workers:
    """Reads in `count` processes (0: one for each core), in the order given. To be closed after use.

    `model` is the name of a spaCy pipeline, `actors` a CSV file of one's own actors, as for an Extractor.
    Raises what an Extractor raises. A document whose process dies twice over it is an InputError.
    """

    def __init__(self, count: int, model: str | None = None, actors: str | Path | None = None) -> None:
        if count < 0:
            raise UsageError(f"there cannot be {count} workers")
        self._recipe = model, str(actors) if actors else None
        self._count = count or os.cpu_count() or 1
        self._threads = ThreadPoolExecutor(self._count)
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        self._processes = [_Process(self._recipe) for _ in range(self._count)]
        try:
            self.run: str = self._processes[0].run()
        except _DiedError as error:
            self.close()
            raise DyadsError(f"A process to read with cannot be started: it {error}.") from None
        except BaseException:
            self.close()
            raise
        for process in self._processes:
            self._idle.put(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, also in the middle of their work."""
        for process in self._processes:
            process.end()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.stop()

    def readings(self, documents: Iterable[Document]) -> Iterator[Reading | InputError]:
        """What is read from each document, in order; where it cannot be, why."""
        waiting: deque[Future[list[Reading | InputError]]] = deque()
        for batch in batches(documents):
            waiting.append(self._threads.submit(self._read, batch))
            if len(waiting) >= _AHEAD * self._count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def _read(self, batch: list[Document]) -> list[Reading | InputError]:
        process = self._idle.get()
        try:
            return process.read(batch)
        except _DiedError:
            if len(batch) > 1:
                return [found for document in batch for found in self._alone(process, document)]
            return self._alone(process, batch[0])
        finally:
            self._idle.put(process)

    @staticmethod
    def _alone(process: _Process, document: Document) -> list[Reading | InputError]:
        try:
            return process.read([document])
        except _DiedError as error:
            return [InputError(f"{document.id}: could not be read, the process that read it {error}")]


class _DiedError(Exception):
    """A process ended in the middle of its work; how."""


class _Process:
    """One process, started when it is needed and again where it died or has read enough."""

    def __init__(self, recipe: tuple[str | None, str | None]) -> None:
        self._recipe = recipe
        self._started: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._read = 0
        self._run = ""
        self._start()

    def run(self) -> str:
        """The run of its extractor, once that is made. Raises what stopped it from being made."""
        if not self._run:
            self._run = self._answer()
        return self._run

    def read(self, batch: list[Document]) -> list[Reading | InputError]:
        """What is read from each document. Raises _DiedError where the process ends before it answers."""
        if self._started is None:
            self._start()
        self.run()  # it answers to nothing before
        found: list[Reading | InputError] = self._answer(batch)
        self._read += len(batch)
        if self._read >= RECYCLED_AFTER:
            self.stop()
        return found

    def end(self) -> None:
        """Kill it, for good, whoever waits for it."""
        self._ended = True
        if self._started is not None:
            self._started.kill()

    def stop(self) -> None:
        """Kill it and forget it; nobody may be waiting for it."""
        if self._started is not None:
            _kill(self._started)
            self._line.close()
        self._started = None

    def _start(self) -> None:
        if self._ended:
            raise _DiedError("was ended")
        self._line, theirs = Pipe()
        with theirs:
            self._started = subprocess.Popen(
                [sys.executable, "-P", "-m", "dyads.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=2,  # what a library prints is no result
                start_new_session=True,  # Ctrl-C is for us, who then end it
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        weakref.finalize(self, _kill, self._started)
        self._read, self._run = 0, ""
        with suppress(OSError):  # it died at once: the next answer will say so
            self._line.send(self._recipe)

    def _answer(self, message: object = None) -> Any:
        process = self._started
        if process is None:
            raise _DiedError("was ended")
        try:
            if message is not None:
                self._line.send(message)
            answer = self._line.recv()
        except (EOFError, OSError):
            self.stop()
            raise _DiedError(_end_of(process)) from None
        if isinstance(answer, DyadsError):
            raise answer
        return answer


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _end_of(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return f"was killed by signal {-code} (is memory short?)" if code < 0 else f"ended with code {code}"
