"""Hostile files and texts, made by a seed: python benchmarks/fuzzing.py [--files 20000] [--texts 2000].

Every file must give documents or a sentence why not, every text claims whose offsets are right; exits 1
where one raises anything, or takes longer than its bound.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from dyads.extract.extractor import Extractor
from dyads.extract.readers.decoding import clean
from dyads.extract.readers.formats import READERS
from dyads.extract.readers.source import Found, Source
from dyads.graph.errors import InputError
from dyads.graph.model import Document
from dyads.graph.ontology import ontology

FILE_SECONDS, TEXT_SECONDS = 5.0, 20.0
"""Processor time that one may take: files of a few KB, texts of up to 200 KB."""
ARTICLE = b"Ghana accused Togo on Monday of moving a border stone, and left the talks held in Lome."
PAGE = (
    b"<html><head><title>Ghana</title></head><body><article><p>" + ARTICLE + b"</p></article></body></html>"
)
RECORD = b"WARC/1.0\r\nWARC-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
ARCHIVE = RECORD % (b"conversion", len(ARTICLE), ARTICLE) + RECORD % (b"response", len(RESPONSE), RESPONSE)
LINES = b'{"id": "a", "text": "%s", "date": "2019-04-22"}\n{"text": "Togo left."}\n' % ARTICLE
ITEM = b"<item><title>Ghana left</title><description>%s</description></item>" % ARTICLE
FEED = b"<?xml version='1.0'?><rss version='2.0'><channel>" + ITEM * 2 + b"</channel></rss>"
SEEDS = {
    ".txt": ARTICLE * 3,
    ".md": b"---\ntitle: Ghana\n---\n# Ghana\n\n> *Togo* [left](x).\n\n| a | b |\n|---|---|\n",
    ".jsonl": LINES,
    ".jsonl.gz": gzip.compress(LINES, mtime=0) * 2,
    ".csv": b'id,text,date\n1,"%s",2019-04-22\n2,"Togo ""left"".",2019-04-23\n' % ARTICLE,
    ".html": PAGE,
    ".rss": FEED,
    ".atom": b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>%s</title></entry></feed>" % ARTICLE,
    ".warc": ARCHIVE,
    ".warc.gz": gzip.compress(ARCHIVE, mtime=0) * 2,
}  # fmt: skip
MARKS = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\n", b'"', b"<![CDATA[", b"&#0;", b"<!--", b"\\ud800", b"{",
    b"\x1f\x8b", b"\r\n\r\n",
]  # fmt: skip
ODD = [
    "\0", "\u202e", "e\u0301", "\u0301" * 50, "غانا", "加纳", "\U0001f600", "\ufffd", "((((", '""""', "“",
    "”", "’", "—", ",,,,", "....", ";", "http://a.b/c", "\n", "\t", "- ",
]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    faults = files(options.files, draw) + texts(options.texts, draw)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{faults} faults; highest memory {megabytes:,.0f} MB")
    sys.exit(faults > 0)


def files(count: int, draw: random.Random) -> int:
    """How many of so many mutated files, over all formats in turn, are neither read nor refused in time."""
    endings, outcomes, faults, worst = sorted(SEEDS), Counter[str](), 0, 0.0
    for number in range(count):
        ending = endings[number % len(endings)]
        data = mutated(SEEDS[ending], draw)
        source = Source(f"x{ending}", "x", lambda held=data: io.BytesIO(held))  # type: ignore[misc]

        def run(source: Source = source, ending: str = ending) -> None:
            for item in READERS[ending](source):
                assert isinstance(item, (Found, InputError))
                outcomes[type(item).__name__] += 1

        seconds, failed = tried(run, FILE_SECONDS, f"file {number} ({ending})", data)
        worst, faults = max(worst, seconds), faults + failed
    print(f"{count:,} files: {dict(outcomes)}, the slowest {worst:.2f} s, {faults} faults", flush=True)
    return faults


