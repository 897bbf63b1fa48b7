"""Documents to graph: read, extract, commit, rewrite the derived files."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from dyads.batches import Here, Reads, ReadsClaims
from dyads.cluster import Cluster
from dyads.derived import rewrite
from dyads.gathering import Gathering, InputWarning
from dyads.graph.errors import InputError, UsageError
from dyads.graph.identity import content_digest
from dyads.graph.model import Document
from dyads.graph.reading import Reading
from dyads.graph.store import Writer
from dyads.knowledge import KnowledgeGraph
from dyads.workers import Workers

BATCH = 200
"""Documents to a commit: what is lost of a run whose process is killed."""


@runtime_checkable
class Bag(Protocol):
    """A `dask.bag.Bag`, or whatever else comes in delayed partitions."""

    def to_delayed(self) -> list[Any]:
        """The partitions."""


def build(
    inputs: str | Path | Document | Sequence[str | Path | Document] | Bag,
    directory: str | Path | None = None,
    *,
    extractor: ReadsClaims | None = None,
    workers: int = 1,
    client: Any = None,
    exports: bool = True,
) -> KnowledgeGraph:
    """The graph of files, folders and Documents: in memory, or in `directory`, added to what is there.

    `extractor` is an `Extractor` of one's own; else the default one reads, in as many processes as `workers`
    says (0: one for each core), or on the workers of a Dask `client`, where a `dask.bag` of Documents, each
    of another id, may be given too. With `exports`, the page and the other derived files of the directory are
    written. What cannot be used is an InputWarning each, the rest goes on. Raises UsageError for a missing
    path or no document at all, StoreLockedError while another process writes there.
    """
    target = Path(directory) if directory is not None else None
    problems: list[InputError] = []
    with reading(extractor=extractor, workers=workers, client=client) as reader:
        if isinstance(inputs, Bag):
            if not isinstance(reader, Cluster):
                raise UsageError("a bag is read by a cluster: give its client")
            graph = _built(_taken(reader.partitions(inputs.to_delayed()), problems), target, exports=exports)
        else:
            given = [inputs] if isinstance(inputs, (str, Path, Document)) else inputs
            gathering = Gathering(given, exclude=target)
            problems = gathering.problems
            if target is None:
                graph = _built(readings(gathering, reader, problems), None)
            else:
                update(target, gathering, reader, exports=exports)
                graph = KnowledgeGraph.open(target)
    for problem in problems:
        warnings.warn(str(problem), InputWarning, stacklevel=2)
    return graph


def _built(found: Iterable[Reading], directory: Path | None, *, exports: bool = False) -> KnowledgeGraph:
    if directory is None:
        return KnowledgeGraph.in_memory(found)
    with Writer(directory) as writer:
        _commit(writer, found)
        if exports:
            rewrite(directory)
    return KnowledgeGraph.open(directory)


@contextmanager
def reading(
    *,
    extractor: ReadsClaims | None = None,
    workers: int = 1,
    model: str | None = None,
    actors: Path | None = None,
    client: Any = None,
) -> Iterator[Reads]:
    """Whoever reads the documents: an extractor in this process, several processes, or a Dask cluster."""
    if client is not None:
        if extractor is not None or workers != 1:
            raise UsageError("on a cluster its own workers read: leave extractor and workers out")
        yield Cluster(client, model, actors)
    elif workers == 1:
        from dyads.extract.extractor import Extractor  # and spaCy, which other processes load for themselves

        yield Here(extractor or Extractor(model, actors))
    elif extractor is not None:
        raise UsageError("an extractor of your own reads in one process: leave it out, or workers")
    else:
        with Workers(workers, model, actors) as pool:
            yield pool


def update(
    directory: Path,
    gathering: Gathering,
    reader: Reads,
    *,
    exports: bool = True,
    advance: Callable[[], object] = lambda: None,
) -> int:
    """Add the gathered documents to the graph in `directory`, and return how many had to be read.

    Those stored unchanged, by the same run, are passed over; what was read when this is stopped is stored, so
    that done again it goes on from there. `advance` is called after each document.
    """
    with Writer(directory) as writer:
        known = writer.known()

        def fresh() -> Iterator[Document]:
            for document in gathering:
                if known.get(document.id) == (content_digest(document), reader.run):
                    advance()
                else:
                    yield document

        count = _commit(writer, readings(fresh(), reader, gathering.problems, advance))
        if exports:
            rewrite(directory)
    return count


def _commit(writer: Writer, found: Iterable[Reading]) -> int:
    """Store what is read, some at a time; where that is stopped, also what was read last. How many it was."""
    count = 0
    batch: list[Reading] = []
    try:
        for read in found:
            batch.append(read)
            count += 1
            if len(batch) == BATCH:
                done, batch = batch, []
                writer.commit(done)
    finally:
        if batch or not count:  # so that there is a graph, if an empty one
            writer.commit(batch)
    return count


def readings(
    documents: Iterable[Document],
    reader: Reads,
    problems: list[InputError],
    advance: Callable[[], object] = lambda: None,
) -> Iterator[Reading]:
    """What is read from each document; why one could not be goes to `problems`."""
    return _taken(reader.readings(documents), problems, advance)


def _taken(
    items: Iterable[Reading | InputError],
    problems: list[InputError],
    advance: Callable[[], object] = lambda: None,
) -> Iterator[Reading]:
    for found in items:
        if isinstance(found, InputError):
            problems.append(found)
        else:
            yield found
        advance()
