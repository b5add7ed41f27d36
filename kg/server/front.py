"""The graph page, the query editor, and the files they load; everything comes from this server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from kg.server.api import ask, language_of
from kg.server.pages import render
from kg.server.problems import Problem
from kg.server.replies import cache_headers, is_fresh, not_modified, tag_of

ASSETS = Path(__file__).parent / "assets"
STATIC: Mapping[str, tuple[Path, str]] = {
    "page.css": (ASSETS / "page.css", "text/css"),
    "page.js": (ASSETS / "page.js", "text/javascript"),
    "editor.js": (ASSETS / "editor.js", "text/javascript"),
    "drawing.js": (ASSETS / "drawing.js", "text/javascript"),
    "yasgui.min.js": (ASSETS / "yasgui.min.js", "text/javascript"),
    "yasgui.min.css": (ASSETS / "yasgui.min.css", "text/css"),
    "YASGUI-LICENCE.txt": (ASSETS / "YASGUI-LICENCE.txt", "text/plain"),
}
KEPT = 4  # graph pages kept until the store changes: laying one out takes a second
# The graph page brings a policy of its own, which allows exactly the scripts that stand in it.
FRAMES_ONLY = {"Content-Security-Policy": "frame-ancestors 'none'"}


async def graph_page(request: Request) -> Response:
    """The graph to walk through."""
    language, about = language_of(request), request.query_params.get("about", "")
    tag = tag_of(await request.app.state.service.version(), "front", language, about)
    headers = cache_headers(tag) | {"Vary": "Accept-Language"} | FRAMES_ONLY
    if is_fresh(request, tag):
        return not_modified(tag)
    made: dict[str, str] = request.app.state.front_pages
    if tag not in made:
        answer = await ask(request, "front", language=language, title="", about=about)
        while len(made) >= KEPT:
            made.pop(next(iter(made)))
        made[tag] = json.loads(answer or b'""')
    return HTMLResponse(made[tag], headers=headers)


async def editor(request: Request) -> Response:
    """The query editor."""
    return HTMLResponse(render("query.html", request), headers={"Vary": "Accept-Language"})


async def static(request: Request) -> Response:
    """A file of the pages; only those named in ``STATIC``."""
    name = request.path_params["name"]
    if name != "vis-network.min.js" and name not in STATIC:
        raise Problem(404, "there is no such file")
    path, media = STATIC[name] if name in STATIC else (await asyncio.to_thread(_vis_network), "text/javascript")
    return FileResponse(path, media_type=media, headers={"Cache-Control": "no-cache"})


def _vis_network() -> Path:
    """vis-network as pyvis brings it; the view is slow to import, so only when a page asks."""
    from kg.view.vis import script_path

    return script_path()
