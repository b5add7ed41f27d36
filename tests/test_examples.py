"""The example articles: German and English twins give graphs that agree but for labels."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.model.iri import KG, shorten

EXAMPLES = Path(__file__).parent.parent / "examples"
TWINS = sorted(p.name.removesuffix(".de.md") for p in EXAMPLES.glob("*.de.md"))

Key = tuple[str, str, str, str, tuple[str, ...]]  # status, subject, term, object, speakers


def _keys(name: str) -> dict[str, set[Key]]:
    """The ontology statements of both articles of a joint graph, by language; what has no name counts by its class."""
    graph = kg.build(EXAMPLES / f"{name}.de.md", EXAMPLES / f"{name}.en.md")
    entities = {e.iri: e for e in graph.entities()}
    language = {d.iri: d.language for d in graph.documents}

    def thing(filler: object) -> str:
        entity = entities.get(str(filler))
        if entity is None:
            return str(getattr(filler, "value", filler))
        return entity.iri if entity.named else shorten(entity.classes[0])

    keys: dict[str, set[Key]] = {"de": set(), "en": set()}
    for statement in graph.statements():
        if statement.predicate.startswith(KG):
            speakers = tuple(sorted(thing(a) for a in statement.attributed_to))
            key = (statement.status.value, thing(statement.subject), statement.predicate, thing(statement.object), speakers)
            for document in statement.documents:
                keys[language[document]].add(key)
    return keys


def test_there_are_at_least_four_twins() -> None:
    assert len(TWINS) >= 4
    assert all((EXAMPLES / f"{name}.en.md").is_file() for name in TWINS)


@pytest.mark.parametrize("name", TWINS)
def test_both_articles_tell_the_same(name: str) -> None:
    keys = _keys(name)
    assert len(keys["de"]) >= 10
    assert keys["de"] == keys["en"]
