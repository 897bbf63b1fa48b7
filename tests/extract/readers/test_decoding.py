"""Bytes to text: decoded, repaired, and nothing in it that cannot be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.extract.readers.decoding import clean, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfLom\xc3\xa9", "Lomé"),
        (b"Lom\xe9 \x93quoted\x94", "Lomé “quoted”"),
        ("Lomé".encode("utf-16"), "Lomé"),
        (b"one\r\ntwo\rthree\x0cfour\xe2\x80\xa8five", "one\ntwo\nthree\nfour\nfive"),
        (b"a\x1bb", "a b"),
        ("Lomé".encode("utf-16-le") * 2, "LoméLomé"),
        (
            "Lomé’s “deal” with Curaçao was signed at once, and São Tomé joined.".encode("mac_roman"),
            "Lomé’s “deal” with Curaçao was signed at once, and São Tomé joined.",
        ),
        ("The â€œdealâ€\x9d of BogotÃ¡.\nLomé’s “deal”.".encode(), "The “deal” of Bogotá.\nLomé’s “deal”."),
    ],
)
def test_text_is_decoded_with_lf_line_ends(data: bytes, text: str) -> None:
    assert decode(data, "x") == text


@given(st.text(alphabet=st.characters()))
def test_clean_text_can_be_written_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned or cleaned.startswith("\ufeff")
    assert "\r" not in cleaned
    assert "\0" not in cleaned
