"""A date found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.timespan import TimeSpan


@dataclass(frozen=True, slots=True)
class Moment:
    """What the pieces ``first`` to ``last``, half-open, mean as a time.

    ``floats`` tells what the text left open: the ``year`` of a day or month, the ``week`` of a weekday.
    """

    first: int
    last: int
    time: TimeSpan
    floats: str = ""
