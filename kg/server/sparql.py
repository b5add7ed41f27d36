"""The SPARQL endpoint: queries, updates, and the description of the service."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.query.tokens import tokens
from kg.server.bodies import read_body
from kg.server.description import service_description
from kg.server.negotiation import HTML, TABLES, TRIPLES, choose, known_media, media_type
from kg.server.problems import Problem
from kg.server.protocol import Operation, operation_of
from kg.server.replies import cache_headers, is_fresh, not_modified, response_of, tag_of, unless_gone
from kg.server.rights import check_may_write
from kg.server.service import Service
from kg.server.settings import Settings

CHANGING = ("NOW", "RAND", "UUID", "STRUUID", "BNODE")  # functions whose value is another one each time


async def sparql(request: Request) -> Response:
    """Answer a request of the SPARQL 1.1 Protocol; without an operation, describe the service or show the editor."""
    settings: Settings = request.app.state.settings
    body = b"" if request.method in ("GET", "HEAD") else await read_body(request, limit=settings.max_body)
    operation = operation_of(request.method, request.scope["query_string"], request.headers.get("content-type", ""), body)
    if operation is None:
        return await _description(request)
    return await (_update if operation.is_update else _query)(request, operation)


async def _query(request: Request, operation: Operation) -> Response:
    accept = request.headers.get("accept", "*/*")
    if request.method == "GET" and choose(accept, TABLES, TRIPLES, HTML, wish=operation.wish) == "html":
        return RedirectResponse(f"/query#query={quote(operation.text, safe='')}", status_code=303, headers={"Vary": "Accept"})
    table, graph = choose(accept, TABLES, wish=operation.wish), choose(accept, TRIPLES, wish=operation.wish)
    if table is None and graph is None:
        raise Problem(406, f"no format for {accept}; there are {known_media(TABLES, TRIPLES)}")
    service: Service = request.app.state.service
    tag = _tag(operation, await service.version(), table, graph)
    if tag and is_fresh(request, tag):
        return not_modified(tag)
    job = {"kind": "query", "query": operation.text, "default": operation.default, "named": operation.named, "table_form": table, "graph_form": graph}
    reply = await unless_gone(request, service.ask(job))
    return response_of(reply, media_type(reply.head["form"]), headers=cache_headers(tag) if tag else {"Cache-Control": "no-store"})


def _tag(operation: Operation, version: str, *forms: str | None) -> str:
    """A validator of the answer; none for queries that ask the clock or chance."""
    if any(token.is_word(*CHANGING) for token in tokens(operation.text)):
        return ""
    return tag_of(version, operation, *forms)


async def _update(request: Request, operation: Operation) -> Response:
    check_may_write(request, request.app.state.settings)
    job = {"kind": "update", "update": operation.text, "default": operation.default, "named": operation.named}
    await request.app.state.service.write(job)
    return Response(status_code=204)


async def _description(request: Request) -> Response:
    accept = request.headers.get("accept", "*/*")
    form = choose(accept, TRIPLES, HTML)
    if form == "html":
        return RedirectResponse("/query", status_code=303, headers={"Vary": "Accept"})
    if form is None:
        raise Problem(406, f"the service description has no format for {accept}; there are {known_media(TRIPLES, HTML)}")
    return await service_description(request, form)
