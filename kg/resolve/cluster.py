"""Clusters: mentions that speak of one thing, growing while a document is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model.mention import NAME, NOUN, PRONOUN, Mention
from kg.resolve.variants import is_acronym_of


@dataclass(slots=True)
class Cluster:
    """One thing while it is being found; ``kind`` and ``gender`` are what is known so far, ``""`` when nothing is."""

    mentions: list[int] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    nouns: Counter[str] = field(default_factory=Counter)
    kind: str = ""
    gender: str = ""
    grammatical: set[str] = field(default_factory=set)
    number: str = ""
    place: str = ""
    former: set[str] = field(default_factory=set)

    @property
    def is_named(self) -> bool:
        return bool(self.names)

    @property
    def first(self) -> int:
        return min(self.mentions)


class Clusters:
    """A partition of a document's mentions; every mention is in exactly one cluster."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self._of: list[Cluster | None] = [None] * len(mentions)

    def of(self, index: int) -> Cluster | None:
        return self._of[index]

    def start(self, index: int) -> Cluster:
        """A new cluster with this mention."""
        cluster = Cluster()
        self.join(cluster, index)
        return cluster

    def join(self, cluster: Cluster, index: int) -> None:
        """Put a mention into a cluster; it must be in none."""
        mention = self.mentions[index]
        cluster.mentions.append(index)
        self._of[index] = cluster
        if mention.kind == NAME:
            cluster.names[mention.name] += 1
        if mention.kind != PRONOUN:
            cluster.nouns.update(n for n in mention.nouns)
            cluster.number = cluster.number or mention.number
        if mention.kind == NOUN and mention.gender:
            cluster.grammatical.add(mention.gender)

    def merge(self, left: Cluster, right: Cluster) -> Cluster:
        """Make two clusters one: the one that starts earlier takes the other in."""
        if left is right:
            return left
        if right.first < left.first:
            left, right = right, left
        for index in right.mentions:
            self._of[index] = left
        left.mentions += right.mentions
        left.names += right.names
        left.nouns += right.nouns
        left.kind = left.kind or right.kind
        left.gender = left.gender or right.gender
        left.grammatical |= right.grammatical
        left.number = left.number or right.number
        left.place = left.place or right.place
        left.former |= right.former
        return left

    def all(self) -> list[Cluster]:
        """The clusters in the order of their first mentions."""
        unique = {id(c): c for c in self._of if c is not None}
        return sorted(unique.values(), key=lambda c: c.first)


def fullest(names: Iterable[tuple[str, int]]) -> str:
    """The name to show: the longest by words among those that are not rare, then the most frequent, then the first by letters.

    An abbreviation is not shown where a name that it stands for is known: "BKA", "Bundeskriminalamt".
    """
    every = list(names)
    spelt_out = [(n, c) for n, c in every if not any(is_acronym_of(n, other) for other, _ in every if other != n)]
    counted = spelt_out or every
    most = max(count for _, count in counted)
    usual = [(name, count) for name, count in counted if count * 12 >= most]
    return min(usual, key=lambda item: (-len(item[0].split()), -item[1], -len(item[0]), item[0]))[0]
