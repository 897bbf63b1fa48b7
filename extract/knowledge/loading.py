"""Reading the actor tables in extract/knowledge/data, and a user's own actors over them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dyads.extract.knowledge.files import DATA
from dyads.extract.knowledge.own_actors import read_own, with_own
from dyads.extract.knowledge.rows import by_id, check, rows_of
from dyads.extract.knowledge.tables import Decoy, Organisation, Person, State, Tables, Tenure


def load_tables(extra: Path | None = None) -> Tables:
    """Read the tables this package ships, and a user's own actors from `extra` (see own_actors.py).

    Raises DataFileError where a file is malformed.
    """
    texts = {name: (DATA / name).read_text("utf-8") for name in _FILES}
    states = by_id("states.csv", texts["states.csv"], State)
    organisations = by_id("organisations.csv", texts["organisations.csv"], Organisation)
    people = by_id("people.csv", texts["people.csv"], Person)
    for row in organisations.values():
        check("organisations.csv", row.id, "country", row.country, states)
    for person in people.values():
        check("people.csv", person.id, "country", person.country, states)
    tenures = tuple(tenure for _, tenure in rows_of("tenures.csv", texts["tenures.csv"], Tenure))
    offices = states.keys() | organisations.keys()
    for tenure in tenures:
        check("tenures.csv", tenure.person, "person", tenure.person, people)
        check("tenures.csv", tenure.person, "of", tenure.of, offices)
    decoys = tuple(decoy for _, decoy in rows_of("decoys.csv", texts["decoys.csv"], Decoy))
    digest = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in texts.items()).encode()).hexdigest()
    tables = Tables(states, organisations, people, tenures, decoys, digest)
    return tables if extra is None else with_own(tables, extra.name, read_own(extra))


_FILES = ("states.csv", "organisations.csv", "people.csv", "tenures.csv", "decoys.csv")
