"""Check the actor tables: names of several actors, two holders of an office, dead ids; and coverage.

    python tools/check_actors.py              errors and doubts, one a line; exit code 1 for errors
    python tools/check_actors.py --coverage   of how many UN members the holders are known, and the gaps

What news itself leaves open (a name of several parties) is in homonyms.csv of extract/knowledge/data or in
`SHARED`; offices that two hold by right are in `TWO_AT_A_TIME`.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby

from dyads.extract.knowledge.loading import load_tables
from dyads.extract.knowledge.placenames import placenames
from dyads.extract.knowledge.tables import Tables, Tenure, first_day, last_day
from dyads.extract.who.sieves.homonym import homonyms

SHARED = frozenset({"ABC", "Foreign Office", "Labour Party", "PTI", "TMC"})
"""Names of several actors that news uses for each of them; the country decides."""
TWO_AT_A_TIME = frozenset(
    {"AND", "BIH", "LBY", "SMR", "SOM", "SDN", "YEM", "VEN", "CIV", "AFG", "SYR", "IRQ"}
)
"""States with joint heads or with rival governments."""
DAYS = (date(2019, 4, 22), date(2023, 6, 1), date(2026, 1, 1))
OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
"""Offices that are held by one at a time, and of which the coverage is told."""
OVERLAP = 45
"""Days that two holders may share: sources differ on whether the oath or the vote counts."""
NOT_MEMBERS = frozenset({"VAT", "PSE", "XKX", "TWN", "ESH", "HKG", "MAC", "GRL", "FRO", "PRI", "COK", "NIU"})


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--coverage", action="store_true", help="print coverage and gaps as Markdown")
    tables = load_tables()
    if parser.parse_args().coverage:
        print("\n".join(coverage(tables)))
        return
    found = list(errors(tables))
    for line in (*found, *(f"doubt: {doubt}" for doubt in overlaps(tables))):
        print(line)
    sys.exit(bool(found))


def errors(tables: Tables) -> Iterator[str]:
    """What is wrong with the tables, in a sentence each."""
    yield from _shared_names(tables)
    yield from _shared_ids(tables)
    known = tables.states.keys() | tables.organisations.keys()
    for name, meanings in homonyms().items():
        for actor, _ in meanings:
            if actor and actor not in known:
                yield f"homonyms.csv: {name}: there is no actor {actor!r}"
    for name, countries in placenames().items():
        for country in set(countries) - tables.states.keys():
            yield f"places.csv: {name}: there is no state {country!r}"


def _shared_names(tables: Tables) -> Iterator[str]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for row in (*tables.states.values(), *tables.organisations.values()):
        for name in (row.name, *row.aliases):
            bearers[name].add(row.id)
    for name, ids in sorted(bearers.items()):
        if len(ids) > 1 and name not in SHARED and name not in homonyms():
            yield f"the name {name!r} belongs to {', '.join(sorted(ids))}"


def overlaps(tables: Tables) -> Iterator[str]:
    """Offices with two holders at a time: one of the two is then wrong in the source, or both governed."""
    offices: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tables.tenures:
        if tenure.office in OFFICES and tenure.of not in TWO_AT_A_TIME and not _stands_in(tenure):
            offices[tenure.of, tenure.office].append(tenure)
    for (of, office), held in sorted(offices.items()):
        for one, other in combinations(sorted(held, key=lambda tenure: tenure.start), 2):
            if one.person != other.person and _overlap(one, other) > OVERLAP:
                yield f"{of} {office}: {one.person} ({_span(one)}) and {other.person} ({_span(other)})"


def _stands_in(tenure: Tenure) -> bool:
    """A governor-general beside a monarch, somebody acting beside the holder."""
    return tenure.title.startswith(("Acting", "Governor-General", "Interim"))


def _overlap(one: Tenure, other: Tenure) -> int:
    """Days in both, as far as surely known: coarse dates count by their middle."""
    ends = [last_day(tenure.end or tenure.as_of) for tenure in (one, other)]
    coarse = any(
        len(day) < 10 for tenure in (one, other) for day in (tenure.start, tenure.end or tenure.as_of)
    )
    days = (min(ends) - max(first_day(one.start), first_day(other.start))).days
    return days - 365 if coarse else days


def _span(tenure: Tenure) -> str:
    return f"{tenure.start} to {tenure.end or f'at least {tenure.as_of}'}"


def _shared_ids(tables: Tables) -> Iterator[str]:
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for row in (*tables.states.values(), *tables.organisations.values(), *tables.people.values()):
        if row.wikidata:
            bearers[row.wikidata].append(row.id)
    for qid, ids in sorted(bearers.items()):
        if len(ids) > 1:
            yield f"{qid} is given to {', '.join(ids)}"
    persons = {tenure.person for tenure in tables.tenures}
    for person in tables.people.keys() - persons:
        yield f"people.csv: {person} holds no office"


def coverage(tables: Tables) -> Iterator[str]:
    """How many UN members have a known holder of an office, and in which years which have none."""
    members = {s.id for s in tables.states.values() if s.iso2 and s.demonyms and not s.end} - NOT_MEMBERS
    held = [t for t in tables.tenures if t.of in members and t.office in OFFICES]
    members &= {t.of for t in held if t.office == "head_of_government"}
    yield "| office | " + " | ".join(map(str, DAYS)) + " |"
    yield "|---" * (len(DAYS) + 1) + "|"
    for office in OFFICES:
        counts = (len({t.of for t in held if t.office == office and t.covers(day)}) for day in DAYS)
        yield f"| {office.replace('_', ' ')} | " + " | ".join(map(str, counts)) + " |"
    for office in OFFICES:
        yield f"\n{office.replace('_', ' ').capitalize()} unknown on 1 July:\n"
        for state in sorted(members):
            years = [
                year
                for year in range(2000, DAYS[-1].year)
                if not any(t.of == state and t.office == office and t.covers(date(year, 7, 1)) for t in held)
            ]
            if years:
                yield f"- {state}: {', '.join(_ranges(years))}"


def _ranges(years: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0]):
        span = [year for _, year in run]
        yield f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0])


if __name__ == "__main__":
    main()
