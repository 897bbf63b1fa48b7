"""The lexicon: no wording under two relations, and each malformed entry named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dyads.extract.knowledge import files
from dyads.extract.knowledge.lexicon import lexicon
from dyads.graph.errors import DataFileError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data, for the lexicon to be read from."""
    shutil.copytree(files.DATA / "lexicon", tmp_path / "lexicon")
    monkeypatch.setattr(files, "DATA", tmp_path)
    return tmp_path / "lexicon"


def add(folder: Path, category: str, relation: str, verb: str) -> None:
    path = folder / f"{category}.toml"
    heading = f"[{relation}]\nverbs = [\n"
    text = path.read_text("utf-8")
    assert heading in text
    path.write_text(text.replace(heading, f'{heading}"{verb}",\n'), "utf-8")


def test_no_wording_stands_under_two_relations() -> None:
    lexicon.__wrapped__()


@pytest.mark.parametrize(
    ("verb", "other"),
    [
        ("visit|bomb OBJ!", "'bomb|bombard|blitz|strafe|pummel|dynamite OBJ'"),
        ("shell OBJ", "'shell|mortar OBJ'"),
        ("carry+out|open bombing in|near OBJ", "bombing on|against|in|at|into|inside OBJ'"),
        ("launch @attack|visit inside|to OBJ", "@attack on|against|in|into|at|inside OBJ'"),
    ],
)
def test_a_wording_under_two_relations_is_refused_and_both_are_named(
    folder: Path, verb: str, other: str
) -> None:
    add(folder, "coerce", "restricts", verb.removesuffix("!"))
    with pytest.raises(DataFileError, match=r"^lexicon/coerce\.toml: restricts: ") as raised:
        lexicon.__wrapped__()
    assert repr(verb.removesuffix("!")) in str(raised.value)
    assert other in str(raised.value)


def test_what_only_an_actor_can_be_may_share_its_wording_with_what_a_thing_can_be(folder: Path) -> None:
    add(folder, "coerce", "restricts", "bomb OBJ!")
    assert lexicon.__wrapped__().verbs["bomb"][0].source == "bomb OBJ!"


@pytest.mark.parametrize(
    ("verb", "said"), [("ban @nothing OBJ", "no class @nothing"), ("ban all of", "no OBJ or SUBJ")]
)
def test_a_malformed_pattern_is_named(folder: Path, verb: str, said: str) -> None:
    add(folder, "coerce", "restricts", verb)
    with pytest.raises(DataFileError, match=rf"coerce\.toml: restricts: '{verb}': {said}"):
        lexicon.__wrapped__()


def test_a_word_by_its_name_goes_before_one_by_its_class() -> None:
    sources = [pattern.source for pattern in lexicon().verbs["fire"]]
    by_class = next(source for source in sources if "@weapon" in source)
    by_name = next(source for source in sources if "rocket" in source)
    assert sources.index(by_name) < sources.index(by_class)
