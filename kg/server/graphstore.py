"""SPARQL 1.1 Graph Store HTTP Protocol: whole graphs read, put, added to and deleted by their names."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.model.iri import iri
from kg.server.bodies import read_body
from kg.server.negotiation import TRIPLES, choose, form_of, known_media, media_type
from kg.server.problems import Problem
from kg.server.protocol import pairs_of
from kg.server.replies import cache_headers, is_fresh, not_modified, response_of, tag_of, unless_gone
from kg.server.rights import check_may_write


async def graphs(request: Request) -> Response:
    """``?default`` or ``?graph=IRI`` names the graph (5.1); a GET without either gives the whole dataset's default view."""
    graph = _name(request)
    if request.method in ("GET", "HEAD"):
        return await _read(request, graph)
    check_may_write(request, request.app.state.settings)
    if request.method == "DELETE":
        found = (await request.app.state.service.write({"kind": "drop", "graph": graph})).get("found")
        if not found:
            raise Problem(404, f"there is no graph {graph}")
        return Response(status_code=204)
    return await _write(request, graph)


async def _read(request: Request, graph: str | None) -> Response:
    accept, service = request.headers.get("accept", "*/*"), request.app.state.service
    form = choose(accept, TRIPLES, wish=request.query_params.get("format", ""))
    if form is None:
        raise Problem(406, f"no format for {accept}; there are {known_media(TRIPLES)}")
    tag = tag_of(await service.version(), "graph", graph, form)
    if is_fresh(request, tag):
        return not_modified(tag)
    reply = await unless_gone(request, service.ask({"kind": "graph", "graph": graph, "graph_form": form}))
    if reply.head.get("missing"):
        raise Problem(404, f"there is no graph {graph}")
    return response_of(reply, media_type(form), headers=cache_headers(tag))


async def _write(request: Request, graph: str | None) -> Response:
    content_type = request.headers.get("content-type", "")
    form = form_of(content_type or "text/turtle", TRIPLES)
    if form is None:
        raise Problem(415, f"{content_type} is no RDF format that is read here; there are {known_media(TRIPLES)}")
    body = await read_body(request, limit=request.app.state.settings.max_body)
    job = {"kind": "put", "graph": graph, "form": form, "replace": request.method == "PUT"} | ({"base": graph} if graph else {})
    answer = await request.app.state.service.write(job, body)
    return Response(status_code=201 if answer.get("new") else 204)


def _name(request: Request) -> str | None:
    """The graph of a request; None for the default graph."""
    pairs = pairs_of(request.scope["query_string"])
    names = [value for key, value in pairs if key == "graph"]
    is_default = any(key == "default" for key, _ in pairs)
    if len(names) + is_default > 1:
        raise Problem(400, "name one graph: ?default or ?graph=IRI")
    if names:
        return _checked(names[0])
    if is_default or request.method in ("GET", "HEAD"):
        return None
    raise Problem(400, "name the graph to change: ?default or ?graph=IRI")


def _checked(name: str) -> str:
    try:
        return iri(name)
    except ValueError as error:
        raise Problem(400, str(error)) from None
