"""The store: an Oxigraph database on disk, in generations that are never changed once they can be read.

    DIR/corrections.csv       an analyst's vetoes; read at every commit
    DIR/store/current         names the generation that counts; replaced by rename, which is the commit
    DIR/store/g-00000007/     that generation: an Oxigraph database, one named graph per document, one derived
    DIR/store/writer.lock     held by the one writer

A commit copies the current generation (its data files by hard link, so at no cost), changes the copy, and
makes it the current one. So a commit is whole or not there, a reader keeps what it opened however long it
reads, nobody waits, and no two processes ever have one database open while one of them writes to it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import pyoxigraph as ox

from dyads.graph.changes import Changes, changes
from dyads.graph.corrections import FILE, Corrections, read_corrections
from dyads.graph.errors import StoreError, StoreLockedError
from dyads.graph.reading import Reading
from dyads.graph.stored import Stored

FORMAT = 2
"""What the quads look like. A store of another format must be built again."""


class Current(msgspec.Struct, frozen=True):
    """The file `current`."""

    format: int
    generation: str


class Generation:
    """A generation that stays on disk, unchanged, until it is closed or forgotten, whatever a writer does."""

    def __init__(self, directory: Path) -> None:
        """Opens the current generation below `directory`. Raises StoreError where there is none."""
        store = directory / "store"
        while True:
            self.name = read_current(directory).generation
            self.path = store / self.name
            try:
                lock = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
            except FileNotFoundError:
                if read_current(directory).generation == self.name:
                    raise StoreError(f"The store in {directory} is damaged: build it again.") from None
                continue
            self.close = weakref.finalize(self, os.close, lock)
            fcntl.flock(lock, fcntl.LOCK_SH)
            if read_current(directory).generation == self.name:
                return
            # A writer replaced and removed it while we waited for the lock.
            self.close()

    def database(self) -> ox.Store:
        """The database, for reading."""
        return open_database(self.path)


class Writer:
    """The one writer of a store: holds its lock from the start until `close`, or the end of a `with`."""

    def __init__(self, directory: Path, corrections: Corrections | None = None) -> None:
        """Makes the store where there is none. Without `corrections`, those of the folder's file apply.

        Raises StoreLockedError at once where another writer is at work, UsageError where the corrections
        cannot be read.
        """
        self._directory = directory
        self._store = directory / "store"
        try:
            self._store.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._store / "writer.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise StoreError(f"Cannot write to {self._store}: {error.strerror}.") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise StoreLockedError(
                f"Another process is writing to {directory}: try again when it has ended."
            ) from None
        self.close = weakref.finalize(self, os.close, lock)
        try:
            self._corrections = read_corrections(directory / FILE) if corrections is None else corrections
            self._sweep()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def known(self) -> dict[str, tuple[str, str]]:
        """The documents stored: id → (content digest, run). An equal pair means that it need not be read
        again."""
        with damage_told(self._directory), _reading(self._current_path()) as database:
            return Stored(database).known()

    def commit(self, readings: Iterable[Reading], removed: Iterable[str] = ()) -> None:
        """Adds or replaces what was read, retracts the documents `removed`, applies the corrections, and
        brings events and actors up to date.

        One atomic step: whatever interrupts it, the store is then as before, or as after. Of several
        readings of one document the last counts. Raises UnknownIdError, and changes nothing, where a
        removed document is not stored. Memory grows with what is committed at once: commit a large corpus
        some thousand documents at a time.
        """
        with damage_told(self._directory):
            self._commit(readings, removed)

    def _commit(self, readings: Iterable[Reading], removed: Iterable[str]) -> None:
        source = self._current_path()
        with _reading(source) as database:
            todo = changes(Stored(database), readings, removed, self._corrections)
        if source is not None and todo.empty:
            return
        try:
            target = self._next_path()
            _clone(source, target)
            _apply(todo, target)
            self._publish(target.name)
        except OSError as error:
            raise StoreError(f"Cannot write to {self._store}: {error.strerror or error}.") from error
        finally:
            self._sweep()

    def _current_path(self) -> Path | None:
        if not (self._store / "current").exists():
            return None
        return self._store / read_current(self._directory).generation

    def _next_path(self) -> Path:
        current = self._current_path()
        number = 0 if current is None else int(current.name.removeprefix("g-"))
        return self._store / f"g-{number + 1:08}"

    def _publish(self, name: str) -> None:
        temporary = self._store / "current.new"
        with temporary.open("wb") as file:
            file.write(msgspec.json.encode(Current(FORMAT, name)))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._store / "current")
        _sync(self._store)

    def _sweep(self) -> None:
        """Removes generations that do not count and that nobody reads: old ones, and what a crash left."""
        current = self._current_path()
        for path in self._store.glob("g-*"):
            if path != current:
                _remove_unless_read(path)


def read_current(directory: Path) -> Current:
    """Which generation counts. Raises StoreError where there is no store, or one that this version cannot
    read."""
    path = directory / "store" / "current"
    try:
        current = msgspec.json.decode(path.read_bytes(), type=Current)
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(
            f"There is no graph in {directory}: make one with `dyads build INPUT -o {directory}`."
        ) from None
    except (OSError, msgspec.DecodeError) as error:
        raise StoreError(f"The store in {directory} cannot be read: {error}.") from error
    if current.format != FORMAT:
        raise StoreError(
            f"The store in {directory} was made by another version of dyads: build a new one elsewhere."
        )
    return current


def open_database(path: Path) -> ox.Store:
    """The database of a generation, for reading."""
    directory = path.parent.parent
    try:
        with damage_told(directory):
            return ox.Store.read_only(str(path))
    except OSError as error:
        raise StoreError(f"The store in {directory} cannot be read: {error}.") from error


@contextmanager
def damage_told(directory: Path) -> Iterator[None]:
    """Raises StoreError where the engine comes upon a damaged file, which it may do whenever it reads."""
    try:
        yield
    except RuntimeError as error:
        if not str(error).startswith("Corruption"):
            raise
        raise StoreError(
            f"The store in {directory} is damaged: build it again in another folder ({error})."
        ) from error


class _reading:
    """The database at a path while the `with` lasts; an empty one where there is no path."""

    def __init__(self, path: Path | None) -> None:
        self._database = ox.Store() if path is None else open_database(path)

    def __enter__(self) -> ox.Store:
        return self._database

    def __exit__(self, *_: object) -> None:
        del self._database


def _clone(source: Path | None, target: Path) -> None:
    """Data files of RocksDB (.sst) never change, so the copy may share them; the rest is small."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for file in () if source is None else source.iterdir():
        if file.suffix == ".sst":
            _link(file, target / file.name)
        elif file.name != "LOG" and not file.name.startswith("LOG.old"):
            shutil.copy2(file, target / file.name)


def _link(file: Path, target: Path) -> None:
    try:
        os.link(file, target)
    except OSError:  # a file system without hard links
        shutil.copy2(file, target)


def _apply(todo: Changes, path: Path) -> None:
    database = ox.Store(path)
    todo.apply(database)
    database.flush()
    del database
    for file in path.iterdir():
        _sync(file)
    _sync(path)


def _remove_unless_read(path: Path) -> None:
    lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path)
    except BlockingIOError:
        pass  # somebody reads it: the next writer removes it
    finally:
        os.close(lock)


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
