"""Search, filters, paths, undo and links, in a real browser."""

from __future__ import annotations

import pytest

from tests.view.small_world import BLAZE, ISAR, LINDNER, MAYOR, SALE, VOGEL, brewery, entity, facts_of, statement


def test_the_page_opens_steady_and_shows_everything_with_a_fact(brewery_page) -> None:
    opened = brewery_page
    before = opened.run("JSON.stringify(kg.picture.network.getPositions())")
    opened.tab.wait_for_timeout(300)
    assert opened.run("JSON.stringify(kg.picture.network.getPositions())") == before
    assert opened.run("kg.picture.network.physics.physicsEnabled") is False
    assert opened.names_shown() == {"Isarbräu AG", "Lindner Brewery", "Munich", "Anna Vogel", "Ömer Köhler", "NGG", "Nordbier", "Fire in Munich", "neues Sudhaus"}


@pytest.mark.parametrize("typed", ["München", "Munchen", "Muenchen", "MUENCHEN", "munich"])
def test_search_finds_umlauts_however_they_are_typed(open_page, typed: str) -> None:
    opened = open_page(brewery(), language="de")
    opened.tab.locator("#query").fill(typed)
    assert opened.texts("#found .found-name")[0] == "München"
    opened.tab.keyboard.press("Enter")
    assert opened.texts("#panel h2") == ["München"]


def test_search_finds_former_names_and_says_when_there_is_nothing(brewery_page) -> None:
    opened = brewery_page
    opened.tab.locator("#query").fill("Gasthof")
    assert opened.texts("#found .found-name") == ["Lindner Brewery"]
    opened.tab.locator("#query").fill("Zeppelin")
    assert opened.texts("#found li") == ["Nothing by that name."]


@pytest.mark.parametrize(
    ("label", "gone", "kept"),
    [
        pytest.param("Person", {"Anna Vogel", "Ömer Köhler"}, {"Isarbräu AG"}, id="class"),
        pytest.param("rejects", {"NGG"}, {"Isarbräu AG"}, id="relation"),
        pytest.param("planned or possible", {"Nordbier"}, {"Isarbräu AG"}, id="status"),
        pytest.param("Fire at brewery in Munich", {"Ömer Köhler", "Fire in Munich"}, {"NGG"}, id="document"),
        pytest.param("Things without a name", {"neues Sudhaus"}, {"NGG"}, id="nameless"),
    ],
)
def test_filters_hide_and_undo_brings_back(brewery_page, label: str, gone: set[str], kept: set[str]) -> None:
    opened = brewery_page
    opened.tab.locator("#filters").get_by_label(label, exact=False).first.uncheck()
    assert not gone & opened.names_shown() and kept <= opened.names_shown()
    opened.tab.locator("#tool-undo").click()
    assert gone <= opened.names_shown()


def test_the_time_slider_keeps_what_was_published_or_true_then(brewery_page) -> None:
    opened = brewery_page
    late = opened.tab.get_by_label("Published: from")
    late.evaluate("(input) => { input.value = input.max; input.dispatchEvent(new Event('change')); }")
    assert "NGG" not in opened.names_shown() and "Ömer Köhler" in opened.names_shown()
    opened.tab.locator("#tool-undo").click()
    opened.tab.get_by_label("True at (time of the fact): to").evaluate(
        "(input) => { input.value = Number(input.min) + 100; input.dispatchEvent(new Event('change')); }"
    )
    assert opened.names_shown() == {"Anna Vogel", "Isarbräu AG"}


def test_only_what_touches_the_selection_stays(brewery_page) -> None:
    opened = brewery_page
    opened.click_on(VOGEL.iri)
    opened.tab.get_by_role("button", name="Only what touches the selection").click()
    assert opened.names_shown() == {"Anna Vogel", "Isarbräu AG", "Ömer Köhler"}


