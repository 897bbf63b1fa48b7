"""N-Quads in parts with a manifest, for a SPARQL server that holds more than one machine's graphs."""

from __future__ import annotations

import hashlib
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dyads.exports.formats import replacing
from dyads.graph.serialise import nquads_lines

if TYPE_CHECKING:
    from dyads.graph.knowledge_graph import KnowledgeGraph

MANIFEST = "manifest.json"


class Part(msgspec.Struct, frozen=True):
    """One file: its name, how many quads it holds, and the SHA-256 of its bytes."""

    file: str
    quads: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What the parts hold together."""

    quads: int
    parts: list[Part]


def write_parts(kg: KnowledgeGraph, folder: Path, quads_a_part: int) -> Manifest:
    """Write the graph to `folder` as N-Quads, so many a file, sorted, and last the manifest.

    The manifest appears when all parts are complete; parts that an earlier, larger graph left are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    lines = iter(nquads_lines(kg.quads()))
    parts: list[Part] = []
    while some := list(islice(lines, quads_a_part)):
        name = f"part-{len(parts):05}.nq"
        with replacing(folder / name) as out:
            out.writelines(some)
        digest = hashlib.sha256("".join(some).encode()).hexdigest()
        parts.append(Part(name, len(some), digest))
    manifest = Manifest(sum(part.quads for part in parts), parts)
    with replacing(folder / MANIFEST) as out:
        out.write(msgspec.json.format(msgspec.json.encode(manifest)).decode() + "\n")
    for stale in sorted(folder.glob("part-*.nq"))[len(parts) :]:
        stale.unlink()
    return manifest
