from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from resolved import HOSTILE, resolved_graphs
from worlds import tiny

from kg import export
from kg.errors import ExportError
from kg.model import Document, Entity, Iri, ResolvedGraph
from kg.model.iri import expand
from kg.store import Store
from kg.store.files import FORMATS

GOLDEN = Path(__file__).parent / "tiny.ttl"


def written(graph: ResolvedGraph) -> Store:
    store = Store.memory()
    store.write(graph)
    return store


def test_turtle_is_readable_sorted_and_stable() -> None:
    assert export.turtle(written(tiny())).decode("utf-8") == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_triple_formats_read_back_are_the_union(name: str, tmp_path: Path) -> None:
    store = written(tiny())
    path = tmp_path / f"x{export.ending(name)}"
    export.export_to(store, path)
    assert sorted(map(str, Store.read(path).triples())) == sorted(map(str, store.triples()))


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_quad_formats_read_back_are_the_store(name: str, tmp_path: Path) -> None:
    store = written(tiny())
    path = tmp_path / f"x{export.ending(name)}"
    export.export_to(store, path)
    again = Store.read(path)
    assert list(again.quads()) == list(store.quads())
    assert tuple(again.statements()) == tiny().statements
    assert export.export(again, name) == path.read_bytes()


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml", "trig", "nquads", "jsonld"])
@given(graph=resolved_graphs())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_strings_survive_every_rdf_format(name: str, graph: ResolvedGraph) -> None:
    store = written(graph)
    data = export.export(store, name)
    data.decode("utf-8")
    again = ox.Store()
    again.load(data, FORMATS[export.ending(name)])
    expected = {str(t) for t in store.triples()} if name in {"turtle", "ntriples", "rdfxml"} else {str(q) for q in store.quads()}
    found = {str(q.triple) for q in again} if name in {"turtle", "ntriples", "rdfxml"} else {str(q) for q in again}
    if name == "rdfxml":  # XML cannot hold control characters, and turns carriage returns into line ends
        assert len(found) <= len(expected)
        assert {t for t in expected if t.isprintable() and "\\" not in t} <= found
    else:
        assert found == expected


@pytest.mark.parametrize("name", ["turtle", "trig", "nquads", "ntriples", "jsonld", "graphml", "gexf", "csv"])
def test_bytes_do_not_depend_on_the_order_of_writing(name: str) -> None:
    graph = tiny()
    one, other = written(graph), Store.memory()
    documents = list(graph.documents)
    random.Random(3).shuffle(documents)
    for document in documents:
        other.write(ResolvedGraph((document,), graph.entities, graph.statements, graph.relations))
    assert export.export(one, name) == export.export(other, name)


def test_a_store_on_disk_gives_the_same_bytes_as_one_in_memory(tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "s") as store:
        store.write(tiny())
        for name in export.FORMATS[:9]:
            assert export.export(store, name) == export.export(written(tiny()), name)


def test_other_base_iris_get_their_prefixes() -> None:
    thing = Entity(Iri("https://news.example/kg/entity/A"), "A", (expand("kg:Entity"),), documents=(Iri("https://news.example/kg/document/d"),))
    text = export.turtle(written(ResolvedGraph((Document(thing.documents[0], "", "de"),), (thing,), ()))).decode("utf-8")
    assert "@prefix entity: <https://news.example/kg/entity/> .\n" in text
    assert "\nentity:A a kg:Entity" in text


def test_triples_without_a_document_are_exported_too(tmp_path: Path) -> None:
    (tmp_path / "a.trig").write_text("<a:s> <a:p> 1 . <g:g> { <a:s> <a:p> 2 }", encoding="utf-8")
    store = Store.read(tmp_path / "a.trig")
    for name in ("trig", "nquads", "jsonld"):
        export.export_to(store, tmp_path / f"b{export.ending(name)}")
        assert list(Store.read(tmp_path / f"b{export.ending(name)}").quads()) == list(store.quads())


def test_a_relation_that_is_no_xml_name_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("<a:s> <https://kg.example/relation/22> <a:o> .\n", encoding="utf-8")
    with pytest.raises(ExportError, match="RDF/XML cannot hold the relation"):
        export.rdfxml(Store.read(tmp_path / "a.nt"))


def test_the_hostile_strings_are_really_tried() -> None:
    assert len(HOSTILE) > 5
