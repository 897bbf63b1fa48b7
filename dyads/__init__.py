"""News text to a knowledge graph of who did what to whom in world politics.

    import dyads

    dyads.claims("Tehran blamed Israel for the attack.", date="2019-02-16")
    kg = dyads.build(["news/"])

Everything here is loaded when it is first used: `import dyads` itself is fast and loads no language model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dyads.default import claims, relate, resolve
    from dyads.extract.extractor import Extractor
    from dyads.gathering import InputWarning
    from dyads.graph import errors
    from dyads.graph.errors import (
        DataFileError,
        DyadsError,
        InputError,
        QueryError,
        QueryLimitError,
        StoreError,
        StoreLockedError,
        UnknownIdError,
        UsageError,
    )
    from dyads.graph.model import Actor, Claim, Document, Event
    from dyads.knowledge import KnowledgeGraph
    from dyads.pipeline import build
    from dyads.version import __version__

__all__ = [
    "Actor",
    "Claim",
    "DataFileError",
    "Document",
    "DyadsError",
    "Event",
    "Extractor",
    "InputError",
    "InputWarning",
    "KnowledgeGraph",
    "QueryError",
    "QueryLimitError",
    "StoreError",
    "StoreLockedError",
    "UnknownIdError",
    "UsageError",
    "__version__",
    "build",
    "claims",
    "errors",
    "relate",
    "resolve",
]

_HOMES = {
    "dyads.default": ("claims", "relate", "resolve"),
    "dyads.extract.extractor": ("Extractor",),
    "dyads.graph.model": ("Actor", "Claim", "Document", "Event"),
    "dyads.knowledge": ("KnowledgeGraph",),
    "dyads.gathering": ("InputWarning",),
    "dyads.pipeline": ("build",),
    "dyads.version": ("__version__",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "errors":
        return import_module("dyads.graph.errors")
    if name not in __all__:
        raise AttributeError(f"module 'dyads' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME.get(name, "dyads.graph.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
