"""The layout: the same at every build, no box on another, friends nearer than rivals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dyads.exports.layout import positions

names = st.text(min_size=1, max_size=8)
worlds = st.lists(names, min_size=1, max_size=14, unique=True).flatmap(
    lambda known: st.tuples(
        st.just(known),
        st.dictionaries(
            st.tuples(st.sampled_from(known), st.sampled_from(known)), st.floats(0.1, 5), max_size=30
        ),
    )
)


def overlap(a: tuple[int, int], b: tuple[int, int], width: float, height: float) -> bool:
    return abs(a[0] - b[0]) < width - 3 and abs(a[1] - b[1]) < height - 3


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_any_world_is_laid_out_without_overlaps_and_the_same_in_any_order(
    world: tuple[list[str], dict[tuple[str, str], float]],
) -> None:
    known, ties = world
    boxes = dict.fromkeys(known, (110.0, 50.0))
    places = positions(boxes, ties)
    turned = positions(
        dict(reversed(boxes.items())),
        {(b, a): v for (a, b), v in reversed(ties.items()) if (b, a) not in ties},
    )
    assert set(places) == set(known)
    assert not any(overlap(places[a], places[b], 110, 50) for a in known for b in known if a < b)
    if not any((b, a) in ties for a, b in ties if a != b):
        assert places == turned


def test_nobody_needs_no_place() -> None:
    assert positions({}, {}) == {}


def test_blocs_stand_together() -> None:
    blocs = [[f"{bloc}{number}" for number in range(8)] for bloc in "EW"]
    ties = {(a, b): 2.0 for bloc in blocs for a in bloc for b in bloc if a < b} | {("E0", "W0"): 0.3}
    places = positions(dict.fromkeys([*blocs[0], *blocs[1]], (60.0, 40.0)), ties)
    middle = [tuple(sum(places[name][axis] for name in bloc) / 8 for axis in (0, 1)) for bloc in blocs]
    own = sum(math.dist(places[name], middle[0]) for name in blocs[0])
    other = sum(math.dist(places[name], middle[1]) for name in blocs[0])
    assert own < 0.6 * other


def test_a_crowd_beyond_the_core_stands_beside_its_partners() -> None:
    boxes = {f"n{number}": (20.0, 20.0) for number in range(600)}
    ties = {(f"n{number}", f"n{number % 7}"): 1.0 for number in range(7, 600)}
    places = positions(boxes, ties)
    width = max(x for x, _ in places.values()) - min(x for x, _ in places.values())
    distances = sorted(math.dist(places[f"n{number}"], places[f"n{number % 7}"]) for number in range(7, 600))
    assert distances[300] < width / 3


@pytest.mark.parametrize("ties", [{}, {("a", "a"): 3.0}])
def test_loners_and_loops_have_places(ties: dict[tuple[str, str], float]) -> None:
    assert len(set(positions({"a": (50.0, 20.0), "b": (50.0, 20.0)}, ties).values())) == 2
