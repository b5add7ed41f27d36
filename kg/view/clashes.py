"""Statements that cannot all be true: shown side by side, never settled."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Statement, Status


def clashes(statements: Sequence[Statement]) -> tuple[tuple[int, ...], ...]:
    """Indexes of statements that say and deny the same thing, one tuple for each thing.

    A denial clashes with every other status of the same subject, relation and object.
    """
    same: dict[tuple[str, str, str], list[int]] = {}
    for number, statement in enumerate(statements):
        same.setdefault((statement.subject, statement.predicate, str(statement.object)), []).append(number)
    return tuple(
        tuple(numbers) for numbers in same.values()
        if len({statements[number].status == Status.NEGATED for number in numbers}) == 2
    )
