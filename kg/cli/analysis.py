"""kg analyze: who is central, which groups hang together, how things are connected."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kg.cli.console import say, table


def register(app: typer.Typer) -> None:
    app.command("analyze")(analyze)


def analyze(
    target: Annotated[str, typer.Argument(help="The folder of a store, an exported file, or sparql:URL.", show_default=False)],
    path: Annotated[
        tuple[str, str] | None, typer.Option("--path", metavar="FROM TO", help="How two things are connected, with the evidence of each step.", show_default=False)
    ] = None,
    changes: Annotated[
        tuple[str, str] | None, typer.Option("--changes", metavar="FROM TO", help="What changed between two dates, YYYY-MM-DD.", show_default=False)
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="How many of the most central things to show.")] = 15,
    format: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    language: Annotated[str, typer.Option(help="Language of the labels (de, en).")] = "en",
) -> None:
    """Understand the whole: central things, groups that hang together, connections, changes."""
    from kg import view
    from kg.ontology import read_ontology
    from kg.store import Store

    if format not in ("table", "json"):
        raise typer.BadParameter(f"--format is table or json; got {format!r}")
    with Store.locate(target) as store:
        analysis = view.analyze(store, read_ontology(), path=path, between=changes, top=top, language=language)
    if format == "json":
        say(json.dumps(view.as_json(analysis), ensure_ascii=False, indent=2))
        return
    for title, columns, rows in view.tables(analysis):
        table(title, columns, rows)
