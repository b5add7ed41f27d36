"""A date found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.timespan import TimeSpan


@dataclass(frozen=True, slots=True)
class Moment:
    """What the pieces ``first`` to ``last``, half-open, mean as a time."""

    first: int
    last: int
    time: TimeSpan
