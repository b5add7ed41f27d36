"""Entities of German sentences carried over to their English translations (PUD): the names are the same or alike."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from kg.train.mentions import known_names, with_groups
from kg.train.samples import UNKNOWN, Sample, Word, spans_of, tags_of

_INSIDE = {"of", "the", "for", "and", "&", "-", "'s", "’s"}
_ALIKE = 0.62  # of 1; "Vereinigte Staaten" and "United States" are not, "Griechenland" and "Greece" just about


def projected(english: Sequence[Sample], german: Sequence[Sample]) -> list[Sample]:
    """English samples with entities; the two are parallel. Names without a German counterpart stay open."""
    return [_projected(one, other) for one, other in zip(english, german, strict=True)]


def _projected(english: Sample, german: Sample) -> Sample:
    tags = tuple(word.entity for word in german.words)
    waiting = [(" ".join(w.form for w in german.words[a:b]), label) for a, b, label in spans_of(tags)]
    runs = name_runs(english.words)
    found: list[tuple[int, int, str]] = []
    for start, end in runs:
        name = " ".join(word.form for word in english.words[start:end])
        best = max(waiting, key=lambda entity: likeness(name, entity[0]), default=None)
        if best is not None and likeness(name, best[0]) >= _ALIKE:
            waiting.remove(best)
            found.append((start, end, best[1]))
    left = [run for run in runs if run not in [(a, b) for a, b, _ in found]]
    if len(left) == 1 and len(waiting) == 1:
        found.append((*left[0], waiting[0][1]))
        left, waiting = [], []
    result = list(tags_of(found, length=len(english.words)))
    if waiting or left:
        for start, end in left:
            result[start:end] = [UNKNOWN] * (end - start)
    return with_groups(english.with_entities(tuple(result)))


def name_runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Longest half-open stretches of proper nouns, with the small words that stand between two of them.

    Days and months are no names, and titles start none.
    """
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        end = index
        if words[index].form.lower() not in known_names()["titles"]:
            while end < len(words) and (_is_name(words[end]) or (end > index and _bridges(words, end))):
                end += 1
        if end > index:
            runs.append((index, end))
        index = max(end, index + 1)
    return runs


def _is_name(word: Word) -> bool:
    is_proper = word.pos == "PROPN" or word.tag in ("NNP", "NNPS")  # "United" in "United States" is ADJ, NNP
    return is_proper and word.form not in known_names()["calendar"]


def _bridges(words: Sequence[Word], index: int) -> bool:
    return words[index].form in _INSIDE - {"and"} and index + 1 < len(words) and _is_name(words[index + 1])


def likeness(name: str, other: str) -> float:
    """0 to 1; a German genitive s does not count."""
    return max(SequenceMatcher(None, name.lower(), variant.lower(), autojunk=False).ratio() for variant in (other, other.removesuffix("s")))
