"""Formats by the Accept header."""

from __future__ import annotations

import pytest

from kg.server.negotiation import HTML, TABLES, TRIPLES, choose, form_of


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("*/*", "json"), ("", "json"), ("text/csv", "csv"), ("text/*", "xml"), ("application/sparql-results+xml", "xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "tsv"), ("text/csv, text/tab-separated-values", "csv"),
        ("application/json;q=0, */*;q=0.1", "json"), ("application/sparql-results+json;q=0, application/json;q=0, */*;q=0.1", "xml"),
        ("image/png", None), ("text/csv;q=0", None), ("nonsense", "json"), ("TEXT/CSV", "csv"), ("text/csv;q=abc, application/xml", "xml"),
    ],
)  # fmt: skip
def test_tables(header: str, expected: str | None) -> None:
    assert choose(header, TABLES) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/turtle", "turtle"), ("application/n-triples", "ntriples"), ("application/ld+json", "jsonld"), ("application/rdf+xml", "rdfxml"),
        ("application/trig", "trig"), ("application/n-quads", "nquads"), ("application/rdf+xml;q=0.9, application/ld+json;q=0.95", "jsonld"),
    ],
)  # fmt: skip
def test_triples(header: str, expected: str) -> None:
    assert choose(header, TRIPLES) == expected


def test_a_browser_gets_html_and_a_program_gets_triples() -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert choose(browser, HTML, TRIPLES) == "html"
    assert choose("text/turtle", HTML, TRIPLES) == "turtle"


def test_the_wish_in_the_url_outranks_the_header() -> None:
    assert choose("application/json", TABLES, wish="csv") == "csv"
    assert choose("*/*", TRIPLES, wish="ttl") == "turtle"
    assert choose("text/csv", TABLES, wish="unheard-of") == "csv"


def test_content_types_name_formats_with_parameters_and_in_capitals() -> None:
    assert form_of("Text/Turtle; charset=utf-8", TRIPLES) == "turtle"
    assert form_of("image/png", TRIPLES) is None
