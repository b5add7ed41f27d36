"""Times told from the day of publication: weekdays, "gestern", "last week", "vor zwei Jahren", "am Wochenende"."""

from __future__ import annotations

from kg.extract.time import days
from kg.extract.time.dated import day_month_moment, month_day_moment, numeric_moment
from kg.extract.time.moment import Moment
from kg.extract.time.pieces import Scan
from kg.extract.time.years import year_at
from kg.model.timespan import TimeSpan

_LARGEST = {"day": 400, "week": 120, "month": 60, "year": 1500}  # more of a unit is no way to tell a date


def weekday_moment(scan: Scan, at: int) -> Moment | None:
    """"Samstag", "last Monday", "Montag vergangener Woche"; before a date it only belongs to it ("Tuesday, May 3")."""
    first = at
    direction = scan.data.directions.get(scan.word(at))
    named_day = scan.data.relative_days.get(scan.word(at)) if scan.word(at + 1) in scan.data.weekdays else None
    if direction is not None or named_day is not None:
        at += 1
    number = scan.data.weekdays.get(scan.word(at))
    anchor = scan.anchor(at) if number is not None else None
    if number is None or not scan.pieces[at].capital or scan.is_name(at) or scan.word(at + 1) == "s":
        return None
    dated = _date_after(scan, at + 1)
    if dated:
        return Moment(first, dated.last, dated.time)
    if anchor is None:
        return None
    last = _after_day_part(scan, at + 1)
    week = scan.skip(last, "joiners")
    shift = scan.data.directions.get(scan.word(week))
    if shift is not None and scan.data.units.get(scan.word(week + 1)) == "week":
        return Moment(first, week + 2, days.weekday_of_week(number, shift, anchor))
    if named_day is not None:  # "am heutigen Montag" names the day twice
        return Moment(first, last, days.shifted("day", named_day, anchor.published) or TimeSpan())
    floats = "week" if direction is None else ""
    return Moment(first, last, days.day(days.weekday_near(number, anchor, direction)), floats)


def _date_after(scan: Scan, at: int) -> Moment | None:
    position = scan.skip(at + 1 if scan.word(at) in {",", "("} else at, "fillers")
    for reader in (numeric_moment, day_month_moment, month_day_moment):
        moment = reader(scan, position)
        if moment:
            return moment
    return None


def _after_day_part(scan: Scan, at: int) -> int:
    return at + 1 if scan.word(at) in scan.data.day_parts and scan.word(at) else at


def day_moment(scan: Scan, at: int) -> Moment | None:
    """"gestern", "heute Morgen", "yesterday evening", "this morning", "last night"."""
    anchor = scan.anchor(at)
    if anchor is None:
        return None
    word = scan.word(at)
    shift = scan.data.relative_days.get(word)
    if shift is None and word in scan.data.adverb_days and _is_adverb(scan, at):
        shift = scan.data.adverb_days[word]
    if shift is not None:
        time = days.shifted("day", shift, anchor.published)
        last = at + 2 if scan.data.units.get(scan.word(at + 1)) == "day" else _after_day_part(scan, at + 1)  # "am gestrigen Tag"
        return Moment(at, last, time) if time else None
    direction = scan.data.directions.get(word)
    if scan.data.month_before_day and direction in (-1, 0) and scan.word(at + 1) in scan.data.day_parts:
        time = days.shifted("day", direction or 0, anchor.published)  # "last night", "this morning"
        return Moment(at, at + 2, time) if time else None
    return None


def _is_adverb(scan: Scan, at: int) -> bool:
    piece, token = scan.pieces[at], scan.token(at)
    return token.pos == "ADV" if piece.capital else token.pos not in ("NOUN", "PROPN")


