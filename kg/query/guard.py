"""What a query may ask for: nothing that leaves the store, nothing that changes it.

Whether a word such as SERVICE is meant as a keyword or stands in a string, a comment, a name or an IRI is decided by
Oxigraph's own parser, nested or not: every occurrence is replaced by a word that is no keyword, and the text parsed
again. If it still reads to its end, none of them was a keyword. No second grammar can then disagree with the engine
that runs the query. (SPARQL 1.1 Federated Query 2; Query 13.2; Update 3.1.4)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from kg.errors import QueryRefused
from kg.model.iri import PREFIXES
from kg.query.syntax import first_word, is_well_formed, unescape_stages

_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_FROM = re.compile(
    r"\bFROM(?:\s|\#[^\n\r]*[\n\r])*(?:NAMED(?:\s|\#[^\n\r]*[\n\r])*)?(?:<(?P<iri>[^<>\"{}|^`\\\s]*)>|(?P<name>[^\s<>{}()]*:[^\s<>{}()]*))",
    re.IGNORECASE | re.ASCII,
)
_PREFIX = re.compile(r"\bPREFIX\s+([^\s:]*):\s*<([^<>\s]*)>", re.IGNORECASE | re.ASCII)


def check_query(text: str, *, graphs: Callable[[], Collection[str]] | None = None) -> None:
    """Refuse what kg does not do; raises ``QueryRefused`` with the reason.

    With ``graphs`` (the names of the store's graphs), FROM may only name one of them; without, FROM is let through
    (the engine looks only into the store, so that an unknown name is an empty graph).
    """
    first = first_word(text)
    if first in _UPDATES:
        raise QueryRefused(f"{first} changes the graph, and queries only read; use kg add, kg remove or kg replace to change a store")
    if has_keyword(text, "SERVICE"):
        raise QueryRefused("SERVICE asks another server, and kg never leaves the store; query that server itself and combine the answers")
    if graphs is not None:
        check_from(text, graphs=graphs)


def check_from(text: str, *, graphs: Callable[[], Collection[str]]) -> None:
    """Refuse a FROM that names no graph of the store; ``graphs`` is asked only when there is a FROM."""
    if has_keyword(text, "FROM"):
        _check_dataset(text, set(graphs()))


def check_update(text: str) -> None:
    """Refuse updates that reach outside: LOAD and SERVICE."""
    for keyword, reason in (
        ("LOAD", "LOAD fetches from the net or the disk; send the data itself with INSERT DATA or the Graph Store Protocol"),
        ("SERVICE", "SERVICE asks another server, and kg never leaves the store"),
    ):
        if has_keyword(text, keyword, update=True):
            raise QueryRefused(reason)


def has_keyword(text: str, keyword: str, *, update: bool = False) -> bool:
    """Tell whether a word is used as a keyword, at any stage of undoing ``\\uXXXX`` escapes (SPARQL 1.1, 19.2)."""
    pattern = re.compile(keyword, re.IGNORECASE | re.ASCII)
    neutral = f"X{keyword[1:-1]}X"  # as long as the keyword, and no keyword itself
    return any(
        pattern.search(stage) is not None
        and is_well_formed(stage, update=update)
        and not is_well_formed(pattern.sub(neutral, stage), update=update)
        for stage in unescape_stages(text)
    )


def _check_dataset(text: str, graphs: set[str]) -> None:
    declared = PREFIXES | dict(_PREFIX.findall(text))
    for found in _FROM.finditer(text):
        prefix, _, local = (found["name"] or ":").partition(":")
        name = found["iri"] if found["iri"] is not None else declared.get(prefix, "") + local
        if ":" in name and name not in graphs:  # a relative name cannot mean anything outside
            raise QueryRefused(
                f"FROM <{name}> names a graph that is not in this store, and kg fetches nothing; leave FROM out (the default is all graphs)"
                " or name a document of the store"
            )

