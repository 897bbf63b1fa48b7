"""News that never was: articles of our own example and training sentences, their actors drawn by a seed."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

from dyads.extract.knowledge.loading import load_tables
from dyads.extract.model.marked import MarkedSentence, marked_sentences
from dyads.graph.model import Document
from dyads.graph.ontology import Example, ontology

FILLERS = (
    "Nobody was hurt, according to a hospital in the town.",
    "The weather had been bad for most of the week.",
    "Shops stayed open until late in the evening.",
)


def articles(count: int, seed: int = 1, longest: int = 30) -> Iterator[Document]:
    """Articles of a third of `longest` sentences up to `longest`, the same for the same seed.

    Each has two states of its own, which act in half of its sentences; in the others drawn ones do.
    """
    draw = random.Random(seed)
    states = sorted(state.name for state in load_tables().states.values() if " " not in state.name)
    templates = [_of_example(e.example) for e in ontology().relations.values()]
    templates += map(_of_marked, marked_sentences())
    first = datetime.date(2015, 1, 1)
    for number in range(count):
        pair = draw.sample(states, 2)
        said = []
        for _ in range(draw.randint(longest // 3, longest)):
            if draw.random() < 0.1:
                said.append(draw.choice(FILLERS))
                continue
            one, other = pair if draw.random() < 0.5 else draw.sample(states, 2)
            said.append(draw.choice(templates).replace("{1}", one).replace("{2}", other))
        day = first + datetime.timedelta(draw.randrange(3650))
        yield Document(
            id=f"g{seed}-{number:06}",
            text=" ".join(said),
            title=f"{pair[0]} and {pair[1]}",
            date=day.isoformat(),
        )


def _of_example(example: Example) -> str:
    """An example sentence with places for its actors."""
    return example.text.replace(example.subject, "{1}", 1).replace(example.object, "{2}", 1)


def _of_marked(sentence: MarkedSentence) -> str:
    """A training sentence with places for its actors."""
    text = sentence.text
    spans = sorted([(sentence.subject, "{1}"), (sentence.object, "{2}")], reverse=True)
    for (start, end), place in spans:
        text = text[:start] + place + text[end:]
    return text
