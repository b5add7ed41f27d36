"""Forms of one name: full and short, with and without legal form, spelt out and abbreviated."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.language.organizations import organization_of
from kg.language.places import is_place

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
_LEGAL = frozenset({
    "ag", "gmbh", "se", "kg", "kgaa", "ohg", "ug", "ev", "eg", "mbh", "inc", "ltd", "llc", "corp", "corporation", "plc", "sa", "spa", "nv", "bv",
    "ab", "oy", "co", "company", "limited", "incorporated", "holding",
})  # fmt: skip
_DOMAINS = ("com", "org", "net", "de", "at", "ch", "co.uk")
_SHORTEST_END = 4  # letters of a short name that may stand for a longer one by its end
_SMALL = frozenset({
    "der", "die", "das", "des", "dem", "den", "und", "für", "von", "vom", "zu", "zur", "in", "im", "am", "an", "auf", "of", "the", "for", "and",
    "de", "la", "le", "du", "del", "di",
})  # fmt: skip


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """The form in which equal names are equal: without case, marks, dots, hyphens and legal form.

    >>> key_of("Müller-Lüdenscheidt GmbH") == key_of("MÜLLER LÜDENSCHEIDT")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) != "Cf").casefold()
    words = [w for w in _NOT_WORD.sub(" ", plain.replace(".", "").replace("'", "").replace("’", "")).split() if w]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    while len(words) > 1 and words[0] in ("die", "der", "das", "the"):
        words.pop(0)
    return " ".join(words)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in the form of ``key_of``."""
    return tuple(key_of(name).split())


def is_acronym_of(short: str, long: str) -> bool:
    """Whether capitals abbreviate a name: "EZB" for "Europäische Zentralbank", "NATO", "CDU".

    Initials of the words must come in order, and letters inside a compound may stand in between.
    """
    letters = [c.casefold() for c in short if c.isalpha()]
    words = [w for w in re.split(r"[\s\-]+", long) if w]
    if (known := organization_of(short)) is not None and len(words) == 1 and known != organization_of(long):
        return False
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in short) < 2 or len(words) < 1 or short == long:
        return False
    initials = [w[0].casefold() for w in words if w.casefold() not in _SMALL]
    if letters == initials:
        return True
    if letters[0] != words[0][0].casefold() or len(words) == 1 and len(words[0]) < 2 * len(letters):
        return False
    return len(initials) <= len(letters) and _in_order(letters, long.casefold()) and all(i in letters for i in initials)


def _in_order(letters: list[str], text: str) -> bool:
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True


def is_part_of_person(short: str, long: str) -> bool:
    """Whether a person's short name is part of the full one: last name, last names, or given name."""
    a, b = words_of(short), words_of(long)
    if _is_compound_with(short, long):
        return False
    return len(a) < len(b) and (b[-len(a) :] == a or len(a) == 1 and b[0] == a[0])


def is_short_for(short: str, long: str) -> bool:
    """Whether an organization's short name begins the long one ("Tesla" for "Tesla Motors")."""
    a, b = words_of(short), words_of(long)
    if _is_compound_with(short, long) or organization_of(long.removeprefix(f"{short} ")) is not None:
        return False  # "Senate Republicans" are no senate
    return long in (f"{short}.{end}" for end in _DOMAINS) or 0 < len(a) < len(b) and b[: len(a)] == a


def is_end_of(short: str, long: str) -> bool:
    """Whether an organization's short name ends the long one ("Telekom" for "Deutsche Telekom").

    An abbreviation after the name of a place is another thing ("Hamburger SPD"), as is what a place's adjective begins.
    """
    a, b = words_of(short), words_of(long)
    first = long.split()[0]
    if short.isupper() or len(short) < _SHORTEST_END or not short[:1].isupper() or first.endswith("er") or is_place(first):
        return False
    return 0 < len(a) < len(b) and b[-len(a) :] == a


def _is_compound_with(short: str, long: str) -> bool:
    # "Tesla-Modelle" are no Tesla, the "Trump-Regierung" is no Trump
    return long.startswith(f"{short}-")
