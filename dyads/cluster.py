"""Reading on a cluster: a Dask scheduler's workers, each with a pipeline of its own, loaded once."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dyads.batches import batches, read_batch
from dyads.graph.errors import DyadsError, InputError, UsageError
from dyads.graph.model import Document
from dyads.graph.reading import Reading
from dyads.version import __version__

_AHEAD = 4  # batches for each worker that wait to be read or, read, to be taken
_extractors: dict[tuple[str | None, str | None], Any] = {}


class Cluster:
    """Reads with the workers of a Dask `client`, in the order given; whatever a worker loses, another reads.

    The workers need dyads, the spaCy pipeline `model` and the file `actors` installed: each is asked before
    the work starts. Raises UsageError that names every worker with another version, another model or none.
    """

    def __init__(self, client: Any, model: str | None = None, actors: str | Path | None = None) -> None:
        self._client = client
        self._recipe = model, str(actors) if actors else None
        answers: dict[str, Any] = client.run(_run_or_reason, self._recipe, on_error="return")
        if not answers:
            raise UsageError("the Dask cluster has no workers: start some, or wait until they have come")
        self.run = _agreed(answers)

    def readings(self, documents: Iterable[Document]) -> Iterator[Reading | InputError]:
        """What is read from each document, in order; where it cannot be, why."""
        waiting: deque[tuple[list[Document], Any]] = deque()
        workers = max(len(self._client.scheduler_info(n_workers=-1)["workers"]), 1)
        for batch in batches(documents):
            waiting.append((batch, self._submit(batch)))
            if len(waiting) >= _AHEAD * workers:
                yield from self._result(*waiting.popleft())
        while waiting:
            yield from self._result(*waiting.popleft())

    def partitions(self, partitions: Iterable[Any]) -> Iterator[Reading | InputError]:
        """What is read from the documents of delayed partitions, as of a `dask.bag`, in order.

        They are made where they are read and never come here; what was read of them does.
        """
        futures = [
            self._client.submit(_read_all, self._recipe, self.run, part, pure=False)
            for part in self._client.compute(list(partitions))
        ]
        for future in futures:
            yield from future.result()
            future.release()

    def _submit(self, batch: list[Document]) -> Any:
        return self._client.submit(_read, self._recipe, self.run, batch, pure=False)

    def _result(self, batch: list[Document], future: Any) -> list[Reading | InputError]:
        """What was read; where a batch killed several workers, each of its documents alone."""
        from distributed import KilledWorker

        try:
            found: list[Reading | InputError] = future.result()
        except KilledWorker:
            if len(batch) > 1:
                return [found for one in batch for found in self._result([one], self._submit([one]))]
            return [InputError(f"{batch[0].id}: could not be read, the workers that read it died")]
        finally:
            future.release()
        return found


def connect(address: str) -> Any:
    """A client of the scheduler at an address, as tcp://host:8786. Raises UsageError where none answers."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("reading on a cluster needs Dask: pip install 'dyads[dask]'") from None
    try:
        client: Any = Client
        return client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}: {error}") from None


def _agreed(answers: dict[str, Any]) -> str:
    """The run of all workers. Raises UsageError that names those that cannot serve, or that differ."""
    broken = {worker: answer for worker, answer in answers.items() if not isinstance(answer, tuple)}
    if broken:
        reasons = "; ".join(f"{worker}: {reason}" for worker, reason in sorted(broken.items()))
        raise UsageError(f"some workers cannot read: {reasons}")
    old = {worker: version for worker, (version, _) in answers.items() if version != __version__}
    if old:
        named = ", ".join(f"{worker} has {version}" for worker, version in sorted(old.items()))
        raise UsageError(f"all workers need dyads {__version__}, but {named}")
    runs = {run for _, run in answers.values()}
    if len(runs) > 1:
        named = ", ".join(f"{worker} has run {run}" for worker, (_, run) in sorted(answers.items()))
        raise UsageError(f"all workers need the same model, rules and actors, but {named}")
    return str(runs.pop())


# What the workers do


def _run_or_reason(recipe: tuple[str | None, str | None]) -> tuple[str, str] | str:
    try:
        return __version__, _extractor(recipe).run
    except DyadsError as error:
        return str(error)


def _read(recipe: tuple[str | None, str | None], run: str, batch: list[Document]) -> list[Any]:
    extractor = _extractor(recipe)
    if extractor.run != run:  # a worker that came later
        raise UsageError(f"a worker with run {extractor.run} came to those with run {run}: remove it")
    return read_batch(extractor, batch)


def _read_all(recipe: tuple[str | None, str | None], run: str, documents: Iterable[Document]) -> list[Any]:
    return [found for batch in batches(documents) for found in _read(recipe, run, batch)]


def _extractor(recipe: tuple[str | None, str | None]) -> Any:
    """The extractor of this worker process, made once."""
    from dyads.extract.extractor import Extractor

    if recipe not in _extractors:
        _extractors[recipe] = Extractor(*recipe)
        gc.freeze()  # the pipeline stays; looking through it again and again takes time
    return _extractors[recipe]
