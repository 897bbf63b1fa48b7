"""How often a mention lands on the right actor: country, sector, and nobody where there is nobody.

    python benchmarks/mentions.py [--errors] [--part development|unseen]

The mentions stand in benchmarks/data/mentions_*.jsonl with their sentences, written by one person and
labelled by another who did not see what the rules make of them. `--errors` prints those read otherwise.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import NamedTuple

from dyads.extract.extractor import Extractor
from dyads.graph.model import Actor

TABLES = Path(__file__).resolve().parent / "data"
PARTS = ("development", "unseen")


class Mention(NamedTuple):
    """A marked phrase in its text, and what the second reader says it names there."""

    id: str
    text: str
    start: int
    end: int
    date: str | None
    actor: bool
    country: str | None
    also: list[str | None]
    sector: str | None
    sectors: list[str | None]

    def right_country(self, actor: Actor) -> bool:
        """Whether it is the country of the label, or one that the label accepts as well."""
        return actor.country in (self.country, *self.also)

    def right_sector(self, actor: Actor) -> bool:
        """Whether it is the sector of the label, or one that the label accepts as well."""
        return actor.sector in (self.sector, *self.sectors)


class Figures(NamedTuple):
    """Shares from 0 to 1: of mentions that name an actor, and of those that name none."""

    mentions: int
    found: float
    country: float
    sector: float
    accepted: float
    nobody: float
    a_second: float
    errors: list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print each mention read otherwise")
    parser.add_argument("--part", choices=PARTS, help="one of the two tables; default: both")
    options = parser.parse_args()
    extractor = Extractor()
    print("| table | mentions | found | country | sector | accepted | nobody for distractors | a second |")
    print("|---|---|---|---|---|---|---|---|")
    for part in [options.part] if options.part else PARTS:
        got = measure(extractor, read(part))
        shares = " | ".join(f"{share:.1%}" for share in got[1:6])
        print(f"| {part} | {got.mentions} | {shares} | {got.a_second:.0f} |")
        if options.errors:
            print("\n".join(got.errors))


def read(part: str) -> list[Mention]:
    """The mentions of one table with their labels."""
    lines = (TABLES / f"mentions_{part}.jsonl").read_text("utf-8").splitlines()
    rows = map(json.loads, lines)
    return [Mention(**{name: row[name] for name in Mention._fields}) for row in rows]


def measure(extractor: Extractor, mentions: list[Mention]) -> Figures:
    """How the extractor reads the mentions.

    A country or sector counts as right where it equals the label, None included, or another country that
    the label accepts; other sectors that it accepts count in `accepted` alone. An actor not found is wrong.
    """
    right = {"found": 0, "country": 0, "sector": 0, "accepted": 0, "nobody": 0}
    errors = []
    started = time.perf_counter()
    for mention in mentions:
        actor = extractor.resolve_at(mention.text, mention.start, mention.end, mention.date)
        if mention.actor and actor is not None:
            right["found"] += 1
            right["country"] += mention.right_country(actor)
            right["sector"] += actor.sector == mention.sector
            right["accepted"] += mention.right_sector(actor)
        right["nobody"] += not mention.actor and actor is None
        if not _is_right(mention, actor):
            errors.append(_error(mention, actor))
    seconds = time.perf_counter() - started
    actors = sum(mention.actor for mention in mentions)
    return Figures(
        mentions=len(mentions),
        found=right["found"] / actors,
        country=right["country"] / actors,
        sector=right["sector"] / actors,
        accepted=right["accepted"] / actors,
        nobody=right["nobody"] / (len(mentions) - actors),
        a_second=len(mentions) / seconds,
        errors=errors,
    )


def _is_right(mention: Mention, actor: Actor | None) -> bool:
    if actor is None or not mention.actor:
        return mention.actor is (actor is not None)
    return mention.right_country(actor) and mention.right_sector(actor)


def _error(mention: Mention, actor: Actor | None) -> str:
    wanted = f"{mention.country} {mention.sector}" if mention.actor else "nobody"
    got = f"{actor.id} {actor.country} {actor.sector}" if actor else "nobody"
    marked = f"[{mention.text[mention.start : mention.end]}]"
    text = f"{mention.text[: mention.start]}{marked}{mention.text[mention.end :]}"
    return f"{mention.id}: {text}\n    wanted {wanted}, got {got}"


if __name__ == "__main__":
    main()
