"""Where the actors stand on the page: computed once, the same at every build, no two labels on each other.

The most active are laid out by their ties (ForceAtlas2: who cooperates stands together, so blocs show); each
other one stands near the partner it has most to do with. Then boxes that overlap are pushed apart. Whoever
has no tie to the largest piece stands below it. Beyond PARTED the quiet ones are set beside their partners
last, and may lie on each other.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

CORE = 300
"""As many are laid out by force: its cost grows with the square."""

PARTED = 2_500
"""As many are kept off each other: that cost grows with the square, too."""

ASPECT = 2.1
"""Width to height of the picture."""

ROOM = 1.7
"""Area of the picture in areas of all boxes together."""

ARROW = 70
"""Room for a line between two who have only each other, in the unit of the boxes."""

Box = tuple[float, float]
Point = tuple[float, float]
Placed = dict[str, Point]


def positions(boxes: Mapping[str, Box], ties: Mapping[tuple[str, str], float]) -> dict[str, tuple[int, int]]:
    """The centre of each box, in the unit of the boxes' width and height; y grows downwards.

    `ties` are strengths of attraction between two names, in either order; larger is nearer.
    """
    partners = _partners(boxes, ties)
    order = sorted(boxes, key=lambda name: (-sum(partners[name].values()), name))
    parted = set(order[:PARTED])
    pieces = [_piece(piece, boxes, partners) for piece in _pieces(order[:PARTED], partners)]
    placed = _shelved(pieces, boxes)
    _join(placed, [name for name in order if name not in parted], partners)
    return {name: (round(x), round(y)) for name, (x, y) in placed.items()}


def _pieces(order: list[str], partners: Mapping[str, Mapping[str, float]]) -> list[list[str]]:
    """Those that hang together, each piece in the given order; the largest piece first."""
    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from((name, other) for name in order for other in partners[name] if other in graph)
    rank = {name: turn for turn, name in enumerate(order)}
    pieces = [sorted(piece, key=rank.__getitem__) for piece in nx.connected_components(graph)]
    return sorted(pieces, key=lambda piece: (-len(piece), rank[piece[0]]))


def _piece(order: list[str], boxes: Mapping[str, Box], partners: Mapping[str, Mapping[str, float]]) -> Placed:
    """One piece laid out by itself, around (0, 0)."""
    if len(order) <= 2:
        wide = [boxes[name][0] + ARROW / 2 for name in order]
        return {name: (side * sum(wide) / 4, 0.0) for name, side in zip(order, (-1, 1), strict=False)}
    placed = _forced(order[:CORE], partners)
    _join(placed, order[CORE:], partners)
    names = sorted(placed)
    size = np.array([boxes[name] for name in names])
    points = _spread(np.array([placed[name] for name in names]), size)
    points = _filled(_apart(points, size))
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points, strict=True)}


def _shelved(pieces: list[Placed], boxes: Mapping[str, Box]) -> Placed:
    """The pieces side by side on shelves below the first, which is the largest."""
    sizes = [_extent(piece, boxes) for piece in pieces]
    area = sum(width * height for width, height in sizes)
    width = max([math.sqrt(area * ASPECT), *(size[0] for size in sizes)], default=0.0)
    if len(pieces) > 1:  # the first has its shelf alone, and fills it
        stretch = min(width / sizes[0][0], 1.8)
        pieces = [{name: (stretch * x, y) for name, (x, y) in pieces[0].items()}, *pieces[1:]]
        sizes[0] = width, sizes[0][1]
    shelves: list[list[int]] = []
    room = 0.0
    for turn, size in enumerate(sizes):
        if size[0] > room:
            shelves.append([])
            room = width
        shelves[-1].append(turn)
        room -= size[0]
    placed: Placed = {}
    top = 0.0
    for shelf in shelves:
        height = max(sizes[turn][1] for turn in shelf)
        gap = (width - sum(sizes[turn][0] for turn in shelf)) / (len(shelf) + 1)
        left = gap
        for turn in shelf:
            middle = left + sizes[turn][0] / 2, top + height / 2
            placed.update((name, (x + middle[0], y + middle[1])) for name, (x, y) in pieces[turn].items())
            left += sizes[turn][0] + gap
        top += height
    return {name: (x - width / 2, y - top / 2) for name, (x, y) in placed.items()}


def _extent(piece: Placed, boxes: Mapping[str, Box]) -> Box:
    """Width and height of a piece around its middle, its boxes included."""
    wide, high = (
        2 * max(abs(place[axis]) + boxes[name][axis] / 2 for name, place in piece.items()) for axis in (0, 1)
    )
    return wide, high


def _partners(boxes: Mapping[str, Box], ties: Mapping[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    partners: dict[str, dict[str, float]] = {name: {} for name in boxes}
    for (a, b), strength in ties.items():
        if a != b:
            partners[a][b] = partners[a].get(b, 0.0) + strength
            partners[b][a] = partners[b].get(a, 0.0) + strength
    return partners


def _seed(name: str) -> Point:
    """A first place that depends on nothing but the name: one more article moves the picture little."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    angle = int.from_bytes(digest[:4]) / 2**32 * math.tau
    radius = math.sqrt(int.from_bytes(digest[4:8]) / 2**32)
    return radius * math.cos(angle), radius * math.sin(angle)


