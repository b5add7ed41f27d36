"""Progress of long work on standard error: a live line on a terminal, silence in pipes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.pipeline import Progress, Watch


@contextmanager
def shown(*, quiet: bool = False) -> Iterator[Watch]:
    """A watcher for ``kg.pipeline.build`` that shows documents, words and speed."""
    if quiet or not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the language pipelines", total=None)

        def watch(progress: Progress) -> None:
            words = f", {progress.words:,} words" if progress.words else ""
            bar.update(task, description=f"{progress.stage} {progress.documents} documents{words}")

        yield watch
