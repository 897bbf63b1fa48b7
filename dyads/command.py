"""The command line. Each command is a few lines here; what it does is in the module that it calls."""

from __future__ import annotations

import signal
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from typer.core import TyperGroup

from dyads import outcome
from dyads.graph.errors import InputError, UsageError
from dyads.options import (
    Actors,
    Dask,
    Date,
    Directory,
    Format,
    Id,
    Inputs,
    Model,
    NoExports,
    Processes,
    Publisher,
    Table,
    Title,
    Url,
)
from dyads.progress import progress
from dyads.version import __version__


class _Reporting(TyperGroup):
    """A group of commands whose errors end as one sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        with outcome.reported():
            return super().invoke(ctx)


app = typer.Typer(
    cls=_Reporting,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dyads {__version__}")
        raise typer.Exit


@app.callback()
def dyads(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads news and builds a knowledge graph of who did what to whom in world politics.

    \b
    Start with:
    dyads build news/ -o kg          read a folder, then open kg/graph.html
    dyads query kg 'SELECT …'        ask it
    dyads explain kg PAK             why it holds what it holds
    """


@app.command()
def build(
    inputs: Inputs,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Folder of the graph, made or added to.")
    ],
    id: Id = None,
    title: Title = None,
    date: Date = None,
    publisher: Publisher = None,
    url: Url = None,
    model: Model = None,
    actors: Actors = None,
    workers: Processes = 1,
    dask: Dask = None,
    no_exports: NoExports = False,
) -> None:
    """Read documents into the graph in DIR.

    Documents that are there already are passed over if nothing changed, else replaced: a build that was
    stopped goes on where it was when it is started again. DIR/graph.html is the page to look at; graph.ttl,
    claims.jsonl and documents.jsonl hold the same for other tools.

    \b
    Examples:
    dyads build news/ -o kg
    dyads build article.txt -o kg --date 2019-04-22 --publisher 'The Daily'
    zcat dump.jsonl.gz | dyads build - -o kg --no-exports
    """
    from dyads.gathering import Description, Gathering

    description = Description(id=id, title=title, date=date, publisher=publisher, url=url)
    gathering = Gathering(inputs, description=description, stdin=sys.stdin.buffer, exclude=output)
    from dyads.cluster import connect
    from dyads.pipeline import reading, update

    with (
        reading(workers=workers, model=model, actors=actors, client=dask and connect(dask)) as reader,
        progress(gathering.count) as advance,
    ):
        update(output, gathering, reader, exports=not no_exports, advance=advance)
    if not no_exports:
        outcome.say(f"the graph is in {output}; open {output / 'graph.html'} to see it")
    _fail_if_any(gathering.problems)


@app.command()
def extract(
    inputs: Inputs,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE", help="File to write to, instead of standard output."),
    ] = "-",
    id: Id = None,
    title: Title = None,
    date: Date = None,
    publisher: Publisher = None,
    url: Url = None,
    model: Model = None,
    actors: Actors = None,
    workers: Processes = 1,
    dask: Dask = None,
) -> None:
    """Write the claims of documents as JSON Lines.

    \b
    Examples:
    dyads extract article.txt --date 2019-04-22
    echo 'Tehran blamed Israel for the attack.' | dyads extract -
    dyads extract news/ -o claims.jsonl
    """
    from dyads.exports.formats import replacing
    from dyads.gathering import Description, Gathering

    description = Description(id=id, title=title, date=date, publisher=publisher, url=url)
    gathering = Gathering(inputs, description=description, stdin=sys.stdin.buffer)
    from dyads.cluster import connect
    from dyads.pipeline import reading, readings

    with (
        reading(workers=workers, model=model, actors=actors, client=dask and connect(dask)) as reader,
        nullcontext(sys.stdout) if output == "-" else replacing(Path(output)) as out,
        progress(gathering.count) as advance,
    ):
        for read in readings(gathering, reader, gathering.problems, advance):
            out.writelines(f"{msgspec.json.encode(claim).decode()}\n" for claim in read.claims)
            out.flush()
    _fail_if_any(gathering.problems)


@app.command()
def query(
    directory: Directory,
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL", help="The query, or - to read it from standard input.")
    ],
    format: Table = "table",
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which the query is stopped.")] = 10,
    limit: Annotated[int, typer.Option(min=1, help="Rows at which the query is stopped.")] = 100_000,
) -> None:
    """Ask the graph in SPARQL.

    SELECT and ASK give a table, CONSTRUCT and DESCRIBE Turtle. The prefixes dy:, d:, sem:, prov:, oa:,
    dcterms:, skos: and their like are declared already.

    \b
    Examples:
    dyads query kg 'SELECT ?who ?whom { ?who dy:blames ?whom }'
    dyads query kg 'SELECT ?event ?day { ?event dy:subject d:IRN ; sem:hasBeginTimeStamp ?day } ORDER BY ?day'
    dyads query kg --format csv - < question.rq
    """
    from dyads import tables
    from dyads.knowledge import KnowledgeGraph

    tables.format_named(format)  # before the query takes its time
    graph = KnowledgeGraph.open(directory)
    answer = graph.answer(sys.stdin.read() if sparql == "-" else sparql, timeout, limit)
    if answer.form == "triples":
        sys.stdout.write(answer.turtle)
    else:
        sys.stdout.write(tables.formatted(format, answer.variables, answer.rows))


