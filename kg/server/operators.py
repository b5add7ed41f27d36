"""For those who run the server: is it well, how much does it do; and the prefixes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.model.iri import PREFIXES
from kg.server.problems import Problem


async def health(request: Request) -> Response:
    """200 with ``ok`` when a worker answers from the store, else 503 with the reason."""
    try:
        job = {"kind": "query", "query": "ASK { ?s ?p ?o }", "table_form": "json", "graph_form": None}
        reply = await request.app.state.service.ask(job)
    except Problem as problem:
        return JSONResponse({"status": "failing", "reason": problem.message}, status_code=503)
    return JSONResponse({"status": "ok", "empty": b"true" not in reply.start}, headers={"Cache-Control": "no-store"})


async def metrics(request: Request) -> Response:
    service = request.app.state.service
    gauges = {
        "kg_workers_busy": ("Queries that run now.", service.readers.busy),
        "kg_workers_killed_total": ("Workers ended because of a limit or a client that left.", service.readers.killed + service.explorers.killed),
    }
    return PlainTextResponse(request.app.state.metrics.text(gauges), media_type="text/plain; version=0.0.4")


async def prefixes(request: Request) -> Response:
    """The prefixes that need no declaration: JSON, or Turtle lines when the client asks for Turtle."""
    if "turtle" in request.headers.get("accept", "") or request.query_params.get("format") == "turtle":
        lines = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
        return PlainTextResponse(lines, media_type="text/turtle", headers={"Vary": "Accept"})
    return JSONResponse(PREFIXES, headers={"Vary": "Accept", "Cache-Control": "max-age=3600"})
