"""Whatever is sent, the server says what is wrong with it, and lives on."""

from __future__ import annotations

import random
import socket
from contextlib import suppress

import httpx
import pytest

PATHS = ["/sparql", "/query", "/graphs", "/entity/x", "/document/x", "/api/search", "/api/around", "/api/question", "/prefixes", "/.well-known/void", "/", "/static/x"]
METHODS = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "BREW"]
NAMES = ["query", "update", "default-graph-uri", "named-graph-uri", "graph", "default", "format", "iri", "q", "limit", "lang", "name", "about"]
MEDIA = ["application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded", "text/turtle", "application/json", "multipart/form-data", "", "\xff/;;=", "text/*;q=x"]
PIECES = [b"SELECT", b"*", b"{", b"}", b"?s", b"<http://a>", b"\xff", b"\x00", b"SERVICE", b"'''", b"%", b"%FF", b"&", b"=", b"\r\n", "ü".encode(), b"GROUP BY", b"FILTER(", b"<<", b"{|", b"\\u00", b"#", b"LOAD"]


@pytest.mark.parametrize("seed", range(4))
def test_random_requests_never_break_the_server(reading: httpx.Client, seed: int) -> None:
    chance = random.Random(seed)

    def junk(size: int) -> bytes:
        return b" ".join(chance.choice(PIECES) if chance.random() < 0.9 else chance.randbytes(4) for _ in range(chance.randrange(size)))

    for _ in range(60):
        query = b"&".join(chance.choice(NAMES).encode() + b"=" + junk(6).hex(" ").replace(" ", "%").encode() for _ in range(chance.randrange(4)))
        headers = {"Content-Type": chance.choice(MEDIA).encode("latin-1"), "Accept": chance.choice(MEDIA).encode("latin-1"), "If-None-Match": b"*" if chance.random() < 0.1 else b'"x"'}
        method, path, body = chance.choice(METHODS), chance.choice(PATHS), junk(30)
        answer = reading.request(method, f"{path}?{query.decode()}", content=body, headers=headers)
        assert answer.status_code < 500 or answer.status_code == 503, (method, path, query, body, answer.text)
    assert reading.get("/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00" * 100, b"GET", b"GET / HTTP/9.9\r\n\r\n", b"GET /%ff%00 HTTP/1.1\r\nHost: x\r\n\r\n", b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"GET /sparql?" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /entity/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)  # fmt: skip
def test_broken_http(reading: httpx.Client, raw: bytes) -> None:
    with socket.create_connection((reading.base_url.host, reading.base_url.port or 80), timeout=5) as line:
        line.sendall(raw)
        with suppress(OSError):  # the server may hang up before we do; what it answered still counts
            line.shutdown(socket.SHUT_WR)
        first = line.recv(1000)
    assert not first or int(first.split()[1]) < 500
    assert reading.get("/health").json()["status"] == "ok"
