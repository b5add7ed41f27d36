"""Records of a store -> its graphs: who is who first, which needs every document but little of it, then some documents at a time."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.ingest.duplicates import groups_of
from kg.model.iri import Iri
from kg.model.statement import ResolvedGraph
from kg.ontology import Ontology
from kg.resolve.graph import LocalEntity
from kg.resolve.joining import Place
from kg.resolve.record import from_bytes
from kg.resolve.reduce import names_of, resolve_in_parts, things_in
from kg.store import Store

PART = 100  # documents whose graphs are in memory at a time; no fewer than the store takes in one go (BULK)


def settle(store: Store, ontology: Ontology, *, base: str, corrections: Path | None = None, min_confidence: float = 0.0) -> None:
    """Resolve all records of the store and put the graphs in place; graphs that stand already are not written again."""
    records = store.records
    things: list[tuple[Place, LocalEntity]] = []
    fingerprints: dict[Iri, Sequence[int]] = {}
    for graph in map(from_bytes, records.values()):
        things += things_in(graph)
        if graph.fingerprint:
            fingerprints[graph.document.iri] = array("Q", graph.fingerprint)
    same_copy = {iri: group[0] for group in groups_of(fingerprints) for iri in group}
    names = names_of(things, ontology, base=base)
    del things, fingerprints
    size = PART if corrections is None else max(len(records), 1)  # a correction may concern all documents at once
    parts = resolve_in_parts(lambda: map(from_bytes, records.values()), names, ontology, size=size, base=base, same_copy=same_copy)
    store.write_parts(_edited(part, base=base, corrections=corrections, min_confidence=min_confidence) for part in parts)
    store.flush()


def _edited(graph: ResolvedGraph, *, base: str, corrections: Path | None, min_confidence: float) -> ResolvedGraph:
    """The graph after the user's corrections, without statements that the user finds too unsure."""
    if corrections is not None:
        from kg.resolve.corrections import apply, read_corrections

        graph = apply(graph, read_corrections(corrections), base=base)
    if min_confidence > 0:
        graph = replace(graph, statements=tuple(s for s in graph.statements if s.confidence >= min_confidence))
    return graph