def _forced(names: list[str], partners: Mapping[str, Mapping[str, float]]) -> Placed:
    graph = nx.Graph()
    graph.add_nodes_from(sorted(names))
    for name in sorted(names):
        for other, strength in sorted(partners[name].items()):
            if other in graph:
                graph.add_edge(name, other, weight=strength)
    found = {name: np.array(_seed(name)) for name in graph}
    if len(graph) > 2:
        found = nx.forceatlas2_layout(
            graph, found, max_iter=200, weight="weight", scaling_ratio=4.0, gravity=1.5
        )
    return {name: (float(x), float(y)) for name, (x, y) in found.items()}


def _join(placed: Placed, names: list[str], partners: Mapping[str, Mapping[str, float]]) -> None:
    """Places these beside those that have a place."""
    span = max((max(abs(x), abs(y)) for x, y in placed.values()), default=1.0) or 1.0
    for turn, name in enumerate(names):
        placed[name] = _beside(partners[name], placed, span, turn)


def _beside(partners: Mapping[str, float], placed: Mapping[str, Point], span: float, turn: int) -> Point:
    angle = turn * math.pi * (3 - math.sqrt(5))  # the golden angle: neighbours in turn go to different sides
    near = [(strength, other) for other, strength in partners.items() if other in placed]
    if not near:
        return 1.2 * span * math.cos(angle), 1.2 * span * math.sin(angle)
    x, y = placed[max(near)[1]]
    step = span * 0.06
    return x + step * math.cos(angle), y + step * math.sin(angle)


def _spread(points: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
    """Stretched to an area in proportion to the boxes; far outliers pulled in, half of the way by rank."""
    width = math.sqrt(float(np.prod(size, axis=1).sum()) * ROOM * ASPECT)
    spread = np.empty_like(points)
    for axis, extent in ((0, width), (1, width / ASPECT)):
        values = points[:, axis]
        reach = float(values.max() - values.min()) or 1.0
        ranks = values.argsort(kind="stable").argsort(kind="stable") / max(len(values) - 1, 1)
        spread[:, axis] = ((values - values.min()) / reach * 0.45 + ranks * 0.55) * extent
    return spread


def _apart(points: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.float64]:
    """Pushes boxes that overlap apart along the shorter way out, until none does or little is gained."""
    points = points.copy()
    for _ in range(12):
        one, other = _close(points, size, slack=30.0)
        reach = (size[one] + size[other]) / 2
        rows = np.arange(len(one))
        for step in range(12):
            way = points[one] - points[other]
            clash = reach - np.abs(way)
            hit = (clash > 0.5).all(axis=1)
            if not hit.any():
                if step == 0:
                    return points
                break
            axis = clash.argmin(axis=1)
            push = np.zeros_like(clash)
            push[rows, axis] = np.where(way[rows, axis] < 0, -0.5, 0.5) * clash[rows, axis]
            np.add.at(points, one[hit], push[hit])
            np.add.at(points, other[hit], -push[hit])
    return points


def _close(
    points: NDArray[np.float64], size: NDArray[np.float64], slack: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of boxes that overlap or are less than `slack` from it; others cannot meet for some steps."""
    close = np.ones((len(points), len(points)), dtype=bool)
    for axis in (0, 1):
        place, half = points[:, axis], size[:, axis] / 2
        close &= np.abs(place[:, None] - place[None, :]) < half[:, None] + half[None, :] + slack
    one, other = np.nonzero(np.triu(close, k=1))
    return one, other


def _filled(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Stretched along the axis that falls short of the picture's shape, which parts boxes further."""
    width, height = np.ptp(points, axis=0)
    if not width or not height:
        return points
    stretch = np.array([ASPECT * height / width, width / (ASPECT * height)])
    filled: NDArray[np.float64] = points * np.clip(stretch, 1.0, 1.6)
    return filled
