"""A process that reads batches of documents: `python -m dyads.worker`, as workers.py starts it.

Pickled messages of known length come on standard input and go to standard output: first the recipe of the
extractor, answered by its run or the error that stops it; then batches, each answered by what was read.
"""

from __future__ import annotations

import gc
import os
import pickle
import struct
import sys
from typing import Any, BinaryIO

_LENGTH = struct.Struct("!Q")


def send(stream: BinaryIO, message: object) -> None:
    """Write one message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message. Raises EOFError where the other side has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Read until standard input ends."""
    from dyads.batches import read_batch
    from dyads.extract.extractor import Extractor
    from dyads.graph.errors import DyadsError

    # What a library prints must not get between the messages.
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        model, actors = receive(requests)
        extractor = Extractor(model, actors)
        gc.freeze()  # the pipeline stays; looking through it again and again takes time
        send(replies, extractor.run)
        while True:
            send(replies, read_batch(extractor, receive(requests)))
    except DyadsError as error:
        send(replies, error)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # whoever asked is gone


if __name__ == "__main__":
    main()
