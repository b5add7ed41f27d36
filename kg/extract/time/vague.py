"""Times that name no date: "um 15:26 Uhr", "zwei Stunden lang", "in recent years", "vor wenigen Wochen".

They are told apart from things ("treffen sich um 15 Uhr" has no relation to "15 Uhr"), but date nothing.
"""

from __future__ import annotations

from kg.extract.time.moment import Moment
from kg.extract.time.pieces import Scan
from kg.model.timespan import TimeSpan

_NO_DATE = TimeSpan()


def clock_moment(scan: Scan, at: int) -> Moment | None:
    """"15:26 Uhr", "15 Uhr", "8:30 a.m.", "at 15:26"."""
    hour = scan.number(at)
    if hour is None or hour > 24 or len(scan.word(at)) > 2:
        return None
    after, exact = at + 1, False
    if scan.word(after) in {":", "."} and scan.glued(after) and len(scan.word(after + 1)) == 2 and (scan.number(after + 1) or 0) < 60 and scan.glued(after + 1):
        exact = scan.word(after) == ":" and scan.number(after + 1) is not None
        after += 2
    if scan.among(after, "clock"):
        return Moment(at, _after_stops(scan, after + 1), _NO_DATE)
    return Moment(at, after, _NO_DATE) if exact and scan.among(at - 1, "clock_before") else None


def _after_stops(scan: Scan, at: int) -> int:
    """The position after what is left of "a.m."."""
    if len(scan.word(at - 1)) > 1:
        return at
    while scan.glued(at) and scan.word(at) in {".", "m"}:
        at += 1
    return at


def stretch_moment(scan: Scan, at: int) -> Moment | None:
    """A number of units that nothing anchors, or units that nobody counted; the preposition or "lang" makes them a time."""
    counted = scan.data.numbers.get(scan.word(at)) or scan.number(at)
    vague = scan.among(at, "vague") or scan.word(at) in scan.data.directions
    unit = scan.skip(at + 1, "vague") if counted or vague else at
    if scan.word(unit) not in scan.data.words["stretches"] and scan.data.units.get(scan.word(unit)) is None:
        return None
    if unit == at and not scan.among(at, "plurals"):
        return None  # "seit Jahren", "for years", but no bare "day"
    if scan.among(unit + 1, "long"):
        return Moment(at, unit + 2, _NO_DATE)
    before = at - 1
    while scan.among(before, "amounts", "articles", "fillers") and not scan.among(before, "within"):
        before -= 1
    return Moment(at, unit + 1, _NO_DATE) if scan.among(before, "within") else None
