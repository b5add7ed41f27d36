"""Fills a store from an exported file: ``python -m kg.server.fill FILE STORE``."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.errors import KgError
from kg.query.graphs import copy_into
from kg.store import Store


def main() -> None:
    file, folder = sys.argv[1:]
    try:
        with Store.read(Path(file)) as source, Store.create_or_open(Path(folder)) as target:
            copy_into(target.engine(writing=True), source.engine())
    except KgError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
