"""Across documents: which local things are one. A function of the set of documents, whatever their order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model.iri import Iri
from kg.ontology import Ontology
from kg.resolve.classes import best_class
from kg.resolve.cluster import fullest
from kg.resolve.graph import LocalEntity
from kg.resolve.kinds import PERSON, coarse, is_office, known_organization, may_be_one
from kg.resolve.variants import key_of, words_of

# A thing of one document: the document's IRI and the thing's index there.
Place = tuple[Iri, int]
Order = tuple[str, str, str, str]


class Block(NamedTuple):
    """A key that a thing is looked up by: its place in the gazetteer, or its name, for some names within one document."""

    place: str = ""
    name: str = ""
    document: str = ""

    @property
    def is_open(self) -> bool:
        """Whether short and former names may join it to others."""
        return not self.place and not self.document


@dataclass(slots=True)
class Group:
    """Things of several documents taken for one."""

    key: str
    kind: str
    place: str = ""
    members: list[Place] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    votes: dict[Iri, float] = field(default_factory=dict)
    former: set[str] = field(default_factory=set)
    gender: str = ""
    document: str = ""  # the only document that speaks of it, for what many places have ("Staatsanwaltschaft")

    @property
    def order(self) -> Order:
        return self.key, self.kind, self.place, self.document


def groups_of(things: Iterable[tuple[Place, LocalEntity]], ontology: Ontology) -> tuple[Group, ...]:
    """The named things of all documents in groups, sorted by key and kind.

    Equal full names of kinds that go together are one; then a name that only one other group bears as a short or
    former name joins it. Both steps look at keys, never at pairs of all things, so the cost is linear.
    """
    exact = _by_name(things, ontology)
    parent = {g.order: g.order for g in exact}
    by_order = {g.order: g for g in exact}
    bearers = _bearers(exact)
    for group in exact:
        if group.place or group.document:
            continue
        full = {o for o in bearers.get(group.key, ()) if o != group.order and _fits(group, by_order[o])}
        if len(full) == 1:
            parent[group.order] = full.pop()
    merged: dict[Order, Group] = {}
    for group in exact:
        root = _root(group.order, parent)
        if root == group.order:
            merged.setdefault(root, by_order[root])
    for group in exact:
        root = _root(group.order, parent)
        if root != group.order:
            _absorb(merged[root], group)
    return tuple(merged[o] for o in sorted(merged))


def _by_name(things: Iterable[tuple[Place, LocalEntity]], ontology: Ontology) -> list[Group]:
    """Groups of equal names: places by gazetteer key, the rest by name, one group for each kind that may not be another."""
    found: dict[Block, list[tuple[Place, LocalEntity, str]]] = defaultdict(list)
    for place, entity in sorted(things, key=lambda t: t[0]):
        found[block_of(place, entity, ontology)].append((place, entity, _kind_of(entity, ontology)))
    groups: list[Group] = []
    for block, members in sorted(found.items()):
        counts = Counter(kind for _, _, kind in members)
        kinds: list[str] = []
        for kind in sorted(counts, key=lambda k: (not k, -counts[k], k)):
            if not any(may_be_one(kind, k) for k in kinds):
                kinds.append(kind)
        own = {kind: Group(block.name or block.place, kind, block.place, document=block.document) for kind in kinds}
        for place, entity, kind in members:
            home = own.get(kind) or own[next(k for k in kinds if may_be_one(kind, k))]
            _add(home, place, entity)
        groups += own.values()
    return sorted(groups, key=lambda g: g.order)


def block_of(place: Place, entity: LocalEntity, ontology: Ontology) -> Block:
    """Where a thing meets those that may be the same by name."""
    if entity.place:
        return Block(place=entity.place)
    known = known_organization(entity.name, _kind_of(entity, ontology))
    name = key_of(known.name if known else entity.name) or entity.name
    return Block(name=name, document=place[0] if is_office(entity.name, ontology) else "")


def _kind_of(entity: LocalEntity, ontology: Ontology) -> str:
    return coarse(best_class(entity.votes, ontology), ontology) or entity.kind


def _add(group: Group, place: Place, entity: LocalEntity) -> None:
    group.members.append(place)
    group.names.update(dict(entity.names))
    _count(group, entity.votes)
    group.former.update(entity.former_names)
    group.gender = group.gender or entity.gender


def _count(group: Group, votes: Iterable[tuple[Iri, float]]) -> None:
    for cls, weight in votes:
        group.votes[cls] = group.votes.get(cls, 0.0) + weight


def _absorb(group: Group, other: Group) -> None:
    group.members += other.members
    group.names += other.names
    _count(group, sorted(other.votes.items()))
    group.former |= other.former
    group.gender = group.gender or other.gender


def _bearers(groups: Sequence[Group]) -> dict[str, set[Order]]:
    """Short or former name -> the groups that bear it besides their own key."""
    bearers: dict[str, set[Order]] = defaultdict(set)
    for group in groups:
        if group.place or group.document:
            continue
        aliases = {key_of(name) for name in group.names}
        if group.kind == PERSON:
            words = words_of(fullest(group.names.items()))
            if len(words) > 1:
                aliases |= {words[-1], " ".join(words[1:])}
        for alias in aliases - {group.key, ""}:
            bearers[alias].add(group.order)
    return bearers


def _fits(short: Group, full: Group) -> bool:
    return may_be_one(short.kind, full.kind) and not (short.gender and full.gender and short.gender != full.gender)


def _root(order: Order, parent: dict[Order, Order]) -> Order:
    """The end of the chain of short names; a circle ends at its first member by order."""
    path = [order]
    while parent[path[-1]] != path[-1]:
        following = parent[path[-1]]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]
