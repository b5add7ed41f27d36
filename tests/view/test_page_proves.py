"""The panel, the timeline and the table, in a real browser."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from tests.view.small_world import (
    BREWHOUSE,
    ENTITIES,
    FIRE,
    ISAR,
    LINDNER,
    RELATIONS,
    SALE,
    STATEMENTS,
    VOGEL,
    brewery,
    entity,
    facts_of,
    statement,
)


def test_a_click_on_a_thing_shows_its_facts_with_marked_quotes_and_sources(brewery_page) -> None:
    opened = brewery_page
    opened.click_on(VOGEL.iri)
    assert opened.texts("#panel h2") == ["Anna Vogel"]
    fact = opened.tab.locator("#panel .fact", has_text="leads")
    assert fact.locator(".fact-words").inner_text() == "Anna Vogel leads Isarbräu AG (as Vorstandschefin), since 2019."
    assert fact.locator("blockquote").inner_text() == "Anna Vogel leitet die Isarbräu AG seit 2019."
    assert fact.locator("mark.subject").inner_text() == "Anna Vogel"
    assert fact.locator("mark.object").inner_text() == "Isarbräu AG"
    assert "Isar-Bote · 12 March 2025 · Jan Reuter" in fact.locator(".source").inner_text()
    anchor = fact.locator(".source a")
    assert anchor.get_attribute("href") == "https://isar-bote.example/wirtschaft/lindner"
    assert "noopener" in (anchor.get_attribute("rel") or "")
    assert "very sure (90 %)" in fact.locator(".tags").inner_text()


def test_a_click_on_a_line_shows_what_it_stands_for(brewery_page) -> None:
    opened = brewery_page
    middle = opened.run(
        """(() => { const line = Object.values(kg.picture.network.body.edges).find((edge) => edge.id.includes("leads"));
        const p = kg.picture.network.canvasToDOM(line.edgeType.getPoint(0.35)); return [p.x, p.y]; })()"""
    )
    opened.tab.locator("#canvas").click(position={"x": middle[0], "y": middle[1]})
    assert opened.texts("#panel h2") == ["Anna Vogel leads Isarbräu AG"]
    assert opened.texts("#panel blockquote") == ["Anna Vogel leitet die Isarbräu AG seit 2019."]


def test_what_somebody_says_names_the_speaker_and_stays_marked(open_page) -> None:
    opened = open_page(brewery(), language="de", fragment=f"#pick={BREWHOUSE.iri}")
    assert opened.texts("#panel .fact-words") == ["Laut Anna Vogel: Brauerei Lindner baut neues Sudhaus."]
    assert "sagt jemand" in opened.texts("#panel .tags")[0]


def test_contradictions_stand_side_by_side(brewery_page) -> None:
    opened = brewery_page.at(f"#pick={ISAR.iri}")
    sides = opened.texts(".side-by-side .fact-words")
    assert len(sides) == 2
    assert any(side.startswith("Denied:") for side in sides) and any(side.startswith("According to Daily Hop:") for side in sides)
    boxes = opened.run("[...document.querySelectorAll('.side-by-side .fact')].slice(0, 2).map((e) => e.getBoundingClientRect().left)")
    assert boxes[0] != boxes[1]


@pytest.mark.parametrize(("status", "dashed"), [("Asserted", False), ("Reported", True), ("Possible", True), ("Negated", False)])
def test_lines_tell_who_vouches(brewery_page, status: str, dashed: bool) -> None:
    opened = brewery_page
    lines = opened.run(f"kg.picture.edges.get().filter((line) => line.id.endsWith(' {status}')).map((line) => [Boolean(line.dashes), line.arrows.to.type])")
    assert lines and all(line[0] == dashed for line in lines)
    assert all((line[1] == "bar") == (status == "Negated") for line in lines)


def test_parallel_relations_are_drawn_apart(brewery_page) -> None:
    opened = brewery_page
    middles = opened.run(
        f"""Object.values(kg.picture.network.body.edges).filter((edge) => edge.fromId === {ISAR.iri!r} && edge.toId === {LINDNER.iri!r})
        .map((edge) => edge.edgeType.getPoint(0.5)).map((p) => [Math.round(p.x), Math.round(p.y)])"""
    )
    assert len(middles) == 4
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 8 for i, a in enumerate(middles) for b in middles[:i])


def test_labels_do_not_overlap_at_the_first_zoom(brewery_page) -> None:
    opened = brewery_page
    assert opened.overlapping_labels() == 0
    assert len(opened.run("kg.picture.labelBoxes")) >= 9 + 10  # every thing and nearly every relation is named


def test_the_timeline_orders_dated_facts_and_offers_the_rest(brewery_page) -> None:
    opened = brewery_page.at("#view=timeline")
    assert opened.run("[...document.querySelectorAll('.moment time')].map((e) => e.dateTime)") == ["2019", "2025-03", "2025-03-29", "2025-03-29"]
    opened.tab.get_by_label("Also facts that only have a day of publication").check()
    assert len(opened.texts(".moment")) == 13


def test_the_table_sorts_filters_and_copies(brewery_page) -> None:
    opened = brewery_page.at("#view=table")
    assert len(opened.texts("tbody tr")) == 13
    opened.tab.get_by_role("button", name="Confidence").click()
    column = [float(text.split()[0]) for text in opened.texts("tbody td:nth-child(7)")]
    assert column == sorted(column) and column[0] < column[-1]
    opened.tab.get_by_role("button", name="Confidence").click()
    assert opened.tab.locator("th[aria-sort=descending]").count() == 1
    opened.tab.locator("#filters").get_by_role("checkbox", name="Person").uncheck()
    assert not any("Vogel" in text for text in opened.texts("tbody td:nth-child(1)"))
    opened.tab.get_by_role("button", name="Copy as CSV").click()
    rows = list(csv.DictReader(io.StringIO(opened.run("kg.picture.lastCopied"))))
    assert len(rows) == len(opened.texts("tbody tr"))
    assert rows[0]["Subject"] and rows[0]["quote"]
    opened.tab.get_by_role("button", name="Copy as Markdown").click()
    assert opened.run("kg.picture.lastCopied").startswith("| Subject | Relation |")


def test_the_language_changes_names_relations_and_the_page(brewery_page) -> None:
    opened = brewery_page
    opened.tab.locator("#tool-language").click()
    assert "Brauerei Lindner" in opened.names_shown()
    assert opened.run("document.documentElement.lang") == "de"
    assert opened.texts("#views button") == ["Bild", "Zeitachse", "Tabelle"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_theme_follows_the_system_and_can_be_turned(open_page, dark: bool) -> None:
    opened = open_page(brewery(), dark=dark)
    ground = "getComputedStyle(document.body).backgroundColor"
    first = opened.run(ground)
    opened.tab.locator("#tool-theme").click()
    second = opened.run(ground)
    assert (first, second) == (("rgb(20, 22, 26)", "rgb(251, 250, 247)") if dark else ("rgb(251, 250, 247)", "rgb(20, 22, 26)"))


def test_everything_fits_a_phone(open_page) -> None:
    opened = open_page(brewery(), width=375, height=700, fragment=f"#pick={LINDNER.iri}")
    assert opened.run("document.documentElement.scrollWidth") <= 375
    for selector in ("#canvas", "#panel", "#query", "#views"):
        box = opened.tab.locator(selector).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 375 and box["height"] > 20
    assert not opened.tab.locator("#filters").is_visible()
    opened.tab.locator("#tool-filters").click()
    assert opened.tab.locator("#filters").is_visible()
    for view in ("timeline", "table"):
        opened.tab.keyboard.press("Escape")
        opened.tab.locator(f"#tab-{view}").click()
        assert opened.run("document.documentElement.scrollWidth") <= 375


def test_very_long_names_break_nothing(open_page) -> None:
    giant = dataclasses.replace(VOGEL, label="Donaudampfschifffahrt" * 20)
    facts = facts_of([SALE, FIRE], [giant, *(each for each in ENTITIES if each is not VOGEL)], STATEMENTS, RELATIONS)
    opened = open_page(facts, width=375, height=700, fragment=f"#pick={VOGEL.iri}", title="x" * 400)
    assert opened.run("document.documentElement.scrollWidth") <= 375
    opened.tab.locator("#query").fill("donau")
    assert opened.run("document.documentElement.scrollWidth") <= 375


def test_every_control_has_a_name_for_a_screen_reader(brewery_page) -> None:
    opened = brewery_page
    nameless = opened.run(
        """[...document.querySelectorAll("button, input, [role=application], aside")].filter((e) =>
        !(e.getAttribute("aria-label") || e.innerText?.trim() || e.closest("label")?.innerText.trim())).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []


