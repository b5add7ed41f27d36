"""The networkx graph of the facts."""

from __future__ import annotations

from kg.model import Status
from kg.view import network
from kg.view.graph import ties
from tests.view.small_world import ISAR, LINDNER, MUNICH, NORD, VOGEL, brewery


def test_only_asserted_facts_between_things_are_edges() -> None:
    graph = network(brewery())
    statuses = {status for _, _, status in graph.edges(data="status")}
    assert statuses == {"Asserted"}
    assert not graph.has_edge(ISAR.iri, NORD.iri)
    assert graph.number_of_nodes() == 10


def test_parallel_relations_stay_apart_and_carry_their_evidence() -> None:
    graph = network(brewery())
    edges = graph.get_edge_data(ISAR.iri, LINDNER.iri)
    assert sorted(data["label"] for data in edges.values()) == ["acquired", "owns"]
    owns = next(data for data in edges.values() if data["label"] == "owns")
    assert len(owns["documents"]) == 2 and "Isarbräu owns the Lindner Brewery." in owns["quotes"]


def test_nodes_tell_name_and_class_in_a_language() -> None:
    node = network(brewery(), language="en").nodes[MUNICH.iri]
    assert (node["label"], node["class"], node["named"]) == ("Munich", "https://kg.example/ontology#City", True)


def test_other_statuses_come_when_asked_for() -> None:
    graph = network(brewery(), statuses={Status.POSSIBLE})
    assert [(a, b) for a, b in graph.edges()] == [(ISAR.iri, NORD.iri)]


def test_ties_weigh_the_documents_of_all_relations_of_a_pair() -> None:
    tied = ties(network(brewery()))
    assert tied[ISAR.iri][LINDNER.iri]["weight"] == 3
    assert tied[VOGEL.iri][ISAR.iri]["weight"] == 1
