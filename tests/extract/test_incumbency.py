"""Who is meant by the title of an office that somebody holds, held or is to hold."""

from __future__ import annotations

import pytest

from dyads.extract.extractor import Extractor

# Egypt's president on that day is Adly Mansour, Mohamed Morsi was until July; Iran's is Mahmoud Ahmadinejad
# until two days later.
DAY = "2013-08-01"

SUBJECTS = [
    ("The Egyptian president blamed Israel.", "adly-mansour", "GOV"),
    ("The acting Egyptian president blamed Israel.", "adly-mansour", "GOV"),
    ("The new Egyptian president blamed Israel.", "adly-mansour", "GOV"),
    ("The outgoing Egyptian president blamed Israel.", "adly-mansour", "GOV"),
    ("The Egyptian president, a reformer, blamed Israel.", "adly-mansour", "GOV"),
    ("Egypt's reformist president blamed Israel.", "adly-mansour", "GOV"),
    ("Late on Thursday the Egyptian president blamed Israel.", "adly-mansour", "GOV"),
    ("Then the Egyptian president blamed Israel.", "adly-mansour", "GOV"),
    ("The Egyptian president next week visits Israel.", "adly-mansour", "GOV"),
    ("The ousted Egyptian president blamed Israel.", "EGY-former-president", "ELI"),
    ("The deposed Egyptian president blamed Israel.", "EGY-former-president", "ELI"),
    ("The toppled Egyptian president blamed Israel.", "EGY-former-president", "ELI"),
    ("The recently ousted Egyptian president blamed Israel.", "EGY-former-president", "ELI"),
    ("The late Egyptian president blamed Israel.", "EGY-former-president", "ELI"),
    ("The former Egyptian president blamed Israel.", "EGY-former-president", "ELI"),
    ("The then Egyptian president blamed Israel.", "EGY-former-president", "ELI"),
    ("Egypt's next president blamed Israel.", "EGY-incoming-president", None),
    ("The incoming Egyptian president blamed Israel.", "EGY-incoming-president", None),
    ("Ousted Egyptian President Mohamed Morsi blamed Israel.", "mohamed-morsi", "ELI"),
    ("Then-president Mohamed Morsi blamed Israel.", "mohamed-morsi", "ELI"),
    ("Mohamed Morsi, the ousted president, blamed Israel.", "mohamed-morsi", "ELI"),
    ("Former Russian president Dmitry Medvedev blamed Israel.", "dmitry-medvedev", "GOV"),
    ("Vladimir Putin, a former officer, blamed Israel.", "vladimir-putin", "GOV"),
    ("Ana Costa, a former Egyptian minister, blamed Israel.", "ana-costa.EGY", "ELI"),
    ("Egypt's incoming minister Ana Costa blamed Israel.", "ana-costa.EGY", None),
    ("The former Egyptian general blamed Israel.", "EGY-former-general", "ELI"),
    ("A former Egyptian student blamed Israel.", "EGY-student", "EDU"),
    ("The slain Egyptian activist blamed Israel.", "EGY-activist", "CVL"),
]


@pytest.mark.parametrize(("text", "actor", "sector"), SUBJECTS, ids=[text for text, _, _ in SUBJECTS])
def test_a_title_means_the_holder_only_where_its_words_say_so(
    extractor: Extractor, text: str, actor: str, sector: str | None
) -> None:
    assert {(claim.subject.id, claim.subject.sector) for claim in extractor.claims(text, date=DAY)} == {
        (actor, sector)
    }


def test_who_is_designated_is_not_the_holder(extractor: Extractor) -> None:
    claims = extractor.claims("The Iraqi prime minister designate met Vladimir Putin.", date=DAY)
    assert {claim.subject.id for claim in claims} == {"IRQ-incoming-prime-minister", "vladimir-putin"}


@pytest.mark.parametrize("name", ["president-elect", "ex-president"])
def test_a_title_joined_to_elect_or_ex_is_not_the_holders(extractor: Extractor, name: str) -> None:
    claims = extractor.claims(f"The Egyptian {name} blamed Israel.", date=DAY)
    assert "adly-mansour" not in {claim.subject.id for claim in claims}


def test_nobody_ousted_before_is_former_yet(extractor: Extractor) -> None:
    (claim,) = extractor.claims("The army ousted President Mohamed Morsi.", date="2013-07-02")
    assert (claim.object.id, claim.object.sector) == ("mohamed-morsi", "GOV")


def test_the_president_after_a_former_one_is_the_holder(extractor: Extractor) -> None:
    text = "Former President Mohamed Morsi blamed Israel. The Egyptian president blamed Iran."
    subjects = [claim.subject.id for claim in extractor.claims(text, date=DAY)]
    assert subjects == ["mohamed-morsi", "adly-mansour"]
