"""How a command ends: an exit code and, if anything went wrong, one sentence on stderr; never a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from dyads.graph.errors import DyadsError, QueryError, StoreError, StoreLockedError, UsageError
from dyads.tables import printable

UNUSABLE = 1
USAGE = 2
REFUSED = 3
INTERRUPTED = 130
TERMINATED = 143
BROKEN_PIPE = 141


class Terminated(KeyboardInterrupt):
    """SIGTERM, which so ends the work as Ctrl-C does: what was read is stored, processes are ended."""


def terminate(*_: object) -> None:
    """The handler of SIGTERM."""
    raise Terminated


def exit_code(error: DyadsError) -> int:
    """The exit code for an error: 1 for an input or id, 2 for wrong usage, 3 for a query."""
    if isinstance(error, QueryError):
        return REFUSED
    if isinstance(error, StoreLockedError):
        return UNUSABLE
    if isinstance(error, (UsageError, StoreError)):
        return USAGE
    return UNUSABLE


@contextmanager
def reported() -> Iterator[None]:
    """Turn what a command raises into its exit code and a sentence; DYADS_DEBUG=1 shows the traceback too."""
    try:
        yield
        sys.stdout.flush()
    except DyadsError as error:
        complain([error])
        raise typer.Exit(exit_code(error)) from None
    except BrokenPipeError:
        # Whoever read our output has read enough. Python flushes stdout once more at the end: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(BROKEN_PIPE) from None
    except KeyboardInterrupt as stop:
        say("stopped; what was stored stays: a build that is started again goes on from there")
        raise typer.Exit(TERMINATED if isinstance(stop, Terminated) else INTERRUPTED) from None
    except OSError as error:  # a full disk, a folder that may not be written to
        _debug(error)
        say(f"{error.filename or 'writing'}: {error.strerror or error}; what was stored before stays")
        raise typer.Exit(UNUSABLE) from None
    except Exception as error:
        if type(error).__module__.startswith(("typer", "click")):
            raise
        _debug(error)
        fault = f"{type(error).__name__}: {error}"
        say(f"a fault in dyads itself ({fault}): please report it, with what DYADS_DEBUG=1 shows")
        raise typer.Exit(UNUSABLE) from None


def complain(errors: Iterable[DyadsError]) -> None:
    """Say each error in a line on stderr."""
    for error in errors:
        _debug(error)
        say(str(error))


def say(words: str) -> None:
    """A line on stderr."""
    print(f"dyads: {printable(words)}", file=sys.stderr)


def _debug(error: Exception) -> None:
    if os.environ.get("DYADS_DEBUG"):
        traceback.print_exception(error)
