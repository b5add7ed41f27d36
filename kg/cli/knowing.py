"""kg ontology, extract, explain, correct, train: what kg knows, and how it reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import NOTHING, note, say, table

Ontologies = Annotated[list[Path] | None, typer.Option("--ontology", help="A Turtle file with relations of your own; may be repeated.")]

ontology_app = typer.Typer(name="ontology", help="What relations and classes there are, and how their phrases are understood.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    ontology_app.command("check")(check_phrases)
    ontology_app.command("list")(list_terms)
    app.add_typer(ontology_app)
    app.command("extract")(extract)
    app.command("explain")(explain)
    app.command("correct")(correct)
    app.command("train")(train)


def check_phrases(
    files: Annotated[list[Path] | None, typer.Argument(help="Turtle files with relations of your own.", show_default=False)] = None,
    language: Annotated[str, typer.Option(help="Only phrases of this language (de, en).", show_default=False)] = "",
    all_: Annotated[bool, typer.Option("--all", help="Also the phrases that ship with kg.")] = False,
) -> None:
    """Show how each phrase was understood; a phrase that was not is listed as such, and the exit code is 1."""
    from kg.knowledge_check import understood

    found = understood(tuple(files or ()), language=language, shipped=all_ or not files)
    rows = [(u.term, u.language, u.text, u.reading or "not understood") for u in found]
    table("", ("term", "language", "phrase", "understood as"), rows)
    failed = sum(1 for u in found if not u.reading)
    note(f"{len(found) - failed} of {len(found)} phrases understood")
    if failed:
        note("a phrase is best a short main clause with names in its slots, as in: {subject} übernimmt {object}")
        raise typer.Exit(NOTHING)


def list_terms(
    ontology: Ontologies = None,
    language: Annotated[str, typer.Option(help="Language of the labels (de, en).")] = "en",
) -> None:
    """List classes and properties with their labels."""
    from kg.model.iri import shorten
    from kg.ontology import read_ontology

    known = read_ontology(extra=tuple(ontology or ()))
    rows = [("class", shorten(c.iri), c.label(language), " ".join(shorten(s) for s in c.supers)) for c in known.classes.values()]
    rows += [
        ("property", shorten(p.iri), p.label(language), f"{_names(p.domain)} -> {'text' if p.literal else _names(p.range)}")
        for p in known.properties.values()
    ]
    table("", ("kind", "term", "label", "of"), sorted(rows))


def _names(classes: tuple[str, ...]) -> str:
    from kg.model.iri import shorten

    return " or ".join(shorten(c) for c in classes) or "any"


def extract(
    file: Annotated[Path, typer.Argument(help="A text file, one sentence a line; - for standard input.", show_default=False)],
    open_: Annotated[bool, typer.Option("--open", help="Open triples in the sentence's own words.")] = False,
    language: Annotated[str, typer.Option(help="Language of the sentences (de, en); told by the text when not given.", show_default=False)] = "",
) -> None:
    """Read sentences, one a line, and print what they say.

    With --open: sentence number, subject, predicate and object in the sentence's own words, tab-separated.
    Without: statements with their status, as kg would write them into a graph.
    """
    from kg.sentences import open_lines, statement_lines

    text = _read(file)
    lines = open_lines(text, language=language) if open_ else statement_lines(text, language=language)
    for line in lines:
        say(line)


def _read(file: Path) -> str:
    import sys

    from kg.errors import InputError
    from kg.ingest.decode import decode

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return decode(data)[0]
    except OSError as error:
        raise InputError(str(file), (error.strerror or str(error)).lower()) from None


def explain(
    document: Annotated[str, typer.Argument(help="An article (file or address), or - with --language for the sentence alone.", show_default=False)],
    sentence: Annotated[str, typer.Argument(help="The sentence, or part of it.", show_default=False)],
    language: Annotated[str, typer.Option(help="Language (de, en); told by the text when not given.", show_default=False)] = "",
    ontology: Ontologies = None,
) -> None:
    """Show how one sentence was read: tokens, tree, clauses, phrases matched, readings kept and rejected, and why."""
    from kg.explain import explain as explained

    for line in explained(document, sentence, language=language, ontology_files=tuple(ontology or ())):
        say(line)


def train(
    data: Annotated[Path, typer.Option(help="Folder with the corpora, or with your own *.conllu and BIO files.", show_default=False)],
    language: Annotated[str, typer.Option(help="de, en, or both.")] = "both",
    output: Annotated[Path, typer.Option(help="Where the pipelines go, one folder a language.")] = Path("pipelines"),
    measured: Annotated[Path | None, typer.Option(help="Also keep the pipelines that the figures were measured with.", show_default=False)] = None,
    steps: Annotated[float, typer.Option(help="Share of the recipe's steps: 0.1 to see in minutes that it works.", min=0.001, max=10.0)] = 1.0,
) -> None:
    """Train the language pipelines on annotated text, and print the figures on its held-out parts.

    Takes half an hour and more a language. The pipelines written are trained on everything; the figures come from the
    same recipe without the held-out parts.
    """
    from kg.train import recipe_of, shortened
    from kg.train import train as run

    for name in ("de", "en") if language == "both" else (language,):
        recipe = shortened(recipe_of(name), steps)
        run(language=name, data=data, output=output / name, measured=measured / name if measured is not None else None, recipe=recipe, say=say)


def correct(
    file: Annotated[Path, typer.Argument(help="The file of corrections (YAML); made when it is not there.", show_default=False)],
    action: Annotated[str, typer.Argument(help="merge, split, rename, reject or add.", show_default=False)],
    values: Annotated[list[str], typer.Argument(help="KEY=VALUE, as into='Elon Musk' from='E. Musk'; a key may be repeated.", show_default=False)],
) -> None:
    """Write a correction into a file, which kg build --corrections FILE applies at every build.

    merge into=NAME from=NAME · split entity=NAME documents=IRI name=NEW · rename entity=NAME label=NEW ·
    reject subject=NAME predicate=kg:owns object=NAME · add subject=NAME predicate=kg:owns object=NAME
    """
    from kg.resolve.correction_file import Correction, append_correction

    found: dict[str, list[str]] = {}
    for value in values:
        key, separator, text = value.partition("=")
        if not separator or not text:
            raise typer.BadParameter(f"a correction wants KEY=VALUE, as in into='Elon Musk'; got {value!r}")
        found.setdefault(key, []).append(text)
    append_correction(file, Correction(action, {key: texts[0] if len(texts) == 1 else tuple(texts) for key, texts in found.items()}))
    note(f"wrote {file}; apply it with: kg build INPUT... --store DIR --corrections {file}")
