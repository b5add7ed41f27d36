"""The JSON API behind the pages, open to everybody: search, neighbourhoods, entities, statements, documents."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.model.iri import iri as checked_iri
from kg.server.problems import Problem
from kg.server.replies import cache_headers, is_fresh, not_modified, tag_of, unless_gone

JSON = "application/json"


async def ask(request: Request, question: str, **arguments: Any) -> bytes | None:
    """The answer to one of the pages' questions (``kg.server.explore``) as JSON; None where there is no such thing."""
    service = request.app.state.service
    job = {"kind": "ask", "question": question, "arguments": arguments}
    reply = await unless_gone(request, service.whole(job, pool=service.explorers))
    return None if reply.head.get("missing") else bytes(reply.start)


async def api_search(request: Request) -> Response:
    """``/api/search?q=TEXT&limit=12``"""
    return await _answer(request, "search", text=request.query_params.get("q", "")[:200], limit=_limit(request, 12, most=100))


async def api_around(request: Request) -> Response:
    """``/api/around?iri=IRI``: the payload with which the graph page grows."""
    return await _answer(request, "around", iri=_iri(request))


async def api_entity(request: Request) -> Response:
    """``/api/entity?iri=IRI``"""
    return await _answer(request, "entity", iri=_iri(request))


async def api_neighbours(request: Request) -> Response:
    """``/api/neighbours?iri=IRI&limit=50``"""
    return await _answer(request, "neighbours", iri=_iri(request), limit=_limit(request, 50, most=500))


async def api_statement(request: Request) -> Response:
    """``/api/statement?iri=IRI``"""
    return await _answer(request, "statement", iri=_iri(request))


async def api_document(request: Request) -> Response:
    """``/api/document?iri=IRI``"""
    return await _answer(request, "document", iri=_iri(request))


async def api_questions(request: Request) -> Response:
    """``/api/questions``: the named questions."""
    return await _answer(request, "questions")


async def api_question(request: Request) -> Response:
    """``/api/question?name=NAME&about=...``: a named question as SPARQL."""
    parameters = {key: value for key, value in request.query_params.items() if key not in ("name", "lang")}
    answer = await ask(request, "question", name=request.query_params.get("name", ""), parameters=parameters)
    return Response(answer, media_type=JSON, headers={"Cache-Control": "no-cache"})


async def _answer(request: Request, question: str, **arguments: Any) -> Response:
    arguments["language"] = language_of(request)
    tag = tag_of(await request.app.state.service.version(), question, json.dumps(arguments, sort_keys=True))
    if is_fresh(request, tag):
        return not_modified(tag)
    answer = await ask(request, question, **arguments)
    if answer is None:
        raise Problem(404, f"there is no such {question if question not in ('around', 'neighbours') else 'entity'}: {arguments.get('iri', '')}")
    return Response(answer, media_type=JSON, headers=cache_headers(tag) | {"Vary": "Accept-Language"})


def language_of(request: Request) -> str:
    """German or English: ``?lang=``, else what the browser likes better, else what the server was started with."""
    wish = request.query_params.get("lang", "")
    if wish in ("de", "en"):
        return wish
    liked = [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return next((language for language in liked if language in ("de", "en")), str(request.app.state.settings.language))


def _iri(request: Request) -> str:
    """The ``iri`` parameter: absolute, or relative to the base (``entity/Elon_Musk``)."""
    given = request.query_params.get("iri", "")
    try:
        return checked_iri(given if ":" in given else request.app.state.settings.base + given.lstrip("/"))
    except ValueError as error:
        raise Problem(400, f"{error}; give it as ?iri=") from None


def _limit(request: Request, usual: int, *, most: int) -> int:
    given = request.query_params.get("limit", str(usual))
    if not (given.isascii() and given.isdecimal()):
        raise Problem(400, f"limit is a number, not {given!r}")
    return min(max(int(given[:9]), 1), most)
