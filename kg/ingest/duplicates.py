"""Near-duplicates: agency copy that two papers print with small changes, by MinHash (datasketch)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from kg.model.document import Document
from kg.model.iri import Iri

PERMUTATIONS = 128
THRESHOLD = 0.5  # share of word triples in common; articles on one event written by two people share under a tenth
_SEED = 1
_SCHEME = "affine32"  # named, so that fingerprints kept in a store stay comparable
_TRIPLE = 3
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> tuple[int, ...]:
    """The text's MinHash over its word triples: a document's own value, to be kept beside it and compared later."""
    from datasketch import MinHash

    words = _WORD.findall(text.lower())
    triples = sorted({" ".join(words[at : at + _TRIPLE]) for at in range(max(len(words) - _TRIPLE + 1, 1))})
    sketch = MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=_hash, scheme=_SCHEME)
    sketch.update_batch([triple.encode("utf-8", "replace") for triple in triples])
    return tuple(int(value) for value in sketch.hashvalues)


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=4).digest(), "little")


def near_duplicates(documents: Iterable[Document]) -> tuple[tuple[Iri, ...], ...]:
    """The groups of two and more documents that tell nearly the same words; groups and members sorted.

    The groups depend on the set of documents alone, not on their order.
    """
    return groups_of({document.iri: fingerprint(document.text) for document in documents})


def groups_of(fingerprints: Mapping[Iri, Sequence[int]]) -> tuple[tuple[Iri, ...], ...]:
    """The groups among fingerprints. Candidates come from hash tables, so the cost grows with the number of documents, not its square."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD - 0.1, num_perm=PERMUTATIONS)  # a little lower: a miss is lost, a false candidate is checked
    leaders: dict[Iri, Iri] = {}
    sketches = {iri: MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashvalues=list(fingerprints[iri]), scheme=_SCHEME) for iri in sorted(fingerprints)}
    for iri, sketch in sketches.items():
        leaders[iri] = iri
        for other in sorted(index.query(sketch)):
            if sketch.jaccard(sketches[other]) >= THRESHOLD:
                _join(leaders, iri, other)
        index.insert(iri, sketch)
    groups: dict[Iri, list[Iri]] = {}
    for iri in leaders:
        groups.setdefault(_leader(leaders, iri), []).append(iri)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


def _leader(leaders: dict[Iri, Iri], iri: Iri) -> Iri:
    while leaders[iri] != iri:
        leaders[iri] = leaders[leaders[iri]]
        iri = leaders[iri]
    return iri


def _join(leaders: dict[Iri, Iri], one: Iri, other: Iri) -> None:
    first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
    leaders[second] = first
