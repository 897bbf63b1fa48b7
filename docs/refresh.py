"""Bring the documentation up to date: run all that it shows, and write down what comes out.

    python docs/refresh.py

rewrites README.md, CONTRIBUTING.md and the pages of docs/ where they differ. Fenced blocks are run in a
folder that holds `examples` and the graph of them in `kg`:

    console    what stands after `$ ` (and `> `, for more lines) is run; its output stands below
    pycon      a Python session, with its output
    sparql     a query; the `text` block that follows is the answer of `kg`

All other blocks are shown only. docs/relations.md and graph/ontology.ttl are written from the ontology alone.
tests/dyads/test_docs.py fails where a page is not as this command would leave it.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

import dyads
from dyads import tables
from dyads.command import app
from dyads.graph.ontology import ontology
from dyads.graph.serialise import turtle
from dyads.graph.vocabulary import vocabulary_quads

ROOT = Path(__file__).resolve().parent.parent
RELATIONS = "docs/relations.md"
ONTOLOGY = "graph/ontology.ttl"
PAGES = sorted(
    {
        "README.md",
        "CONTRIBUTING.md",
        RELATIONS,
        ONTOLOGY,
        *(f"docs/{page.name}" for page in ROOT.glob("docs/*.md")),
    }
)
ONTOLOGY_HEAD = (
    "# Written by docs/refresh.py from categories.toml, relations.toml and vocabulary.toml. Do not edit.\n\n"
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PIPE = re.compile(r""" \| (?=(?:[^'"]|'[^']*'|"[^"]*")*\Z)""")
"""A bar between commands: not one inside quotes."""


class Workshop:
    """A folder in which examples run: `examples`, and the graph of them in `kg`."""

    def __init__(self, folder: Path) -> None:
        """Builds the graph."""
        import_module("dyads.extract.component")  # spaCy finds it by itself only where dyads is installed
        self.folder = folder
        (folder / "examples").symlink_to(ROOT / "examples")
        self.graph = dyads.build([ROOT / "examples"], folder / "kg")

    def refreshed(self, page: str) -> str:
        """The page as it should be. Raises what an example raises."""
        if page == RELATIONS:
            return relations_page()
        if page == ONTOLOGY:
            return ONTOLOGY_HEAD + turtle(vocabulary_quads())
        text = (ROOT / page).read_text("utf-8")
        namespace: dict[str, Any] = {}
        answer: str | None = None
        parts: list[str] = []
        end = 0
        for block in BLOCK.finditer(text):
            kind, content = block.groups()
            if answer is not None and kind != "text":
                raise ValueError(f"{page}: a `text` block must follow each `sparql` block")
            if kind == "console":
                content = self.console(content)
            elif kind == "pycon":
                content = self.session(content, namespace)
            elif answer is not None:
                content = answer
            answer = self.answer(content) if kind == "sparql" else None
            parts += [text[end : block.start()], f"```{kind}\n{content}```"]
            end = block.end()
        return "".join(parts) + text[end:]

    def console(self, block: str) -> str:
        """The commands of a block, each with what it prints now."""
        written = []
        for shown in re.findall(r"^\$ .*\n(?:> .*\n)*", block, re.MULTILINE):
            command = "\n".join(line[2:] for line in shown.splitlines())
            with contextlib.chdir(self.folder):
                printed = run(command)
            written.append(shown + printed)
        return "\n".join(written)

    def session(self, block: str, namespace: dict[str, Any]) -> str:
        """The statements of a Python session, each with what it prints now."""
        written = []
        for example in doctest.DocTestParser().get_examples(block):
            first, *more = example.source.splitlines()
            written += [f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in more)]
            printed = io.StringIO()
            with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
                exec(compile(example.source, "<documentation>", "single"), namespace)
            written.append(printed.getvalue())
        return "".join(written)

    def answer(self, query: str) -> str:
        """What the graph answers: a table, or Turtle without its prefixes, which are always the same."""
        answer = self.graph.answer(query, timeout=60)
        if answer.form == "triples":
            return "".join(
                line for line in answer.turtle.splitlines(True) if not line.startswith("@prefix")
            ).lstrip()
        return tables.aligned(answer.variables, answer.rows)


def run(command: str) -> str:
    """What a shell command prints, `dyads` being this process. Raises ValueError where it fails."""
    *earlier, last = PIPE.split(command)
    given = ""
    for stage in earlier:
        given = _stage(stage, given, with_stderr=False)
    return _stage(last, given, with_stderr=True)


def _stage(command: str, given: str, *, with_stderr: bool) -> str:
    if not command.startswith("dyads "):
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        done = subprocess.run(
            ["bash", "-c", command],
            input=given,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PATH": path},
        )
        return done.stdout
    result = CliRunner().invoke(
        app, shlex.split(command)[1:], input=given, prog_name="dyads", env={"COLUMNS": "100"}
    )
    if result.exit_code:
        raise ValueError(f"{command}: {result.output or result.exception}")
    return result.output if with_stderr else result.stdout


def relations_page() -> str:
    """docs/relations.md, written from categories.toml and relations.toml."""
    known = ontology()
    lines = [
        "# Relations",
        "",
        "<!-- Written by docs/refresh.py from graph/categories.toml and relations.toml. Do not edit. -->",
        "",
        f"A claim's relation is one of these {len(known.relations)}; each belongs to one of PLOVER's "
        f"{len(known.categories)} categories, and each category to a quad class. Intensity runs from −10 "
        "(worst conflict) to +10 (closest cooperation), as in PLOVER 2.0; a relation has its category's, or "
        "that of the category's mode that it is. A symmetric relation (⇄) holds in both directions at once. "
        "Every example is a test: the sentence must yield the claim.",
        "",
    ]
    for category, names in groupby(known.relations, key=lambda name: known.relations[name].category):
        about = known.categories[category]
        lines += [
            f"## {category}",
            "",
            f"{about.quad}, {signed(about.intensity)}. {about.definition}",
            "",
            "| relation | reads | intensity | meaning | example |",
            "|---|---|---|---|---|",
        ]
        for name in names:
            entry, relation = known.relations[name], known.relation(name)
            mark = " ⇄" if entry.symmetric else ""
            lines.append(
                f"| `{name}`{mark} | {entry.label} | {signed(relation.intensity)} | {entry.definition}"
                f" | {_marked(entry.example.text, entry.example.subject, entry.example.object)} |"
            )
        lines.append("")
    return "\n".join(lines)


def signed(number: float) -> str:
    """A number with its sign: +2.5, −3, 0."""
    return f"{number:+g}".replace("-", "−") if number else "0"


def _marked(text: str, subject: str, object: str) -> str:
    return re.sub(f"{re.escape(subject)}|{re.escape(object)}", lambda name: f"**{name[0]}**", text)


def main() -> None:
    """Rewrite what differs."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        for page in PAGES:
            text = workshop.refreshed(page)
            path = ROOT / page
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")
                print(f"{page}: rewritten", file=sys.stderr)


if __name__ == "__main__":
    main()
