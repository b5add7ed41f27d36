"""What a server is told when it starts."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from kg.errors import KgError
from kg.model.iri import BASE

MEGABYTE = 1024**2


class ServerError(KgError):
    """A server that cannot start as it was asked to."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and rights of a server.

    ``timeout`` is in seconds of work for one request, ``memory`` in bytes that one query may use on top of what its
    process needs, ``max_body`` and ``max_url`` in bytes. ``workers`` is the number of queries that run at once;
    ``waiting`` how many seconds one waits for its turn. ``base`` is the start of the IRIs that ``/entity/...`` stands for.
    """

    writable: bool = False
    token: str | None = None
    timeout: float = 30.0
    memory: int = 2048 * MEGABYTE
    max_body: int = 64 * MEGABYTE
    max_url: int = 32 * 1024
    workers: int = 4
    waiting: float = 10.0
    base: str = BASE
    language: str = "en"

    def __post_init__(self) -> None:
        if self.timeout <= 0 or self.memory <= 0 or self.workers < 1:
            raise ServerError("a server needs a timeout, a memory limit and a number of workers above zero")
        if self.token is not None and (len(self.token) < 8 or not self.token.isascii() or not self.token.isprintable() or " " in self.token):
            raise ServerError("a token needs at least eight printable ASCII characters without blanks; make one with: openssl rand -hex 16")


def check_binding(host: str, settings: Settings) -> None:
    """Refuse to let a whole network write without a token."""
    if settings.writable and settings.token is None and not is_loopback(host):
        raise ServerError(f"a writable server on {host} needs a token; give one with --token or in KG_TOKEN, or bind to 127.0.0.1")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address or a host name."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
