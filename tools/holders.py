"""People and their offices: rows that say who held what, joined into persons and tenures."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from spellings import spellings

Row = dict[str, str]

ONE_AT_A_TIME = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "interior_minister",
}
SHARED = {("SMR", "head_of_state"), ("AND", "head_of_state"), ("BIH", "head_of_state")}
HOME = ("GBR", "FRA", "DNK", "USA", "CHN")
"""States whose head is also the head of others: that is where such a person belongs."""


def build_holders(rows: list[Row], organisations: dict[str, str]) -> tuple[list[Row], list[Row]]:
    """The rows of people.csv and tenures.csv; `organisations` gives the country of each.

    Hand-kept rows win over imported ones of the same person and office.
    """
    persons = _persons(rows, organisations)
    countries = [_country(held, organisations) for held in persons]
    ids = _ids(persons, countries)
    tenures: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for person, held in zip(ids, persons, strict=True):
        for row in held:
            tenures[row["of"], row["office"], person].append(row | {"person": person})
    kept = [row for held in tenures.values() for row in _without_superseded(held)]
    _close_by_successor(kept)
    people = [_person(id, held, country) for id, held, country in zip(ids, persons, countries, strict=True)]
    return people, kept


def plain(name: str) -> str:
    """A name without accents, capitals and punctuation, to compare it by."""
    letters = unicodedata.normalize(
        "NFKD", name.replace("ı", "i").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
    )
    return " ".join(re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode().lower()))


def _persons(rows: list[Row], organisations: dict[str, str]) -> list[list[Row]]:
    """The rows by person: by Q id, else by a name they share within a state.

    Of the head of an organisation, a name that only one person bears will do.
    """
    bearing: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (not row["wikidata"], not row["of"].isupper())):
        place = organisations.get(row["of"]) or row["of"]
        places = [f"{place} {plain(name)}" for name in _names(row)]
        bearers = [bearing[plain(name)] for name in _names(row) if not row["of"].isupper()]
        worldwide = next((next(iter(found)) for found in bearers if len(found) == 1), "")
        known = next((keys[name] for name in places if name in keys), "")
        key = row["wikidata"] or known or worldwide or places[0]
        for name in places:
            keys.setdefault(name, key)
        for name in _names(row):
            bearing[plain(name)].add(key)
        found[key].append(row)
    return list(found.values())


def _names(row: Row) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def _ids(persons: list[list[Row]], countries: list[str]) -> list[str]:
    """An id each: the name as a slug. Of namesakes, all but the one with the lowest Q id add the country."""
    taken: Counter[str] = Counter()
    ids = {}
    for number in sorted(range(len(persons)), key=lambda i: _rank(persons[i])):
        slug = plain(_name(persons[number])).replace(" ", "-")
        country = countries[number].lower()
        id = slug if not taken[slug] or not country else f"{slug}-{country}"
        taken[id] += 1
        ids[number] = id if taken[id] == 1 else f"{id}-{taken[id]}"
    return [ids[number] for number in range(len(persons))]


def _rank(held: list[Row]) -> tuple[int, str, str]:
    qid = next((row["wikidata"] for row in held if row["wikidata"]), "")
    return (int(qid[1:] or 0) if qid else 10**12, held[0]["of"], held[0]["name"])


def _name(held: list[Row]) -> str:
    """The name of a hand-kept row, else the most frequent, else the first."""
    by_hand = [row["name"] for row in held if _is_by_hand(row)]
    return by_hand[0] if by_hand else Counter(row["name"] for row in held).most_common(1)[0][0]


def _country(held: list[Row], organisations: dict[str, str]) -> str:
    """The state most of the offices are of, else that of the organisation; "" for international ones."""
    states = Counter(row["of"] for row in held if row["of"].isupper())
    home = [state for state in HOME if state in states]
    if home or states:
        return home[0] if home else states.most_common(1)[0][0]
    return next((organisations[row["of"]] for row in held if organisations.get(row["of"])), "")


def _person(id: str, held: list[Row], country: str) -> Row:
    name = _name(held)
    given = [form for row in held for form in _names(row) if " " in form or _is_by_hand(row)]
    forms = [form for form in _spelt(given) if form != name]
    return {
        "id": id,
        "name": name,
        "aliases": "|".join(dict.fromkeys(forms)),
        "country": country,
        "wikidata": next((row["wikidata"] for row in held if row["wikidata"]), ""),
        "source": "; ".join(
            dict.fromkeys(part for row in held for part in row["source"].split("; ") if "end:" not in part)
        ),
    }


def _spelt(names: Iterable[str]) -> list[str]:
    return [form for name in dict.fromkeys(names) for form in (name, *spellings(name))]


def _is_by_hand(row: Row) -> bool:
    return row["source"].startswith("hand-kept")


def _without_superseded(held: list[Row]) -> list[Row]:
    """A person's tenures of one office: a hand-kept one takes in the imported ones that it overlaps."""
    kept = [row for row in held if _is_by_hand(row)]
    for row in held:
        if not _is_by_hand(row):
            own = next((own for own in kept if _is_by_hand(own) and _overlap(own, row)), None)
            if own is None:
                kept.append(row)
            elif not own["end"] and not row["end"]:
                own["as_of"] = max(own["as_of"], row["as_of"])
    return kept


def _overlap(one: Row, other: Row) -> bool:
    return one["start"] < (other["end"] or "9999") and other["start"] < (one["end"] or "9999")


def _close_by_successor(rows: list[Row]) -> None:
    """End an open tenure where the next holder's begins, if that is after it was last known to go on."""
    offices: dict[tuple[str, str, bool], list[Row]] = defaultdict(list)
    for row in rows:
        if row["office"] in ONE_AT_A_TIME and (row["of"], row["office"]) not in SHARED:
            offices[row["of"], row["office"], row["title"] == "Governor-General"].append(row)
    for held in offices.values():
        held.sort(key=lambda row: row["start"])
        for i, row in enumerate(held):
            if not row["end"] and not row["title"].startswith("Acting"):
                later = [
                    other["start"]
                    for other in held[i + 1 :]
                    if other["person"] != row["person"]
                    and other["start"] > row["start"]
                    and (other["start"] >= row["as_of"][: len(other["start"])] or _is_by_hand(other))
                ]
                if later:
                    row["end"] = later[0]
                    row["source"] += "; end: start of successor"
