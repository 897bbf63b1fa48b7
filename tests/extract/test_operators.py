"""What operators make of the acts that they embed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dyads.extract.acts.indirect import exchanged
from dyads.extract.extractor import Extractor
from dyads.extract.knowledge import files
from dyads.extract.knowledge.operators import effect, is_operator, operators
from dyads.graph.errors import DataFileError
from dyads.graph.model import Claim, Document


def read(extractor: Extractor, text: str) -> list[Claim]:
    return extractor.claims(Document(id="sentence", text=text, date="2019-03-10"))


def test_a_word_of_several_classes_has_the_effect_of_the_first_that_names_the_construction() -> None:
    assert effect("agree", "to") == "promise"
    assert effect("agree", "that") == "said"
    assert effect("agree", "act", "to") == "future"


def test_verbs_that_only_embed_nouns_may_name_acts_themselves() -> None:
    assert is_operator("deny")
    assert not is_operator("repel")


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An operators.toml to write, read instead of the package's."""
    from dyads.extract.knowledge.operators import _tables

    monkeypatch.setattr(files, "DATA", tmp_path)
    _tables.cache_clear()
    yield tmp_path / "operators.toml"
    _tables.cache_clear()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('words = ["deny"]', "gloss"),
        ('gloss = "X denies Y."', "deny: give either words or nouns"),
        ('gloss = "X denies Y."\nwords = ["deny"]\neffect = { about = "denied" }', "no such construction"),
        ('gloss = "X denies Y."\nwords = ["deny"]\neffect = { that = "wrong" }', "wrong"),
        ('gloss = "X denies Y."\nwords = ["deny"]\nwithin = "say"', "deny: not in say: deny"),
    ],
)
def test_a_malformed_class_is_named(own_file: Path, entry: str, message: str) -> None:
    own_file.write_text(f"[deny]\n{entry}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=f"operators.toml: .*{message}"):
        operators()


@pytest.mark.parametrize("relation", exchanged())
def test_what_is_exchanged_each_does_to_the_other(extractor: Extractor, relation: str) -> None:
    found = {
        (c.subject.id, c.relation.id, c.object.id) for c in read(extractor, exchanged()[relation].example)
    }
    assert found >= {("IND", relation, "PAK"), ("PAK", relation, "IND")}