def unit_moment(scan: Scan, at: int) -> Moment | None:
    """"letzte Woche", "this month", "vergangenen Jahr", "Ende des Jahres", "the past two years"."""
    anchor = scan.anchor(at)
    if anchor is None:
        return None
    year = scan.data.relative_years.get(scan.word(at))
    if year is not None:
        return Moment(at, at + 1, days.year(anchor.published.year + year))
    direction = scan.data.directions.get(scan.word(at))
    if direction is None:
        return _this_unit(scan, at, anchor)
    number = _number(scan, at + 1)
    unit = scan.data.units.get(scan.word(at + 1 if number is None else at + 2))
    if number is not None:
        return _stretch(scan, at, direction, number, unit, anchor)
    if unit is None or scan.among(at + 1, "plurals"):
        return None
    if unit == "weekend":
        return Moment(at, at + 2, days.weekend(anchor, direction))
    if unit == "quarter":
        return _quarter(scan, at, direction, anchor)
    time = days.shifted(unit, direction, anchor.published) if unit in ("week", "month", "year") else None
    return Moment(at, at + 2, time) if time else None


def _quarter(scan: Scan, at: int, direction: int, anchor: days.Anchor) -> Moment:
    """"im letzten Quartal" is the one before; "im letzten Quartal des Jahres 2007" the fourth of that year."""
    position = scan.skip(at + 2, "joiners", "year")
    year = year_at(scan, position)
    last = days.part_of_year(year, parts=4, number=4) if year is not None and direction < 0 else None
    return Moment(at, position + 1, last) if last else Moment(at, at + 2, days.quarter_near(direction, anchor))


def _this_unit(scan: Scan, at: int, anchor: days.Anchor) -> Moment | None:
    """"am Wochenende", "Ende des Monats", "end of the year": the ones around publication."""
    unit = scan.data.units.get(scan.word(at))
    if unit == "weekend" and scan.among(at - 1, "at", "articles"):
        return Moment(at, at + 1, days.weekend(anchor, None))
    if unit in ("month", "year") and scan.among(at - 1, "articles") and not scan.among(at, "plurals"):
        back = at - 2 if not scan.among(at - 2, "joiners") else at - 3
        if scan.among(back, "parts") and not scan.number(at + 1):
            time = days.shifted(unit, 0, anchor.published)
            return Moment(at, at + 1, time) if time else None
    return None


def _stretch(scan: Scan, at: int, direction: int, number: int, unit: str | None, anchor: days.Anchor) -> Moment | None:
    """"in den vergangenen zwei Jahren": from then until publication; "next three weeks": from publication on."""
    if unit not in _LARGEST or direction == 0 or number > _LARGEST[unit]:
        return None
    edge, now = days.shifted(unit, direction * number, anchor.published), days.shifted(unit, 0, anchor.published)
    if edge is None or now is None:
        return None
    first, last = (edge, now) if direction < 0 else (now, edge)
    return Moment(at, at + 3, TimeSpan(start=first.at or first.start, end=last.at or last.end))


def _number(scan: Scan, at: int) -> int | None:
    return scan.data.numbers.get(scan.word(at)) or scan.number(at)


def distance_moment(scan: Scan, at: int) -> Moment | None:
    """"[vor] zwei Jahren", "two years ago", "[seit] drei Monaten", "[in] two weeks": counted from publication."""
    number = _number(scan, at)
    unit = scan.data.units.get(scan.word(at + 1)) if number else None
    if not number or unit not in _LARGEST or number > _LARGEST[unit] or (scan.glued(at) and scan.word(at - 1) in {".", ",", "-"}):
        return None
    anchor = scan.anchor(at)
    if anchor is None:
        return None
    if scan.among(at + 2, "ago_after"):
        time = days.shifted(unit, -number, anchor.published)
        return Moment(at, at + 3, time) if time else None
    before = at - 1
    while scan.among(before, "amounts"):
        before -= 1
    if scan.among(before, "ago_before"):
        time = days.shifted(unit, -number, anchor.published)
        return Moment(before, at + 2, time) if time else None
    if scan.among(before, "starts") and scan.data.words["ago_before"]:
        time = days.shifted(unit, -number, anchor.published)
        return Moment(at, at + 2, time) if time else None
    if scan.among(before, "ahead_before") and (anchor.tense == days.FUTURE or (anchor.looks_ahead and not scan.data.month_before_day)):
        time = days.shifted(unit, number, anchor.published)
        return Moment(before, at + 2, time) if time else None
    return None
