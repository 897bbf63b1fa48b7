"""The command line: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dyads
from dyads.command import app
from dyads.graph.store import Writer

pytestmark = pytest.mark.usefixtures("small")


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="dyads")


@pytest.fixture
def kg(news: Path, tmp_path: Path) -> Path:
    assert run("build", news, "-o", tmp_path / "kg").exit_code == 0
    return tmp_path / "kg"


def test_build_says_where_the_page_is_and_prints_nothing_else(news: Path, tmp_path: Path) -> None:
    result = run("build", news, "-o", tmp_path / "kg")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "graph.html" in result.stderr
    assert (tmp_path / "kg" / "graph.html").exists()


def test_build_names_what_it_could_not_use_and_does_the_rest(news: Path, tmp_path: Path) -> None:
    (news / "scan.pdf").write_bytes(b"%PDF-1.4")
    result = run("build", news, "-o", tmp_path / "kg", "--no-exports")
    assert result.exit_code == 1
    assert f"{news / 'scan.pdf'}: PDF is not read" in result.stderr
    assert len(dyads.KnowledgeGraph.open(tmp_path / "kg").documents()) == 3


def test_extract_writes_claims_as_json_lines(news: Path, tmp_path: Path) -> None:
    result = run("extract", news)
    assert result.exit_code == 0
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert [claim["subject"]["id"] for claim in claims] == ["Ghana", "Togo", "Ghana"]
    assert run("extract", news, "-o", tmp_path / "claims.jsonl").stdout == ""
    assert (tmp_path / "claims.jsonl").read_text() == result.stdout


@pytest.mark.parametrize("stdin", ["Ghana blames Togo.", '{"text": "Ghana blames Togo."}\n'])
def test_extract_reads_standard_input(stdin: str) -> None:
    result = run("extract", "-", stdin=stdin)
    assert json.loads(result.stdout)["object"]["text"] == "Togo"


def test_options_describe_a_single_document(news: Path) -> None:
    assert json.loads(run("extract", news / "a.txt", "--id", "x").stdout)["document"] == "x"
    assert run("extract", news, "--id", "x").exit_code == 2


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("table", "who      whom     n\n───────  ───────  ─\nd:Ghana  d:Togo   1\nd:Togo   d:Benin  1\n"),
        ("csv", "who,whom,n\nhttps://w3id.org/dyads/id/Ghana,https://w3id.org/dyads/id/Togo,1\n"),
        ("tsv", "who\twhom\tn\nhttps://w3id.org/dyads/id/Ghana\thttps://w3id.org/dyads/id/Togo\t1\n"),
        (
            "json",
            '[{"who":"https://w3id.org/dyads/id/Ghana","whom":"https://w3id.org/dyads/id/Togo","n":1},\n',
        ),
    ],
)
def test_query_gives_rows_in_each_format(format: str, expected: str, kg: Path) -> None:
    result = run(
        "query",
        kg,
        "SELECT DISTINCT ?who ?whom (1 AS ?n) { ?who dy:blames ?whom } ORDER BY ?who",
        "--format",
        format,
    )
    assert result.exit_code == 0
    assert result.stdout.startswith(expected)


def test_query_reads_standard_input_and_answers_ask_and_construct(kg: Path) -> None:
    assert run("query", kg, "-", "--format", "csv", stdin="ASK { d:Ghana dy:blames d:Togo }").stdout.endswith(
        "true\n"
    )
    turtle = run("query", kg, "CONSTRUCT { ?s dy:blames ?o } WHERE { ?s dy:blames ?o }").stdout
    assert "dy:blames" in turtle


@pytest.mark.parametrize(
    "query", ["SELECT", "SELECT * { SERVICE <http://x> { ?s ?p ?o } }", "INSERT DATA { d:a d:b d:c }"]
)
def test_a_query_that_is_refused_exits_3(query: str, kg: Path) -> None:
    result = run("query", kg, query)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("dyads: ")
    assert result.stderr.count("\n") == 1


def test_export_to_a_file_to_stdout_and_beside_the_page(kg: Path, tmp_path: Path) -> None:
    assert run("export", kg, "turtle", "-o", tmp_path / "x.ttl").exit_code == 0
    assert run("export", kg, "turtle", "-o", "-").stdout == (tmp_path / "x.ttl").read_text()
    assert run("export", kg, "graphml").exit_code == 0
    assert (kg / "graph.graphml").exists()


def test_remove_makes_the_graph_as_if_the_document_had_never_been_read(
    kg: Path, news: Path, tmp_path: Path
) -> None:
    (news / "b.txt").unlink()
    run("build", news, "-o", tmp_path / "without")
    assert run("remove", kg, "b.txt").exit_code == 0
    for name in ("claims.jsonl", "documents.jsonl", "graph.ttl", "graph.html"):
        assert (kg / name).read_bytes() == (tmp_path / "without" / name).read_bytes()


def test_explain_a_claim_an_event_an_actor_and_a_document(kg: Path) -> None:
    claim = dyads.KnowledgeGraph.open(kg).claims(document="a.txt")[0]
    result = run("explain", kg, claim.id)
    assert result.exit_code == 0
    assert "[Ghana: subject] [blames: trigger] [Togo: object]." in result.stdout
    assert "rule: blames" in result.stdout
    event = result.stdout.partition("part of event ")[2].split()[0]
    assert claim.id in run("explain", kg, event).stdout
    assert event in run("explain", kg, "Ghana").stdout
    assert claim.id in run("explain", kg, "a.txt").stdout


def test_corrections_are_applied_by_the_next_build_and_told(kg: Path, news: Path) -> None:
    claim = dyads.KnowledgeGraph.open(kg).claims(document="a.txt")[0]
    row = f"{claim.id},wrong,A. Analyst,no blame in it\n"
    (kg / "corrections.csv").write_text("claim,verdict,who,why\n" + row)
    assert run("build", news, "-o", kg).exit_code == 0
    assert claim.id not in (kg / "claims.jsonl").read_text()
    assert "dy:struckBy" in (kg / "graph.ttl").read_text()
    assert "struck by A. Analyst: no blame in it" in run("explain", kg, claim.id).stdout
    assert re.search(rf"{claim.id} +wrong +strikes 1 +A. Analyst +no blame in it", run("stats", kg).stdout)
    (kg / "corrections.csv").write_text("claim,verdict,who,why\n" + row.replace("wrong", "bad"))
    result = run("build", news, "-o", kg)
    assert result.exit_code == 2
    assert "corrections.csv, line 2: its verdict is 'bad'" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("options", [["--by", "city"], ["--of", "rumours"], ["--period", "week"]])
def test_stats_in_units_that_are_none_is_wrong_usage(kg: Path, options: list[str]) -> None:
    result = run("stats", kg, *options)
    assert result.exit_code == 2
    assert "one of: " in result.stderr


def test_stats_and_relations_are_tables(kg: Path) -> None:
    assert "Ghana    Togo" in run("stats", kg).stdout
    assert "blames" in run("relations").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["explain", "{kg}", "nobody"], 1, "'nobody'"),
        (["remove", "{kg}", "nothing.txt"], 1, "nothing.txt"),
        (["build", "{kg}/nowhere", "-o", "{kg}"], 2, "no such file or folder"),
        (["export", "{kg}", "yaml"], 2, "html, turtle, trig"),
        (["query", "{kg}", "ASK {}", "--format", "xml"], 2, "table, csv, json, tsv"),
        (["stats", "{kg}/nowhere"], 2, "dyads build"),
        (["remove", "{kg}/nowhere", "x"], 2, "dyads build"),
        (["extract"], 2, "INPUT"),
        (["build", "{kg}"], 2, "--output"),
        (["fly"], 2, "fly"),
    ],
)
def test_mistakes_end_in_one_sentence_and_their_code(
    arguments: list[str], code: int, words: str, kg: Path
) -> None:
    result = run(*(argument.replace("{kg}", str(kg)) for argument in arguments))
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert not (kg / "nowhere").exists()


def test_a_second_writer_is_told_so(kg: Path, news: Path) -> None:
    with Writer(kg):
        result = run("build", news, "-o", kg)
    assert result.exit_code == 1
    assert "Another process" in result.stderr


def test_a_fault_of_ours_is_a_sentence_and_a_traceback_only_when_asked_for(
    kg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dyads.overview.statistics", lambda *_: 1 / 0)
    result = run("stats", kg)
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("DYADS_DEBUG", "1")
    assert "Traceback" in run("stats", kg).stderr


def test_text_cannot_steer_the_terminal(tmp_path: Path, kg: Path) -> None:
    document = dyads.Document(id="evil\x1b[2J", text="Ghana blames Togo \x1b[31m\u202e now.")
    (tmp_path / "evil.jsonl").write_text(json.dumps({"id": document.id, "text": document.text}))
    run("build", tmp_path / "evil.jsonl", "-o", kg)
    for arguments in (["explain", "Ghana"], ["stats"], ["query", "SELECT ?o { ?s ?p ?o }"]):
        output = run(arguments[0], kg, *arguments[1:]).stdout
        assert "\x1b" not in output
        assert "\u202e" not in output


def test_help_of_every_command_has_an_example() -> None:
    for command in ("build", "extract", "query", "export", "remove", "explain", "relations", "stats"):
        result = run(command, "--help")
        assert result.exit_code == 0
        assert f"Examples:\n  dyads {command}" in result.stdout or f"| dyads {command}" in result.stdout


# What only a process of its own can show


def process(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dyads", *arguments]
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509 (no threads here)
        **options,
    )


def heed_ctrl_c() -> None:
    """As at a terminal: a run in the background ignores Ctrl-C, and hands that down to its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_version() -> None:
    out, err = process("--version").communicate()
    assert out.startswith(b"dyads ")
    assert err == b""


def test_a_reader_that_has_enough_ends_the_command_quietly(kg: Path) -> None:
    with process("export", str(kg), "html", "-o", "-") as child:
        assert child.stdout
        assert child.stderr
        child.stdout.read(10)
        child.stdout.close()
        assert child.wait() == 141
        assert child.stderr.read() == b""


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_command_that_is_stopped_says_so_and_where_it_goes_on(
    stop: signal.Signals, code: int, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with process("extract", str(pipe)) as child:
        writer = opened_once_read(pipe, child)
        child.send_signal(stop)
        assert child.wait(timeout=60) == code
        assert child.stderr
        assert child.stderr.read() == (
            b"dyads: stopped; what was stored stays: a build that is started again goes on from there\n"
        )
        os.close(writer)


def opened_once_read(pipe: Path, child: subprocess.Popen[bytes]) -> int:
    """The pipe, open to write, once the child has opened it to read."""
    while child.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise AssertionError(f"ended before it read: {child.communicate()}")
