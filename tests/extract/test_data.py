"""Words are data: classes in words.toml, each used, and no lists in code; no two functions of one name."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import dyads.extract
from dyads.extract.knowledge.files import DATA

EXTRACT = Path(dyads.extract.__file__).parent
MODULES = {
    path.relative_to(EXTRACT).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(EXTRACT.rglob("*.py"))
}
CLASSES = tomllib.loads((DATA / "words.toml").read_text("utf-8"))
NO_ENGLISH = {
    "grammar/labels.py",  # spaCy's labels
    "readers/feed.py",  # HTML's tags, our fields
    "readers/records.py",  # our fields
}
READ = "read"
"""What each reader of a format calls its function: they are looked up by it."""


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_says_what_its_words_have_in_common_and_has_them_in_order(name: str) -> None:
    assert re.fullmatch(r"\S.+[.]", CLASSES[name]["gloss"])
    words = CLASSES[name]["words"]
    assert words == sorted(set(words))
    assert all(word == word.lower() for word in words)


def test_every_class_is_used() -> None:
    used = {
        call.args[0].value
        for tree in MODULES.values()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "words"
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert set(CLASSES) - used == set()
    assert used - set(CLASSES) == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name not in NO_ENGLISH])
def test_no_more_than_three_words_stand_in_a_row(module: str) -> None:
    assert list(lists_of_words(MODULES[module])) == []


def lists_of_words(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Lists, sets, tuples and split strings of more than three lower-case words, with their lines.

    The values of a Literal are names of our own, no words.
    """
    named = {
        id(node.slice)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"
    }
    for node in ast.walk(tree):
        if isinstance(node, (ast.List, ast.Set, ast.Tuple)) and id(node) not in named:
            values = [element.value for element in node.elts if isinstance(element, ast.Constant)]
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
        ):
            text = node.func.value
            values = str(text.value).split() if isinstance(text, ast.Constant) else []
        else:
            continue
        words = [value for value in values if isinstance(value, str) and re.fullmatch("[a-zé '’-]+", value)]
        if len(words) > 3:
            yield node.lineno, words


def test_no_two_modules_have_a_function_of_one_name() -> None:
    modules: defaultdict[str, list[str]] = defaultdict(list)
    for module, tree in MODULES.items():
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, ast.FunctionDef) and node.name != READ:
                modules[node.name].append(module)
    assert {name: found for name, found in modules.items() if len(found) > 1} == {}
