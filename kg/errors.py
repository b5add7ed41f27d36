"""The whole error family: every error kg raises on purpose, each a sentence with a remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class KgError(Exception):
    """Base of every error that kg raises on purpose."""


class InputError(KgError):
    """A document that cannot be read: ``source`` names it, ``reason`` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class MissingExtra(KgError):
    """A feature whose optional dependency is not installed."""

    def __init__(self, feature: str, *, extra: str) -> None:
        super().__init__(feature)
        self.feature = feature
        self.extra = extra

    def __str__(self) -> str:
        return f"{self.feature} needs an optional dependency; install it with: pip install 'kg[{self.extra}]'"


class OntologyError(KgError):
    """An ontology file that cannot be used, or a use of the ontology that it does not allow."""


class UnknownTerm(OntologyError):
    """A name that no ontology file declares."""

    def __init__(self, name: str, *, known: Iterable[str]) -> None:
        super().__init__(name)
        self.name = name
        self.near = difflib.get_close_matches(name, list(known), n=1)

    def __str__(self) -> str:
        hint = f"; did you mean {self.near[0]}?" if self.near else ""
        return f"no term {self.name} in the ontology{hint}"


class GrammarError(KgError):
    """A language data file with a missing, unknown or ill-typed key; the message names file and key."""


class UnknownLanguage(KgError):
    """A text in a language kg has no grammar for."""

    def __init__(self, language: str, *, known: Iterable[str]) -> None:
        super().__init__(language)
        self.language = language
        self.known = tuple(sorted(known))

    def __str__(self) -> str:
        return f"no grammar for language {self.language!r}; kg reads {', '.join(self.known)} (choose one with --language)"


class StoreError(KgError):
    """A store that cannot be opened, is locked, or was written by an incompatible version."""


class UnknownEntity(KgError):
    """A name that nothing in the graph bears."""

    def __init__(self, name: str, *, near: Iterable[str] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.near = tuple(near)

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"nothing in the graph is called {self.name!r}{hint}"


class CorrectionError(KgError):
    """A file of corrections that cannot be read, or a correction that names something unclear."""


class QueryError(KgError):
    """A query that cannot be run: bad syntax, an unknown name, or something that is refused."""


class QuerySyntaxError(QueryError):
    """SPARQL that does not parse; ``line`` and ``column`` count from 1 (0 when unknown)."""

    def __init__(self, query: str, message: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.query = query
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        lines = self.query.splitlines()
        if not 1 <= self.line <= len(lines):
            return f"the query does not parse: {self.message}"
        pointer = " " * max(self.column - 1, 0) + "^"
        return f"the query does not parse at line {self.line}, column {self.column}: {self.message}\n  {lines[self.line - 1]}\n  {pointer}"


class QueryRefused(QueryError):
    """A query that asks for something kg does not do: SERVICE, FROM <url>, LOAD, updates."""


class QueryTimeout(QueryError):
    """A query stopped because it ran past its time limit."""


class ExportError(KgError):
    """An export that cannot be written."""
