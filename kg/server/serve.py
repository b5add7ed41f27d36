"""Running the application until it is told to stop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import uvicorn

from kg.server.app import make_app
from kg.server.settings import ServerError, Settings, check_binding
from kg.store import Store

HEADER_BYTES = 256 * 1024  # what the HTTP parser reads of a request line and headers; Settings.max_url is checked below that


def serve(target: Store | Path | str, *, host: str = "127.0.0.1", port: int = 8000, **options: Any) -> None:
    """Serve a store until SIGINT or SIGTERM; answers under way may finish for five seconds.

    ``options`` are the fields of ``Settings``. Raises StoreError or ServerError when it cannot start.
    """
    settings = Settings(**options)
    check_binding(host, settings)
    app = make_app(target, settings=settings)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, date_header=True, timeout_graceful_shutdown=5,
        timeout_keep_alive=15, limit_concurrency=500, h11_max_incomplete_event_size=HEADER_BYTES, http="h11", lifespan="on",
    )  # fmt: skip
    try:
        uvicorn.Server(config).run()
    except SystemExit:
        raise ServerError(f"cannot listen on {host}:{port}; is another server running there? Choose another one with --port") from None
