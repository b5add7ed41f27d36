"""The pages in Chromium: they work, and ask nobody but their own server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
CALM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=CALM)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, reading: httpx.Client) -> Iterator[Any]:
    """A page that must neither ask a foreign host nor run into an error."""
    context = browser.new_context(base_url=str(reading.base_url), locale="en-GB")
    page = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((str(reading.base_url), "data:", "blob:")) else foreign.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security Policy" in message.text else None)
    yield page
    context.close()
    assert (foreign, errors) == ([], [])


def test_the_editor_answers_as_table_and_as_graph(page: Any) -> None:
    page.goto("/query")
    page.wait_for_selector("#question option:nth-child(6)", state="attached")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr_results table tbody tr")
    assert "Anna_Roth" in page.inner_text(".yasr_results")
    page.click("text=Graph >> nth=-1")
    page.wait_for_selector(".kg-drawing canvas")


def test_the_editor_draws_constructed_triples(page: Any) -> None:
    page.goto("/query#query=CONSTRUCT%20%7B%20%3Fs%20kg%3Aleads%20%3Fo%20%7D%20WHERE%20%7B%20%3Fs%20kg%3Aleads%20%3Fo%20%7D")
    page.wait_for_selector(".yasqe_queryButton")
    assert "CONSTRUCT" in page.evaluate("kgEditor.getTab().getQuery()")
    page.evaluate("kgEditor.getTab().query()")
    page.wait_for_selector(".kg-drawing canvas, .yasr_results table")
    assert page.evaluate("kgDrawing.edgesOf(kgEditor.getTab().getYasr().results)") == [
        {"from": "https://kg.example/entity/Anna_Roth", "label": "leads", "to": "https://kg.example/entity/Müller_AG", "text": ""}
    ]


def test_a_named_question_is_filled_in_and_asked(page: Any) -> None:
    page.goto("/query")
    page.wait_for_selector("#question option:nth-child(6)", state="attached")
    page.select_option("#question", "who-is")
    page.fill("#parameters input[name=about]", "Nobody At All")
    page.click("#take")
    page.wait_for_selector("#complaint:has-text('Nobody At All')")
    page.fill("#parameters input[name=about]", "Mueller")
    page.click("#take")
    page.wait_for_selector(".yasr_results table tbody tr")


def test_the_graph_page_finds_things_on_the_server(page: Any) -> None:
    page.goto("/")
    page.wait_for_selector("#canvas canvas")
    page.fill("#query", "muell")
    page.wait_for_selector("text=Müller AG")


def test_the_picture_opens_again_from_the_browsers_cache(page: Any) -> None:
    for _ in range(2):
        page.goto("/")
        page.wait_for_selector("#canvas canvas", timeout=10_000)


def test_an_entity_page_with_search_as_you_type(page: Any) -> None:
    page.set_viewport_size({"width": 380, "height": 700})
    page.goto("/entity/Müller_AG")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#q", "anna")
    page.wait_for_selector("#hits a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/Anna_Roth")
    assert page.inner_text("h1") == "Anna Roth"
