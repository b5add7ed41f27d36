"""Names, quotes, titles and addresses that want to be code."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from kg.model import Iri, Status, TimeSpan
from kg.model.iri import mint
from tests.view.small_world import Facts, document, entity, facts_of, statement

EVIL = [
    pytest.param('<img src=x onerror="alert(1)">', id="image"),
    pytest.param("</script><script>alert(2)</script>", id="end of script"),
    pytest.param("<!--<script>alert(3)//", id="comment"),
    pytest.param('"><svg onload=alert(4)> href', id="href"),
    pytest.param("{{ 7 * 7 }} ${alert(5)} `", id="template"),
    pytest.param("\u2028\u2029\u202e\x00 &lt;b&gt; \ud83d\ude00", id="odd characters"),
    pytest.param("__proto__", id="prototype"),
]


def hostile(text: str) -> Facts:
    """Everything that can hold free text holds this one."""
    article = document("evil", f"Vor {text} nach.", title=text, publisher=text, authors=(text,), url="javascript:alert(6)", published=date(2025, 1, 1))
    one = dataclasses.replace(entity("One", "Person", "Entity"), label=text, names=(text + "2",), former_names=(text,), documents=(article.iri,))
    two = dataclasses.replace(
        entity("Two", "Company", "Organization", "Entity"), translations=(("de", text), ("en", text)), documents=(article.iri,), same_as=(Iri("javascript:alert(7)"),)
    )
    quotes = [(article, f"Vor {text} nach.")]
    return facts_of(
        [article], [one, two],
        [
            statement(one, "owns", two, quotes=quotes, position=text, time=TimeSpan(at="2024")),
            statement(two, f"open:{text}", text, quotes=quotes),
            statement(one, "owns", two, quotes=quotes, status=Status.NEGATED, speakers=(two,)),
        ],
    )


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_is_shown_as_text_in_every_view(open_page, text: str) -> None:
    opened = open_page(hostile(text), title=text)
    for step in (
        lambda: opened.click_on(mint("entity", "One")), lambda: opened.tab.locator("#tab-timeline").click(), lambda: opened.tab.locator("#tab-table").click(),
        lambda: opened.tab.locator("#tool-language").click(), lambda: opened.tab.locator("#query").fill(text.replace("\x00", "")), lambda: opened.tab.wait_for_timeout(100),
    ):
        step()
    assert opened.run("document.querySelectorAll('img, iframe, object, embed, #panel script, #panel svg[onload]').length") == 0
    assert opened.run("[...document.links].filter((a) => !/^(https?:|#|file:)/.test(a.getAttribute('href')) ).length") == 0
    assert opened.run("document.querySelector('#title').textContent") == text.encode("utf-8", "replace").decode()


def test_the_policy_of_the_page_forbids_scripts_that_are_not_its_own(open_page) -> None:
    opened = open_page(hostile("harmless"))
    ran = opened.run(
        """new Promise((done) => { const script = document.createElement("script"); script.textContent = "window.ran = true"; document.body.append(script);
        setTimeout(() => done(Boolean(window.ran)), 50); })"""
    )
    assert ran is False
    assert opened.run("fetch('https://example.org/').then(() => 'went out', () => 'refused')") == "refused"
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)
    opened.complaints.clear()
    opened.requests[:] = [url for url in opened.requests if not url.startswith("https://example.org")]
