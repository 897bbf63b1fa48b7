"""The drawing: who is a node, what is an edge, how large and how bent. pyvis holds it, vis-network draws it.

There are two drawings of the same events: between states, where all who belong to a state stand under it, and
between actors. An edge stands for all events of one quad class from one node to another; those of symmetric
relations have no direction and are drawn once.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from pyvis.network import Network

from dyads.exports.layout import positions
from dyads.exports.text import drawable
from dyads.graph.model import Quad
from dyads.graph.ontology import ontology

MAX_NODES = 10_000
"""More than these have no place in a picture: the most active get one, and the page says so."""

QUADS: tuple[Quad, ...] = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)

LABELLED = 150
"""As many of the most active get room for their label; of the others the page shows those that fit."""

SHAPES = {"state": "dot", "igo": "square", "organisation": "square", "media": "square", "person": "diamond"}
SHAPES |= {"armed_group": "triangle", "party": "triangle", "group": "triangle", "unknown": "triangle"}

FONT = 14
"""Height of a node's label, in units of the picture."""


class Tie(NamedTuple):
    """One event, as the drawing needs it: nodes at both ends, relation, and its place in the page's list."""

    source: str
    target: str
    relation: str
    event: int


class Point(NamedTuple):
    """One node to draw: id, name and kind of an actor."""

    id: str
    name: str
    kind: str


def drawing(points: Sequence[Point], ties: Sequence[Tie]) -> dict[str, Any]:
    """The pyvis network of these nodes and events, as `{"nodes", "edges", "undrawn"}` for vis-network.

    `undrawn` counts the nodes that were left out because there are too many.
    """
    weight = Counter[str]()
    for tie in ties:
        weight.update({tie.source, tie.target})
    active = sorted(
        (point for point in points if weight[point.id]), key=lambda point: (-weight[point.id], point.id)
    )
    drawn = {point.id: point for point in active[:MAX_NODES]}
    ties = [tie for tie in ties if tie.source in drawn and tie.target in drawn]
    network = Network(directed=True)
    network.toggle_physics(False)
    _add_nodes(network, drawn, weight, ties)
    _add_edges(network, ties)
    nodes, edges, *_ = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "undrawn": len(active) - len(drawn)}


def _add_nodes(network: Network, drawn: dict[str, Point], weight: Counter[str], ties: Sequence[Tie]) -> None:
    labels = {name: drawable(point.name, 28) for name, point in drawn.items()}
    sizes = {name: round(5 + 3.2 * math.log1p(weight[name]), 1) for name in drawn}
    roomy = set(list(drawn)[:LABELLED])
    boxes = {name: _box(sizes[name], labels[name] if name in roomy else "") for name in drawn}
    places = positions(boxes, _attraction(ties))
    for name in sorted(drawn, key=lambda name: (-weight[name], name)):
        x, y = places[name]
        kind = drawn[name].kind
        shape = SHAPES.get(kind, "dot")
        # pyvis takes an empty label for none and puts the id in its place, hence the blank.
        network.add_node(name, label=labels[name] or " ", shape=shape, x=x, y=y, size=sizes[name], kind=kind)


def _box(size: float, label: str) -> tuple[float, float]:
    """Width and height that a node needs: its own, its label's below it, and room for lines between."""
    if not label:
        return 2 * size + 16, 2 * size + 16
    return max(0.58 * FONT * len(label), 2 * size) + 46, 2 * size + 1.6 * FONT + 40


def _attraction(ties: Sequence[Tie]) -> dict[tuple[str, str], float]:
    """Cooperation draws together three times as much as conflict, which only keeps its lines short."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for tie in ties:
        conflict = ontology().relation(tie.relation).quad.endswith("conflict")
        counts[min(tie.source, tie.target), max(tie.source, tie.target)][conflict] += 1
    return {pair: math.log1p(coop) + 0.33 * math.log1p(conflict) for pair, (coop, conflict) in counts.items()}


def _add_edges(network: Network, ties: Sequence[Tie]) -> None:
    events: defaultdict[tuple[str, str, Quad, bool], list[int]] = defaultdict(list)
    for tie in ties:
        symmetric = ontology().is_symmetric(tie.relation)
        source, target = tie.source, tie.target
        if symmetric and source > target:
            source, target = target, source
        events[source, target, ontology().relation(tie.relation).quad, symmetric].append(tie.event)
    bends = _bends(list(events))
    for key in sorted(events):
        source, target, quad, symmetric = key
        network.add_edge(
            source,
            target,
            id=f"{source}~{target}~{quad}" + ("~both" if symmetric else ""),
            quad=QUADS.index(quad),
            arrows="" if symmetric else "to",
            bend=bends[key],
            events=events[key],
        )


def _bends(keys: list[tuple[str, str, Quad, bool]]) -> dict[tuple[str, str, Quad, bool], float]:
    """How far each edge bows to its right, so that no two between the same nodes lie on each other.

    A pair's edges in one direction take one side, those in the other direction the other; the first one
    without a direction, or an only edge, runs straight.
    """
    pairs: defaultdict[frozenset[str], list[tuple[str, str, Quad, bool]]] = defaultdict(list)
    for key in sorted(keys, key=lambda key: (QUADS.index(key[2]), key)):
        pairs[frozenset(key[:2])].append(key)
    bends: dict[tuple[str, str, Quad, bool], float] = {}
    for members in pairs.values():
        if len(members) == 1:
            bends[members[0]] = 0.0
            continue
        straight = next((key for key in members if key[3]), None)
        slots = {members[0][0]: 0, members[0][1]: 0}
        for key in members:
            if key is straight:
                bends[key] = 0.0
                continue
            side = min(slots, key=lambda name: (slots[name], name)) if key[3] else key[0]
            slots[side] += 1
            bends[key] = round((0.18 * slots[side]) * (1 if side == key[0] else -1), 2)
    return bends
