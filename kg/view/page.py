"""One self-contained HTML page."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.view.drawing import drawing_of
from kg.view.payload import payload
from kg.view.source import Facts, Labels
from kg.view.vis import script_path
from kg.view.wording import LANGUAGES

ASSETS = Path(__file__).parent / "assets"


def page(
    facts: Facts, ontology: Labels | None = None, *, title: str = "", language: str = "en", max_nodes: int | None = None, live: str = ""
) -> str:
    """The picture of a store as one HTML document that asks nothing of any other file or machine.

    ``max_nodes`` bounds what is visible when the page opens (the most central things); all data is in the
    page. ``live`` is the path of an endpoint on the same host that the page may ask for more (``kg serve``).
    The same store and options give the same bytes.
    """
    drawing = drawing_of(facts, ontology, max_nodes=max_nodes)
    return html(payload(drawing, title=title, language=language), live=live)


def html(data: dict[str, Any], *, live: str = "") -> str:
    """The page around a payload."""
    texts = _texts()
    script, vis = _script(), _vis()
    rendered: str = _template().render(
        language=data["language"],
        title=data["title"] or texts[data["language"]]["title"],
        text=texts[data["language"]],
        policy=_policy(script, vis, style=_css(), live=live),
        css=_css(),
        vis=vis,
        script=script,
        data=_inert({**data, "texts": {name: texts[name] for name in LANGUAGES}, "live": live}),
        alternative=_alternative(data),
    )
    return rendered.encode("utf-8", "replace").decode("utf-8")  # half surrogates, which broken files hold, cannot be written


def _policy(*scripts: str, style: str, live: str) -> str:
    """A Content-Security-Policy that takes exactly the given scripts and style, and lets nothing out."""
    connect = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; script-src {' '.join(map(_digest, scripts))}; style-src {_digest(style)}; img-src data:; "
        f"{connect}base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inert(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in, nor start a comment in it (HTML 13.2.5.4)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _alternative(data: dict[str, Any]) -> list[str]:
    """The facts as sentences, for readers without scripts: at most a hundred."""
    language = data["language"]
    names = [thing[language] for thing in data["things"]]
    lines = []
    for statement in data["statements"]:
        if statement["status"] == "Asserted" and "s" in statement:
            target = names[statement["o"]] if "o" in statement else statement.get("text", "")
            lines.append(f"{names[statement['s']]} {data['relations'][statement['p']][language]} {target}")
    return lines[:100]


@functools.cache
def _css() -> str:
    return (ASSETS / "page.css").read_text(encoding="utf-8")


@functools.cache
def _script() -> str:
    """The page's own script: the files of assets/js in the order of their names, in one function scope."""
    parts = [path.read_text(encoding="utf-8") for path in sorted((ASSETS / "js").glob("*.js"))]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();"


@functools.cache
def _vis() -> str:
    """vis-network without its source map, which browsers would go and ask for."""
    text = script_path().read_text(encoding="utf-8")
    return text.rpartition("//# sourceMappingURL=")[0] or text



@functools.cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((ASSETS / "texts.toml").read_text(encoding="utf-8"))


@functools.cache
def _template() -> Any:
    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")
