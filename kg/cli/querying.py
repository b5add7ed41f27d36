"""kg query: SPARQL and named questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import NOTHING, note, say, table

if TYPE_CHECKING:
    from kg.query import Result, Table

FORMATS = ("table", "csv", "json", "tsv", "xml", "ttl")


def register(app: typer.Typer) -> None:
    app.command("query", context_settings={"allow_interspersed_args": True})(query)


def query(
    target: Annotated[str, typer.Argument(help="The folder of a store, an exported file, or sparql:URL.", show_default=False)] = "",
    question: Annotated[list[str] | None, typer.Argument(help="A named question and its parameters (kg query --list).", show_default=False)] = None,
    text: Annotated[str, typer.Option("--query", "-q", help="A SPARQL query.", show_default=False)] = "",
    file: Annotated[Path | None, typer.Option("--file", "-f", help="A file with a SPARQL query; - for standard input.", show_default=False)] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    format: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")] = "table",
    language: Annotated[str, typer.Option(help="Language of labels in named questions (de, en).")] = "en",
    timeout: Annotated[float, typer.Option(min=0.0, help="Seconds a query may take; 0: no limit.")] = 0.0,
) -> None:
    """Ask a graph: SPARQL with -q or -f, or a named question.

    Examples: kg query news who-owns-what · kg query news evidence-for Musk Tesla ·
    kg query news -q "SELECT ?who { ?who kg:won ?what }"
    """
    if listing:
        _list(language)
        return
    if not target:
        raise typer.BadParameter("name a store or an exported file, as in: kg query news who-owns-what")
    if format not in FORMATS:
        raise typer.BadParameter(f"--format is one of {', '.join(FORMATS)}; got {format!r}")
    if sum((bool(text), file is not None, bool(question))) != 1:
        raise typer.BadParameter("give one of -q QUERY, -f FILE, or a named question (kg query --list)")
    from kg import query as asking
    from kg.store import Store

    limit = timeout or None
    with Store.locate(target) as store:
        if question:
            result: Result = asking.ask(store, question[0], question[1:], language=language, timeout=limit)
        else:
            result = asking.run(store, text or _read(file), timeout=limit)
    _show(result, format)


def _read(file: Path | None) -> str:
    from kg.errors import InputError

    try:
        return sys.stdin.read() if file is None or str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(file), f"the query cannot be read: {error}") from None


def _list(language: str) -> None:
    from kg.query import questions

    rows = [(q.name, " ".join(p.name.upper() if p.required else f"[{p.name.upper()}]" for p in q.parameters), q.description(language)) for q in questions()]
    table("", ("question", "parameters", "what it answers"), rows)


def _show(result: Result, format: str) -> None:
    from kg.query import Table

    if format == "table" and isinstance(result, Table):
        show_table(result)
    elif format == "table" and isinstance(result, bool):
        say("yes" if result else "no")
    else:
        from kg.query import rendered

        sys.stdout.write(rendered(result, "ttl" if format == "table" else format))
        sys.stdout.flush()
    if not isinstance(result, bool) and not len(result):
        note("nothing found")
        raise typer.Exit(NOTHING)


def show_table(result: Table, title: str = "") -> None:
    """A result in the terminal, IRIs short."""
    from kg.model.iri import shorten

    rows = [[("" if t is None else shorten(t) if isinstance(t, str) else t.value) for t in row] for row in result]
    table(title, result.variables, rows)
