from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from resolved import resolved_graphs
from worlds import PAPER, WIRE, tiny

from kg.model import Document, Iri, ResolvedGraph, Text
from kg.model.iri import expand
from kg.store import Store
from kg.store.rdf import graphs_of
from kg.store.terms import literal, node, value_of


def written(graph: ResolvedGraph) -> Store:
    store = Store.memory()
    store.write(graph)
    return store


def part_of(graph: ResolvedGraph, documents: list[Iri]) -> ResolvedGraph:
    return ResolvedGraph(tuple(d for d in graph.documents if d.iri in documents), graph.entities, graph.statements, graph.relations)


@given(resolved_graphs())
@settings(max_examples=60, deadline=None)
def test_what_was_written_is_read_back(graph: ResolvedGraph) -> None:
    store = written(graph)
    assert store.documents() == graph.documents
    assert tuple(store.entities()) == graph.entities
    assert tuple(store.statements()) == graph.statements
    assert store.relations() == graph.relations


@given(resolved_graphs())
@settings(max_examples=30, deadline=None)
def test_the_quads_are_already_canonical(graph: ResolvedGraph) -> None:
    assert list(written(graph).quads()) == [quad for _, quads in graphs_of(graph) for quad in quads]


@given(resolved_graphs())
@settings(max_examples=30, deadline=None)
def test_the_default_graph_is_the_union_of_the_documents(graph: ResolvedGraph) -> None:
    store = written(graph)
    assert sorted(map(str, store.triples())) == sorted({str(q.triple) for q in store.quads()})


@given(resolved_graphs(), resolved_graphs())
@settings(max_examples=30, deadline=None)
def test_replacing_graphs_leaves_no_trace_of_the_old_ones(old: ResolvedGraph, new: ResolvedGraph) -> None:
    store = written(old)
    store.remove(d.iri for d in old.documents if d.iri not in {e.iri for e in new.documents})
    store.write(new)
    assert list(store.quads()) == list(written(new).quads())
    assert sorted(map(str, store.triples())) == sorted(map(str, written(new).triples()))


def test_any_order_of_adding_and_removing_gives_the_same_quads() -> None:
    graph, once = tiny(), written(tiny())
    for seed in range(5):
        store, random_order = Store.memory(), random.Random(seed)
        for _ in range(6):
            document = random_order.choice([PAPER, WIRE])
            if random_order.random() < 0.5:
                store.write(part_of(graph, [document]))
            else:
                store.remove([document])
        store.write(graph)
        assert list(store.quads()) == list(once.quads())


def test_an_unchanged_document_is_not_written_again() -> None:
    store = written(tiny())
    assert store.write(tiny()) == ()
    assert store.write(part_of(tiny(), [PAPER])) == ()


def test_removing_a_document_leaves_the_store_as_if_it_had_never_been_read() -> None:
    store = written(tiny())
    store.records.put(WIRE, b"x")
    store.remove([WIRE])
    assert list(store.quads()) == list(written(part_of(tiny(), [PAPER])).quads())
    assert list(store.records) == []


def test_local_paths_never_stand_in_the_graph() -> None:
    assert not any("/tmp/a.txt" in str(quad) for quad in written(tiny()).quads())


def test_counting_counts_a_thing_of_two_documents_once() -> None:
    (row,) = written(tiny()).query("SELECT (COUNT(?p) AS ?n) { ?p a kg:Person }")  # type: ignore[misc]
    assert row["n"].value == "2"


def test_lone_surrogates_keep_their_place() -> None:
    document = Document(PAPER, "a\ud800b", "de", title="\udfff")
    (back,) = written(ResolvedGraph((document,), (), ())).documents()
    assert (back.text, back.title) == ("a\ufffdb", "\ufffd")


@pytest.mark.parametrize("iri", ["http://a.example/?x[]=1", "http://a.example/%zz", "http://a.example/\ue000", "urn:ü", "http://a.example/a b|c"])
def test_odd_iris_survive(iri: str) -> None:
    document = Document(Iri(iri), "x", "de")
    store = written(ResolvedGraph((document,), (), ()))
    assert len(store.documents()) == 1
    assert store.documents()[0].iri == node(iri).value
    store.remove([Iri(iri)])
    assert len(store) == 0


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        (Text("007", datatype=expand("xsd:integer")), "7"), (Text("0.500", datatype=expand("xsd:decimal")), "0.5"),
        (Text("2021-01-01", datatype=expand("xsd:date")), "2021-01-01"), (Text("x", datatype=expand("xsd:integer")), "x"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.value,
)
def test_literals_are_canonical(text: Text, stored: str) -> None:
    assert literal(text).value == stored
    assert isinstance(value_of(literal(text)), Text)


def test_a_big_first_write_equals_single_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.store.writing.BULK", 1)
    with Store.create_or_open(tmp_path / "s") as store:
        assert store.write(tiny()) == (PAPER, WIRE)
        assert store.write(tiny()) == ()
        assert list(store.quads()) == list(written(tiny()).quads())
        assert sorted(map(str, store.triples())) == sorted(map(str, written(tiny()).triples()))


def test_a_file_with_and_without_graphs_keeps_both(tmp_path: Path) -> None:
    (tmp_path / "a.trig").write_text("<a:s> <a:p> 1 . <g:g> { <a:s> <a:p> 2 }", encoding="utf-8")
    store = Store.read(tmp_path / "a.trig")
    assert [str(q) for q in store.quads()] == [
        str(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal(1))),
        str(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal(2), ox.NamedNode("g:g"))),
    ]
    assert len(store) == 2
