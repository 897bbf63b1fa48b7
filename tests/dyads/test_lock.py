"""The locks are whole: all that a locked package asks for, extras too, is pinned in a release that serves.

pip cannot tell: it installs the locks without looking at what packages ask for, and its check omits extras.
"""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
PROGRAM = [*PROJECT["project"]["dependencies"], *GROUPS["setup"]]


def pins(lock: str) -> dict[str, Version]:
    """What a lock installs on this Python and system."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = map(Requirement, re.findall(r"^([a-z0-9].*?) \\$", text, re.MULTILINE))
    return {line.name: Version(str(line.specifier).removeprefix("==")) for line in lines if holds(line, "")}


def holds(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def unmet(wanted: list[str], pinned: dict[str, Version]) -> list[str]:
    """What the project or a package that it leads to asks for, and no pin meets."""
    waiting = [("dyads", Requirement(text)) for text in wanted]
    followed: set[tuple[str, str]] = set()
    found = []
    while waiting:
        asker, requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in pinned or not requirement.specifier.contains(pinned[name], prereleases=True):
            found.append(f"{asker} asks for {requirement}")
            continue
        for step in {(name, extra) for extra in ("", *requirement.extras)} - followed:
            followed.add(step)
            asked = map(Requirement, metadata.requires(name) or [])
            waiting += [(name, other) for other in asked if holds(other, step[1])]
    return found


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [("requirements.lock", PROGRAM), ("requirements-test.lock", [*PROGRAM, *GROUPS["test"]])],
)
def test_all_that_is_asked_for_is_pinned(lock: str, wanted: list[str]) -> None:
    assert unmet(wanted, pins(lock)) == []


def test_both_locks_pin_the_same_releases() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()
