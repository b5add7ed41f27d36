"""Statements that cannot all be true: shown side by side, never settled."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Iri, Statement, Status, TimeSpan
from kg.view.source import Labels

Numbers = tuple[int, ...]


def clashes(statements: Sequence[Statement], ontology: Labels | None = None) -> tuple[Numbers, ...]:
    """Indexes of statements that contradict one another, sorted, one tuple for each matter.

    A denial clashes with every other status of the same subject, relation and object (in either direction
    for a symmetric relation). Two asserted objects of a functional relation clash unless their times differ.
    """
    return tuple(sorted({*_denied(statements, ontology), *_doubled(statements, ontology)}))


def _denied(statements: Sequence[Statement], ontology: Labels | None) -> list[Numbers]:
    same: dict[tuple[str, ...], list[int]] = {}
    for number, statement in enumerate(statements):
        ends = (str(statement.subject), str(statement.object))
        symmetric = ontology is not None and ontology.is_symmetric(statement.predicate)
        same.setdefault((statement.predicate, *(sorted(ends) if symmetric else ends)), []).append(number)
    return [tuple(numbers) for numbers in same.values() if len({statements[n].status == Status.NEGATED for n in numbers}) == 2]


def _doubled(statements: Sequence[Statement], ontology: Labels | None) -> list[Numbers]:
    if ontology is None:
        return []
    said: dict[tuple[Iri, Iri], list[int]] = {}
    for number, statement in enumerate(statements):
        if statement.status == Status.ASSERTED and ontology.is_functional(statement.predicate):
            said.setdefault((statement.subject, statement.predicate), []).append(number)
    return [
        tuple(numbers) for numbers in said.values()
        if len({str(statements[n].object) for n in numbers}) > 1 and not _all_apart([statements[n].time for n in numbers])
    ]


def _all_apart(times: Sequence[TimeSpan]) -> bool:
    """Whether each has a time of its own: who was president in 2016 and who in 2020 do not clash."""
    return all(times) and len(set(times)) == len(times)
