"""RDF exports: the same triples as the store, sorted, so that equal stores give equal bytes."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.turtle import Names, blocks, kind_prefixes, turtle_text
from kg.store import Store


def turtle(store: Store) -> bytes:
    """The union of all graphs as readable Turtle."""
    return turtle_text(store.lines()).encode("utf-8")


def ntriples(store: Store) -> bytes:
    """The union of all graphs, one triple a line, sorted."""
    return _joined(sorted(store.lines()))


def nquads(store: Store) -> bytes:
    """All graphs, one quad a line: first what belongs to no document, then graph by graph."""
    pieces = []
    for name, lines in store.graph_lines():
        pieces += [f"{line[:-1]}{name} ." for line in lines] if name else lines
    return _joined(pieces)


def trig(store: Store) -> bytes:
    """All graphs as readable TriG, one block per document."""
    graphs = list(store.graph_lines())
    names = Names(kind_prefixes(line for _, lines in graphs for line in lines))
    body = list(_graph_blocks(graphs, names))
    return "".join([*names.header(), *body]).encode("utf-8")


def _graph_blocks(graphs: list[tuple[str, list[str]]], names: Names) -> Iterator[str]:
    for name, lines in graphs:
        if name:
            yield f"\n{names.term(name)} {{\n"
            yield from blocks(lines, names, indent="    ")
            yield "}\n"
        else:
            yield from blocks(lines, names)


def _joined(lines: list[str]) -> bytes:
    return "\n".join([*lines, ""]).encode("utf-8")

