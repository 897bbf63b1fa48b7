"""Any file: documents or one sentence why not; never another error, none costs another document."""

from __future__ import annotations

import io
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dyads.extract.readers.formats import READERS
from dyads.extract.readers.inputs import Inputs
from dyads.extract.readers.source import Found, Source
from dyads.graph.errors import InputError

SECONDS = 60
"""What the worst megabyte may take on a busy machine; alone it takes a quarter."""
GOOD = b'{"text": "Ghana blamed Togo."}\n'
SEEDS = {
    ".html": b"<html><body><article><p>Ghana accused Togo of this and of that.</p></article></body></html>",
    ".rss": b"<?xml version='1.0'?><rss><channel><item><title>Ghana left.</title></item></channel></rss>",
    ".csv": b'id,text,date\n1,"Ghana left.",2019-04-22\n',
    ".jsonl": GOOD,
    ".warc": b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 11\r\n\r\nGhana left.\r\n\r\n",
}


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(ending=st.sampled_from(sorted(READERS)), data=st.binary(max_size=400))
def test_any_bytes_are_documents_or_a_sentence_why_not(ending: str, data: bytes) -> None:
    for item in READERS[ending](Source(f"x{ending}", "x", lambda: io.BytesIO(data))):
        assert isinstance(item, (Found, InputError))


@pytest.mark.parametrize("ending", sorted(SEEDS))
def test_files_with_bytes_changed_are_documents_or_a_sentence_why_not(ending: str) -> None:
    draw = random.Random(ending)
    for _ in range(100):
        data = bytearray(SEEDS[ending] * draw.randint(1, 3))
        for _ in range(draw.randint(1, 20)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        for item in READERS[ending](Source(f"x{ending}", "x", lambda held=bytes(data): io.BytesIO(held))):  # type: ignore[misc]
            assert isinstance(item, (Found, InputError))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.html", b"<div>" * 300_000),
        ("wide.html", b"<p>a " * 300_000),
        ("attributes.html", b"<p " + b"a=1 " * 300_000 + b">"),
        ("laughs.xml", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
            b'<!ENTITY %c "%s">' % (99 + n, b"&%c;" % (97 if n == 0 else 98 + n) * 10) for n in range(9)
        ) + b"]><rss><channel><title>&k;</title></channel></rss>"),
        ("wide.csv", b"id,text\n1," + b"x" * 10_000_000 + b"\n"),
        ("open.csv", b'id,text\n1,"' + b"x" * 10_000_000),
        ("long.jsonl", b'{"text": "' + b"x" * 60_000_000),
        ("nul.txt", b"\0" * 100_000),
        ("deep.jsonl", b'{"text":' + b"[" * 1_000_000),
        ("deep.md", b"> " * 50_000 + b"Ghana left."),
    ],
)  # fmt: skip
def test_a_bomb_takes_bounded_time_and_costs_no_other_document(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.jsonl").write_bytes(GOOD)
    start = time.process_time()
    found = list(Inputs([tmp_path]).read())
    assert time.process_time() - start < SECONDS
    assert any(isinstance(item, Found) and item.document.text == "Ghana blamed Togo." for item in found)
