"""Who may change the store: whoever has the token; without a token, programs on this machine, but no web page."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from kg.server.problems import Problem
from kg.server.settings import Settings, is_loopback


def check_may_write(request: Request, settings: Settings) -> None:
    """Raise ``Problem`` unless the request may change the store."""
    if not settings.writable:
        raise Problem(403, "this server only reads; start it with kg serve --writable to allow changes")
    if settings.token is not None:
        _check_token(request.headers.get("authorization", ""), settings.token)
    elif not _from_here(request):
        raise Problem(403, "without a token, changes are taken from programs on this machine only, not from web pages or other machines")


def _check_token(header: str, token: str) -> None:
    scheme, _, given = header.partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode("utf-8"), token.encode("utf-8")):
        reason = "changes need the token: Authorization: Bearer TOKEN" if not header else "the token is not the one this server was started with"
        raise Problem(401, reason, headers={"WWW-Authenticate": 'Bearer realm="kg"'})


def _from_here(request: Request) -> bool:
    """No foreign page drives the browser here (Origin, Sec-Fetch-Site), also not by a name that now leads here (Host)."""
    host = request.headers.get("host", "").rsplit(":", 1)[0] if not request.headers.get("host", "").endswith("]") else request.headers["host"]
    origin = request.headers.get("origin")
    same_page = origin is None or origin.partition("://")[2] == request.headers.get("host")
    return is_loopback(host) and same_page and request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
