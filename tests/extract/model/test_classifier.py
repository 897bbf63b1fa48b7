"""The classifier and the sentences it is trained on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dyads.extract.extractor import Extractor
from dyads.extract.model.classifier import NONE, Classifier, classifier
from dyads.extract.model.marked import MarkedSentence, marked_sentences
from dyads.graph.errors import DataFileError
from dyads.graph.ontology import ontology

SENTENCES = list(marked_sentences())


def test_every_category_has_many_sentences_and_every_relation_some() -> None:
    categories = Counter(sentence.category for sentence in SENTENCES)
    assert set(categories) == {*ontology().categories, NONE}
    assert min(categories.values()) >= 160
    relations = Counter(sentence.relation for sentence in SENTENCES)
    few = {name: relations[name] for name in ontology().relations if relations[name] < 20}
    assert not few


def test_each_sentence_is_written_once_and_marks_two_different_phrases() -> None:
    texts = Counter(sentence.text for sentence in SENTENCES)
    assert [text for text, count in texts.items() if count > 1] == []
    for sentence in SENTENCES:
        (a, b), (c, d) = sentence.subject, sentence.object
        assert b <= c or d <= a, sentence.text


def test_a_files_name_is_the_category_of_its_sentences() -> None:
    from dyads.extract.model.marked import FOLDER

    for path in FOLDER.glob("*.txt"):
        headings = [line[3:] for line in path.read_text("utf-8").splitlines() if line.startswith("## ")]
        found = {NONE if name == "none" else ontology().relation(name).category for name in headings}
        assert found == {path.stem.upper()}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[Chad] met {Niger} and {Mali}.", "two phrases are marked"),
        ("[Chad] met Niger.", "mark who acts"),
        ("## befriends", "no such relation"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "consult.txt").write_text(f"## meets\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=rf"consult\.txt, line 2.*{message}"):
        list(marked_sentences(tmp_path))


def test_marks_are_cut_and_spans_are_of_the_text_without_them(tmp_path: Path) -> None:
    (tmp_path / "consult.txt").write_text(
        "## meets\n{Two envoys} were met by [the king].\n", encoding="utf-8"
    )
    (only,) = marked_sentences(tmp_path)
    assert only.text == "Two envoys were met by the king."
    assert (only.text[slice(*only.object)], only.text[slice(*only.subject)]) == ("Two envoys", "the king")


def test_most_training_sentences_are_read_as_what_they_are(extractor: Extractor) -> None:
    """Floors that a broken feature or a stale model falls through; rare wordings are often read otherwise."""
    sample = [sentence for sentence in SENTENCES if sentence.relation][::16]
    asked = Counter(sentence.category for sentence in sample)
    right = Counter(s.category for s in sample if _read(extractor, s) == s.category)
    assert right.total() / asked.total() >= 0.6
    assert min(right[name] / asked[name] for name in asked) >= 0.3


def test_for_pairs_without_an_act_it_mostly_abstains(extractor: Extractor) -> None:
    sample = [sentence for sentence in SENTENCES if sentence.category == NONE][::6]
    verdicts = [
        classifier().verdict(pair[0])
        for sentence in sample
        if (pair := extractor.pair(sentence.text, sentence.subject, sentence.object))
    ]
    kept = [v for v in verdicts if v.category is not None and v.probability >= 0.75]
    assert len(kept) <= len(verdicts) / 10


def test_the_names_of_the_two_do_not_count(extractor: Extractor) -> None:
    """Only what the parser calls them."""
    verdicts = []
    for subject, object in (("Spain", "Portugal"), ("Kenya", "Uganda")):
        text = f"{subject} shelled {object} on Monday."
        pair = extractor.pair(text, (0, len(subject)), (text.index(object), text.index(object) + len(object)))
        assert pair is not None
        verdicts.append(classifier().verdict(*pair))
    assert verdicts[0] == verdicts[1]


def test_a_file_that_is_no_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "classifier.npz"
    broken.write_bytes(b"no archive")
    monkeypatch.setattr("dyads.extract.model.classifier.MODEL", broken)
    classifier.cache_clear()
    try:
        with pytest.raises(DataFileError, match=r"classifier\.npz.*train_classifier"):
            classifier()
    finally:
        classifier.cache_clear()


def _read(extractor: Extractor, sentence: MarkedSentence) -> str | None:
    claim = extractor.relate(sentence.text, sentence.subject, sentence.object)
    return claim.relation.category if claim else None


def test_the_model_knows_every_category_and_none() -> None:
    model: Classifier = classifier()
    assert set(model.classes) == {*ontology().categories, NONE}
