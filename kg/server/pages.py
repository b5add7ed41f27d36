"""The pages of entities, documents, statements and relations: HTML for people, RDF for machines, at one address."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.model.iri import iri as checked_iri
from kg.server.api import ask, language_of
from kg.server.negotiation import HTML, TRIPLES, choose, known_media, media_type
from kg.server.problems import Problem
from kg.server.replies import cache_headers, is_fresh, not_modified, response_of, tag_of, unless_gone
from kg.server.texts import texts

KINDS = ("entity", "document", "statement", "relation")
VARY = {"Vary": "Accept, Accept-Language"}


async def resource(request: Request) -> Response:
    """``/entity/...`` and the like stand for the IRI with the same path under the server's base."""
    iri = _iri(request)
    accept = request.headers.get("accept", "*/*")
    form = choose(accept, HTML, TRIPLES, wish=request.query_params.get("format", ""))
    if form is None:
        raise Problem(406, f"no format for {accept}; there are {known_media(HTML, TRIPLES)}")
    tag = tag_of(await request.app.state.service.version(), iri, form, language_of(request))
    if is_fresh(request, tag):
        return not_modified(tag)
    headers = cache_headers(tag) | VARY | {"Link": f'<{quote(iri, safe=_SAFE)}>; rel="canonical"'}
    return await (_html(request, iri, headers) if form == "html" else _rdf(request, iri, form, headers))


async def _html(request: Request, iri: str, headers: dict[str, str]) -> Response:
    kind = request.scope["path"].split("/")[1]
    answer = await ask(request, kind, iri=iri, language=language_of(request))
    if answer is None:
        return HTMLResponse(render("missing.html", request, iri=iri), status_code=404, headers=VARY)
    return HTMLResponse(render(f"{kind}.html", request, **{kind: json.loads(answer)}), headers=headers)


async def _rdf(request: Request, iri: str, form: str, headers: dict[str, str]) -> Response:
    """What the store says about a node: its own triples, those that lead to it, and its evidence; a document's whole graph."""
    query = f"""CONSTRUCT {{ <{iri}> ?p ?o . ?from ?link <{iri}> . ?proof ?q ?value }} WHERE {{
        {{ <{iri}> ?p ?o }} UNION {{ ?from ?link <{iri}> }} UNION {{ <{iri}> kg:evidence ?proof . ?proof ?q ?value }}
    }} LIMIT 50000"""
    job: dict[str, object] = {"kind": "query", "query": query, "graph_form": form, "table_form": None, "about": iri}
    if request.scope["path"].startswith("/document/"):
        job = {"kind": "graph", "graph": iri, "graph_form": form}
    reply = await unless_gone(request, request.app.state.service.ask(job))
    if reply.head.get("missing"):
        raise Problem(404, f"the store says nothing about {iri}")
    return response_of(reply, media_type(form), headers=headers)


def _iri(request: Request) -> str:
    """The IRI of a page: base and path, the path decoded and composed (NFC) as kg mints its IRIs."""
    path = unicodedata.normalize("NFC", request.scope["path"])
    if "\ufffd" in path:  # what the address had there was not UTF-8
        raise Problem(404, "no such address")
    try:
        return checked_iri(request.app.state.settings.base + path.lstrip("/"))
    except ValueError:
        raise Problem(404, "no such address") from None


_SAFE = "/:@!$&'()*+,;=~-._%"


def address_of(iri: str, base: str) -> str:
    """Where a page leads for an IRI: to the page here for those under the base, out for web addresses, else nowhere."""
    kind = iri.removeprefix(base).split("/")[0] if iri.startswith(base) else ""
    if kind in KINDS:
        return "/" + quote(iri.removeprefix(base), safe=_SAFE.replace("%", ""))
    if iri.startswith(base + "ontology#"):
        return "/ontology#" + quote(iri.partition("#")[2], safe="")
    return quote(iri, safe=_SAFE + "?#[]") if iri.startswith(("http://", "https://")) else ""


def render(template: str, request: Request, **values: object) -> str:
    """A page from a template; everything in it is escaped."""
    settings, language = request.app.state.settings, language_of(request)
    shared = {
        "language": language, "text": texts()[language], "path": request.scope["path"], "base": settings.base,
        "address": lambda iri: address_of(iri, settings.base),
    }  # fmt: skip
    return _environment().get_template(template).render(**shared, **values)


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
