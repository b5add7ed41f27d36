from __future__ import annotations

import pytest
from worlds import entity, tiny

from kg.store import Store, fold


@pytest.fixture
def store() -> Store:
    store = Store.memory()
    store.write(tiny())
    return store


@pytest.mark.parametrize("spelling", ["München", "Muenchen", "Munchen", "MÜNCHEN", "munchen"])
def test_umlauts_are_folded(spelling: str) -> None:
    assert fold(spelling) == "munchen"


@pytest.mark.parametrize(
    ("text", "found"),
    [("muller", ["Müller_AG"]), ("MUELLER ag", ["Müller_AG"]), ("roth", ["Anna_Roth"]), ("ypsilon", ["Zeta"]), ("ann", ["Anna_Roth"]), ("nobody", []), ("  ", [])],
)
def test_any_name_finds_its_entity(store: Store, text: str, found: list[str]) -> None:
    assert [e.iri for e in store.search(text)] == [entity(name) for name in found]


def test_an_exact_name_comes_before_a_part_of_one_and_the_limit_holds(store: Store) -> None:
    labels = [e.label for e in store.search("e")]
    assert len(labels) == 3
    assert [e.label for e in store.search("zeta")] == ["Zeta"]
    assert len(store.search("e", limit=1)) == 1


def test_the_index_follows_the_store(store: Store) -> None:
    assert store.search("Lee")
    store.remove([d.iri for d in store.documents()])
    assert store.search("Lee") == ()
