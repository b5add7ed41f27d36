"""What a text speaks of at a point: recent mentions with their weight."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.mention import NAME, PRONOUN, Mention
from kg.resolve.cluster import Cluster, Clusters

_ROLE = {"subject": 4.0, "object": 2.0, "indirect": 2.5, "apposition": 1.0, "oblique": 1.0, "modifier": 0.8, "det": 1.2, "complement": 1.0, "root": 3.0}
_PER_SENTENCE = 2.2  # what a sentence's distance costs
_MOST = 40  # mentions that are remembered


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that could be meant: its cluster, the last mention of it, and its weight."""

    cluster: Cluster
    last: Mention
    distance: int
    weight: float


class Focus:
    """The last mentions of a document up to a point, at most ``_MOST`` of them."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._recent: deque[Mention] = deque(maxlen=_MOST)
        self._counts: dict[int, int] = {}

    def add(self, mention: Mention) -> None:
        if mention.role == "adjective":
            return
        self._recent.append(mention)
        cluster = self._clusters.of(mention.index)
        if cluster is not None:
            self._counts[id(cluster)] = self._counts.get(id(cluster), 0) + 1

    def candidates(self, sentence: int, *, reach: int) -> Iterator[Candidate]:
        """The things spoken of in this sentence and ``reach`` before it, latest mention first."""
        seen: dict[int, Candidate] = {}
        for mention in reversed(self._recent):
            distance = sentence - mention.sentence
            if distance > reach:
                break
            cluster = self._clusters.of(mention.index)
            if cluster is None:
                continue
            weight = self._weight(mention, cluster, distance)
            known = seen.get(id(cluster))
            if known is None:
                seen[id(cluster)] = Candidate(cluster, mention, distance, weight)
            elif weight + 0.5 > known.weight:
                seen[id(cluster)] = Candidate(cluster, known.last, known.distance, max(weight, known.weight) + 0.5)
        yield from seen.values()

    def _weight(self, mention: Mention, cluster: Cluster, distance: int) -> float:
        weight = _ROLE.get(mention.role, 0.5) - _PER_SENTENCE * distance
        weight += 1.5 if cluster.is_named else 0.0
        weight += 0.8 if mention.kind == PRONOUN else 0.0
        weight += min(2.0, 0.3 * self._counts.get(id(cluster), 0))
        return weight + (0.3 if mention.kind == NAME else 0.0)
