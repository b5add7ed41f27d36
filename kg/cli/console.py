"""What commands print, and the exit codes they leave with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from kg.model import Rejected

NOTHING, BAD_INPUT, INTERRUPTED = 1, 2, 130


def complain(message: str) -> None:
    """A message for the user on standard error, marked as kg's."""
    print(f"kg: {message}", file=sys.stderr)


def say(message: str = "") -> None:
    """A line on standard output."""
    print(message)


def note(message: str) -> None:
    """A line that is not the result: standard error, so that pipes stay clean."""
    print(message, file=sys.stderr)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output; plain and tab-separated when the output is no terminal."""
    if not sys.stdout.isatty():
        say("\t".join(columns))
        for row in rows:
            say("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(title=title or None, title_justify="left")
    for name in columns:
        drawn.add_column(name, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def list_rejected(rejected: Sequence[Rejected], *, limit: int = 20) -> None:
    """What could not be read, with reasons, on standard error."""
    if not rejected:
        return
    note(f"{len(rejected)} input{'s' if len(rejected) > 1 else ''} not read:")
    for item in rejected[:limit]:
        note(f"  {item.source}: {item.reason}")
    if len(rejected) > limit:
        note(f"  ... and {len(rejected) - limit} more")
