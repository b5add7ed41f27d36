"""Central things, groups, paths and changes."""

from __future__ import annotations

import json

import pytest

from kg.errors import UnknownEntity
from kg.model import Status
from kg.view import analyze, as_json, tables
from tests.view.small_world import BREWHOUSE, FIRE, ISAR, LINDNER, SALE, brewery, entity, facts_of, statement


def test_the_most_central_come_first_with_their_measures() -> None:
    central = analyze(brewery()).central
    assert [c.label for c in central[:2]] == ["Isarbräu AG", "Brauerei Lindner"] or [c.label for c in central[:2]] == ["Isarbräu AG", "Lindner Brewery"]
    assert central[0].ties == 3 and central[0].pagerank > central[-1].pagerank
    assert "neues Sudhaus" not in {c.label for c in central}


def test_groups_are_named_by_members_and_relations() -> None:
    groups = analyze(brewery()).groups
    assert groups[0].name.startswith("Isarbräu AG, Lindner Brewery") and "owns" in groups[0].name
    assert sum(group.size for group in groups) == 7


def test_two_cliques_are_two_groups() -> None:
    cliques = [[entity(f"{letter}{n}", "Person", "Entity") for n in range(5)] for letter in "ab"]
    quote = [(SALE, "Die Gewerkschaft NGG lehnt den Verkauf ab.")]
    facts = [statement(one, "meets", other, quotes=quote) for clique in cliques for i, one in enumerate(clique) for other in clique[:i]]
    facts.append(statement(cliques[0][0], "criticizes", cliques[1][0], quotes=quote))
    groups = analyze(facts_of([SALE], [*cliques[0], *cliques[1]], facts)).groups
    assert sorted(tuple(sorted(group.members)) for group in groups) == [tuple(f"{letter}{n}" for n in range(5)) for letter in "ab"]


@pytest.mark.parametrize("name", ["Ömer Köhler", "omer kohler", "Oemer Koehler", "https://kg.example/entity/Ömer_Köhler"])
def test_paths_are_found_by_any_spelling_and_prove_each_step(name: str) -> None:
    paths = analyze(brewery(), path=(name, "München"), paths=2).paths
    assert [len(path.steps) for path in paths] == [4, 5]
    assert paths[0].names == ("Ömer Köhler", "Anna Vogel", "Isarbräu AG", "Lindner Brewery", "Munich")
    assert all(step.quote and step.articles for path in paths for step in path.steps)
    first = paths[0].steps[0]
    assert (first.subject, first.relation, first.object) == ("Anna Vogel", "meets", "Ömer Köhler")


def test_no_path_without_a_connection() -> None:
    assert analyze(brewery(), path=("München", BREWHOUSE.label)).paths == ()
    assert analyze(brewery(), path=("München", BREWHOUSE.label), statuses=set(Status)).paths != ()


def test_an_unknown_name_is_refused_with_what_is_close() -> None:
    with pytest.raises(UnknownEntity, match="Anna Vogl.*did you mean Anna Vogel"):
        analyze(brewery(), path=("Anna Vogl", "München"))


def test_changes_tell_new_confirmed_begun() -> None:
    changes = analyze(brewery(), between=("2025-03-12", "2025-03-31")).changes
    told = {(change.kind, change.subject, change.relation, change.object) for change in changes}
    assert ("new", "Anna Vogel", "meets", "Ömer Köhler") in told
    assert ("confirmed", "Isarbräu AG", "owns", "Lindner Brewery") in told
    assert ("began", "Fire in Munich", "affects", "Lindner Brewery") in told
    assert not any(change.subject == "NGG" for change in changes)


def test_a_denial_of_what_was_asserted_before_is_a_change_of_its_own() -> None:
    facts = facts_of(
        [SALE, FIRE], [ISAR, LINDNER],
        [
            statement(ISAR, "owns", LINDNER, quotes=[(SALE, "Die Gewerkschaft NGG lehnt den Verkauf ab.")]),
            statement(ISAR, "owns", LINDNER, quotes=[(FIRE, "Isarbräu owns the Lindner Brewery.")], status=Status.NEGATED),
        ],
    )
    assert [change.kind for change in analyze(facts, between=("2025-03-20", "2025-12-31")).changes] == ["denied"]


def test_the_analysis_goes_out_as_json_and_as_tables_and_repeats() -> None:
    analysis = analyze(brewery(), path=("NGG", "München"), between=("2025-01-01", "2025-12-31"))
    assert analysis == analyze(brewery(), path=("NGG", "München"), between=("2025-01-01", "2025-12-31"))
    data = json.loads(json.dumps(as_json(analysis)))
    assert data["central"][0]["label"] == "Isarbräu AG" and data["facts"] == 8
    assert [table.title.split(" ")[0] for table in tables(analysis)] == ["Most", "Groups", "Path", "Path", "What"]
    assert all(len(row) == len(table.columns) for table in tables(analysis) for row in table.rows)


def test_an_empty_graph_has_an_analysis() -> None:
    assert tables(analyze(facts_of([], [], []))) == ()
