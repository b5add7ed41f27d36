"""Answers of workers as HTTP responses: validators, streams, and clients that go away."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Coroutine, Mapping
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from kg.server.problems import Problem
from kg.server.service import Reply, Rest

LOG = logging.getLogger("kg.server")
SLOWEST = 30.0  # seconds that a client may take for a piece of a long answer before its worker is taken away
T = TypeVar("T")


def tag_of(*parts: object) -> str:
    """A weak validator over what decides an answer: weak, since compression changes the bytes (RFC 9110, 8.8.1)."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f'W/"{digest[:20]}"'


def is_fresh(request: Request, tag: str) -> bool:
    """Whether the client already has the answer with this validator (If-None-Match)."""
    known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    return request.method in ("GET", "HEAD") and ("*" in known or tag.removeprefix("W/") in known)


def not_modified(tag: str) -> Response:
    return Response(status_code=304, headers=cache_headers(tag))


def cache_headers(tag: str) -> dict[str, str]:
    """Keep it, but ask each time whether it is still the same."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}


def response_of(reply: Reply, media: str, *, headers: Mapping[str, str] | None = None) -> Response:
    """An answer as it comes: in one piece when it is complete, else as a stream."""
    headers = {"Content-Type": media} | dict(headers or {})
    if reply.rest is None:
        return Response(reply.start, headers=headers)
    return StreamedReply(reply, reply.rest, headers)


class StreamedReply(StreamingResponse):
    """A long answer; its worker is given back also when the client goes away in the middle, or never wanted the body."""

    def __init__(self, reply: Reply, rest: Rest, headers: Mapping[str, str]) -> None:
        super().__init__(_pieces(reply.start, rest), headers=headers)
        self._rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(SLOWEST):
                await send(message)

        try:
            if scope["method"] == "HEAD":
                await Response(headers=dict(self.headers))(scope, receive, send)
            else:
                await super().__call__(scope, receive, send_in_time)
        except (Problem, TimeoutError) as reason:  # the connection is closed without the end of the answer, which every client notices
            LOG.warning("an answer broke off: %s", reason or "the client does not read it")
        finally:
            self._rest.give_back()


async def _pieces(start: bytes, rest: Rest) -> AsyncIterator[bytes]:
    yield start
    async for piece in rest:
        yield piece


async def unless_gone(request: Request, work: Coroutine[object, object, T]) -> T:
    """The result of some work, which is dropped when the client hangs up before. The body must have been read."""
    task: asyncio.Task[T] = asyncio.create_task(work)
    gone = asyncio.create_task(_departure(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        task.cancel()
        await asyncio.wait({task})
        raise Problem(499, "the client closed the connection")
    finally:
        gone.cancel()
        task.cancel()


async def _departure(request: Request) -> None:
    """Wait until the client has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
