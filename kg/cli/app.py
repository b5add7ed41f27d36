"""The ``kg`` command: its sub-commands, and how errors reach the user."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli import analysis, building, exporting, knowing, looking, querying, serving
from kg.cli.console import BAD_INPUT, INTERRUPTED, complain
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="News articles become a knowledge graph: facts with the sentence that proves each. German and English, offline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in (building, querying, looking, exporting, analysis, knowing, serving):
    group.register(app)


def _version(shown: bool) -> None:
    if shown:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")] = False,
) -> None:
    """News articles become a knowledge graph: facts with the sentence that proves each. German and English, offline."""


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 nothing found or something broken in the data, 2 bad input or usage, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except KgError as error:
        complain(str(error))
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(INTERRUPTED)
    except OSError as error:
        complain(f"{error.filename or 'input or output'}: {(error.strerror or str(error)).lower()}")
        sys.exit(BAD_INPUT)