def mutated(seed: bytes, draw: random.Random) -> bytes:
    """The seed with bytes changed, pieces cut, doubled or moved, marks put in; perhaps cut short."""
    data = bytearray(seed * draw.randint(1, 3))
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(data) + 1)
        match draw.randrange(5):
            case 0 if at < len(data):
                data[at] = draw.randrange(256)
            case 1:
                del data[at : at + draw.randint(1, 40)]
            case 2:
                data[at:at] = data[draw.randrange(len(data) + 1) :][: draw.randint(1, 200)] * draw.randint(
                    1, 5
                )
            case 3:
                data[at:at] = draw.choice(MARKS) * draw.choice([1, 1, 1, 100])
            case _:
                data[at:at] = draw.randbytes(draw.randint(1, 30))
    return bytes(data[: draw.randint(0, len(data))] if draw.random() < 0.2 else data)


def texts(count: int, draw: random.Random) -> int:
    """How many of so many texts raise, have claims with wrong offsets, or are not read in time."""
    extractor, found, faults, worst = Extractor(), 0, 0, 0.0
    sentences = [relation.example.text for relation in ontology().relations.values()]
    for number in range(count):
        text = clean(hostile(sentences, draw))

        def run(text: str = text) -> None:
            nonlocal found
            for claim in extractor.claims(Document(id="x", text=text, date="2019-04-22")):
                found += 1
                for span in (claim.subject, claim.object, claim.trigger, claim.sentence):
                    assert text[span.start : span.end] == span.text

        seconds, failed = tried(run, TEXT_SECONDS, f"text {number}", text.encode())
        worst, faults = max(worst, seconds), faults + failed
    print(f"{count:,} texts: {found:,} claims, the slowest {worst:.2f} s, {faults} faults", flush=True)
    return faults


def hostile(sentences: list[str], draw: random.Random) -> str:
    """Sentences torn apart and mixed with odd characters; or bytes, brackets, names without end."""
    match draw.randrange(10):
        case 0:
            return draw.randbytes(draw.randint(1, 3000)).decode(
                draw.choice(["latin-1", "utf-16-le"]), "replace"
            )
        case 1:
            return "".join(chr(draw.randrange(0x11000)) for _ in range(draw.randint(1, 800)))
        case 2:
            piece = draw.choice(
                [*ODD, "(", '"', "Iran, ", "and ", "Ghana's ", "said that ", draw.choice(sentences)]
            )
            return piece * draw.randint(10, 3000) + draw.choice(sentences)
        case 3:
            depth = draw.randint(1, 300)
            return "(“" * depth + draw.choice(sentences) + "”)" * depth
        case 4:
            names = (f"General {chr(65 + n % 26)}bc{n} Def" for n in range(draw.randint(10, 500)))
            return draw.choice([", ", " and ", " of "]).join(names) + " met " + draw.choice(sentences)
        case _:
            words = " ".join(draw.choices(sentences, k=draw.randint(1, 8))).split(" ")
            for _ in range(draw.randint(1, 20)):
                words.insert(draw.randrange(len(words) + 1), draw.choice(ODD))
                words.pop(draw.randrange(len(words)))
            if draw.random() < 0.3:
                draw.shuffle(words)
            return " ".join(words)


def tried(run: Callable[[], None], bound: float, what: str, data: bytes) -> tuple[float, bool]:
    """Seconds of processor time, and whether it failed: raised, or took longer than the bound. What made it
    fail is kept beside the current folder's files."""
    start = time.process_time()
    failed = False
    try:
        run()
    except Exception:
        failed = True
        traceback.print_exc()
    seconds = time.process_time() - start
    if failed or seconds > bound:
        kept = Path(f"fuzz-{what.replace(' ', '-').replace('(', '').replace(')', '')}")
        kept.write_bytes(data)
        print(f"{what}: {seconds:.1f} s{', failed' if failed else ''}; kept as {kept}", flush=True)
        failed = True
    return seconds, failed


if __name__ == "__main__":
    main()
