"""Corrections: an analyst's vetoes, rows of a CSV file. Claims are struck, actors joined; what was read stays
as it is, and the graph says what was struck, by whom and why.

    claim,subject,object,verdict,who,why
    c-9f2c0a1b2c3d4e5f,,,wrong,A. Analyst,a caption read as a sentence
    ,IRN,PAK,wrong,A. Analyst,all from one garbled page
    ,rebels@a.txt,d:free-army,same,A. Analyst,named so in the next article
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from dyads.graph.errors import UsageError
from dyads.graph.identity import edge_id
from dyads.graph.model import Claim, Mention

FILE = "corrections.csv"
"""Its name in the folder of a graph."""

Verdict = Literal["wrong", "same"]
_COLUMNS = ("claim", "subject", "object", "verdict", "who", "why")
_CLAIM = re.compile(r"c-[0-9a-f]{16}\Z")


class Correction(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A verdict and who gave it, and why.

    "wrong" strikes the claim, or all claims of what `subject` did to `object`; "same" has the actor
    `subject` counted as the actor `object`.
    """

    claim: str = ""
    subject: str = ""
    object: str = ""
    verdict: Verdict = "wrong"
    who: str
    why: str


def _followed(rows: Iterable[Correction]) -> dict[str, str]:
    """Each actor with the last of those that it is, step by step, the same as."""
    same: dict[str, str] = {}
    for row in rows:
        if same.setdefault(row.subject, row.object) != row.object:
            raise ValueError(f"{row.subject!r} is the same as two others")
    followed = {}
    for actor in same:
        last, seen = actor, {actor}
        while last in same:
            last = same[last]
            if last in seen:
                raise ValueError(f"{actor!r} is the same as itself, or as one that is the same as it")
            seen.add(last)
        followed[actor] = last
    return followed


class Corrections:
    """All corrections of a graph; two are equal where their rows are, in any order."""

    def __init__(self, rows: Iterable[Correction] = ()) -> None:
        """Raises ValueError where an actor is to be the same as two others, or, step by step, as itself."""
        self.rows = tuple(sorted(set(rows)))
        self._of_claim = {row.claim: row for row in reversed(self.rows) if row.claim}
        pairs = [row for row in self.rows if row.subject]
        self._of_pair = {(row.subject, row.object): row for row in reversed(pairs) if row.verdict == "wrong"}
        self._same = _followed(row for row in pairs if row.verdict == "same")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Corrections) and self.rows == other.rows

    def __hash__(self) -> int:
        return hash(self.rows)

    def striking(self, claim: Claim) -> Correction | None:
        """The correction that strikes the claim, if any does."""
        pair = claim.subject.id, claim.object.id
        return (
            self._of_claim.get(claim.id)
            or self._of_pair.get(pair)
            or self._of_pair.get((self.actor(pair[0]), self.actor(pair[1])))
        )

    def actor(self, identifier: str) -> str:
        """The actor that one is counted as."""
        return self._same.get(identifier, identifier)

    def applied(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims that stand, with the actors they are counted for."""
        if not self.rows:
            return list(claims)
        return [self._joined(claim) for claim in claims if self.striking(claim) is None]

    def edges_read(self, claims: Iterable[Claim]) -> set[str]:
        """Ids of the triples, as they were read, that are counted as the triples of these claims."""
        edges = set()
        for claim in claims:
            for subject in self._read_as(claim.subject.id):
                for object in self._read_as(claim.object.id):
                    edges.add(edge_id(subject, claim.relation.id, object))
        return edges

    def _read_as(self, actor: str) -> list[str]:
        return [actor, *self._aliases.get(actor, ())]

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        aliases: dict[str, list[str]] = {}
        for alias, actor in sorted(self._same.items()):
            aliases.setdefault(actor, []).append(alias)
        return aliases

    def _joined(self, claim: Claim) -> Claim:
        if not self._same:
            return claim
        return msgspec.structs.replace(
            claim,
            subject=self._mention(claim.subject),
            object=self._mention(claim.object),
            attributed_to=claim.attributed_to and self._mention(claim.attributed_to),
            via=tuple(map(self._mention, claim.via)),
        )

    def _mention(self, mention: Mention) -> Mention:
        actor = self.actor(mention.id)
        return mention if actor == mention.id else msgspec.structs.replace(mention, id=actor)


NONE = Corrections()


def read_corrections(path: Path) -> Corrections:
    """The corrections in a CSV file; none where there is no file. Raises UsageError, which names the line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, strict=True)
            missing = {"verdict", "who", "why"} - set(table.fieldnames or ())
            unknown = set(table.fieldnames or ()) - set(_COLUMNS)
            if missing or unknown:
                raise UsageError(f"{path}: its first line must name the columns {', '.join(_COLUMNS)}.")
            rows = [_row(path, table.line_num, row) for row in table if any(row.values())]
    except FileNotFoundError:
        return NONE
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as CSV in UTF-8: {error}.") from None
    try:
        return Corrections(rows)
    except ValueError as error:
        raise UsageError(f"{path}: {error}.") from None


def _row(path: Path, line: int, cells: dict[str, str | None]) -> Correction:
    fields = {name: (cells.get(name) or "").strip() for name in _COLUMNS}
    pair = bool(fields["subject"]) + bool(fields["object"])
    wrong = ""
    if None in cells or None in cells.values():
        wrong = "it has not as many cells as the first line has columns"
    elif (fields["claim"] and pair) or (not fields["claim"] and pair != 2):
        wrong = "it must name a claim, or a subject and an object, and not both"
    elif fields["claim"] and not _CLAIM.match(fields["claim"]):
        wrong = f"{fields['claim']!r} is no id of a claim, like c-9f2c0a1b2c3d4e5f"
    elif fields["verdict"] not in ("wrong", "same") or (fields["claim"] and fields["verdict"] == "same"):
        wrong = f"its verdict is {fields['verdict']!r}; it must be wrong, or, for two actors, same"
    elif not fields["who"] or not fields["why"]:
        wrong = "who and why must not be empty"
    if wrong:
        raise UsageError(f"{path}, line {line}: {wrong}.")
    return msgspec.convert(fields, Correction)
