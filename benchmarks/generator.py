"""News that never was: articles composed of our own example sentences, actors and days drawn by a seed."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from pathlib import Path

from dyads.extract.loading import load_tables
from dyads.extract.segment import segments
from dyads.graph.model import Document
from dyads.graph.ontology import Example, ontology

EXAMPLES = Path(__file__).parents[1] / "examples" / "dispatches.jsonl"
FILLERS = (
    "Nobody was hurt, according to a hospital in the town.",
    "The weather had been bad for most of the week.",
    "Shops stayed open until late in the evening.",
)


def articles(count: int, seed: int = 1, longest: int = 30) -> Iterator[Document]:
    """Articles of a third of `longest` sentences up to `longest`, the same for the same seed."""
    draw = random.Random(seed)
    states = sorted(state.name for state in load_tables().states.values() if " " not in state.name)
    templates = [_template(e.example) for e in ontology().relations.values()]
    rows = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    plain = [row["text"][s.start : s.end].replace("\n", " ") for row in rows for s in segments(row["text"])]
    first = datetime.date(2015, 1, 1)
    for number in range(count):
        one, other = draw.sample(states, 2)
        said = [
            draw.choice(templates).replace("{1}", one).replace("{2}", other)
            if draw.random() < 0.4
            else draw.choice([*plain, *FILLERS])
            for _ in range(draw.randint(longest // 3, longest))
        ]
        day = first + datetime.timedelta(draw.randrange(3650))
        yield Document(
            id=f"g{seed}-{number:06}", text=" ".join(said), title=f"{one} and {other}", date=day.isoformat()
        )


def _template(example: Example) -> str:
    """An example sentence with places for its actors."""
    return example.text.replace(example.subject, "{1}", 1).replace(example.object, "{2}", 1)
