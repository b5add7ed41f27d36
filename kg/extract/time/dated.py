"""Days and months by name or number: "3. Mai 2005", "March 3", "13.09.2005", "im März", "3. bis 5. Mai"."""

from __future__ import annotations

from datetime import date

from kg.extract.time import days
from kg.extract.time.moment import Moment
from kg.extract.time.pieces import Scan
from kg.extract.time.years import year_at
from kg.model.timespan import TimeSpan

_STROKES = frozenset({"-", "–", "—", "/"})


def numeric_moment(scan: Scan, at: int) -> Moment | None:
    """"13.09.2005", "2005-09-13"; in English "9/13/2005" is the same day, in German "13.9.2005" is."""
    first, second, third = scan.number(at), scan.number(at + 2), scan.number(at + 4)
    mark = scan.word(at + 1)
    if first is None or second is None or third is None or scan.word(at + 3) != mark:
        return None
    if not all(scan.glued(position) for position in range(at + 1, at + 4)) or (mark != "." and not scan.glued(at + 4)):
        return None
    value: date | None = None
    if mark == "-" and len(scan.word(at)) == 4:
        value = days.exact_day(first, second, third)
    elif mark == "." and len(scan.word(at + 4)) in (2, 4) and _ends_number(scan, at + 5):
        value = days.exact_day(_full_year(scan, at + 4), second, first)
    elif mark == "/" and len(scan.word(at + 4)) == 4:
        value = days.exact_day(third, first, second) if scan.data.month_before_day else days.exact_day(third, second, first)
    return Moment(at, at + 5, days.day(value)) if value and value.year >= 1000 else None


def _ends_number(scan: Scan, at: int) -> bool:
    """An IP address or a version goes on with another number."""
    return not (scan.glued(at) and scan.word(at) == "." and scan.glued(at + 1) and scan.number(at + 1) is not None)


def _full_year(scan: Scan, at: int) -> int:
    number = scan.number(at) or 0
    if len(scan.word(at)) != 2:
        return number
    newest = scan.published.year if scan.published else 2050
    return 2000 + number if 2000 + number <= newest + 10 else 1900 + number


def month_at(scan: Scan, at: int, *, alone: bool) -> tuple[int, int] | None:
    """The month and the position after its name; a month that stands alone must be no name, verb or abbreviation."""
    word = scan.word(at)
    number = scan.data.months.get(word)
    if number is None and not alone:
        number = scan.data.month_abbreviations.get(word)
        if number is not None and scan.word(at + 1) == ".":
            return number, at + 2
    if number is None or not scan.pieces[at].capital:
        return None
    if alone and (scan.is_name(at) or scan.token(at).pos in ("VERB", "AUX", "ADV") or scan.word(at + 1) in {"'", "’"} or _follows_name(scan, at)):
        return None
    return number, at + 1


def _follows_name(scan: Scan, at: int) -> bool:
    """"Theresa May": a name before it makes a month one too."""
    return at > 0 and scan.token(at - 1).pos == "PROPN" and scan.word(at - 1).isalpha()


def day_month_moment(scan: Scan, at: int) -> Moment | None:
    """"3. Mai [2005]", "3rd of May", and the ranges "3. bis 5. Mai", "3./4. Mai", "3. und 4. Mai"."""
    opened = _day(scan, at)
    if opened is None:
        return None
    first_day, after = opened
    last_day = None
    if scan.word(after) in _STROKES or scan.among(after, "tos", "ands"):
        closed = _day(scan, scan.skip(after + 1, "articles", "fillers"))
        if closed is None:
            return None
        last_day, after = closed
    if scan.word(after) == "of":
        after += 1
    month = month_at(scan, after, alone=False)
    if month is None:
        return None
    return _completed(scan, at, first_day, last_day, month[0], month[1])


def month_day_moment(scan: Scan, at: int) -> Moment | None:
    """"May 3[, 2005]", "May 3–5", in languages that write the month first."""
    if not scan.data.month_before_day:
        return None
    month = month_at(scan, at, alone=False)
    opened = _day(scan, month[1], dotted=False) if month else None
    if month is None or opened is None or (scan.word(month[1] + 1) == ":" and scan.glued(month[1] + 1)):
        return None
    first_day, after = opened
    last_day = None
    if scan.word(after) in _STROKES or scan.among(after, "tos"):
        closed = _day(scan, after + 1, dotted=False)
        if closed and closed[0] > first_day:
            last_day, after = closed
    return _completed(scan, at, first_day, last_day, month[0], after)


def _day(scan: Scan, at: int, *, dotted: bool = True) -> tuple[int, int] | None:
    """A day of a month with its ordinal mark (a full stop only when ``dotted``), and the position after it."""
    number = scan.number(at)
    if number is None or not 1 <= number <= 31 or len(scan.word(at)) > 2:
        return None
    if (dotted and scan.word(at + 1) == ".") or (scan.among(at + 1, "day_endings") and scan.glued(at + 1)):
        return number, at + 2
    return number, at + 1


def _completed(scan: Scan, at: int, first_day: int, last_day: int | None, month: int, after: int) -> Moment | None:
    """The day with its year: the one that follows, or the one that publication and tense speak for."""
    year, after = year_after(scan, after)
    anchor = scan.anchor(at)
    if year is not None:
        value = days.exact_day(year, month, first_day)
    elif anchor is not None:
        value = days.day_near(month, first_day, anchor)
    else:
        return None
    if value is None:
        return None
    floats = "" if year else "year"
    if last_day is None:
        return Moment(at, after, days.day(value), floats)
    end = days.exact_day(value.year, month, last_day)
    if end is None or end <= value:
        return None
    return Moment(at, after, TimeSpan(start=value.isoformat(), end=end.isoformat()), floats)


def year_after(scan: Scan, at: int) -> tuple[int | None, int]:
    """The year that stands after a day or month: ", 2005", "of last year", "vergangenen Jahres"; and the position after it."""
    position = at + 1 if scan.word(at) == "," else at
    number = scan.number(position)
    is_full = number is not None and len(scan.word(position)) == 4 and 1000 <= number < 2200
    if is_full and (position == at or scan.data.month_before_day):
        return number, position + 1
    position = scan.skip(at, "joiners")
    direction = scan.data.directions.get(scan.word(position))
    if direction is not None and scan.data.units.get(scan.word(position + 1)) == "year" and scan.published:
        return scan.published.year + direction, position + 2
    if position > at and year_at(scan, position) is not None:
        return year_at(scan, position), position + 1
    return None, at


def month_moment(scan: Scan, at: int) -> Moment | None:
    """A month, with or without its year: "März 2005", "im März", "March of last year", "last March"."""
    first = at
    direction = scan.data.directions.get(scan.word(at))
    if direction is not None:
        at += 1
    month = month_at(scan, at, alone=False)
    if month is None:
        return None
    number, after = month
    year, last = year_after(scan, after)
    if year is not None:
        return Moment(first, last, days.month(year, number))
    alone = month_at(scan, at, alone=True)
    anchor = scan.anchor(at)
    if alone is None or anchor is None:
        return None
    return Moment(first, alone[1], days.month_near(number, anchor, direction), "year" if direction is None else "")
