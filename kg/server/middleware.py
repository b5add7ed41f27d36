"""What every request passes: the length of its URL, the headers of every answer, the counting."""

from __future__ import annotations

import time

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.metrics import Metrics
from kg.server.problems import Problem

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin", "X-Frame-Options": "DENY",
}
# Reading is for everybody's pages, without credentials; writing is not: Authorization is not among the allowed headers.
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link, Retry-After"}
PREFLIGHT = {"Access-Control-Allow-Methods": "GET, HEAD, POST", "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match", "Access-Control-Max-Age": "86400"}


class Doorkeeper:
    """Wraps the application: bounds the URL, answers CORS preflights, adds headers, turns problems into answers, counts."""

    def __init__(self, app: ASGIApp, *, max_url: int, metrics: Metrics) -> None:
        self._app, self._max_url, self._metrics = app, max_url, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                # the headers of a 304 replace those of the page it stands for, which may have a policy of its own
                for name, value in (CORS if status == 304 else SECURITY | CORS).items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._handle(scope, receive, send_with_headers)
        finally:
            self._metrics.count(str(scope["path"]), status, time.perf_counter() - begun)

    async def _handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > self._max_url:
                raise Problem(414, f"the URL is longer than {self._max_url // 1024} kB, the limit of this server; send the query with POST")
            if scope["method"] == "OPTIONS":
                await _preflight(scope, receive, send)
                return
            await self._app(scope, receive, send)
        except Problem as problem:
            await problem.response()(scope, receive, send)


async def _preflight(scope: Scope, receive: Receive, send: Send) -> None:
    await Response(status_code=204, headers=PREFLIGHT | {"Allow": "GET, HEAD, POST, OPTIONS"})(scope, receive, send)
