"""What one line of a news page is: a byline, a date, an imprint, a button, a breadcrumb, or text."""

from __future__ import annotations

import re
from datetime import date

from kg.ingest.dates import find_date
from kg.ingest.words import furniture, key

LONGEST_FURNITURE = 160  # characters; longer lines are text
_NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’\-]*\Z|(?:von|van|de|der|den|del|della|di|da|du|la|le|al|bin|zu|ten|ter|dos|das|el|af|av)\Z")
_NAME_START = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_AFTER_NAMES = re.compile(r"\s+[|·•–—-]\s+.*|,?\s*\(.*|,?\s+(?:am|on|in|aus|from|for|für|at)\s.*|,\s*\d.*|\s\S+@\S+.*")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?\b|\b\d{1,2}\s*(?=uhr|[ap]\.?m)", re.IGNORECASE)
_IMPRINT_TAIL = re.compile(r"[\s.,;|–-]+(?:gmbh(?: & co\.? kg(?:aa)?)?|inc|llc|ltd|ag|kg|e\. ?v)?[\s.]*\Z", re.IGNORECASE)


def is_dropped(line: str) -> bool:
    """A line that goes wherever it stands: an advertisement, a counter, a caption, a row of buttons."""
    words = furniture()
    plain = key(line)
    return (
        plain in words.drop
        or any(plain.startswith(start) for start in words.drop_starts)
        or words.drop_patterns.match(line) is not None
        or words.agencies.match(line.strip("()[] .")) is not None
        or _is_button_row(line)
    )


def _is_button_row(line: str) -> bool:
    words = furniture()
    if key(line) in words.buttons:
        return True
    parts = [part.strip().lower() for part in re.split(r"\s*[|·•/,»›→–]\s*|\s{2,}", line) if part.strip()]
    return len(parts) > 1 and all(part in words.buttons for part in parts)


def is_breadcrumb(line: str) -> bool:
    """"Home » Politics » Headline"."""
    return furniture().breadcrumb.match(line) is not None or len(re.findall(r"\s[»›]\s", line)) > 1


def is_end(line: str) -> bool:
    """A line after which the article is over: "You may also like"."""
    words = furniture()
    return key(line) in words.ends or (line[-1] not in ".!?“\"" and words.end_patterns.match(line.rstrip(":")) is not None)


def is_teaser(line: str) -> bool:
    """A link to another article: "Read also: Storm over Kiel"."""
    lowered = line.lower().lstrip("→»>•–- ")
    return any(lowered.startswith(start) and lowered[len(start) :].lstrip()[:1] in {":", "–", "—", "|", ">", "»", "→"} for start in furniture().teasers)


def names_in_byline(line: str) -> tuple[str, ...] | None:
    """The authors that a byline names, none for a desk or an agency; ``None`` when the line is no byline.

    >>> names_in_byline("Von Anna Groß und Jan de Vries, Kiel")
    ('Anna Groß', 'Jan de Vries')
    """
    words = furniture()
    match = words.byline.match(line)
    if not match:
        return None
    names: list[str] = []
    for index, part in enumerate(words.between.split(_AFTER_NAMES.sub("", match["names"].rstrip(" .:,")))):
        if _is_name(part) and not (names and part.split()[0].isupper() and not names[0].isupper()):  # "NDR Info" after "Peter Meier"
            names.append(part)
        elif not is_desk(part) and not _is_place_or_role(part, index):
            return None
    # "Kiel" in "Von Anna Groß, Kiel" is a place; a single word signs only alone.
    return tuple(name for index, name in enumerate(names) if index == 0 or " " in name)


def _is_name(text: str) -> bool:
    parts = text.split()
    words = furniture()
    return (
        1 <= len(parts) <= 5
        and not is_desk(text)
        and _NAME_START.match(parts[0]) is not None
        and _NAME_START.match(parts[-1]) is not None
        and all(_NAME_WORD.match(part) for part in parts)
        and not any(part.lower() in words.never_in_names and part[0].isupper() for part in parts)
    )


def is_desk(text: str) -> bool:
    """"der Redaktion", "our reporter", "dpa": nobody by name."""
    parts = text.lower().split()
    return bool(parts) and len(parts) <= 4 and (text.lower() in furniture().desks or parts[-1] in furniture().desks)


def _is_place_or_role(text: str, index: int) -> bool:
    return index > 0 and 1 <= len(text.split()) <= 4 and not text.endswith((".", "!", "?"))


def date_in_line(line: str) -> tuple[date, bool] | None:
    """The date of a line that holds nothing else, and whether it tells of a change; ``None`` for other lines.

    >>> date_in_line("Updated: 3 May 2005, 15:26 GMT")
    (datetime.date(2005, 5, 3), True)
    """
    found = find_date(line) if len(line) <= 80 else None
    if not found:
        return None
    value, start, end = found
    words = furniture()
    before = re.findall(r"[\w.]*\w", line[:start].lower())
    after = re.findall(r"[\w.]*\w", _CLOCK.sub(" ", line[end:].lower()))
    if not all(word in words.around_dates for word in before + after) and not _is_dated_byline(line[:start], after):
        return None
    return value, any(word in words.changed for word in before)


def _is_dated_byline(before: str, after: list[str]) -> bool:
    return not after and names_in_byline(before.rstrip(" ,|·•–-")) is not None


def publisher_in(line: str) -> str:
    """The publisher that an imprint line names, ``""`` when it is none: "Eine Webseite der Kieler Post"."""
    for pattern in furniture().imprints:
        match = pattern.match(line)
        if match:
            name = _IMPRINT_TAIL.sub("", match["name"] + " ").strip(" .:,–-")
            if name[:1].isupper() and len(name.split()) <= 6:
                return name
    return ""
