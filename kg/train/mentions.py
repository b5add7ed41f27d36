"""GUM's typed mentions (MISC ``Entity=``) -> names: the proper core of mentions whose head is a proper noun."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from kg.train.conllu import read_blocks, words_of
from kg.train.labels import LabelTable, entity_types
from kg.train.samples import UNKNOWN, Sample, Word, tags_of

_BRACKET = re.compile(r"\((?P<open>[^()-]+)-(?P<type>[^()-]+)[^()]*(?P<single>\))?|(?P<close>[^()]+)\)")
_INSIDE = {"of", "for", "and", "the", "&", "-", "'s", "’s", "."}
"""Words that may stand inside a name, between two proper words."""


def read_gum(path: Path, *, table: LabelTable) -> Iterator[Sample]:
    types = entity_types("gum")
    for comments, rows in read_blocks(path):
        rows = [row for row in rows if row[0].isdigit()]
        words = words_of(rows, table=table)
        proper = [row[4] in ("NNP", "NNPS") for row in rows]
        mentions = list(mentions_of([row[9] for row in rows]))
        tags = name_tags(words, mentions=mentions, proper=proper, types=types)
        yield with_groups(Sample(words=words, name=comments.get("sent_id", "")).with_entities(tags))


def mentions_of(miscs: list[str]) -> Iterator[tuple[int, int, str]]:
    """Half-open (start, end, type) of every mention, inner ones too, as they close."""
    waiting: list[tuple[str, int, str]] = []
    for index, misc in enumerate(miscs):
        value = misc.partition("Entity=")[2].partition("|")[0]
        for match in _BRACKET.finditer(value):
            if match["single"]:
                yield index, index + 1, match["type"]
            elif match["open"]:
                waiting.append((match["open"], index, match["type"]))
            else:
                place = next((i for i in reversed(range(len(waiting))) if waiting[i][0] == match["close"]), None)
                if place is not None:
                    _, start, kind = waiting.pop(place)
                    yield start, index + 1, kind


def name_tags(
    words: tuple[Word, ...], *, mentions: list[tuple[int, int, str]], proper: list[bool], types: dict[str, str]
) -> tuple[str, ...]:
    """BIO tags: the outermost names; proper words of open types, and of none, are `UNKNOWN`."""
    tags = [UNKNOWN if proper[index] else "O" for index in range(len(words))]
    taken = [False] * len(words)
    for start, end, kind in sorted(mentions, key=lambda m: (m[0] - m[1], m[0])):
        core = _core(words, start=start, end=end, proper=proper, kind=kind)
        if core is None or any(taken[core[0] : core[1]]):
            continue
        taken[core[0] : core[1]] = [True] * (core[1] - core[0])
        ours = types.get(kind, "")
        if core[1] - core[0] == 1 and words[core[0]].form.lower() in known_names()["titles"]:
            ours = ""
        if ours == "?":
            tags[core[0] : core[1]] = [UNKNOWN] * (core[1] - core[0])
        else:
            labels = [(0, core[1] - core[0], ours)] if ours else []
            tags[core[0] : core[1]] = tags_of(labels, length=core[1] - core[0])
    return tuple(tags)


def _core(words: tuple[Word, ...], *, start: int, end: int, proper: list[bool], kind: str) -> tuple[int, int] | None:
    head = next((i for i in range(start, end) if not start <= words[i].head < end or words[i].head == i), start)
    if not proper[head]:
        return None
    first = last = head
    while first > start and _joins(words, first - 1, proper=proper, low=start, high=first, kind=kind):
        first -= 1
    while last + 1 < end and _joins(words, last + 1, proper=proper, low=last, high=end - 1, kind=kind):
        last += 1
    while not proper[first]:
        first += 1
    while not proper[last]:
        last -= 1
    return first, last + 1


def _joins(words: tuple[Word, ...], index: int, *, proper: list[bool], low: int, high: int, kind: str) -> bool:
    if words[index].dep == "nmod:desc" and kind == "person":  # "President Bush"
        return False
    if proper[index]:
        return words[index].dep not in ("appos", "list", "parataxis", "conj" if kind != "organization" else "")
    if kind == "person" and words[index].form not in ("-", "."):
        return False
    return words[index].form in _INSIDE and low < index < high


def with_groups(sample: Sample) -> Sample:
    """Words for nations, faiths and parties become ``NORP`` unless they stand in a name."""
    groups = known_names()["groups"]
    tags = tuple(
        "B-NORP" if word.entity in ("O", UNKNOWN, "B-PER") and _is_lone(sample.words, index) and _in(groups, word) else word.entity
        for index, word in enumerate(sample.words)
    )
    return sample.with_entities(tags)


def _is_lone(words: tuple[Word, ...], index: int) -> bool:
    following = words[index + 1].entity if index + 1 < len(words) else "O"
    return not following.startswith("I-")


def _in(groups: frozenset[str], word: Word) -> bool:
    return word.form in groups or (word.form.endswith("s") and word.form[:-1] in groups)


@cache
def known_names() -> dict[str, frozenset[str]]:
    raw = tomllib.loads((resources.files(__package__) / "names.toml").read_text(encoding="utf-8"))
    return {key: frozenset(values) for key, values in raw.items()}


def unnamed(sample: Sample) -> Sample:
    """The same sentence with nothing said about entities."""
    return replace(sample, words=tuple(replace(word, entity=UNKNOWN) for word in sample.words))
