"""kg view: the graph as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import note


def register(app: typer.Typer) -> None:
    app.command("view")(view)


def view(
    target: Annotated[str, typer.Argument(help="The folder of a store, an exported file, or sparql:URL.", show_default=False)],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The page; graph.html when no output is named.", show_default=False)] = None,
    png: Annotated[Path | None, typer.Option(help="Also, or only, a still picture (extra kg[still]).", show_default=False)] = None,
    svg: Annotated[Path | None, typer.Option(help="Also, or only, a still picture (extra kg[still]).", show_default=False)] = None,
    language: Annotated[str, typer.Option(help="Language of the labels (de, en); the page can switch.")] = "en",
    title: Annotated[str, typer.Option(help="Title of the page.", show_default=False)] = "",
    max_nodes: Annotated[int, typer.Option(min=0, help="Show this many of the most central things at first; 0: as many as read well.")] = 0,
) -> None:
    """Draw the graph as one self-contained HTML page, or as a still picture."""
    from kg import view as drawing
    from kg.export import write
    from kg.ontology import read_ontology
    from kg.store import Store

    ontology = read_ontology()
    if output is None and png is None and svg is None:
        output = Path("graph.html")
    with Store.locate(target) as store:
        if output is not None:
            page = drawing.page(store, ontology, title=title, language=language, max_nodes=max_nodes or None)
            write(output, page.encode("utf-8"))
            note(f"wrote {output}; open it in a browser")
        for path, format in ((png, "png"), (svg, "svg")):
            if path is not None:
                drawing.still(store, ontology, path, format=format, language=language, title=title)
                note(f"wrote {path}")
