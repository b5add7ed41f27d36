"""The same article has one IRI, agency copy is recognised, and neither depends on order or place."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import ENGLISH, GERMAN, document, documents

from kg.ingest import fingerprint, groups_of, near_duplicates, of_text
from kg.ingest.address import normal_url
from kg.model.iri import mint_hashed


def test_same_content_in_two_files_is_one_document(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GERMAN, encoding="utf-8")
    first, second = documents(tmp_path)
    assert first.iri == second.iri
    assert first.source != second.source


def test_encoding_and_line_ends_do_not_change_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{GERMAN}\n\n{GERMAN}".encode())
    (tmp_path / "b.txt").write_bytes(f"\ufeff{GERMAN}\r\n\r\n{GERMAN}\r\n".encode("utf-16"))
    first, second = documents(tmp_path)
    assert first.iri == second.iri


def test_other_content_is_another_document() -> None:
    assert of_text(GERMAN).iri != of_text(ENGLISH).iri
    assert of_text(GERMAN, date="2024-03-05").iri != of_text(GERMAN).iri


@pytest.mark.parametrize(
    "url",
    [
        "https://Bote.example/a", "http://bote.example:80/a/", "https://bote.example/a?utm_source=x&utm_medium=y", "https://bote.example/a#top",
        "https://bote.example:443/a?fbclid=1", " https://bote.example/a ",
    ],
)  # fmt: skip
def test_spellings_of_an_address_are_one_document(url: str) -> None:
    assert of_text(GERMAN, url=url).iri == of_text(ENGLISH, url="https://bote.example/a").iri


def test_parameters_that_choose_the_article_count() -> None:
    assert normal_url("https://bote.example/?id=2&b=1") == "https://bote.example?b=1&id=2"
    assert of_text(GERMAN, url="https://bote.example/?id=1").iri != of_text(GERMAN, url="https://bote.example/?id=2").iri


@pytest.mark.parametrize("url", ["", "ftp://bote.example/a", "javascript:alert(1)", "https://", "https://bote.example/<script>", "a b", "http://[::1"])
def test_other_addresses_are_none(url: str) -> None:
    assert normal_url(url) == ""
    assert of_text(GERMAN, url=url).url == ""


def test_base_is_the_users() -> None:
    assert of_text(GERMAN, base="https://graph.example/").iri.startswith("https://graph.example/document/")


def _article(number: int, length: int = 120) -> str:
    words = random.Random(number)
    return " ".join(f"{words.choice(['Werk', 'Stadt', 'Rat', 'Linie', 'Schiff'])}{words.randrange(500)}" for _ in range(length))


def test_agency_copy_with_small_changes_is_recognised() -> None:
    story = _article(1)
    changed = story.replace(story.split()[5], "anderes").replace(story.split()[60], "neues") + " Dazu kam ein Satz am Ende."
    prints = {mint_hashed("document", str(n)): fingerprint(text) for n, text in enumerate([story, changed, _article(2), _article(3)])}
    first, second = sorted([mint_hashed("document", "0"), mint_hashed("document", "1")])
    assert groups_of(prints) == ((first, second),)


def test_articles_on_the_same_event_are_no_duplicates() -> None:
    one = "Ein Sturm hat am Montag in Kiel ein Dach abgedeckt. Verletzt wurde niemand. Die Feuerwehr sperrte die Straße für zwei Stunden."
    other = "In Kiel ist am Montag ein Dach vom Sturm zerstört worden. Die Straße blieb bis zum Abend gesperrt, teilte die Feuerwehr mit."
    assert near_duplicates([of_text(one), of_text(other)]) == ()


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)))
def test_groups_do_not_depend_on_order(order: list[int]) -> None:
    stories = [_article(1), _article(1) + " Ende.", _article(1) + " Schluss.", _article(2), _article(2) + " Ende.", _article(3)]
    prints = {mint_hashed("document", str(number)): fingerprint(stories[number]) for number in order}
    assert sorted(map(len, groups_of(prints))) == [2, 3]
    assert groups_of(prints) == groups_of(dict(sorted(prints.items())))


def test_text_shorter_than_three_words_has_a_fingerprint() -> None:
    assert fingerprint("Kiel") == fingerprint("kiel")


def test_document_is_the_same_in_html_and_text_by_its_address(tmp_path: Path) -> None:
    page = f'<html><head><link rel="canonical" href="https://bote.example/a"></head><body><article><p>{GERMAN}</p><p>{GERMAN}</p></article></body></html>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert document(tmp_path / "a.html").iri == of_text(GERMAN, url="https://bote.example/a").iri
