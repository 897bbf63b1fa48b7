"""Documents to graph: read, extract, commit, rewrite the derived files."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from dyads.derived import rewrite
from dyads.extract.extractor import Extractor
from dyads.gathering import Gathering, InputWarning
from dyads.graph.errors import DyadsError, InputError
from dyads.graph.identity import content_digest
from dyads.graph.model import Claim, Document
from dyads.graph.reading import Reading
from dyads.graph.store import Writer
from dyads.knowledge import KnowledgeGraph

BATCH = 200
"""Documents to a commit: what a stop can lose of a run."""


class ReadsClaims(Protocol):
    """What the pipeline asks of an extractor."""

    @property
    def run(self) -> str:
        """A digest of version, model, data and options: when it differs, documents are read again."""

    def claims(self, document: Document) -> list[Claim]:
        """The claims of a document."""


def build(
    inputs: str | Path | Document | Sequence[str | Path | Document],
    directory: str | Path | None = None,
    *,
    extractor: ReadsClaims | None = None,
    exports: bool = True,
) -> KnowledgeGraph:
    """The graph of files, folders and Documents: in memory, or in `directory`, added to what is there.

    `extractor` is an `Extractor` of one's own. With `exports`, the page and the other derived files of the
    directory are written too. What cannot be used is an InputWarning each, the rest goes on. Raises
    UsageError for a missing path or no document at all, StoreLockedError while another process writes there.
    """
    given = [inputs] if isinstance(inputs, (str, Path, Document)) else inputs
    target = Path(directory) if directory is not None else None
    gathering = Gathering(given, exclude=target)
    extractor = extractor or Extractor()
    if target is not None:
        update(target, gathering, extractor, exports=exports)
        graph = KnowledgeGraph.open(target)
    else:
        graph = KnowledgeGraph.in_memory(readings(gathering, extractor, gathering.problems))
    for problem in gathering.problems:
        warnings.warn(str(problem), InputWarning, stacklevel=2)
    return graph


def update(
    directory: Path,
    gathering: Gathering,
    extractor: ReadsClaims,
    *,
    exports: bool = True,
    advance: Callable[[], object] = lambda: None,
) -> int:
    """Add the gathered documents to the graph in `directory`, and return how many had to be read.

    Those stored unchanged, by the same run, are passed over. `advance` is called after each document.
    """
    count = 0
    with Writer(directory) as writer:
        known = writer.known()

        def fresh() -> Iterator[Document]:
            for document in gathering:
                if known.get(document.id) == (content_digest(document), extractor.run):
                    advance()
                else:
                    yield document

        new = readings(fresh(), extractor, gathering.problems, advance)
        while batch := list(islice(new, BATCH)):
            writer.commit(batch)
            count += len(batch)
        if not count:
            writer.commit(())  # so that there is a graph, if an empty one
        if exports:
            rewrite(directory)
    return count


def readings(
    documents: Iterable[Document],
    extractor: ReadsClaims,
    problems: list[InputError],
    advance: Callable[[], object] = lambda: None,
) -> Iterator[Reading]:
    """Yield what is read from each document. One that makes the extractor fail is added to `problems`."""
    for document in documents:
        try:
            reading = Reading(document, tuple(extractor.claims(document)), extractor.run)
        except InputError as error:
            problems.append(error)
        except DyadsError:
            raise
        except Exception as error:
            problem = InputError(f"{document.id}: could not be read because of a fault in dyads ({error!r})")
            problem.__cause__ = error
            problems.append(problem)
        else:
            yield reading
        advance()
