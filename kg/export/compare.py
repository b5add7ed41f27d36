"""What two graphs differ in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.export.rows import namer
from kg.model import Document, Iri, Statement, Text
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands in one of two graphs only, all sorted by IRI.

    A statement that has other evidence or other confidence in the second graph is the same statement. ``lines`` tells
    each statement in words, ``-`` for the first graph only and ``+`` for the second.
    """

    documents_only_in_first: tuple[Document, ...]
    documents_only_in_second: tuple[Document, ...]
    only_in_first: tuple[Statement, ...]
    only_in_second: tuple[Statement, ...]
    lines: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.documents_only_in_first or self.documents_only_in_second or self.only_in_first or self.only_in_second)


def diff(first: Store, second: Store) -> Difference:
    """Compare two graphs by their documents and statements."""
    one, two = _by_iri(first.statements()), _by_iri(second.statements())
    left, right = {d.iri: d for d in first.documents()}, {d.iri: d for d in second.documents()}
    only_one = tuple(one[iri] for iri in sorted(one.keys() - two.keys()))
    only_two = tuple(two[iri] for iri in sorted(two.keys() - one.keys()))
    return Difference(
        documents_only_in_first=tuple(left[iri] for iri in sorted(left.keys() - right.keys())),
        documents_only_in_second=tuple(right[iri] for iri in sorted(right.keys() - left.keys())),
        only_in_first=only_one,
        only_in_second=only_two,
        lines=(*_told(first, "-", only_one), *_told(second, "+", only_two)),
    )


def differences(first: Store, second: Store) -> Iterator[str]:
    """The difference line by line: documents, then statements; ``-`` stands in the first graph only, ``+`` in the second."""
    found = diff(first, second)
    for mark, documents in (("-", found.documents_only_in_first), ("+", found.documents_only_in_second)):
        yield from (f"{mark} document {document.title or document.iri}" for document in documents)
    yield from found.lines


def _by_iri(statements: Iterable[Statement]) -> dict[Iri, Statement]:
    return {statement.iri: statement for statement in statements}


def _told(store: Store, mark: str, statements: Iterable[Statement]) -> list[str]:
    name = namer(store, {entity.iri: entity for entity in store.entities()})
    return sorted(
        f"{mark} {name(s.subject)} {name(s.predicate)} {s.object.value if isinstance(s.object, Text) else name(s.object)} ({s.status.lower()})"
        for s in statements
    )
