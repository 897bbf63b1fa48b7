"""Files, folders and streams to documents: ids, decoding, and one clear sentence for what cannot be used."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from dyads.extract.readers.english import is_english
from dyads.extract.readers.formats import READERS
from dyads.extract.readers.inputs import Inputs
from dyads.extract.readers.markdown import plain_text
from dyads.extract.readers.records import day
from dyads.extract.readers.source import Found
from dyads.graph.errors import InputError, UsageError
from dyads.graph.model import Document

TEXT = "Ghana accused Togo of moving a border stone."
GERMAN = (
    "Der ghanaische Minister hat am Montag erklärt, dass die Soldaten des Nachbarlandes einen Grenzstein "
    "versetzt haben, und verlangte eine Untersuchung durch die Vereinten Nationen."
)


def read(
    *inputs: str | Path, stdin: bytes = b"", exclude: Path | None = None
) -> tuple[list[Document], list[str]]:
    found = list(Inputs(inputs, stdin=io.BytesIO(stdin), exclude=exclude).read())
    documents = [item.document for item in found if isinstance(item, Found)]
    return documents, [str(item) for item in found if isinstance(item, InputError)]


def read_one(path: Path, content: str | bytes) -> Document:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (document,), problems = read(path)
    assert problems == []
    return document


def refused(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    documents, (problem,) = read(path)
    assert documents == []
    assert problem.startswith(str(path))
    return problem.removeprefix(f"{path}")


# ids and folders


def test_a_lone_file_is_named_by_its_name(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.txt", TEXT) == Document(id="a.txt", text=TEXT)


def test_a_folder_is_read_recursively_in_order_each_file_named_by_its_path_below_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "A.txt", ".hidden/x.txt", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    documents, problems = read(tmp_path)
    assert [document.id for document in documents] == ["A.txt", "a/b/c.txt", "a/z.txt", "b.txt"]
    assert problems == []


def test_what_is_no_document_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "Makefile").write_text("all:")
    _, problems = read(tmp_path)
    assert len(problems) == 2
    assert all(ending in str(problems[0]) for ending in READERS)


def test_the_output_folder_inside_an_input_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "kg").mkdir()
    (tmp_path / "kg" / "claims.jsonl").write_text("{}")
    documents, problems = read(tmp_path, exclude=tmp_path / "kg")
    assert [document.id for document in documents] == ["a.txt"]
    assert problems == []


def test_a_missing_path_is_wrong_usage_and_every_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"one\.txt, .*two"):
        Inputs([tmp_path / "one.txt", tmp_path / "two"])


def test_a_pipe_is_read_like_standard_input() -> None:
    ends = os.pipe()
    os.write(ends[1], TEXT.encode())
    os.close(ends[1])
    (found,) = Inputs([f"/dev/fd/{ends[0]}"]).read()
    os.close(ends[0])
    assert isinstance(found, Found)
    assert found.document.text == TEXT


def test_a_file_name_that_is_not_utf8_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT)
    (document,), _ = read(tmp_path)
    assert document.id == "caf\ufffd.txt"


def test_an_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    inputs = Inputs([tmp_path])
    (tmp_path / "a.txt").unlink()
    gone, found = inputs.read()
    assert isinstance(gone, InputError)
    assert "cannot be read" in str(gone)
    assert isinstance(found, Found)


def test_standard_input_is_one_text_or_json_lines_by_its_first_character() -> None:
    (text,), _ = read("-", stdin=TEXT.encode())
    assert text.text == TEXT
    assert text.id.startswith("d-")
    records, _ = read(
        "-", stdin=b'\n {"id": "x", "text": "Ghana left."}\n{"id": "y", "text": "Togo left."}\n'
    )
    assert [record.id for record in records] == ["x", "y"]


# decoding


@pytest.mark.parametrize(
    "data", [b"\x00\x01", b"%PDF-1.4\x00\xff", b"\xff\xd8\xff\xe0\x00", b"a\x81\x8d\x9d", b"\xff\xfe\x00"]
)
def test_binary_files_are_refused(data: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path / "a.txt", data) == ": looks like a binary file, not text"


# what is refused


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", "", ": is empty"),
        ("a.txt", " \n\t\n", ": is empty"),
        ("a.jsonl", "\n\n", ": is empty"),
        ("a.csv", "", ": is empty"),
        ("a.txt", GERMAN, ": is not English, which is all that dyads reads, it seems to be German"),
        ("a.txt", "غانا تتهم توغو بنقل حجر الحدود ليلا",
         ": is not English, which is all that dyads reads, it seems to be Arabic"),
        ("a.html", "<p>x", ": has no article that can be told from the rest of the page"),
        ("a.txt", "<!DOCTYPE html><p>x", ": is HTML; name it .html to have it read"),
        ("a.rss", "<p>x", ": is no RSS or Atom feed"),
        ("a.warc", "no archive",
         ": is a broken archive (Unknown archive format, first line: ['no', 'archive']); what stood before "
         "was read"),
        ("a.PDF", "%PDF-", ": PDF is not read; save the article's text as .txt"),
        ("a.docx", "PK", ": Word files are not read; save the article's text as .txt"),
        ("a.jsonl", '{"text": "Ghana', ": broken JSON on line 1"),
        ("a.jsonl", '["Ghana"]', ": line 1 is not a JSON object"),
        ("a.jsonl", '{"id": "x"}', ", line 1: has no field 'text'"),
        ("a.jsonl", '{"text": 3}', ", line 1: its 'text' is not a string"),
        ("a.jsonl", '{"text": " "}', ", line 1: is empty"),
        ("a.jsonl", '{"id": [], "text": "Ghana left."}', ", line 1: its 'id' is not a string"),
        ("a.jsonl", b'{"text": "Lom\xe9"}', ": broken JSON on line 1"),
        ("a.jsonl", "[" * 100_000, ": broken JSON on line 1"),
        ("a.jsonl", '{"date": "3/4/2019", "text": "Ghana left."}',
         ", line 1: its date '3/4/2019' is not a day that can be read; write it as 2019-04-22"),
        ("a.jsonl.gz", b"no gzip", ": is not a whole gzip file; what stood before the damage was read"),
        ("a.csv", "id,body\n1,Ghana left.\n", ": has no column 'text' in its first line"),
        ("a.csv", "id,text\n1,Ghana left.,x\n", ", line 2: the row has not as many cells as the header"),
        ("a.csv", 'id,text\n1,"Ghana left.\n', ", after line 1: broken CSV (unexpected end of data)"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_in_one_sentence(
    name: str, content: str | bytes, words: str, tmp_path: Path
) -> None:
    assert refused(tmp_path / name, content) == words


def test_other_records_go_on_after_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Ghana left."}\n{"text": \n{"text": "Togo left."}\n')
    documents, problems = read(path)
    assert [document.text for document in documents] == ["Ghana left.", "Togo left."]
    assert problems == [f"{path}: broken JSON on line 2"]


def test_records_before_the_damage_of_a_gzip_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(
        json.dumps({"id": str(n), "text": f"Ghana left {os.urandom(40).hex()}."}) + "\n" for n in range(2000)
    )
    path.write_bytes(gzip.compress(lines.encode())[:-1000])
    documents, problems = read(path)
    assert len(documents) > 100
    assert "not a whole gzip file" in problems[-1]


# records


def test_a_record_keeps_its_fields_and_those_that_have_no_place(tmp_path: Path) -> None:
    record = {
        "id": 7, "text": "Ghana\r\nleft.", "title": " A \n title ", "date": "2019-04-22T23:10:00+02:00",
        "source": "Daily", "url": "https://example.org", "author": "A. B.", "tags": ["x"], "empty": None,
    }  # fmt: skip
    assert read_one(tmp_path / "a.jsonl", "\ufeff" + json.dumps(record)) == Document(
        id="7", text="Ghana\nleft.", title="A title", date="2019-04-22", publisher="Daily", url="https://example.org",
        extra={"author": "A. B.", "tags": ["x"]},
    )  # fmt: skip


def test_publisher_goes_before_source(tmp_path: Path) -> None:
    document = read_one(tmp_path / "a.jsonl", '{"text": "Ghana left.", "publisher": "P", "source": "S"}')
    assert (document.publisher, document.extra) == ("P", {"source": "S"})


def test_a_record_without_an_id_is_named_by_a_hash_of_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "Ghana left."}\n{"text": "Ghana left."}\n{"text": "Ghana left.", "date": "2019-01-02"}\n'
    )
    first, again, dated = read(path)[0]
    assert first.id == again.id != dated.id


def test_lone_surrogates_do_not_get_in(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Ghana \\ud800 left."}\n{"text": "Togo left.", "x": "\\ud800"}\n')
    for document in read(path)[0]:
        json.dumps([document.text, document.extra], ensure_ascii=False).encode()


def test_gzipped_json_lines(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.jsonl.gz", gzip.compress(b'{"id": "x", "text": "Ghana left."}\n')).id == "x"


def test_gzipped_json_lines_cut_anywhere_are_named_and_what_stood_before_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    members = [gzip.compress(b'{"id": "%d", "text": "Ghana left."}\n' % n) for n in range(2)]
    for end in range(len(members[0]) + 1, sum(map(len, members))):
        path.write_bytes(b"".join(members)[:end])
        documents, problems = read(path)
        assert [document.id for document in documents] in (["0"], ["0", "1"])
        assert problems == [f"{path}: is not a whole gzip file; what stood before the damage was read"]


def test_csv_with_line_breaks_in_cells_and_a_column_of_its_own(tmp_path: Path) -> None:
    table = 'ID,Text,Source,Desk\n1,"Ghana ""left"".\r\n\r\nTogo, too.",Daily,Africa\n'
    assert read_one(tmp_path / "a.csv", "\ufeff" + table) == Document(
        id="1", text='Ghana "left".\n\nTogo, too.', publisher="Daily", extra={"Desk": "Africa"}
    )


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv_with_semicolons_or_tabs(delimiter: str, tmp_path: Path) -> None:
    row = delimiter.join(["1", "Ghana, at last, left."])
    assert read_one(tmp_path / "a.csv", f"id{delimiter}text\n{row}\n").text == "Ghana, at last, left."


def test_a_csv_cell_may_be_long(tmp_path: Path) -> None:
    assert len(read_one(tmp_path / "a.csv", "text\n" + "The man left. " * 20_000).text) > 131_072


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (None, None),
        ("2019-04-22", "2019-04-22"),
        ("20190422", "2019-04-22"),
        ("2019-04-22T23:59:59Z", "2019-04-22"),
        ("2019-04-22 10:00:00", "2019-04-22"),
        ("Mon, 22 Apr 2019 10:00:00 GMT", "2019-04-22"),
        ("April 22, 2019", "2019-04-22"),
        ("22 April 2019", "2019-04-22"),
    ],
)
def test_dates_as_feeds_and_people_write_them(value: str | None, iso: str | None) -> None:
    assert day(value, "x") == iso


@pytest.mark.parametrize("value", ["2019", "2019-04", "2019-02-30", "04/03/2019", "yesterday", "0"])
def test_a_date_is_never_guessed(value: str) -> None:
    with pytest.raises(InputError, match="not a day"):
        day(value, "x")


# Markdown


def test_markdown_gives_front_matter_title_and_text(tmp_path: Path) -> None:
    markdown = (
        '---\ntitle: "Ghana leaves"\ndate: 2019-04-22\nsource: Daily\ntags: [x]\n---\n\n# Ghana leaves\n\n'
        "*Ghana* has [left](https://example.org) the\n**talks**.\n\n> Togo \\* stayed &amp; waited.\n\n"
        "![map](m.png)\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "<!-- note --><script>x</script>\n"
    )
    assert read_one(tmp_path / "a.md", markdown) == Document(
        id="a.md",
        text="Ghana has left the\ntalks.\n\nTogo * stayed & waited.\n\none\n\ntwo\n\na\n\nb\n\nc\n\nd\n",
        title="Ghana leaves", date="2019-04-22", publisher="Daily",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Ghana leaves\n\nIt left.", ("Ghana leaves", "It left.\n")),
        ("Ghana leaves\n============\nIt left.", ("Ghana leaves", "It left.\n")),
        ("## Ghana leaves\n\nIt left.", (None, "Ghana leaves\n\nIt left.\n")),
        ("It left.\n\n# Later", (None, "It left.\n\nLater\n")),
        (
            "See [it][1] and <https://example.org>.\n\n[1]: https://example.org",
            (None, "See it and https://example.org.\n"),
        ),
        ("    It left `here`.", (None, "It left `here`.\n")),
    ],
)
def test_markdown_marks_go_and_words_stay(markdown: str, expected: tuple[str | None, str]) -> None:
    assert plain_text(markdown) == expected


# English


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, True),
        ("Accra, Lomé, Cotonou, Lagos", True),
        (GERMAN, False),
        ("加纳指责多哥在夜间移动边界石碑并要求联合国进行调查和仲裁", False),
        (f"The paper wrote: {GERMAN} This was on the front page, and it was read by all of us.", True),
    ],
)
def test_english_is_told_from_other_languages(text: str, expected: bool) -> None:
    assert is_english(text) is expected
