"""Times as far as a text tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATE = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """When something holds or happened: ISO 8601 dates of day, month or year precision, ``""`` when open.

    ``at`` is a moment (``2022``, ``2025-03``, ``2025-03-29``); ``start`` and ``end`` bound an interval,
    both inclusive at their own precision.
    """

    at: str = ""
    start: str = ""
    end: str = ""

    def __post_init__(self) -> None:
        for value in (self.at, self.start, self.end):
            if value and not _DATE.match(value):
                raise ValueError(f"not a date, month or year: {value!r}")

    def __bool__(self) -> bool:
        return bool(self.at or self.start or self.end)
