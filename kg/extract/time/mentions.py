"""The times of a sentence, each with the words around it that make it a beginning, an end or a stretch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.extract.time import days
from kg.extract.time.dated import day_month_moment, month_day_moment, month_moment, numeric_moment
from kg.extract.time.moment import Moment
from kg.extract.time.pieces import Scan, scan_of
from kg.extract.time.relative import day_moment, distance_moment, unit_moment, weekday_moment
from kg.extract.time.vague import clock_moment, stretch_moment
from kg.extract.time.years import century_moment, decade_moment, part_moment, year_moment
from kg.language.times import TimeData
from kg.model.sentence import Sentence
from kg.model.span import Span
from kg.model.timespan import TimeSpan

_DIGIT = re.compile(r"\d")
AT, SINCE, UNTIL, BETWEEN, VAGUE = "at", "since", "until", "between", "vague"

_READERS = (
    numeric_moment, day_month_moment, month_day_moment, month_moment, year_moment, decade_moment, century_moment, part_moment,
    weekday_moment, day_moment, unit_moment, distance_moment, clock_moment, stretch_moment,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time with its preposition: tokens ``first`` to ``last``, both inclusive.

    ``kind`` is AT, SINCE, UNTIL or BETWEEN, or VAGUE for a time of day or a stretch that dates nothing and
    has an empty ``time``. ``depth`` counts the nouns between it and its verb: 0 for
    "trat am Montag zurück", 1 for "der Rücktritt am Montag", so that the time of a noun is not taken for
    the verb's. ``outer`` is what the noun's own preposition makes of it for the verb: "seit dem Rücktritt
    im Mai" is a beginning; empty where there is none.
    """

    span: Span
    first: int
    last: int
    time: TimeSpan
    kind: str
    depth: int = 0
    outer: TimeSpan = field(default_factory=TimeSpan)


def times_in(sentence: Sentence, *, published: date | None, data: TimeData, tense: str | None = None) -> tuple[TimeMention, ...]:
    """The times that a sentence names, in text order, resolved against the day of publication.

    Without ``published`` only those with their own year are found. The year or week of "im März" or
    "am Samstag" follows the tense of the verb that it hangs from; ``tense`` (``past``, ``present``,
    ``future``, ``""``) overrules the parse.
    """
    if not _may_hold_time(sentence, data):
        return ()
    scan = scan_of(sentence, published=published, data=data, tense=tense)
    moments = _moments(scan)
    mentions: list[TimeMention] = []
    index = 0
    while index < len(moments):
        pair = _pair(scan, moments[index], moments[index + 1]) if index + 1 < len(moments) else None
        found = pair or _single(scan, moments[index])
        if not scan.among(scan.preposition(moments[index].first), "compared"):
            mentions.append(found)
        index += 2 if pair else 1
    return tuple(mentions)


def _may_hold_time(sentence: Sentence, data: TimeData) -> bool:
    return any(token.text.lower() in data.triggers or _DIGIT.search(token.text) for token in sentence.tokens)


def _moments(scan: Scan) -> list[Moment]:
    """The longest date at each position, from left to right."""
    found: list[Moment] = []
    at = 0
    while at < len(scan.pieces):
        best: Moment | None = None
        if scan.word(at) in scan.data.openers or scan.number(at) is not None:
            here = [moment for reader in _READERS if (moment := reader(scan, at))]
            best = max(here, key=lambda moment: moment.last, default=None)
        if best:
            found.append(best)
        at = best.last if best else at + 1
    return found


def _pair(scan: Scan, one: Moment, other: Moment) -> TimeMention | None:
    """"von 2003 bis 2005", "zwischen 1990 und 1995", "Monday to Friday"."""
    opening, word = _preposition(scan, one.first)
    joint = one.last
    inner = scan.skip(joint + 1, "fillers", "parts", "articles")
    if inner != other.first or not one.time or not other.time:
        return None
    between = scan.among(word, "betweens") and scan.among(joint, "ands")
    ranged = scan.among(joint, "tos") and (word < 0 or scan.among(word, "froms", "starts", "at"))
    if not (between or ranged or scan.word(joint) in {"–", "-"}):
        return None
    start, end = _ordered(one, other, scan.anchor(one.first))
    if days.last_day(end) < start:
        return None
    return _mention(scan, opening, other.last, TimeSpan(start=start, end=end), BETWEEN)


