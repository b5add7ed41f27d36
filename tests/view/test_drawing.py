"""What stands on the page and how it looks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.model import Status, TimeSpan
from kg.model.iri import KG, expand, shorten
from kg.view.clashes import clashes
from kg.view.drawing import drawing_of
from kg.view.palette import palette
from kg.view.vis import width
from kg.view.wording import wording_of, words_of
from tests.view.small_world import FIRE, ISAR, LINDNER, MAYOR, NORD, SALE, VOGEL, brewery, entity, facts_of, statement

QUOTE = [(SALE, "Die Gewerkschaft NGG lehnt den Verkauf ab.")]


class Terms:
    """An ontology of two properties."""

    def label(self, iri: str, language: str) -> str:
        return {"headOfState": {"en": "is head of state of", "de": "ist Staatsoberhaupt von"}}.get(iri.removeprefix(KG), {}).get(language, shorten(iri))

    def is_functional(self, predicate: str) -> bool:
        return predicate == expand("kg:headOfState")

    def is_symmetric(self, predicate: str) -> bool:
        return predicate == expand("kg:meets")


def test_parallel_edges_bow_differently_and_a_lone_edge_is_straight() -> None:
    drawing = drawing_of(brewery())
    names = [node.entity.label for node in drawing.nodes]
    pairs: dict[tuple[str, str], list[float]] = {}
    for edge in drawing.edges:
        pairs.setdefault((names[edge.source], names[edge.target]), []).append(edge.bend)
    parallel = pairs["Isarbräu AG", "Brauerei Lindner"]
    assert len(set(parallel)) == 4
    assert pairs["Anna Vogel", "Isarbräu AG"] == [0]


def test_edges_of_both_directions_bow_to_different_sides() -> None:
    both = facts_of([SALE], [ISAR, LINDNER], [statement(ISAR, "owns", LINDNER, quotes=QUOTE), statement(LINDNER, "sold", ISAR, quotes=QUOTE)])
    bends = [edge.bend for edge in drawing_of(both).edges]
    assert bends[0] == bends[1] != 0  # each to its own right: seen from above, to different sides


def test_lines_grow_with_the_number_of_sources() -> None:
    owns = next(edge for edge in drawing_of(brewery()).edges if edge.predicate == expand("kg:owns"))
    assert owns.sources == 2
    assert [width(n) for n in (1, 2, 5)] == sorted({width(n) for n in (1, 2, 5)})


def test_the_most_central_are_kept_and_the_rest_has_no_place() -> None:
    drawing = drawing_of(brewery(), max_nodes=3)
    assert [node.entity.label for node in drawing.nodes if node.place] == ["Isarbräu AG", "Brauerei Lindner", "Anna Vogel"]
    assert drawing.shown == 3 and len(drawing.nodes) == 10


def test_in_a_busy_graph_nameless_things_wait_unless_they_tie_names_together() -> None:
    named = [entity(f"Name {n}", "Person", "Entity") for n in range(40)]
    loose = [entity(f"ding {n}", "Entity", named=False) for n in range(30)]
    joint = entity("brücke", "Entity", named=False)
    facts = [statement(named[n], "meets", named[n + 1], quotes=QUOTE) for n in range(39)]
    facts += [statement(named[n], "uses", thing, quotes=QUOTE) for n, thing in enumerate(loose)]
    facts += [statement(named[n], "uses", joint, quotes=QUOTE) for n in (0, 20)]
    shown = {node.entity.label for node in drawing_of(facts_of([SALE], [*named, *loose, joint], facts)).nodes if node.place}
    assert shown == {thing.label for thing in (*named, joint)}
    assert drawing_of(facts_of([SALE], [*named, *loose, joint], facts), max_nodes=500).shown == 71


def test_families_differ_in_colour_and_in_shape() -> None:
    looks = {name: look for name, look in palette().looks.items() if name not in {"Position", "Entity"}}
    assert len({look.shape for look in looks.values()}) == len(looks) == len({look.light for look in looks.values()}) == len({look.dark for look in looks.values()})
    lines = palette().lines
    assert set(lines) == {str(status) for status in Status}
    assert len({(line.dashes, line.arrow) for line in lines.values()}) == 4


def test_a_class_of_the_users_own_looks_like_its_superclass() -> None:
    brewer = expand("kg:Brewery")
    assert palette().family((brewer, expand("kg:Company"), expand("kg:Organization"))) == "Organization"
    assert palette().family((brewer,)) == palette().family(()) == "Entity"


def test_terms_are_called_by_their_label_or_by_their_own_words() -> None:
    wording = wording_of(Terms(), ())
    assert wording.both(KG + "headOfState") == {"en": "is head of state of", "de": "ist Staatsoberhaupt von"}
    assert wording.term(KG + "holdsPositionAt", "en") == words_of(KG + "holdsPositionAt") == "holds position at"


def test_a_denial_clashes_with_what_is_said_otherwise() -> None:
    facts = brewery().statements()
    statements = tuple(facts)
    assert [{statements[n].status for n in clash} for clash in clashes(statements)] == [{Status.NEGATED, Status.REPORTED}]


def test_a_symmetric_relation_is_denied_from_either_side() -> None:
    said = [statement(VOGEL, "meets", MAYOR, quotes=QUOTE), statement(MAYOR, "meets", VOGEL, quotes=QUOTE, status=Status.NEGATED)]
    assert clashes(said, Terms()) == ((0, 1),)
    assert clashes(said) == ()


@pytest.mark.parametrize(
    ("times", "clash"),
    [pytest.param(("", ""), True, id="undated"), pytest.param(("2016", "2021"), False, id="one after the other"), pytest.param(("2016", "2016"), True, id="at once")],
)
def test_two_values_of_a_functional_relation_clash_at_the_same_time(times: tuple[str, str], clash: bool) -> None:
    land = (entity("Norland", "Country"), entity("Südland", "Country"))
    said = [statement(VOGEL, "headOfState", country, quotes=QUOTE, time=TimeSpan(at=at)) for country, at in zip(land, times, strict=True)]
    assert bool(clashes(said, Terms())) is clash


def test_the_page_says_the_same_things_in_both_languages() -> None:
    import tomllib

    assets = Path(__file__).parents[2] / "kg" / "view" / "assets"
    texts = tomllib.loads((assets / "texts.toml").read_text(encoding="utf-8"))
    assert set(texts["en"]) == set(texts["de"])
    holes = {key: (set(re.findall(r"\{\w+\}", texts["en"][key])), set(re.findall(r"\{\w+\}", texts["de"][key]))) for key in texts["en"]}
    assert {key: pair for key, pair in holes.items() if pair[0] != pair[1]} == {}
    used = set(re.findall(r'\bt\("(\w+)"', "".join(path.read_text(encoding="utf-8") for path in (assets / "js").glob("*.js"))))
    assert used <= set(texts["en"])


def test_unused_documents_and_things_do_no_harm() -> None:
    drawing = drawing_of(facts_of([SALE, FIRE], [NORD], []))
    assert drawing.edges == () and drawing.shown == 0
