from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.ontology import Ontology, read_ontology

PREFIXES = """@prefix kg: <https://kg.example/ontology#> .
@prefix my: <https://my.example/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


@pytest.fixture(scope="session")
def news() -> Ontology:
    return read_ontology()


@pytest.fixture
def turtle(tmp_path: Path) -> Callable[..., Path]:
    """Writes Turtle to a file of the user's and returns its path."""

    def write(text: str, *, name: str = "mine.ttl", prefixes: str = PREFIXES) -> Path:
        path = tmp_path / name
        path.write_text(prefixes + text, encoding="utf-8")
        return path

    return write
