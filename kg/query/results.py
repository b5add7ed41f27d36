"""What a query gives back, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Iri, Text

Term = Iri | Text


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT in order; ``None`` where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def column(self, variable: str) -> tuple[Term | None, ...]:
        """All values of one variable."""
        place = self.variables.index(variable)
        return tuple(row[place] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, sorted, without doubles."""

    triples: tuple[tuple[Iri, Iri, Term], ...]

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[tuple[Iri, Iri, Term]]:
        return iter(self.triples)


Result = Table | bool | Triples
