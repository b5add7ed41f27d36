"""Years and parts of them: "2005", "2004/05", "1990er Jahre", "19th century", "third quarter of 2006"."""

from __future__ import annotations

from kg.extract.time import days
from kg.extract.time.moment import Moment
from kg.extract.time.pieces import Scan
from kg.model.sentence import Token
from kg.model.timespan import TimeSpan

_CURRENCIES = frozenset("$€£¥#§%°№")
_PLAIN_YEARS = range(1900, 2100)  # taken for years without a word that says so
_ALL_YEARS = range(1000, 2200)


def year_at(scan: Scan, at: int) -> int | None:
    """The year that a four-digit number means, ``None`` when it counts something ("2000 Menschen", "$2000", "2.000")."""
    number = scan.number(at)
    if number is None or len(scan.word(at)) != 4 or number not in _ALL_YEARS or _is_glued_number(scan, at):
        return None
    if scan.among(at - 1, "year") or scan.word(at - 1) in scan.data.months or _in_brackets(scan, at):
        return number
    if scan.is_name(at) or _counts(scan, at):
        return None
    said = scan.among(at - 1, "parts", "starts", "ends", "betweens", "froms", "tos", "at")
    return number if number in _PLAIN_YEARS or said else None


def _is_glued_number(scan: Scan, at: int) -> bool:
    """Part of a longer number, code or time: "2.000", "A2000", "2000:1"."""
    before = scan.glued(at) and (scan.word(at - 1) in {".", ",", ":", "_"} or scan.word(at - 1).isalnum())
    after = scan.glued(at + 1) and (
        scan.word(at + 1).isalnum() or (scan.word(at + 1) in {".", ",", ":", "_"} and scan.glued(at + 2) and scan.number(at + 2) is not None)
    )
    return before or after


def _in_brackets(scan: Scan, at: int) -> bool:
    return scan.word(at - 1) in {"(", "["} and scan.word(at + 1) in {")", "]"}


def _counts(scan: Scan, at: int) -> bool:
    """Whether the number is an amount: a currency, a unit or a plural noun stands beside it."""
    if scan.word(at - 1) in _CURRENCIES or scan.word(at + 1) in _CURRENCIES:
        return True
    if scan.among(at + 1, "counted", "before_christ") or scan.among(at - 1, "amounts"):
        return True
    token = scan.token(at)
    counted = _noun_after(scan, at)
    if counted is None or counted.feature("Number") != "Plur":
        return False
    if scan.among(at - 1, "articles"):
        number = scan.number(at) or 0  # "1970-er" is 1970
        return number % 50 == 0 or number not in _PLAIN_YEARS  # "the 2000 workers", but "the 2008 elections"
    said = scan.among(at - 1, "at", "starts", "ends", "parts")
    return not said or (token.dep.startswith("nummod") and token.head == counted.index)


def _noun_after(scan: Scan, at: int) -> Token | None:
    tokens = scan.sentence.tokens
    index = scan.pieces[at].token + 1
    while index < len(tokens) and tokens[index].pos == "ADJ":
        index += 1
    return tokens[index] if index < len(tokens) and tokens[index].pos == "NOUN" else None


def year_moment(scan: Scan, at: int) -> Moment | None:
    """A year, "Jahr 2005", or years with a stroke between: "2003–2005", "2004/05"."""
    first = at
    if scan.among(at, "year") and not scan.glued(at):
        at += 1
    year = year_at(scan, at)
    if year is None:
        return None
    end = scan.word(at + 1) in {"-", "–", "/"} and scan.number(at + 2)
    if end and not scan.glued(at + 3) or end and scan.word(at + 3) in {".", ",", ")", ";"}:
        last = int(end) if end > 99 else year - year % 100 + int(end)
        if year < last <= year + 150:
            return Moment(first, at + 3, days.years(year, last))
    return Moment(first, at + 1, days.year(year))


def decade_moment(scan: Scan, at: int) -> Moment | None:
    """"1990er Jahre", "90er Jahre", "the 1990s", "neunziger Jahre", "the nineties"."""
    number = scan.number(at)
    if number is not None and number % 10 == 0:
        after = at + 2 if scan.word(at + 1) in {"'", "’"} else at + 1
        if not (scan.among(after, "decade_endings") and scan.glued(after)):
            return None
        last = _with_years(scan, after + 1)
        if len(scan.word(at)) == 4:
            return Moment(at, last, days.years(number, number + 9))
        if len(scan.word(at)) == 2 and (last > after + 1 or scan.word(at - 1) in {"'", "’"} or scan.word(at - 1) == "the"):
            return Moment(at, last, _decade(number))
        return None
    short = scan.data.decades.get(scan.word(at))
    if short is None:
        return None
    last = _with_years(scan, at + 1)
    written_out = scan.word(at).endswith(("jahre", "jahren", "ies"))
    return Moment(at, last, _decade(short)) if last > at + 1 or written_out else None


def _with_years(scan: Scan, at: int) -> int:
    """The position after "Jahre", "-Jahren" where they follow."""
    if scan.word(at) == "-" and scan.data.units.get(scan.word(at + 1)) == "year":
        return at + 2
    return at + 1 if scan.data.units.get(scan.word(at)) == "year" else at


def _decade(short: int) -> TimeSpan:
    first = short + (1900 if short >= 20 else 2000)
    return days.years(first, first + 9)


def century_moment(scan: Scan, at: int) -> Moment | None:
    """"19. Jahrhundert", "19th century"."""
    number = scan.number(at)
    if number is None or not 1 < number <= 21:
        return None
    after = at + 2 if scan.word(at + 1) == "." or scan.among(at + 1, "ordinal_endings") else at + 1
    if after == at + 1 or scan.data.units.get(scan.word(after)) != "century" or scan.among(after + 1, "before_christ"):
        return None
    return Moment(at, after + 1, days.years((number - 1) * 100 + 1, number * 100))


def part_moment(scan: Scan, at: int) -> Moment | None:
    """"drittes Quartal 2006", "first half of 2007", "Q1 2006", "third quarter" (of the year of publication)."""
    number, after = _ordinal(scan, at)
    unit = scan.data.units.get(scan.word(after)) if number else None
    if scan.word(at) == "q" and scan.glued(at + 1) and (scan.number(at + 1) or 0) in range(1, 5):
        number, after, unit = scan.number(at + 1), at + 1, "quarter"
    if number is None or unit not in ("quarter", "half"):
        return None
    last = after + 1
    year_position = scan.skip(last, "joiners", "year")
    year = year_at(scan, year_position)
    anchor = scan.anchor(at)
    if year is not None:
        last = year_position + 1
    elif anchor is None or scan.data.units.get(scan.word(after)) == "half" and not scan.word(after).startswith("halbjahr"):
        return None  # "the first half" alone is one of a match
    else:
        year = anchor.published.year
    time = days.part_of_year(year, parts=4 if unit == "quarter" else 2, number=number)
    return Moment(at, last, time) if time else None


def _ordinal(scan: Scan, at: int) -> tuple[int | None, int]:
    """An ordinal, as a word or a number with its mark, and the position after it."""
    named = scan.data.ordinals.get(scan.word(at))
    if named:
        return named, at + 1
    number = scan.number(at)
    if number and number <= 4 and (scan.word(at + 1) == "." or scan.among(at + 1, "ordinal_endings")):
        return number, at + 2
    return None, at
