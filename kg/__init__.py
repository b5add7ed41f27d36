"""News articles become a knowledge graph: facts with the sentence that proves each.

    >>> import kg
    >>> graph = kg.build("article.txt")                     # doctest: +SKIP
    >>> graph.query("SELECT ?who ?what { ?who kg:owns ?what }")  # doctest: +SKIP
    >>> graph.to_turtle("article.ttl"); graph.to_html("article.html")  # doctest: +SKIP

``build`` reads files, folders, addresses or text and gives a ``Graph``; ``open`` opens a store or an
exported file. German and English, offline, and the same input always gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import (
        InputError,
        KgError,
        OntologyError,
        QueryError,
        QueryRefused,
        QuerySyntaxError,
        QueryTimeout,
        StoreError,
        UnknownLanguage,
        UnknownTerm,
    )
    from kg.face import Graph, build, open
    from kg.model import Document, Entity, Evidence, Rejected, Statement, Status

__version__ = "0.1.0"

_HOMES = {
    "Graph": "kg.face",
    "build": "kg.face",
    "open": "kg.face",
    "Document": "kg.model",
    "Entity": "kg.model",
    "Evidence": "kg.model",
    "Rejected": "kg.model",
    "Statement": "kg.model",
    "Status": "kg.model",
    "InputError": "kg.errors",
    "KgError": "kg.errors",
    "OntologyError": "kg.errors",
    "QueryError": "kg.errors",
    "QueryRefused": "kg.errors",
    "QuerySyntaxError": "kg.errors",
    "QueryTimeout": "kg.errors",
    "StoreError": "kg.errors",
    "UnknownLanguage": "kg.errors",
    "UnknownTerm": "kg.errors",
}

__all__ = [
    "Document",
    "Entity",
    "Evidence",
    "Graph",
    "InputError",
    "KgError",
    "OntologyError",
    "QueryError",
    "QueryRefused",
    "QuerySyntaxError",
    "QueryTimeout",
    "Rejected",
    "Statement",
    "Status",
    "StoreError",
    "UnknownLanguage",
    "UnknownTerm",
    "build",
    "open",
]


def __getattr__(name: str) -> Any:
    """Names of the face are loaded when first used (PEP 562), so that ``import kg`` costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
