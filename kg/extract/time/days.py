"""Calendar arithmetic: which day, week, month or year an expression means, seen from the day of publication."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model.timespan import TimeSpan

_STILL_PRESENT = 2  # months
PAST, PRESENT, FUTURE = "past", "present", "future"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication and the tense of what is dated; ``""`` where no verb tells."""

    published: date
    tense: str = ""

    @property
    def looks_ahead(self) -> bool:
        """What is to come is told in the future or, with a date, in the present."""
        return self.tense in (FUTURE, PRESENT)


def day(value: date) -> TimeSpan:
    return TimeSpan(at=value.isoformat())


def month(year: int, number: int) -> TimeSpan:
    return TimeSpan(at=f"{year:04}-{number:02}")


def year(number: int) -> TimeSpan:
    return TimeSpan(at=f"{number:04}")


def years(first: int, last: int) -> TimeSpan:
    return TimeSpan(start=f"{first:04}", end=f"{last:04}")


def exact_day(year_number: int, month_number: int, day_number: int) -> date | None:
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None


def day_near(month_number: int, day_number: int, anchor: Anchor) -> date | None:
    """The day of that name on the side that the tense speaks of; without a tense the nearest.

    A day just past is not read a year ahead because a sentence is in the present, nor the other way round.
    """
    around = (exact_day(anchor.published.year + shift, month_number, day_number) for shift in (-1, 0, 1))
    days = [value for value in around if value]
    if not days:
        return None
    if anchor.tense == PAST:
        return max((value for value in days if value <= anchor.published), default=days[0])
    return min(days, key=lambda value: (abs((value - anchor.published).days), value))


def month_near(number: int, anchor: Anchor, direction: int | None = None) -> TimeSpan:
    """The month of that name: before (-1), in the year of (0) or after (1) publication, else as the tense says.

    Where no tense tells, the nearer one is meant; in the present a month stays "now" for a while and
    is then one to come ("die Wahl findet im Dezember statt").
    """
    now = anchor.published.year * 12 + anchor.published.month - 1
    past = now - (now - (number - 1)) % 12
    ahead = past if past == now else past + 12
    if direction == 0:
        return month(anchor.published.year, number)
    if direction is not None:
        chosen = (past if past < now else past - 12) if direction < 0 else (ahead if ahead > now else ahead + 12)
    elif anchor.tense in (PAST, FUTURE):
        chosen = past if anchor.tense == PAST else ahead
    else:
        limit = _STILL_PRESENT if anchor.tense == PRESENT else ahead - now
        chosen = past if now - past <= limit else ahead
    return month(chosen // 12, chosen % 12 + 1)


def weekday_near(number: int, anchor: Anchor, direction: int | None = None) -> date:
    """The weekday of that name, at most a week away; the day of publication itself when no direction is said."""
    back = (anchor.published.weekday() - number) % 7
    if direction is None:
        return anchor.published + timedelta((number - anchor.published.weekday()) % 7) if anchor.looks_ahead else anchor.published - timedelta(back)
    if direction < 0:
        return anchor.published - timedelta(back or 7)
    ahead = (number - anchor.published.weekday()) % 7
    return anchor.published + timedelta(ahead or 7 * direction)


def shifted(unit: str, count: int, published: date) -> TimeSpan | None:
    """The day, week, month, year or decade that lies ``count`` units ahead (negative: back)."""
    try:
        if unit == "day":
            return day(published + timedelta(count))
        if unit == "week":
            return week(published + timedelta(7 * count))
        if unit == "month":
            index = published.year * 12 + published.month - 1 + count
            return month(index // 12, index % 12 + 1) if 0 < index // 12 < 10_000 else None
        number = published.year + count * (10 if unit == "decade" else 1)
        return year(number) if unit in ("year", "decade") and 0 < number < 10_000 else None
    except OverflowError:
        return None


def week(value: date) -> TimeSpan:
    """The week of a day, Monday to Sunday."""
    monday = value - timedelta(value.weekday())
    return TimeSpan(start=monday.isoformat(), end=(monday + timedelta(6)).isoformat())


def weekend(anchor: Anchor, direction: int | None) -> TimeSpan:
    """Saturday and Sunday: the last ones that have begun, or the coming ones."""
    saturday = anchor.published - timedelta((anchor.published.weekday() - 5) % 7)
    if (direction or 0) > 0 or (direction is None and anchor.looks_ahead and anchor.published.weekday() < 5):
        saturday += timedelta(7)
    elif direction == -1 and anchor.published.weekday() >= 5:
        saturday -= timedelta(7)
    elif direction == 0 and anchor.published.weekday() < 5:
        saturday += timedelta(7)
    return TimeSpan(start=saturday.isoformat(), end=(saturday + timedelta(1)).isoformat())


def part_of_year(year_number: int, *, parts: int, number: int) -> TimeSpan | None:
    """The ``number``-th of ``parts`` equal parts of a year: quarters (4) and halves (2)."""
    if not 1 <= number <= parts:
        return None
    length = 12 // parts
    return TimeSpan(start=f"{year_number:04}-{(number - 1) * length + 1:02}", end=f"{year_number:04}-{number * length:02}")


def neighbour(value: str, step: int) -> str:
    """The day, month or year before (-1) or after (1) one written in ISO 8601, at the same precision."""
    numbers = [int(part) for part in value.split("-")]
    if len(numbers) == 1:
        return f"{numbers[0] + step:04}"
    if len(numbers) == 2:
        index = numbers[0] * 12 + numbers[1] - 1 + step
        return f"{index // 12:04}-{index % 12 + 1:02}"
    try:
        return (date(*numbers) + timedelta(step)).isoformat()
    except OverflowError:
        return value


def last_day(value: str) -> str:
    """The last day of a day, month or year written in ISO 8601: for comparing."""
    parts = value.split("-")
    if len(parts) == 1:
        return f"{value}-12-31"
    return value if len(parts) == 3 else f"{value}-{monthrange(int(parts[0]), int(parts[1]))[1]:02}"


def weekday_of_week(number: int, shift: int, anchor: Anchor) -> TimeSpan:
    """The weekday in the week of publication (0), the one before (-1) or after (1)."""
    monday = anchor.published - timedelta(anchor.published.weekday())
    return day(monday + timedelta(7 * shift + number))


def quarter_near(shift: int, anchor: Anchor) -> TimeSpan:
    """The quarter of publication (0), the one before (-1) or after (1)."""
    index = anchor.published.year * 4 + (anchor.published.month - 1) // 3 + shift
    number = index % 4
    return TimeSpan(start=f"{index // 4:04}-{number * 3 + 1:02}", end=f"{index // 4:04}-{number * 3 + 3:02}")
