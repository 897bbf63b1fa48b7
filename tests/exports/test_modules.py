"""ES modules become one script, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dyads.exports.html import PAGE
from dyads.exports.modules import ModuleError, in_order, joined

Write = Callable[..., Path]


@pytest.fixture
def modules(tmp_path: Path) -> Write:
    """Writes modules: `modules(main="…", words="…")`."""

    def write(**texts: str) -> Path:
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, "utf-8")
        return tmp_path

    return write


def test_each_stands_once_and_after_what_it_imports(modules: Write) -> None:
    folder = modules(
        main='import { b } from "./b.js";\nimport {\n  a,\n  pair,\n} from "./a.js";\n\nb(a, pair);\n',
        a="export const a = 1;\nexport const { pair } = { pair: 2 };\n",
        b='import { a } from "./a.js";\n\nexport function b() {\n  return a;\n}\n',
    )
    assert joined(folder, "main.js") == (
        "const a = 1;\nconst { pair } = { pair: 2 };\n\n\nfunction b() {\n  return a;\n}\n\n\nb(a, pair);\n"
    )


def test_a_circle_is_named(modules: Write) -> None:
    folder = modules(
        main='import { a } from "./a.js";\n',
        a='import { b } from "./b.js";\nexport const a = 1;\n',
        b='import { a } from "./a.js";\nexport const b = 1;\n',
    )
    with pytest.raises(ModuleError, match=r"in a circle: a\.js → b\.js → a\.js$"):
        joined(folder, "main.js")


@pytest.mark.parametrize("text", ["const a = 1;\n", "export const other = 1;\n", ""])
def test_a_name_that_is_not_exported_cannot_be_imported(modules: Write, text: str) -> None:
    folder = modules(main='import { a } from "./a.js";\n', a=text)
    with pytest.raises(ModuleError, match=r"main\.js imports a from a\.js, which exports no such name"):
        joined(folder, "main.js")


def test_a_module_that_is_not_there_cannot_be_imported(modules: Write) -> None:
    with pytest.raises(ModuleError, match=r"main\.js imports a\.js, which does not exist"):
        joined(modules(main='import { a } from "./a.js";\n'), "main.js")


@pytest.mark.parametrize("text", ["let a = 2;\n", "function a() {}\n", "const [a] = [2];\n"])
def test_a_name_belongs_to_one_module(modules: Write, text: str) -> None:
    folder = modules(main=f'import {{ a }} from "./a.js";\n{text}', a="export const a = 1;\n")
    with pytest.raises(ModuleError, match=r"a\.js and main\.js both define a$"):
        joined(folder, "main.js")


@pytest.mark.parametrize(
    "text",
    [
        'import "./a.js";\n',
        'import a from "./a.js";\n',
        'import * as a from "./a.js";\n',
        'import { a as b } from "./a.js";\n',
        'import { a } from "https://example.org/a.js";\n',
        "export default 1;\n",
        "export { a };\n",
    ],
)
def test_what_cannot_be_joined_is_refused(modules: Write, text: str) -> None:
    with pytest.raises(ModuleError, match="cannot be joined"):
        joined(modules(main=text, a="export const a = 1;\n"), "main.js")


def test_the_page_needs_each_of_its_modules() -> None:
    assert {module.name for module in in_order(PAGE, "main.js")} == {file.name for file in PAGE.glob("*.js")}
