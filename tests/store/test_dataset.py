from __future__ import annotations

import rdflib
from worlds import PAPER, WIRE, tiny

from kg import export
from kg.store import Store
from kg.store.dataset import dataset

KG = rdflib.Namespace("https://kg.example/ontology#")


def test_rdflib_sees_the_store_itself() -> None:
    store = Store.memory()
    store.write(tiny())
    found = dataset(store)
    assert len(found) == len(store)
    assert {str(g.identifier) for g in found.graphs()} >= {PAPER, WIRE}
    assert len(list(found.subjects(rdflib.RDF.type, KG.Person))) == 2
    (row,) = found.query("SELECT (COUNT(?p) AS ?n) { ?p a kg:Person }")
    assert int(row[0]) == 2  # type: ignore[index]
    assert len(found.graph(rdflib.URIRef(WIRE))) == sum(1 for q in store.quads() if q.graph_name.value == WIRE)


def test_what_is_added_through_rdflib_is_exported() -> None:
    store = Store.memory()
    store.write(tiny())
    found = dataset(store)
    found.add((rdflib.URIRef("https://kg.example/entity/New"), rdflib.RDFS.label, rdflib.Literal("New")))
    found.commit()
    assert b'entity:New rdfs:label "New" .' in export.turtle(store)
    assert b"<https://kg.example/entity/New>" in export.nquads(store)
