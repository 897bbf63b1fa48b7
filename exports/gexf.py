"""GEXF, Gephi's own format: actors, an edge per subject, relation and object, and the times of its events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, TextIO

import networkx as nx

from dyads.exports.flat import flattened
from dyads.graph.periods import Period, period_of

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph

TODAY = re.compile(r' lastmodifieddate="[\d-]*"')
Spell = tuple[str, str]


def write(kg: KnowledgeGraph, out: TextIO) -> None:
    """Writes the graph of actors; lists of values stand as JSON text.

    An edge has a spell for each time that something happened, as Gephi's time line shows it. Spells that
    touch are one. An edge of which no event is dated has none, and is always there.
    """
    network = kg.networkx()
    events = {event.id: event for event in kg.events()}
    flat = flattened(network)
    for (*_, data), (*_, full) in zip(flat.edges(data=True), network.edges(data=True), strict=True):
        spells = _joined(period_of(events[event].date) for event in full["event_ids"])
        data["weight"] = data["events"]
        if spells:
            data["spells"] = spells
    out.write("<?xml version='1.0' encoding='utf-8'?>\n")
    for line in nx.generate_gexf(flat, version="1.2draft"):
        # NetworkX stamps the day of writing: the same graph would give other bytes tomorrow.
        out.write((TODAY.sub("", line) if "<meta" in line else line) + "\n")


def _joined(periods: Iterable[Period | None]) -> list[Spell]:
    spells: list[Period] = []
    for period in sorted(filter(None, periods)):
        if spells and period.first <= spells[-1].last + timedelta(days=1):
            spells[-1] = Period(spells[-1].first, max(period.last, spells[-1].last))
        else:
            spells.append(period)
    return [(spell.first.isoformat(), spell.last.isoformat()) for spell in spells]
