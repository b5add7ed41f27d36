"""kg build, add, remove, replace, watch, log: documents in and out."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import NOTHING, complain, list_rejected, note, say, table
from kg.cli.progress import shown

if TYPE_CHECKING:
    from kg.pipeline import Options, Report
    from kg.store import Store

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, patterns, http(s) addresses, or - for standard input.", show_default=False)]
StoreDir = Annotated[Path, typer.Argument(help="The folder of the store.", show_default=False)]
Language = Annotated[str, typer.Option(help="Language of the articles (de, en); told by the text when not given.", show_default=False)]
When = Annotated[str, typer.Option("--date", help="Date of publication, YYYY-MM-DD, for articles that do not tell.", show_default=False)]
Publisher = Annotated[str, typer.Option(help="Publisher of the articles.", show_default=False)]
Author = Annotated[str, typer.Option(help="Author of the articles.", show_default=False)]
Title = Annotated[str, typer.Option(help="Title of the article.", show_default=False)]
Encoding = Annotated[str, typer.Option(help="Encoding of the files when they do not tell.", show_default=False)]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", help="Which column or key holds what, as text=body; may be repeated (csv, parquet, jsonl).", show_default=False),
]
Ontologies = Annotated[list[Path] | None, typer.Option("--ontology", help="A Turtle file with relations of your own; may be repeated.")]
Base = Annotated[str, typer.Option("--base-iri", help="Under which IRI entities, documents and statements stand.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read documents side by side.")]
Cluster = Annotated[str, typer.Option(help="Address of a dask scheduler to read documents on (extra kg[cluster]).", show_default=False)]
Confidence = Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out statements below this confidence.")]
Corrections = Annotated[Path | None, typer.Option(help="A file of corrections (see kg correct), applied to the graph.", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]

_BASE = "https://kg.example/"


def register(app: typer.Typer) -> None:
    app.command("build")(build)
    app.command("add")(add)
    app.command("remove")(remove)
    app.command("replace")(replace)
    app.command("watch")(watch)
    app.command("log")(log)


def build(
    inputs: Inputs,
    store: Annotated[
        str, typer.Option("--store", "-s", help="Keep the graph in this folder, or in sparql:QUERY_URL[,UPDATE_URL[,GRAPHS_URL]].", show_default=False)
    ] = "",
    turtle: Annotated[Path | None, typer.Option(help="Also write the graph as Turtle.", show_default=False)] = None,
    html: Annotated[Path | None, typer.Option(help="Also draw the graph as one HTML page.", show_default=False)] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a build that was stopped; what was read is not read again.")] = False,
    language: Language = "",
    date: When = "",
    publisher: Publisher = "",
    author: Author = "",
    title: Title = "",
    encoding: Encoding = "",
    field: Fields = None,
    ontology: Ontologies = None,
    base: Base = _BASE,
    workers: Workers = 1,
    cluster: Cluster = "",
    min_confidence: Confidence = 0.0,
    corrections: Corrections = None,
    quiet: Quiet = False,
) -> None:
    """Read articles and build their graph.

    Without --store the graph is only kept for the outputs asked for (--turtle, --html), or printed as Turtle.
    Building into a store again reads only what is new.
    """
    from kg import pipeline

    if resume and not store:
        raise typer.BadParameter("--resume needs the --store of the build that was stopped")
    options = _options(language, date, publisher, author, title, encoding, field, ontology, base, min_confidence, corrections)
    with _target(store) as target:
        with shown(quiet=quiet) as watcher:
            report = pipeline.build(inputs, store=target, options=options, workers=workers, cluster=cluster, watch=watcher)
        _deliver(target, options, turtle, html, printed=not store and turtle is None and html is None)
        _conclude(target, report, quiet=quiet or (not store and turtle is None and html is None))


def add(
    store: StoreDir,
    inputs: Inputs,
    language: Language = "",
    date: When = "",
    publisher: Publisher = "",
    author: Author = "",
    title: Title = "",
    encoding: Encoding = "",
    field: Fields = None,
    ontology: Ontologies = None,
    base: Base = _BASE,
    workers: Workers = 1,
    cluster: Cluster = "",
    min_confidence: Confidence = 0.0,
    corrections: Corrections = None,
    quiet: Quiet = False,
) -> None:
    """Add articles to a store; the graph is the same as if all had been built at once."""
    from kg import pipeline

    options = _options(language, date, publisher, author, title, encoding, field, ontology, base, min_confidence, corrections)
    with _existing(store) as target:
        with shown(quiet=quiet) as watcher:
            report = pipeline.add(inputs, store=target, options=options, workers=workers, cluster=cluster, watch=watcher)
        _conclude(target, report, quiet=quiet)


def remove(
    store: StoreDir,
    documents: Annotated[list[str], typer.Argument(help="Documents: IRI, address, or title.", show_default=False)],
    ontology: Ontologies = None,
    base: Base = _BASE,
) -> None:
    """Take articles out of a store, as if they had never been read."""
    from kg import pipeline

    with _existing(store) as target:
        found = [iri for name in documents for iri in pipeline.documents_named(target, name)]
        missing = [name for name in documents if not pipeline.documents_named(target, name)]
        for name in missing:
            complain(f"no document {name!r} in {store}; kg query {store} sources lists them")
        gone = pipeline.remove(found, store=target, options=pipeline.Options(ontology=tuple(ontology or ()), base=base))
        say(f"removed {len(gone)} document{'s' if len(gone) != 1 else ''}")
    if missing:
        raise typer.Exit(NOTHING)


def replace(
    store: StoreDir,
    document: Annotated[str, typer.Argument(help="The document to be replaced: IRI, address, or title.", show_default=False)],
    source: Annotated[str, typer.Argument(help="The new version: file or address.", show_default=False)],
    language: Language = "",
    date: When = "",
    ontology: Ontologies = None,
    base: Base = _BASE,
) -> None:
    """Put a new version of an article in the place of an old one."""
    from kg import pipeline

    options = _options(language, date, "", "", "", "", None, ontology, base, 0.0, None)
    with _existing(store) as target:
        old = pipeline.documents_named(target, document)
        if not old:
            complain(f"no document {document!r} in {store}")
            raise typer.Exit(NOTHING)
        report = pipeline.replace_document(old, source, store=target, options=options)
        _conclude(target, report, quiet=False)


def watch(
    store: StoreDir,
    source: Annotated[str, typer.Argument(help="A folder, or the address of an RSS or Atom feed.", show_default=False)],
    every: Annotated[float, typer.Option(min=1.0, help="Seconds between two looks.")] = 60.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and leave.")] = False,
    language: Language = "",
    ontology: Ontologies = None,
    base: Base = _BASE,
    workers: Workers = 1,
) -> None:
    """Add what is new in a folder or feed, again and again, until stopped with Ctrl-C."""
    import time

    from kg import pipeline

    options = _options(language, "", "", "", "", "", None, ontology, base, 0.0, None)
    while True:
        with _target(str(store)) as target:
            report = pipeline.add([source], store=target, options=options, workers=workers)
        if report.read:
            note(f"{datetime.now():%H:%M:%S} added {len(report.read)} document{'s' if len(report.read) != 1 else ''}")
        list_rejected(report.rejected, limit=5)
        if once:
            return
        time.sleep(every)


def log(store: StoreDir) -> None:
    """What was done to a store, when, by which version and with which options."""
    from kg.store import Store

    with Store.open(store) as target:
        entries = target.log()
    rows = [(e.at, e.action, str(len(e.documents)), e.version, " ".join(f"{k}={v}" for k, v in e.options)) for e in entries]
    table("", ("when", "what", "documents", "version", "options"), rows)


def _target(store: str) -> Store:
    from kg.store import Store

    if not store:
        return Store.memory()
    return Store.locate(store) if store.startswith("sparql:") else Store.create_or_open(Path(store))


def _existing(store: Path) -> Store:
    from kg.errors import StoreError
    from kg.store import Store

    if not store.is_dir():
        raise StoreError(f"there is no store at {store}; make one with: kg build INPUT... --store {store}")
    return Store.create_or_open(store)


def _options(
    language: str,
    date: str,
    publisher: str,
    author: str,
    title: str,
    encoding: str,
    field: list[str] | None,
    ontology: list[Path] | None,
    base: str,
    min_confidence: float,
    corrections: Path | None,
) -> Options:
    from kg.pipeline import Options

    fields = tuple(_pair(f) for f in field or ())
    return Options(
        language=language,
        published=_day(date),
        publisher=publisher,
        author=author,
        title=title,
        encoding=encoding,
        fields=fields,
        ontology=tuple(ontology or ()),
        base=base if base.endswith(("/", "#")) else base + "/",
        min_confidence=min_confidence,
        corrections=corrections,
    )


def _pair(field: str) -> tuple[str, str]:
    key, separator, value = field.partition("=")
    if not separator or not key or not value:
        raise typer.BadParameter(f"--field wants NAME=COLUMN, as in --field text=body; got {field!r}")
    return key, value


def _day(text: str) -> Date | None:
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"--date wants YYYY-MM-DD, as in 2025-05-26; got {text!r}") from None


def _deliver(target: Store, options: Options, turtle: Path | None, html: Path | None, *, printed: bool) -> None:
    from kg.face import Graph

    graph = Graph(target, ontology=options.ontology)
    if turtle is not None:
        graph.to_turtle(turtle)
        note(f"wrote {turtle}")
    if html is not None:
        graph.to_html(html)
        note(f"wrote {html}; open it in a browser")
    if printed:
        import sys

        sys.stdout.buffer.write(graph.to_turtle())
        sys.stdout.flush()


def _conclude(target: Store, report: Report, *, quiet: bool) -> None:
    from kg.cli.summary import print_summary

    if not quiet:
        print_summary(target, report)
    list_rejected(report.rejected)
    if report.rejected and not (report.read or report.known):
        raise typer.Exit(2)