def _ordered(one: Moment, other: Moment, anchor: days.Anchor | None) -> tuple[str, str]:
    """Beginning and end; what the beginning left open it takes from the end ("vom 28. April bis zum 3. Mai 2004")."""
    start, end = one.time.at or one.time.start, other.time.at or other.time.end
    if one.floats == "year" and not other.floats:
        start = end[:4] + start[4:]
        return (start if start <= end else f"{int(end[:4]) - 1:04}{start[4:]}"), end
    if one.floats == other.floats == "week" and end < start:
        return (start, days.neighbour(end, 7)) if anchor and anchor.looks_ahead else (days.neighbour(start, -7), end)
    return start, end


def _single(scan: Scan, moment: Moment) -> TimeMention:
    if not moment.time:
        near = range(max(scan.preposition(moment.first), 0), moment.first)
        opening = next((at for at in near if scan.among(at, "within", "clock_before")), moment.first)
        return _mention(scan, opening, moment.last, moment.time, VAGUE)
    opening, word = (moment.first, -1) if _is_attribute(scan, moment) else _preposition(scan, moment.first)
    time, kind = moment.time, AT if moment.time.at else BETWEEN
    first, last = time.at or time.start, time.at or time.end
    plain = all(scan.among(at, "articles") for at in range(word + 1, moment.first))
    if scan.among(word, "starts"):
        time, kind = TimeSpan(start=first), SINCE
    elif scan.among(word, "ends"):
        time, kind = TimeSpan(end=last), UNTIL
    elif scan.among(word, "befores") and plain:
        time, kind = TimeSpan(end=days.neighbour(first, -1)), UNTIL
    elif scan.among(word, "afters") and plain:
        time, kind = TimeSpan(start=days.neighbour(last, 1)), SINCE
    return _mention(scan, opening, moment.last, time, kind)


def _is_attribute(scan: Scan, moment: Moment) -> bool:
    """"before the 2014 protests": the year belongs to the noun, the preposition to both."""
    if moment.last - moment.first > 1 or scan.number(moment.first) is None:
        return False
    token = scan.token(moment.first)
    return token.head > token.index and scan.sentence.tokens[token.head].pos in ("NOUN", "PROPN")


def _preposition(scan: Scan, first: int) -> tuple[int, int]:
    """Where the expression opens, and the position of its preposition, -1 without one."""
    at = scan.preposition(first)
    if scan.among(at, "starts", "ends", "befores", "afters", "betweens", "froms", "at"):
        return at, at
    # A filler may be the preposition itself: "im", "in the"; without one a part opens the expression: "Anfang März".
    for names in (("at", "froms"), ("parts",)):
        near = next((position for position in range(at + 1, first) if scan.among(position, *names)), -1)
        if near >= 0:
            return near, near if "at" in names else -1
    return first - (scan.word(first - 1) in {"'", "’"}), -1


def _mention(scan: Scan, opening: int, end: int, time: TimeSpan, kind: str) -> TimeMention:
    first, last = scan.pieces[opening].token, scan.pieces[end - 1].token
    tokens = scan.sentence.tokens
    nouns = _nouns_above(scan.sentence, first, last)
    return TimeMention(
        Span(tokens[first].start, tokens[last].end), first, last, time, kind, len(nouns), _outer(scan, nouns, time) if kind == AT else TimeSpan()
    )


def _nouns_above(sentence: Sentence, first: int, last: int) -> list[int]:
    """The nouns on the way from the expression up to its verb."""
    tokens = sentence.tokens
    index = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), first)
    nouns: list[int] = []
    for _ in range(len(tokens)):
        index = tokens[index].head
        if first <= index <= last or tokens[index].pos in ("VERB", "AUX"):
            break
        if tokens[index].pos in ("NOUN", "PROPN", "PRON"):
            nouns.append(index)
        if tokens[index].head == index:
            break
    return nouns


def _outer(scan: Scan, nouns: Sequence[int], time: TimeSpan) -> TimeSpan:
    words = scan.data.words
    for token in scan.sentence.tokens:
        if token.head in nouns[:2] and token.head != token.index and token.pos == "ADP":
            if token.text.lower() in words["starts"] | words["afters"]:
                return TimeSpan(start=time.at)
            if token.text.lower() in words["ends"] | words["befores"]:
                return TimeSpan(end=time.at)
    return TimeSpan()
