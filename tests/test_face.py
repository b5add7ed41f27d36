"""The face of the package: what ``import kg`` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg


def test_the_face_is_sorted_and_whole() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Grpah'"):
        _ = kg.Grpah


@pytest.mark.parametrize("library", ["spacy", "rdflib", "pyvis", "networkx", "pyoxigraph", "typer"])
def test_importing_kg_imports_no_big_library(library: str) -> None:
    code = f"import sys, kg; sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_building_from_nothing_readable_is_an_error_that_says_why(tmp_path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(kg.InputError, match="empty"):
        kg.build(empty)


def test_a_text_becomes_a_graph_that_can_be_asked_drawn_and_written(tmp_path) -> None:
    with kg.build(text="Der Konzern Siemens übernahm 2021 die Firma Varian. Siemens sitzt in München.", language="de") as graph:
        assert len(graph.documents) == 1
        assert graph.query("ASK { ?s kg:status kg:Asserted }") is True
        assert "Varian" in {e.label for e in graph.search("varian")} | {n for e in graph.search("varian") for n in e.names}
        turtle = graph.to_turtle(tmp_path / "graph.ttl")
        assert (tmp_path / "graph.ttl").read_bytes() == turtle
        assert "<html" in graph.to_html(tmp_path / "graph.html")
        assert graph.network().number_of_edges() > 0
        assert len(graph.rdf) > 0
        assert graph.check() == ()
    with kg.open(tmp_path / "graph.ttl") as again:
        assert again.to_turtle() == turtle
