"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dyads.exports.formats import FORMATS
from dyads.extract.readers.formats import READERS
from dyads.tables import FORMATS as TABLES

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help=f"Files ({', '.join(READERS)}), folders, addresses, or - for standard input.",
        show_default=False,
    ),
]
Directory = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that `dyads build` made.", show_default=False)
]
Format = Annotated[
    str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.", show_default=False)
]
Table = Annotated[str, typer.Option("--format", help=f"One of {', '.join(TABLES)} (for SELECT and ASK).")]
Id = Annotated[str | None, typer.Option("--id", help="Id of a single document.")]
Title = Annotated[str | None, typer.Option(help="Title of a single document.")]
Date = Annotated[str | None, typer.Option(help="Day a single document was published, as 2019-04-22.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher of a single document.")]
Url = Annotated[str | None, typer.Option(help="Address of a single document.")]
Model = Annotated[
    str | None, typer.Option(help="spaCy model to parse with, instead of the one installed with dyads.")
]
Actors = Annotated[Path | None, typer.Option(help="CSV of actors of your own, added to those dyads knows.")]
Processes = Annotated[
    int, typer.Option("--workers", min=0, help="Processes that read; 0 for one a core. Each needs 0.6 GB.")
]
Dask = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Read with the workers of this Dask scheduler, as tcp://host:8786."),
]
NoExports = Annotated[
    bool,
    typer.Option(
        "--no-exports", help="Leave graph.html, graph.ttl, claims.jsonl, documents.jsonl as they are."
    ),
]
