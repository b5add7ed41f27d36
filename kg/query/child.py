"""The process behind ``kg.query.apart``: ``python -m kg.query.child SNAPSHOT MEMORY`` answers the query on its standard input."""

from __future__ import annotations

import sys

import pyoxigraph as ox

from kg.query.apart import answer, limit_memory


def main() -> None:
    snapshot, memory = sys.argv[1:]
    store = ox.Store.read_only(snapshot)
    limit_memory(int(memory))
    sys.stdout.buffer.write(answer(store, sys.stdin.buffer.read().decode("utf-8")))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
