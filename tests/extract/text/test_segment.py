"""Sentences: where they end, where they do not, and exactly where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.extract.text.segment import LONGEST, segments


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in segments(text)]


SENTENCES = [
    # plain ends
    ("Chad left the talks. Niger stayed.", ["Chad left the talks.", "Niger stayed."]),
    ("Did Chad leave? Niger stayed! Mali too.", ["Did Chad leave?", "Niger stayed!", "Mali too."]),
    ("They met in 2011. The war went on.", ["They met in 2011.", "The war went on."]),
    ("Nine died in Mopti. 14 were hurt.", ["Nine died in Mopti.", "14 were hurt."]),
    ("Prices rose 3.5 percent. Oil fell.", ["Prices rose 3.5 percent.", "Oil fell."]),
    ("It waited … Then it fired.", ["It waited …", "Then it fired."]),
    ("The army left. al-Shabaab came back.", ["The army left.", "al-Shabaab came back."]),
    ("Oil and gas..also a pipeline, he said.", ["Oil and gas..also a pipeline, he said."]),
    ('"We will [...] Peru will," she said.', ['"We will [...] Peru will," she said.']),
    ("He left (see above). They stayed.", ["He left (see above).", "They stayed."]),
    ("Kenya agreed. (Reporting by A. Otieno)", ["Kenya agreed.", "(Reporting by A. Otieno)"]),
    ("The village is small.[3] It was shelled.[4][5] No one fled.",
     ["The village is small.[3]", "It was shelled.[4][5]", "No one fled."]),
    # abbreviations
    ("Gen. Okoro met Lt. Col. Diallo and Mrs. Sow.", ["Gen. Okoro met Lt. Col. Diallo and Mrs. Sow."]),
    ("The U.S. Navy sailed.", ["The U.S. Navy sailed."]),
    ("He flew to the U.S. The visit was short.", ["He flew to the U.S.", "The visit was short."]),
    ("It was vetoed in the U.N. But Chad insisted.", ["It was vetoed in the U.N.", "But Chad insisted."]),
    ("It came from the U.S. He denied it.", ["It came from the U.S.", "He denied it."]),
    ("On Jan. 5 and Feb. 7 he met St. John.", ["On Jan. 5 and Feb. 7 he met St. John."]),
    ("Talks began in Dec. In January they failed.", ["Talks began in Dec.", "In January they failed."]),
    ("J. K. Mensah and George W. Bush met.", ["J. K. Mensah and George W. Bush met."]),
    ("Oryx Inc. Chief Executive Lena Roth quit.", ["Oryx Inc. Chief Executive Lena Roth quit."]),
    ("It sued Oryx Inc. The court agreed.", ["It sued Oryx Inc.", "The court agreed."]),
    ("They met at 5 p.m. Tuesday in Lomé.", ["They met at 5 p.m. Tuesday in Lomé."]),
    ("They met at 5 p.m. Togo was absent.", ["They met at 5 p.m.", "Togo was absent."]),
    ("Resolution No. 5 and Art. 3 hold.", ["Resolution No. 5 and Art. 3 hold."]),
    ("Was it true? No. He laughed.", ["Was it true?", "No.", "He laughed."]),
    ("It was Ghana vs. Togo, i.e. West Africa.", ["It was Ghana vs. Togo, i.e. West Africa."]),
    ("He sat. The sun shone.", ["He sat.", "The sun shone."]),
    ("They went to Mass. Then they left.", ["They went to Mass.", "Then they left."]),
    # quotations
    ('"Why?" he asked.', ['"Why?" he asked.']),
    ('"Stop!" Okoro said. Nobody did.', ['"Stop!" Okoro said.', "Nobody did."]),
    ("“They will pay.” Sudan was silent.", ["“They will pay.”", "Sudan was silent."]),
    ('"Go. Go now," she said.', ['"Go.', 'Go now," she said.']),
    ("He hailed the “Guards.”Mali urges calm.", ["He hailed the “Guards.”", "Mali urges calm."]),
    ('He hailed the "Guards."Mali urges calm.', ['He hailed the "Guards."', "Mali urges calm."]),
    ('Mali refused."We are sorry," it said.', ["Mali refused.", '"We are sorry," it said.']),
    ("They fought the rebels.Mali denied it.", ["They fought the rebels.", "Mali denied it."]),
    ('He spoke of "peace. " Then he left.', ['He spoke of "peace. "', "Then he left."]),
    ("Visit peace.Org or U.N.Org today.", ["Visit peace.Org or U.N.Org today."]),
    # openings
    ("LOMÉ, Togo (AP) — Togo blamed Benin.", ["LOMÉ, Togo (AP) —", "Togo blamed Benin."]),
    ("ACCRA - Ghana's army left.", ["ACCRA -", "Ghana's army left."]),
    ("Lagos, Feb. 27 (Reuters) - Nigeria said no.", ["Lagos, Feb. 27 (Reuters) -", "Nigeria said no."]),
    ("NATO – a bloc of states – met.", ["NATO – a bloc of states – met."]),
    ("GHANA MUST ACT - MINISTER", ["GHANA MUST ACT - MINISTER"]),
    ("• Ghana left", ["•", "Ghana left"]),
    ("2. Ghana left. Togo stayed.", ["2.", "Ghana left.", "Togo stayed."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_splits_a_line_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


news = st.lists(
    st.sampled_from(
        "Ghana Togo left the talks U.S. Gen. No. 5 p.m. Mr. \" “ ” ' . ... ? ! , - – • ( ) [1] "
        "al-Shabaab Jan. said He ACCRA (AP) — 1. \n \n\n \r\n \u2028 \t".split(" ")
    )
).map(" ".join)


@given(st.one_of(st.text(), news, news.map(lambda text: text.replace(" ", ""))))
def test_segments_are_in_order_trimmed_and_hold_all_but_white_space(text: str) -> None:
    found = segments(text)
    assert all(start < end for start, end in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[start:end] == text[start:end].strip() for start, end in found)
    held = {offset for start, end in found for offset in range(start, end)}
    assert all(letter.isspace() for offset, letter in enumerate(text) if offset not in held)


@pytest.mark.parametrize(
    "text", ["." * 50_000, '"' * 50_000, "A. " * 20_000, "[1]" * 20_000, "A\n" * 20_000, "A " * 40_000]
)
def test_hostile_text_takes_no_longer_than_its_length_deserves(text: str) -> None:
    assert segments(text)


@pytest.mark.parametrize("text", ["Ghana, " * 2000, "," * 100_000, "x " + "y" * 9000])
def test_what_is_too_long_for_a_sentence_comes_in_pieces_without_loss(text: str) -> None:
    found = segments(text)
    assert max(end - start for start, end in found) <= LONGEST
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")
