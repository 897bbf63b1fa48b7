"""Joins ES modules into one script: each after those it imports, its own imports and exports taken out.

They share one scope then, so a name belongs to one module. An import reads `import { a, b } from "./c.js";`,
an export is the word before a definition, and both, like every definition of the module, begin a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

IMPORT = re.compile(r'^import \{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|let|function|async function|class) )", re.MULTILINE)
DEFINED = re.compile(
    r"^(export )?(?:const|let|function|async function|class) ([\w$]+|\{[^}]*\}|\[[^\]]*\])", re.MULTILINE
)
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
NAME = re.compile(r"[\w$]+")


class ModuleError(Exception):
    """Modules cannot be joined."""


@dataclass(frozen=True)
class Module:
    """A file of JavaScript."""

    name: str
    text: str

    @cached_property
    def imports(self) -> list[tuple[str, str]]:
        """The file and the name of all that it imports."""
        return [(file, name) for names, file in IMPORT.findall(self.text) for name in NAME.findall(names)]

    @cached_property
    def defines(self) -> dict[str, bool]:
        """The names that it defines, and whether it exports them."""
        return {
            name: bool(exported)
            for exported, names in DEFINED.findall(self.text)
            for name in NAME.findall(names)
        }

    @cached_property
    def body(self) -> str:
        """What is left to run."""
        body = EXPORT.sub("", IMPORT.sub("", self.text))
        if left := LEFT.search(body):
            raise ModuleError(f"{self.name} has a statement that cannot be joined: {left[0]}")
        return body


def joined(folder: Path, main: str) -> str:
    """One script of the module `main` and all that it needs."""
    modules = in_order(folder, main)
    _check(modules)
    return "\n".join(module.body for module in modules)


def in_order(folder: Path, main: str) -> list[Module]:
    """The module `main` and all that it needs, in the order in which a browser would run them."""
    ordered: dict[str, Module] = {}

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            circle = " → ".join((*way[way.index(name) :], name))
            raise ModuleError(f"Modules import each other in a circle: {circle}")
        if name in ordered:
            return
        if not (folder / name).is_file():
            raise ModuleError(f"{way[-1]} imports {name}, which does not exist")
        module = Module(name, (folder / name).read_text("utf-8"))
        for needed, _ in module.imports:
            visit(needed, (*way, name))
        ordered[name] = module

    visit(main, ())
    return list(ordered.values())


def _check(modules: list[Module]) -> None:
    homes: dict[str, Module] = {}
    exports = {module.name: {name for name, out in module.defines.items() if out} for module in modules}
    for module in modules:
        for name in module.defines:
            if name in homes:
                raise ModuleError(f"{homes[name].name} and {module.name} both define {name}")
            homes[name] = module
        for file, name in module.imports:
            if name not in exports[file]:
                raise ModuleError(f"{module.name} imports {name} from {file}, which exports no such name")
