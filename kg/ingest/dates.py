"""Dates as metadata and date lines write them."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import resources

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_PACKED = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(T\d{2,6}.*)?\s*\Z")
_GERMAN = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,4})/(\d{1,2})/(\d{1,4})\b")
_EARLIEST = date(1600, 1, 1)  # before newspapers there were no articles


@cache
def months() -> dict[str, int]:
    """Month names and abbreviations in both languages, lower case."""
    text = resources.files("kg.ingest").joinpath("dates.toml").read_text(encoding="utf-8")
    return {name: number for number, names in enumerate(tomllib.loads(text)["months"], start=1) for name in names}


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    day_first = re.compile(rf"\b(\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?({names})\b\.?,?\s*(\d{{4}})\b", re.IGNORECASE)
    month_first = re.compile(rf"\b({names})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
    return day_first, month_first


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first full date in a text with its place, start and end.

    >>> find_date("Stand: 3. Mai 2005, 15:26 Uhr")
    (datetime.date(2005, 5, 3), 7, 18)
    """
    day_first, month_first = _named()
    found = []
    for pattern, order in ((_ISO, "ymd"), (_GERMAN, "dmy"), (day_first, "dmy"), (month_first, "mdy"), (_SLASHED, "?")):
        match = pattern.search(text)
        if match and (value := _date_of(match.groups(), order)):
            found.append((match.start(), match.end(), value))
    if not found:
        return None
    start, end, value = min(found)
    return value, start, end


def read_date(value: object) -> date | None:
    """A metadata value as a date: ISO 8601, RFC 2822, written out, or a date object; ``None`` when it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value or "").strip()[:100]
    if not text:
        return None
    packed = _PACKED.match(text)
    if packed:
        return _date_of(packed.groups()[:3], "ymd")
    if re.match(r"[A-Za-z]{3}, \d", text):
        try:
            return parsedate_to_datetime(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    found = find_date(text)
    return found[0] if found else None


def _date_of(parts: tuple[str | None, ...], order: str) -> date | None:
    words = [str(part).lower() for part in parts]
    if order == "?":  # 2005/05/03, or month/day/year as English papers write it, unless only day/month is possible
        order = "ymd" if len(words[0]) == 4 else "mdy" if int(words[0]) <= 12 else "dmy"
    values = {unit: months().get(word) or int(word) for unit, word in zip(order, words, strict=True)}
    try:
        value = date(values["y"], values["m"], values["d"])
    except ValueError:
        return None
    return value if value >= _EARLIEST else None
