"""Names settled apart: things cut into partitions of which none can have a name in common with another.

Every thing has a block, the key under which equal names meet. Blocks are connected where one bears a name of the other
as a short or former one; what is connected stays together. So partitions can be settled anywhere, in any order,
and their groups together are those of all things at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.ontology import Ontology
from kg.resolve.graph import LocalEntity
from kg.resolve.joining import Block, Place, block_of
from kg.resolve.variants import key_of, words_of

Thing = tuple[Place, LocalEntity]


def partitions_of(things: Iterable[Thing], ontology: Ontology) -> Iterator[list[Thing]]:
    """The partitions, sorted by their first block. Cost and memory are linear in the number of things."""
    members: dict[Block, list[Thing]] = defaultdict(list)
    aliases: dict[Block, set[str]] = defaultdict(set)
    for place, entity in things:
        block = block_of(place, entity, ontology)
        members[block].append((place, entity))
        if block.is_open:
            aliases[block].update(_aliases(entity))
    leaders = {block: block for block in members}
    for block in sorted(members):
        for alias in sorted(aliases[block]):
            other = Block(name=alias)
            if other in members:
                _connect(leaders, block, other)
    parts: dict[Block, list[Thing]] = defaultdict(list)
    for block in sorted(members):
        parts[_leader(leaders, block)] += members[block]
    return (parts[leader] for leader in sorted(parts))


def _aliases(entity: LocalEntity) -> Iterator[str]:
    """All that its group may be known by besides its key: other names, and last names of what may be a person."""
    for name, _ in entity.names:
        yield key_of(name)
        words = words_of(name)
        if len(words) > 1:
            yield words[-1]
            yield " ".join(words[1:])


def _leader(leaders: dict[Block, Block], block: Block) -> Block:
    while leaders[block] != block:
        leaders[block] = leaders[leaders[block]]
        block = leaders[block]
    return block


def _connect(leaders: dict[Block, Block], one: Block, other: Block) -> None:
    first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
    leaders[second] = first
