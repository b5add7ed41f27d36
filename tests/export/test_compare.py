from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from resolved import resolved_graphs
from worlds import PAPER, WIRE, tiny

from kg.export import diff, differences, merge, nquads
from kg.model import Iri, ResolvedGraph
from kg.store import Store


def written(graph: ResolvedGraph) -> Store:
    store = Store.memory()
    store.write(graph)
    return store


def only(document: Iri) -> Store:
    graph = tiny()
    return written(replace(graph, documents=tuple(d for d in graph.documents if d.iri == document)))


def test_a_graph_does_not_differ_from_itself() -> None:
    assert not diff(written(tiny()), written(tiny()))


def test_statements_of_one_graph_only_are_told() -> None:
    found = diff(only(PAPER), only(WIRE))
    assert [d.iri for d in found.documents_only_in_first] == [PAPER]
    assert [d.iri for d in found.documents_only_in_second] == [WIRE]
    assert len(found.only_in_first) == 3
    assert len(found.only_in_second) == 2
    assert [line[0] for line in found.lines] == ["-", "-", "-", "+", "+"]
    assert "+ Müller AG sue Bob Lee (possible)" in found.lines
    assert not any("leads" in line for line in found.lines)
    assert list(differences(only(PAPER), only(WIRE))) == ['- document Müller kauft "Zeta"', f"+ document {WIRE}", *found.lines]


def test_the_parts_merged_are_the_whole() -> None:
    assert nquads(written(merge([only(WIRE), only(PAPER)]))) == nquads(written(tiny()))


@given(resolved_graphs(), resolved_graphs())
@settings(max_examples=25, deadline=None)
def test_merging_is_idempotent_and_loses_no_statement(one: ResolvedGraph, two: ResolvedGraph) -> None:
    first, second = written(one), written(two)
    together = written(merge([first, second]))
    assert {s.iri for s in together.statements()} == {s.iri for s in one.statements} | {s.iri for s in two.statements}
    assert {d.iri for d in together.documents()} == {d.iri for d in one.documents} | {d.iri for d in two.documents}
    assert nquads(written(merge([together, together]))) == nquads(together)


def test_an_entity_keeps_its_longest_label_and_all_names() -> None:
    graph = tiny()
    short = replace(graph, entities=tuple(replace(e, label=e.label[:4], names=()) for e in graph.entities))
    entities = {e.label: e.names for e in merge([written(short), written(graph)]).entities}
    assert entities["Müller AG"] == ("Müll", "Müller")
