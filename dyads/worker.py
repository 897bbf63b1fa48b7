"""A process that reads batches of documents: `python -m dyads.worker DESCRIPTOR`, as workers.py starts it.

On the connection behind the descriptor comes first the recipe of the extractor, answered by its run or the
error that stops it; then batches, each answered by what was read.
"""

from __future__ import annotations

import gc
import os
import sys
from multiprocessing.connection import Connection

from dyads.batches import read_batch
from dyads.extract.extractor import Extractor
from dyads.graph.errors import DyadsError


def main(descriptor: int) -> None:
    """Read until the other end of the connection is closed."""
    line = Connection(descriptor)
    try:
        extractor = Extractor(*line.recv())
        gc.freeze()  # the pipeline stays; looking through it again and again takes time
        line.send(extractor.run)
        while True:
            line.send(read_batch(extractor, line.recv()))
    except DyadsError as error:
        line.send(error)
    except (EOFError, ConnectionError):
        os._exit(0)  # whoever asked is gone


if __name__ == "__main__":
    main(int(sys.argv[1]))
