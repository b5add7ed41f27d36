"""Running the application until it is told to stop."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn

from kg.server.app import make_app
from kg.server.settings import ServerError, Settings, check_binding
from kg.store import Store

HEADER_BYTES = 256 * 1024  # what the HTTP parser reads of a request line and headers; Settings.max_url is checked below that


def serve(
    target: Store | Path | str, *, host: str = "127.0.0.1", port: int = 8000, ready: Callable[[str], None] | None = None, **options: Any
) -> None:
    """Serve a store until SIGINT or SIGTERM; answers under way may finish for five seconds.

    ``port`` 0 takes a free one; ``ready`` is told the address once requests are answered. ``options`` are the fields of
    ``Settings``. Raises StoreError or ServerError when it cannot start.
    """
    settings = Settings(**options)
    check_binding(host, settings)
    listener = _listener(host, port)
    try:
        app = make_app(target, settings=settings)
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=5, timeout_keep_alive=15, limit_concurrency=500,
            h11_max_incomplete_event_size=HEADER_BYTES, http="h11", lifespan="on",
        )  # fmt: skip
        _Server(config, ready=ready).run(sockets=[listener])
    finally:
        listener.close()


class _Server(uvicorn.Server):
    """Tells its address when it has started."""

    def __init__(self, config: uvicorn.Config, *, ready: Callable[[str], None] | None) -> None:
        super().__init__(config)
        self._ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at SIGINT and SIGTERM and then return; uvicorn's own version raises the signal once more."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._ready and self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            self._ready(f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/")


def _listener(host: str, port: int) -> socket.socket:
    """A socket that listens, bound before anything else is started."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise ServerError(f"cannot listen on {host}:{port} ({error.strerror or error}); choose another --port or --host") from None
    return listener
