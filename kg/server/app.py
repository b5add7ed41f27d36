"""The application: which path leads where."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.server import api
from kg.server.description import void
from kg.server.front import editor, graph_page, static
from kg.server.graphstore import graphs
from kg.server.metrics import Metrics
from kg.server.middleware import Doorkeeper
from kg.server.ontology import vocabulary
from kg.server.operators import health, metrics, prefixes
from kg.server.pages import KINDS, resource
from kg.server.problems import Problem
from kg.server.service import Service
from kg.server.settings import Settings
from kg.server.source import source_of
from kg.server.sparql import sparql
from kg.store import Store


def make_app(target: Store | Path | str, *, settings: Settings | None = None, **options: Any) -> Starlette:
    """An ASGI application over a store (a folder, an exported file, or an open ``Store``).

    ``options`` are the fields of ``Settings``: ``make_app("store", writable=True, token="...", timeout=10.0)``.
    Its workers start with the application's lifespan and end with it. Raises StoreError, ServerError.
    """
    settings = settings or Settings(**options)
    source = source_of(target, writable=settings.writable)
    counts = Metrics()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        service = Service(source.path, settings)
        app.state.service = service
        await service.start()
        watch = asyncio.create_task(service.release_when_idle())
        try:
            yield
        finally:
            watch.cancel()
            await service.close()
            source.remove()

    app = Starlette(
        routes=_routes(),
        lifespan=lifespan,
        middleware=[
            Middleware(Doorkeeper, max_url=settings.max_url, metrics=counts),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
        exception_handlers={Problem: _problem, 404: _not_found, 405: _not_allowed},
    )
    app.state.settings, app.state.metrics, app.state.front_pages = settings, counts, {}
    return app


def _routes() -> list[BaseRoute]:
    protocol = ["GET", "POST"]
    return [
        Route("/sparql", sparql, methods=protocol, name="sparql"),
        *(Route(path, sparql, methods=["POST"]) for path in ("/update", "/sparql/query", "/sparql/update")),
        Route("/graphs", graphs, methods=["GET", "PUT", "POST", "DELETE"], name="graphs"),
        Route("/", graph_page),
        Route("/query", editor),
        Route("/query", sparql, methods=["POST"]),
        Route("/static/{name}", static),
        *(Route(f"/{kind}/{{name:path}}", resource) for kind in KINDS),
        Route("/api/search", api.api_search),
        Route("/api/around", api.api_around),
        Route("/api/entity", api.api_entity),
        Route("/api/neighbours", api.api_neighbours),
        Route("/api/statement", api.api_statement),
        Route("/api/document", api.api_document),
        Route("/api/questions", api.api_questions),
        Route("/api/question", api.api_question),
        Route("/ontology", vocabulary),
        Route("/.well-known/void", void),
        Route("/prefixes", prefixes),
        Route("/health", health),
        Route("/metrics", metrics),
    ]


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": error.message}, status_code=error.status, headers=error.headers)
    return error.response()


async def _not_found(request: Request, error: Exception) -> Response:
    return PlainTextResponse("nothing here; the endpoint is /sparql, the editor /query, the graph /\n", status_code=404)


async def _not_allowed(request: Request, error: Exception) -> Response:
    headers = getattr(error, "headers", None)
    allowed = (headers or {}).get("Allow", "GET, POST")
    return PlainTextResponse(f"{request.method} is not possible here; possible are {allowed}\n", status_code=405, headers=headers)
