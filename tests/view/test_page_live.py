"""The page of a server: it opens small and loads what the reader asks for."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from kg.model import ResolvedGraph
from kg.store import Store
from kg.view import around, excerpt, found, page
from tests.view.small_world import LINDNER, MUNICH, VOGEL, brewery


@pytest.fixture
def store() -> Store:
    kept = Store.memory()
    graph = brewery().graph
    kept.write(ResolvedGraph(graph.documents, graph.entities, graph.statements, graph.relations))
    return kept


def test_an_excerpt_holds_the_statements_of_a_thing_with_both_ends_and_their_documents(store: Store) -> None:
    part = excerpt(store, [VOGEL.iri])
    assert {entity.label for entity in part.entities()} == {"Anna Vogel", "Isarbräu AG", "Ömer Köhler", "Brauerei Lindner", "neues Sudhaus"}
    assert len(part.statements()) == 3 and len(part.documents()) == 2
    assert [relation.labels for relation in part.relations()] == [(("de", "baut"),)]


def test_what_is_found_comes_without_statements(store: Store) -> None:
    payload = found(store, None, "Muenchen")
    assert payload["things"][0]["de"] == "München" and payload["statements"] == []


def test_the_reader_searches_and_opens_what_the_page_does_not_hold(chromium: Any, store: Store) -> None:
    asked: list[str] = []
    context = chromium.new_context()

    def answer(route: Any) -> None:
        address = urlparse(route.request.url)
        options = {key: values[0] for key, values in parse_qs(address.query).items()}
        asked.append(address.path)
        if address.path == "/":
            text = page(excerpt(store, [MUNICH.iri]), live="/graph")
            return route.fulfill(body=text, content_type="text/html; charset=utf-8")
        payload = found(store, None, options["q"]) if address.path.endswith("search") else around(store, None, options["iri"])
        return route.fulfill(body=json.dumps(payload), content_type="application/json")

    context.route("http://kg.test/**", answer)
    tab = context.new_page()
    tab.goto("http://kg.test/")
    tab.wait_for_selector("html[data-ready]")
    assert tab.evaluate("kg.model.things.size") == 3
    tab.locator("#query").fill("vogel")
    tab.wait_for_selector("#found .found-name")
    tab.keyboard.press("Enter")
    tab.locator("#panel .fact", has_text="leads").wait_for()
    assert "Ömer Köhler" in tab.evaluate("[...kg.visible().things].map((thing) => thing.en)")
    assert "Anna Vogel leads Isarbräu AG (as Vorstandschefin), since 2019." in tab.locator("#panel .fact-words").all_inner_texts()
    assert set(asked) == {"/", "/graph/search", "/graph/around"}
    assert tab.evaluate(f"kg.model.things.get({LINDNER.iri!r}).central") is True
    context.close()
