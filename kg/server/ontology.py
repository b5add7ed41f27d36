"""The vocabulary at its own address: ``/ontology`` as Turtle for programs and as a list for people."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from kg.model.iri import KG
from kg.ontology import default_directory
from kg.server.api import language_of
from kg.server.facts import ontology
from kg.server.negotiation import HTML, TRIPLES, choose, media_type
from kg.server.pages import render
from kg.server.problems import Problem


async def vocabulary(request: Request) -> Response:
    """All classes and properties that come with kg."""
    form = choose(request.headers.get("accept", "*/*"), HTML, {"turtle": TRIPLES["turtle"]}, wish=request.query_params.get("format", ""))
    if form is None:
        raise Problem(406, "the ontology is there as text/turtle and text/html")
    if form == "turtle":
        text = await asyncio.to_thread((default_directory() / "news.ttl").read_text, encoding="utf-8")
        return PlainTextResponse(text, media_type=media_type("turtle"), headers={"Vary": "Accept"})
    found = await asyncio.to_thread(ontology)
    language = language_of(request)
    terms = [{"name": iri.removeprefix(KG), "label": found.label(iri, language)} for iri in sorted({*found.classes, *found.properties}) if iri.startswith(KG)]
    return HTMLResponse(render("ontology.html", request, terms=terms), headers={"Vary": "Accept, Accept-Language"})
