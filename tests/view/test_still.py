"""Still pictures."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kg.errors import ExportError, MissingExtra
from kg.view import still
from tests.view.small_world import brewery, entity, facts_of


@pytest.mark.parametrize(("name", "begins"), [("graph.png", b"\x89PNG"), ("graph.svg", b"<?xml")])
def test_the_ending_names_the_format_and_the_bytes_repeat(tmp_path: Path, name: str, begins: bytes) -> None:
    pytest.importorskip("matplotlib")
    data = still(brewery(), None, tmp_path / name, title="100 $ & <mehr>")
    assert data.startswith(begins) and (tmp_path / name).read_bytes() == data
    assert still(brewery(), None, format=name[-3:], title="100 $ & <mehr>") == data


def test_the_svg_is_whole_and_names_no_date() -> None:
    pytest.importorskip("matplotlib")
    data = still(brewery(), None, format="svg")
    assert ET.fromstring(data).tag.endswith("svg")
    assert b"dc:date" not in data


def test_odd_names_and_an_empty_graph_can_be_drawn() -> None:
    pytest.importorskip("matplotlib")
    assert still(facts_of([], [], []), None, format="svg")
    assert still(facts_of([], [entity("a$b^{", "Person", "Entity")], []), None, format="png")


def test_another_format_is_refused() -> None:
    with pytest.raises(ExportError, match="png or svg, not as 'gif'"):
        still(brewery(), None, "graph.gif")


def test_without_matplotlib_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtra, match=r"kg\[still\]"):
        still(brewery(), None, format="svg")
