"""What can go wrong, as one tree, so that a caller can catch as much of it as it means to.

DyadsError
├── DataFileError       a data file (relations, lexicon, actors) is malformed; names file and entry
├── InputError          a document cannot be used; names the file and says what to do
├── UsageError          wrong usage: a missing path, an unknown format
├── UnknownIdError      no document, claim, event or actor of that id
├── StoreError          the store cannot be opened or written
│   └── StoreLockedError    another process is writing to it
└── QueryError          a query refused
    └── QueryLimitError     a query stopped at its limit of time or rows
"""


class DyadsError(Exception):
    """The root: every error that dyads raises on purpose. Its text is one sentence for a person."""


class DataFileError(DyadsError):
    """A data file is malformed."""


class InputError(DyadsError):
    """A document cannot be used."""


class UsageError(DyadsError):
    """Wrong usage."""


class UnknownIdError(DyadsError):
    """Nothing has that id."""


class StoreError(DyadsError):
    """The store cannot be opened or written."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""


class QueryError(DyadsError):
    """A query is refused."""


class QueryLimitError(QueryError):
    """A query was stopped at its limit."""