@app.command()
def export(
    directory: Directory,
    format: Format,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="File to write to; - for standard output."),
    ] = None,
    parts: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="nquads only: files of N quads in a folder, with a manifest."),
    ] = None,
) -> None:
    """Write the graph in another format.

    It goes to DIR, beside the page, unless -o says where. With --parts, -o names a folder: what a SPARQL
    server loads in bulk.

    \b
    Examples:
    dyads export kg graphml -o kg.graphml
    dyads export kg turtle -o - | riot --validate -
    dyads export kg nquads --parts 1000000 -o parts/
    """
    from dyads.derived import file_of
    from dyads.exports.parts import write_parts
    from dyads.knowledge import KnowledgeGraph

    if parts is not None:
        if format != "nquads" or output in {None, "-"}:
            raise UsageError("--parts writes nquads to a folder, which -o names")
        write_parts(KnowledgeGraph.open(directory), Path(str(output)), parts)
        return
    target = output or str(directory / file_of(format))
    KnowledgeGraph.open(directory).export(sys.stdout if target == "-" else target, format)
    if not output:
        outcome.say(f"written to {target}")


@app.command()
def remove(
    directory: Directory,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT-ID", help="Its id, as in documents.jsonl.")],
    no_exports: NoExports = False,
) -> None:
    """Retract a document.

    The graph is then what it would be had the document never been read.

    \b
    Examples:
    dyads remove kg 2019/retracted.txt
    """
    from dyads.derived import rewrite
    from dyads.graph.store import Writer, read_current

    read_current(directory)  # a graph must be there: a Writer would make one
    with Writer(directory) as writer:
        writer.commit((), [document])
        if not no_exports:
            rewrite(directory)


@app.command()
def explain(
    directory: Directory,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, event, actor or document.")],
) -> None:
    """Say why the graph holds something.

    A claim's rule and evidence, an event's claims, how an actor is named, what was read from a document.

    \b
    Examples:
    dyads explain kg c-9f2c0a1b2c3d4e5f
    dyads explain kg PAK
    """
    from dyads.explanation import explain as explanation
    from dyads.knowledge import KnowledgeGraph

    sys.stdout.write(explanation(KnowledgeGraph.open(directory), id))


@app.command()
def relations() -> None:
    """List the relations, with category, quad class and definition.

    \b
    Examples:
    dyads relations | grep ASSAULT
    """
    from dyads import overview

    sys.stdout.write(overview.relations())


@app.command()
def stats(
    directory: Directory,
    by: Annotated[str, typer.Option(help="Measure between each country or actor.")] = "country",
    of: Annotated[str, typer.Option(help="Count events, or the reports of them.")] = "events",
    period: Annotated[
        str, typer.Option(help="Periods of conflict and cooperation: month, quarter or year.")
    ] = "year",
    since: Annotated[str | None, typer.Option(help="First day that counts, as 2019-04-22.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day that counts.")] = None,
) -> None:
    """Count what the graph holds, and measure it.

    Corrections, top dyads, conflict and cooperation over time with their change, the most central actors,
    balanced and unbalanced triads. An armed group and the opposition do not count as their country.

    \b
    Examples:
    dyads stats kg
    dyads stats kg --by actor --of reports --period month --since 2022-01-01
    """
    from dyads import overview
    from dyads.knowledge import KnowledgeGraph

    units = overview.Units(by, of, period)
    sys.stdout.write(overview.statistics(KnowledgeGraph.open(directory), units, since, until))


def main() -> None:
    """Run the command line and exit: 0 all well, 1 some input or id, 2 wrong usage, 3 a query, 130 Ctrl-C,
    143 SIGTERM."""
    signal.signal(signal.SIGTERM, outcome.terminate)
    # UTF-8 whatever the locale; buffered even under PYTHONUNBUFFERED, which loses what a write leaves over.
    with open(1, "w", encoding="utf-8", errors="replace", closefd=False) as sys.stdout:
        app(prog_name="dyads")


def _fail_if_any(problems: list[InputError]) -> None:
    outcome.complain(problems)
    if problems:
        raise typer.Exit(outcome.UNUSABLE)
