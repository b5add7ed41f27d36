"""SPARQL updates as they stand, but for what reaches outside: the raw way in, behind a token in the server."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model.iri import BASE, PREFIXES
from kg.query.evaluate import Graphs, check_depth, engine_error
from kg.query.federation import without_loads, without_services
from kg.query.tokens import Token, tokens


class UpdateFailed(QueryError):
    """An update that does not fit what is in the store: DROP of a graph that is not there, CREATE of one that is."""


def update(store: ox.Store, text: str, *, using: Graphs | None = None, base: str = BASE) -> None:
    """Run an update, whole or not at all. ``using`` is the protocol's using-graph-uri and using-named-graph-uri."""
    check_depth(text)
    if using:
        text = with_using(text, using)
    try:
        store.update(without_loads(without_services(text, update=True)), base_iri=base, prefixes=PREFIXES)
    except RuntimeError as error:
        raise UpdateFailed(f"the update fails and nothing was changed: {error}") from None
    except (SyntaxError, ValueError, OSError) as error:
        raise engine_error(text, error, update=True) from None


def with_using(text: str, using: Graphs) -> str:
    """The update with USING clauses before each WHERE (SPARQL 1.1 Protocol, 2.2.3).

    Raises QueryError when the text has USING or WITH of its own, as the protocol demands.
    """
    stream = list(tokens(text))
    if any(token.depth == 0 and token.is_word("USING", "WITH") for token in stream):
        raise QueryError("using-graph-uri and using-named-graph-uri cannot be used with an update that has USING or WITH of its own")
    clauses = "".join(f" USING <{_checked(g)}>" for g in using.default) + "".join(f" USING NAMED <{_checked(g)}>" for g in using.named)
    for at in reversed([i for i, token in enumerate(stream) if token.depth == 0 and token.is_word("WHERE")]):
        start = stream[at].start
        pattern = _short_delete(text, stream, at)
        text = f"{text[:start]}{pattern}{clauses} {text[start:]}"
    return text


def _short_delete(text: str, stream: list[Token], where: int) -> str:
    """``DELETE WHERE {p}`` takes no USING; spelled out it is ``DELETE {p} USING .. WHERE {p}``."""
    if where == 0 or not stream[where - 1].is_word("DELETE"):
        return ""
    closing = next((t for t in stream[where + 2 :] if t.text == "}" and t.depth == 1), None)
    return text[stream[where + 1].start : closing.end] if closing else ""


def _checked(graph: str) -> str:
    try:
        return ox.NamedNode(graph).value
    except ValueError:
        raise QueryError(f"not an absolute IRI: {graph!r}") from None
