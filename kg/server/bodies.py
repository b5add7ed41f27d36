"""Request bodies, read up to a limit."""

from __future__ import annotations

from starlette.requests import ClientDisconnect, Request

from kg.server.problems import Problem


async def read_body(request: Request, *, limit: int) -> bytes:
    """The whole body; raises ``Problem`` (413) as soon as it is longer than ``limit`` bytes."""
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > limit:
        raise too_large(limit)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "compressed request bodies are not read; send it without Content-Encoding")
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > limit:
                raise too_large(limit)
    except ClientDisconnect:
        raise Problem(400, "the body broke off") from None
    return bytes(body)


def too_large(limit: int) -> Problem:
    return Problem(413, f"the body is larger than {limit // 1024} kB, the limit of this server; send it in parts", headers={"Connection": "close"})