def test_the_shortest_path_between_two_things_shows_each_step_with_its_evidence(brewery_page) -> None:
    opened = brewery_page
    opened.click_on(MAYOR.iri)
    opened.tab.get_by_role("button", name="Shortest path").click()
    opened.tab.locator("#query").fill("munich")
    opened.tab.keyboard.press("Enter")
    assert opened.run("kg.visible().path.things.map((thing) => thing.en)") == ["Ömer Köhler", "Anna Vogel", "Isarbräu AG", "Lindner Brewery", "Munich"]
    assert opened.texts("#panel h2") == ["Shortest path: 4 steps"]
    assert len(opened.texts(".steps > li")) == 4
    quotes = opened.texts(".steps .fact > .proof blockquote")
    assert len(quotes) >= 4 and all(quotes)


def test_a_path_that_does_not_exist_is_said(brewery_page) -> None:
    opened = brewery_page.at(f"#path={MAYOR.iri}+{BLAZE.iri}&offRelations=https://kg.example/ontology%23meets")
    assert opened.texts("#panel h2") == ["No path between Ömer Köhler and Fire in Munich with these filters."]


def test_a_link_restores_the_state(brewery_page, open_page) -> None:
    opened = brewery_page
    opened.click_on(LINDNER.iri)
    opened.tab.locator("#filters").get_by_role("checkbox", name="Person").uncheck()
    opened.tab.locator("#tool-language").click()
    fragment = opened.run("location.hash")
    again = open_page(brewery(), fragment=fragment)
    assert again.run("JSON.stringify(kg.state)") == opened.run("JSON.stringify(kg.state)")
    assert again.texts("#panel h2") == ["Brauerei Lindner"]
    assert "Anna Vogel" not in again.names_shown()


@pytest.mark.parametrize("fragment", ["#%E0%A4%A", "#view=nonsense&pick=nothing&path=a", "#published=x&published=y", "#language=__proto__", "#" + "a" * 5000])
def test_a_broken_link_opens_the_page_all_the_same(open_page, fragment: str) -> None:
    assert "NGG" in open_page(brewery(), fragment=fragment).names_shown()


def test_above_the_limit_the_most_central_stand_and_the_rest_is_found_and_opened(open_page) -> None:
    opened = open_page(brewery(), max_nodes=2)
    assert opened.names_shown() == {"Isarbräu AG", "Lindner Brewery"}
    assert "The 2 most central of 9 things" in opened.texts("#count")[0]
    opened.tab.locator("#query").fill("köhler")
    opened.tab.keyboard.press("Enter")
    assert "Ömer Köhler" in opened.names_shown()
    opened.click_on(ISAR.iri)
    opened.tab.get_by_role("button", name="hidden neighbours").click()
    assert {"NGG", "Nordbier", "Anna Vogel"} <= opened.names_shown()
    opened.tab.get_by_role("button", name="Show all").click()
    assert len(opened.names_shown()) == 9


def test_keys_walk_the_picture_and_leave_it(brewery_page) -> None:
    opened = brewery_page
    opened.tab.locator("#canvas").focus()
    opened.tab.keyboard.press("ArrowRight")
    first = opened.texts("#panel h2")
    assert first == ["Isarbräu AG"] or first == ["Lindner Brewery"]
    for key in ("ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight"):
        opened.tab.keyboard.press(key)
    assert opened.texts("#panel h2") != first
    opened.tab.keyboard.press("Escape")
    assert opened.run("kg.state.pick") == ""
    opened.tab.keyboard.press("/")
    assert opened.run("document.activeElement.id") == "query"


def test_the_keyboard_stays_where_it_was_after_a_choice(brewery_page) -> None:
    opened = brewery_page
    box = opened.tab.locator("#filters").get_by_role("checkbox", name="Fire", exact=False).first
    box.focus()
    opened.tab.keyboard.press("Space")
    assert opened.run("document.activeElement.type") == "checkbox"
    opened.tab.keyboard.press("Space")
    assert opened.run("kg.state.offClasses.length") == 0


