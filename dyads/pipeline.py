"""Documents to graph: read, extract, commit, rewrite the derived files."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dyads.batches import Here, Reads, ReadsClaims
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


def build(
    inputs: str | Path | Document | Sequence[str | Path | Document],
    directory: str | Path | None = None,
    *,
    extractor: ReadsClaims | None = None,
    workers: int = 1,
    exports: bool = True,
) -> KnowledgeGraph:
    """The graph of files, folders and Documents: in memory, or in `directory`, added to what is there.

    `extractor` is an `Extractor` of one's own; else the default one reads, in as many processes as `workers`
    says (0: one for each core). With `exports`, the page and the other derived files of the directory are
    written too. What cannot be used is an InputWarning each, the rest goes on. Raises UsageError for a
    missing path or no document at all, StoreLockedError while another process writes there.
    """
    given = [inputs] if isinstance(inputs, (str, Path, Document)) else inputs
    target = Path(directory) if directory is not None else None
    gathering = Gathering(given, exclude=target)
    with reading(extractor=extractor, workers=workers) as reader:
        if target is not None:
            update(target, gathering, reader, exports=exports)
            graph = KnowledgeGraph.open(target)
        else:
            graph = KnowledgeGraph.in_memory(readings(gathering, reader, gathering.problems))
    for problem in gathering.problems:
        warnings.warn(str(problem), InputWarning, stacklevel=2)
    return graph


@contextmanager
def reading(
    *,
    extractor: ReadsClaims | None = None,
    workers: int = 1,
    model: str | None = None,
    actors: Path | None = None,
) -> Iterator[Reads]:
    """Whoever reads the documents: an extractor in this process, or several processes with one each."""
    if workers == 1:
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
    count = 0
    with Writer(directory) as writer:
        known = writer.known()

        def fresh() -> Iterator[Document]:
            for document in gathering:
                if known.get(document.id) == (content_digest(document), reader.run):
                    advance()
                else:
                    yield document

        batch: list[Reading] = []
        try:
            for read in readings(fresh(), reader, gathering.problems, advance):
                batch.append(read)
                count += 1
                if len(batch) == BATCH:
                    done, batch = batch, []
                    writer.commit(done)
        finally:
            if batch or not count:  # so that there is a graph, if an empty one
                writer.commit(batch)
        if exports:
            rewrite(directory)
    return count


def readings(
    documents: Iterable[Document],
    reader: Reads,
    problems: list[InputError],
    advance: Callable[[], object] = lambda: None,
) -> Iterator[Reading]:
    """Yield what is read from each document; why one could not be goes to `problems`."""
    for found in reader.readings(documents):
        if isinstance(found, InputError):
            problems.append(found)
        else:
            yield found
        advance()
