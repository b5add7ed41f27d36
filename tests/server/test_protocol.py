"""Requests of the SPARQL 1.1 Protocol, understood or refused."""

from __future__ import annotations

import pytest

from kg.server.problems import Problem
from kg.server.protocol import FORM, QUERY, UPDATE, Operation, operation_of


@pytest.mark.parametrize(
    ("method", "url", "media", "body", "expected"),
    [
        pytest.param("GET", b"query=ASK%20%7B%7D", "", b"", Operation("ASK {}", False), id="get"),
        pytest.param("GET", b"query=ASK+%7B%7D&default-graph-uri=http://a&named-graph-uri=http://b&named-graph-uri=http://c", "", b"",
                     Operation("ASK {}", False, ("http://a",), ("http://b", "http://c")), id="get-with-graphs"),
        pytest.param("GET", b"", "", b"", None, id="get-without-query-asks-for-the-description"),
        pytest.param("POST", b"", FORM, b"query=ASK+%7B%22%C3%BC%22%7D", Operation('ASK {"ü"}', False), id="form-with-umlaut"),
        pytest.param("POST", b"", FORM + "; charset=utf-8", b"update=CLEAR+ALL&using-graph-uri=http://a",
                     Operation("CLEAR ALL", True, ("http://a",)), id="form-update"),
        pytest.param("POST", b"default-graph-uri=http://a&format=csv", QUERY, b"ASK {}", Operation("ASK {}", False, ("http://a",), (), "csv"), id="direct"),
        pytest.param("POST", b"using-named-graph-uri=http://b", UPDATE, b"CLEAR ALL", Operation("CLEAR ALL", True, (), ("http://b",)), id="direct-update"),
    ],
)  # fmt: skip
def test_reads(method: str, url: bytes, media: str, body: bytes, expected: Operation | None) -> None:
    assert operation_of(method, url, media, body) == expected


@pytest.mark.parametrize(
    ("method", "url", "media", "body", "status"),
    [
        pytest.param("GET", b"query=ASK+%7B%7D&query=ASK+%7B%7D", "", b"", 400, id="two-queries"),
        pytest.param("GET", b"update=CLEAR+ALL", "", b"", 400, id="update-by-get"),
        pytest.param("POST", b"", FORM, b"query=ASK+%7B%7D&update=CLEAR+ALL", 400, id="query-and-update"),
        pytest.param("POST", b"", FORM, b"nothing=1", 400, id="form-without-operation"),
        pytest.param("POST", b"", FORM, b"query=%FF%FE", 400, id="form-not-utf8"),
        pytest.param("POST", b"", QUERY, b"ASK {\xff}", 400, id="body-not-utf8"),
        pytest.param("POST", b"", QUERY, b"ASK {\x00}", 400, id="nul"),
        pytest.param("POST", b"query=ASK+%7B%7D", QUERY, b"ASK {}", 400, id="in-url-and-body"),
        pytest.param("POST", b"", QUERY + "; charset=UTF-16", b"ASK {}", 415, id="utf16"),
        pytest.param("POST", b"", "text/plain", b"ASK {}", 415, id="unknown-media-type"),
        pytest.param("POST", b"", "", b"ASK {}", 415, id="no-media-type"),
        pytest.param("GET", b"&".join([b"a=1"] * 2000), "", b"", 400, id="thousands-of-parameters"),
    ],
)
def test_refuses(method: str, url: bytes, media: str, body: bytes, status: int) -> None:
    with pytest.raises(Problem) as caught:
        operation_of(method, url, media, body)
    assert caught.value.status == status
    assert caught.value.message