def test_a_family_ticks_all_its_kinds_at_once(brewery_page) -> None:
    opened = brewery_page
    opened.tab.locator("#filters .family > summary").get_by_role("checkbox", name="Organization").uncheck()
    assert opened.names_shown() == {"Anna Vogel", "Ömer Köhler", "Munich", "Fire in Munich"}
    opened.tab.locator("#filters .family > summary").get_by_role("checkbox", name="Organization").check()
    assert len(opened.names_shown()) == 9


def test_the_reader_moves_a_thing_and_it_stays_there(brewery_page) -> None:
    opened = brewery_page
    x, y = opened.run(f"(() => {{ const p = kg.picture.network.canvasToDOM(kg.picture.network.getPosition({MAYOR.iri!r})); return [p.x, p.y]; }})()")
    left, top = opened.run("(() => { const b = document.querySelector('#canvas').getBoundingClientRect(); return [b.left, b.top]; })()")
    opened.tab.mouse.move(left + x, top + y)
    opened.tab.mouse.down()
    opened.tab.mouse.move(left + x + 60, top + y - 40, steps=4)
    opened.tab.mouse.up()
    moved = opened.run(f"kg.picture.network.getPosition({MAYOR.iri!r})")
    opened.click_on(VOGEL.iri)
    assert opened.run(f"kg.picture.network.getPosition({MAYOR.iri!r})") == moved
    assert abs(opened.run(f"kg.picture.network.canvasToDOM({{x: {moved['x']}, y: {moved['y']}}}).x") - (x + 60)) < 3


def test_the_picture_moves_when_asked_and_rests_again(brewery_page) -> None:
    opened = brewery_page
    box = opened.tab.locator("#filters").get_by_label("Let the picture move")
    before = opened.run(f"kg.picture.network.getPosition({ISAR.iri!r})")
    box.check()
    opened.tab.wait_for_timeout(300)
    box.uncheck()
    after = opened.run(f"kg.picture.network.getPosition({ISAR.iri!r})")
    opened.tab.wait_for_timeout(200)
    assert before != after == opened.run(f"kg.picture.network.getPosition({ISAR.iri!r})")


@pytest.mark.parametrize("choice", ["group", "first article", "bridges between groups"])
def test_colours_and_sizes_show_the_measures(open_page, choice: str) -> None:
    opened = open_page(brewery())
    looks = "JSON.stringify(kg.picture.nodes.get().map((node) => [node.color.background, node.size]))"
    before = opened.run(looks)
    opened.tab.locator("#filters").get_by_label(choice, exact=True).check()
    assert opened.run(looks) != before


def test_everything_can_be_shown_of_a_graph_that_opened_small(open_page) -> None:
    people = [entity(f"Person {n}", "Person", "Entity") for n in range(400)]
    quote = [(SALE, "Die Gewerkschaft NGG lehnt den Verkauf ab.")]
    facts = [statement(people[n], f"open:r{n % 40}", people[n // 3], quotes=quote) for n in range(1, 400)]
    opened = open_page(facts_of([SALE], people, facts))
    assert len(opened.names_shown()) == 300
    opened.tab.get_by_role("button", name="Show all").click()
    assert len(opened.names_shown()) == 400
    places = opened.run("Object.values(kg.picture.network.getPositions()).map(({ x, y }) => `${x},${y}`)")
    assert len(set(places)) == 400
    opened.tab.get_by_label("Narrow the list").first.fill("R39")
    assert opened.texts("#filters details[data-name=relations] .row-name") == ["r39"]
    crowd = open_page(facts_of([SALE], people, facts))
    assert crowd.overlapping_labels() == 0


def test_words_of_a_name_are_found_in_any_order(brewery_page) -> None:
    opened = brewery_page
    opened.tab.locator("#query").fill("vogel an")
    assert opened.texts("#found .found-name") == ["Anna Vogel"]
    opened.tab.keyboard.press("Escape")
