"""Lines: which are of one block, and which begin another."""

from __future__ import annotations

import pytest

from dyads.extract.text.segment import segments


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in segments(text)]


WRAPPED = """\
Ghana accuses Togo of moving the border
The government of Ghana said on Tuesday that soldiers from
Togo had moved seven stones by night. Gen.
Kofi Boateng told the press that the
United Nations had been asked to look at it.
Togo denied the charge."""


def test_hard_wrapped_lines_run_on_and_the_headline_above_them_does_not() -> None:
    assert [" ".join(sentence.split()) for sentence in sentences(WRAPPED)] == [
        "Ghana accuses Togo of moving the border",
        "The government of Ghana said on Tuesday that soldiers from Togo had moved seven stones by night.",
        "Gen. Kofi Boateng told the press that the United Nations had been asked to look at it.",
        "Togo denied the charge.",
    ]


LINES = [
    ("Ghana accuses Togo\nGhana has accused Togo of an attack.\n3 min read\nThe attack killed two.",
     ["Ghana accuses Togo", "Ghana has accused Togo of an attack.", "3 min read", "The attack killed two."]),
    ("Ghana accuses Togo\nGhana accuses Togo\nAccra was calm.",
     ["Ghana accuses Togo", "Ghana accuses Togo", "Accra was calm."]),
    ("The talks failed\n\nand nobody came", ["The talks failed", "and nobody came"]),
    ("The talks failed\n \t \nNobody came", ["The talks failed", "Nobody came"]),
    ("The talks failed\r\nNobody came\rNot one", ["The talks failed", "Nobody came", "Not one"]),
    ("They agreed on:\n- a truce\n- an exchange", ["They agreed on:", "-", "a truce", "-", "an exchange"]),
    ("The group\n– once an ally –\nleft.", ["The group\n– once an ally –\nleft."]),
    ("The minister met Mr.\nSow.", ["The minister met Mr.\nSow."]),
    ("The army fired.\nal-Shabaab fired back.", ["The army fired.", "al-Shabaab fired back."]),
    ("  Ghana left.  \n\n\n  Togo stayed.\n", ["Ghana left.", "Togo stayed."]),
    ("", []),
    (" \n\t\n", []),
    ("…", ["…"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_joins_only_lines_of_one_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
