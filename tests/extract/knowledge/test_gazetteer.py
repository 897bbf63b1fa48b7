"""The gazetteer: what names it finds in a text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dyads.extract.knowledge.folding import fold
from dyads.extract.knowledge.gazetteer import Gazetteer
from dyads.graph.errors import UnknownIdError


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    """What was found: the words, and the ids of all actors they may name."""
    return [
        (text[match.start : match.end], "|".join(entry.actor.id for entry in match.entries))
        for match in gazetteer.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # states, their adjectives, people and seats
        ("Iran's president urged Islamabad", [("Iran", "IRN"), ("Islamabad", "PAK")]),
        ("Swedes and Turks met a Spaniard", [("Swedes", "SWE"), ("Turks", "TUR"), ("Spaniard", "ESP")]),
        ("the Kremlin and the White House", [("Kremlin", "RUS"), ("White House", "USA")]),
        # the longest, whole words
        ("South Sudan and Guinea-Bissau", [("South Sudan", "SSD"), ("Guinea-Bissau", "GNB")]),
        ("Iranians, not Iranianised", [("Iranians", "IRN")]),
        ("Equatorial Guinea", [("Equatorial Guinea", "GNQ")]),
        # case
        ("Turkey ate turkey; the US told us", [("Turkey", "TUR"), ("US", "USA")]),
        ("polish and Polish", [("Polish", "POL")]),
        ("IRAN URGES PAKISTAN", [("IRAN", "IRN"), ("PAKISTAN", "PAK")]),
        ("WHO IS TO BLAME?", []),
        ("The WHO said IS militants fled", [("WHO", "world-health-organization"), ("IS", "islamic-state")]),
        ("Nato said, NATO said", [("Nato", "nato"), ("NATO", "nato")]),
        # dots, apostrophes, accents
        ("the U.S. and the U.N.", [("U.S.", "USA"), ("U.N.", "united-nations")]),
        ("U.S.-backed", [("U.S.", "USA")]),
        ("the U.S.S.R.", [("U.S.S.R.", "SUN")]),
        ("Côte d’Ivoire’s", [("Côte d’Ivoire", "CIV")]),
        ("Türkiye", [("Türkiye", "TUR")]),
        ("Recep Tayyip Erdogan", [("Recep Tayyip Erdogan", "recep-tayyip-erdogan")]),
        ("Recep Tayyip Erdoğan", [("Recep Tayyip Erdoğan", "recep-tayyip-erdogan")]),
        # line breaks
        ("the United\nStates", [("United\nStates", "USA")]),
        ("South\n\nAfrica", []),
        # amounts and addresses
        ("US$10 from cnn.com", []),
        # ambiguous
        ("in Congo", [("Congo", "COD|COG")]),
        ("Koreans", [("Koreans", "KOR|PRK")]),
        # names that only contain an actor's
        ("the South China Sea", []),
        ("Latin America and the Korean Peninsula", []),
        # organisations
        ("al-Qaeda, Al Qaeda", [("al-Qaeda", "al-qaeda"), ("Al Qaeda", "al-qaeda")]),
        ("the Revolutionary Guards", [("Revolutionary Guards", "irgc")]),
        # persons: full names, not surnames
        ("Hassan Rouhani and Rouhani", [("Hassan Rouhani", "hassan-rouhani")]),
        ("Shah Mehmood Qureshi", [("Shah Mehmood Qureshi", "shah-mahmood-qureshi")]),
        ("Kim Jong Un", [("Kim Jong Un", "kim-jong-un")]),
        ("Theresa May-Jones", []),
    ],
)
def test_names_are_found(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "form", "sector"),
    [("Iran", "name", None), ("Iranian", "adjective", None), ("Iranians", "demonym", None),
     ("Tehran", "seat", "GOV"), ("USA", "alias", None)],
)  # fmt: skip
def test_an_entry_says_as_what_it_was_named(
    gazetteer: Gazetteer, text: str, form: str, sector: str | None
) -> None:
    [match] = gazetteer.find(text)
    [entry] = match.entries
    assert (entry.form, entry.actor.sector) == (form, sector)


def test_a_person_has_a_country_and_no_sector(gazetteer: Gazetteer) -> None:
    [match] = gazetteer.find("Hassan Rouhani")
    actor = match.entries[0].actor
    assert (actor.kind, actor.country, actor.sector) == ("person", "IRN", None)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["Iran", "’s", " ", "\n", "é", "e\u0301", "U.S.", "al-Qaeda", "\u00ad", "x", "İ"])
    )
)
def test_matches_are_in_order_and_apart_and_stand_where_they_say(
    gazetteer: Gazetteer, parts: list[str]
) -> None:
    text = "".join(parts)
    last = 0
    for match in gazetteer.find(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end
        assert fold(text[match.start : match.end])[0] in {"Iran", "U.S.", "U.S", "al-Qaeda"}


def test_states_are_known_by_their_codes(gazetteer: Gazetteer) -> None:
    assert gazetteer.state("KOR").name == "South Korea"
    with pytest.raises(UnknownIdError, match="XYZ"):
        gazetteer.state("XYZ")


def test_own_actors_are_found(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,aliases,kind,country\nred-sun,Red Sun Front,RSF-X,armed_group,PER\n", "utf-8")
    own = Gazetteer.load(path)
    assert found(own, "the Red Sun Front in Peru") == [("Red Sun Front", "red-sun"), ("Peru", "PER")]
    assert own.digest != gazetteer.digest


def test_the_gazetteer_loads_no_spacy() -> None:
    program = (
        "import sys; from dyads.extract.knowledge.gazetteer import Gazetteer; "
        "Gazetteer.load(); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
