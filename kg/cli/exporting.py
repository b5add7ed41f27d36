"""kg export, check, diff, merge: the graph in other formats, and whether it is well formed."""

from __future__ import annotations

import sys
from datetime import date as Date
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import NOTHING, note, say

Target = Annotated[str, typer.Argument(help="The folder of a store, an exported file, or sparql:URL.", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("export")(export)
    app.command("check")(check)
    app.command("diff")(diff)
    app.command("merge")(merge)


def export(
    target: Target,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File or folder to write; standard output when not given.", show_default=False)] = None,
    format: Annotated[str, typer.Option("--format", help="turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf, csv, parquet, neo4j, notes; told by the file's ending.", show_default=False)] = "",
    since: Annotated[str, typer.Option(help="Only what documents published on or after YYYY-MM-DD support.", show_default=False)] = "",
    classes: Annotated[list[str] | None, typer.Option("--class", help="Only things of this class, as Person; may be repeated.", show_default=False)] = None,
    about: Annotated[list[str] | None, typer.Option(help="Only statements about the thing of this name; may be repeated.", show_default=False)] = None,
    asserted_only: Annotated[bool, typer.Option("--asserted-only", help="Leave out what is denied, possible or only reported.")] = False,
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out statements below this confidence.")] = 0.0,
) -> None:
    """Write the graph, or a part of it, in the format that another program reads."""
    from kg import export as exporting
    from kg.store import Store

    day = _day(since)
    with Store.locate(target) as store:
        name = exporting.format_of(format or (output.suffix if output is not None else "turtle"))
        selection = exporting.Selection(
            since=day, classes=tuple(classes or ()), about=tuple(about or ()), asserted_only=asserted_only, min_confidence=min_confidence
        )
        if output is not None:
            exporting.export_to(store, output, name, selection=selection)
            note(f"wrote {output}")
            return
        data = exporting.export(store, name, selection=selection)
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def check(
    target: Target,
    language: Annotated[str, typer.Option(help="Language of the messages (de, en).")] = "en",
    limit: Annotated[int, typer.Option(min=1, help="How many findings are printed; all are counted.")] = 1000,
) -> None:
    """Check the graph against the shapes and say in plain words what is wrong; exit code 1 when something is."""
    from kg import export as exporting
    from kg.store import Store

    with Store.locate(target) as store:
        findings = exporting.check(store, language=language, labelled=limit)
    for finding in findings[:limit]:
        say(str(finding))
    if findings:
        shown = f", the first {limit} shown (--limit)" if len(findings) > limit else ""
        note(f"{len(findings)} finding{'s' if len(findings) != 1 else ''}{shown}")
        raise typer.Exit(NOTHING)
    note("well formed" if language != "de" else "wohlgeformt")


def diff(
    left: Annotated[str, typer.Argument(help="A store or an exported file.", show_default=False)],
    right: Annotated[str, typer.Argument(help="A store or an exported file.", show_default=False)],
) -> None:
    """Show which statements only one of two graphs has; exit code 1 when they differ."""
    from kg import export as exporting
    from kg.store import Store

    with Store.locate(left) as one, Store.locate(right) as other:
        found = exporting.diff(one, other)
    for document in found.documents_only_in_first:
        say(f"- document {document.title or document.iri}")
    for document in found.documents_only_in_second:
        say(f"+ document {document.title or document.iri}")
    for line in found.lines:
        say(line)
    if found:
        raise typer.Exit(NOTHING)
    note("the same statements")


def merge(
    left: Annotated[str, typer.Argument(help="A store or an exported file.", show_default=False)],
    right: Annotated[str, typer.Argument(help="A store or an exported file.", show_default=False)],
    store: Annotated[Path, typer.Option("--store", "-s", help="The folder of the store to be made.", show_default=False)],
) -> None:
    """Make a store that holds the documents of both.

    Two stores are resolved anew from their records, as if built at once; exported files are joined as they are.
    """
    from kg.pipeline import merge as merged

    count = merged((left, right), into=store)
    note(f"{store} holds {count} documents")


def _day(text: str) -> Date | None:
    if not text:
        return None
    try:
        return Date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"--since wants YYYY-MM-DD, as in 2025-05-26; got {text!r}") from None
