"""German participles back to infinitives: ``gegründete`` -> ``gründen``, ``übernommen`` -> ``übernehmen``."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.grammar import Forms

_ENDINGS = ("", "e", "er", "es", "en", "em")
_PRESENT = re.compile(r"(\w+(?:e|el|er)n|tun)d")


def infinitive_of(word: str, forms: Forms) -> str:
    """The infinitive of a participle in any inflected form, lower case; "" when it does not look like one."""
    return _infinitive(word, _Key(forms))


def strong_infinitive_of(word: str, forms: Forms) -> str:
    """The infinitive of an uninflected strong participle, a prefix allowed; "" for any other word."""
    if word in forms.participles:
        return forms.participles[word]
    for prefix in sorted(forms.participle_prefixes, key=len, reverse=True):
        rest = word.removeprefix(prefix)
        if rest != word and (base := _base(rest, forms)):
            return prefix + base
    for prefix in sorted(forms.inseparable_prefixes, key=len, reverse=True):
        rest = word.removeprefix(prefix)
        if rest != word and (base := _base("ge" + rest, forms)):
            return prefix + base
    return ""


def _base(participle: str, forms: Forms) -> str:
    """The verb below a prefix; verbs whose own participle adds no ge- (``gelangt``, ``gestattet``) take no prefix."""
    base = forms.participles.get(participle, "")
    return "" if base.startswith("ge") and not participle.startswith("ge" + base[0]) else base


class _Key:
    """Makes a forms table hashable by identity, so that answers can be cached."""

    __slots__ = ("forms",)

    def __init__(self, forms: Forms) -> None:
        self.forms = forms

    def __hash__(self) -> int:
        return id(self.forms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.forms is self.forms


@lru_cache(maxsize=20000)
def _infinitive(word: str, key: _Key) -> str:
    forms = key.forms
    for ending in _ENDINGS:
        stem = word[: -len(ending)] if ending and word.endswith(ending) else word
        if ending and stem == word:
            continue
        known = _whole(stem, forms)
        if known is not None:
            return known
    return ""


def _whole(word: str, forms: Forms) -> str | None:
    """The infinitive of an uninflected participle; None when no rule fits, "" when the table says it is none."""
    if word in forms.participles:
        return forms.participles[word]
    if match := _PRESENT.fullmatch(word):
        return match[1]
    if strong := strong_infinitive_of(word, forms):
        return strong
    for prefix in sorted(forms.participle_prefixes, key=len, reverse=True):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3 and (base := _weak(rest)):
            return prefix + base
    for prefix in sorted(forms.inseparable_prefixes, key=len, reverse=True):
        rest = word.removeprefix(prefix)
        if rest != word and rest.endswith("t") and len(rest) > 3:
            return prefix + _from_t(rest)
    return _weak(word) or None


def _weak(word: str) -> str:
    if word.endswith("iert") and len(word) > 6:
        return word[:-1] + "en"
    if word.startswith("ge") and word.endswith("t") and len(word) > 5:
        return _from_t(word[2:])
    return ""


def _from_t(rest: str) -> str:
    """``gründet`` -> ``gründen``, ``fordert`` -> ``fordern``, ``kauft`` -> ``kaufen``."""
    stem = rest[:-1]
    if stem.endswith("e") and len(stem) > 2 and stem[-2] in "dtnm":
        return stem + "n"
    if stem.endswith(("er", "el")) and not stem.endswith("ier") and len(stem) > 3:
        return stem + "n"
    return stem + "en"