def test_on_a_phone_the_picked_thing_stays_in_view_above_the_panel(open_page) -> None:
    opened = open_page(brewery(), width=375, height=700)
    lowest = opened.run("(() => { const p = kg.picture.network.getPositions(); return Object.keys(p).sort((a, b) => p[b].y - p[a].y)[0]; })()")
    opened.click_on(lowest)
    opened.tab.wait_for_timeout(1300)  # vis-network looks once a second whether its frame has changed
    x, y = opened.run(f"(() => {{ const p = kg.picture.network.canvasToDOM(kg.picture.network.getPosition({lowest!r})); return [p.x, p.y]; }})()")
    canvas, panel = (opened.tab.locator(part).bounding_box() for part in ("#canvas", "#panel"))
    assert panel["height"] > 300
    assert 0 < x < canvas["width"] and 0 < y < canvas["height"]


def test_facts_about_oneself_about_unknown_things_and_without_a_class_can_be_seen(open_page) -> None:
    quote = [(SALE, "Die Gewerkschaft NGG lehnt den Verkauf ab.")]
    stranger = entity("Fremder", documents=(SALE.iri,))
    ghost = entity("Geist")
    facts = facts_of([SALE], [ISAR, stranger], [
        statement(ISAR, "owns", ISAR, quotes=quote), statement(ISAR, "sues", ISAR, quotes=quote), statement(stranger, "meets", ISAR, quotes=quote),
        statement(ISAR, "meets", ghost, quotes=quote), statement(ghost, "meets", ISAR, quotes=quote),
    ])
    opened = open_page(facts, fragment=f"#pick={ISAR.iri}")
    assert "Isarbräu AG owns Isarbräu AG." in opened.texts("#panel .fact-words")
    assert "Isarbräu AG meets Geist." in opened.texts("#panel .fact-words")
    assert "Geist meets Isarbräu AG." in opened.texts("#panel .fact-words")
    assert len(opened.run("kg.picture.edges.getIds()")) == 3
