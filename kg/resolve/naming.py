"""First pass over a document: equal, short and abbreviated names become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from kg.language.places import CITY, is_place, place_of
from kg.model.mention import NAME, Mention
from kg.ontology import Ontology
from kg.resolve.cluster import Cluster, Clusters
from kg.resolve.kinds import (
    EVENT,
    ORGANIZATION,
    PERSON,
    PLACE,
    Nouns,
    class_in_name,
    class_of_label,
    coarse,
    is_sure_by_name,
    kg,
    known_organization,
    may_be_one,
    tells_kind,
)
from kg.resolve.variants import is_acronym_of, is_end_of, is_part_of_person, is_short_for, key_of, words_of

_LARGE = 100_000  # people of a city that is meant before an organization of the same name


def kind_of_mention(mention: Mention, nouns: Nouns, ontology: Ontology) -> str:
    """The coarse kind that a name has in one place: the noun before it says more than the recogniser."""
    for noun in mention.nouns:
        found = nouns.find(noun)
        if tells_kind(found, mention.label, ontology):
            kind = coarse(found, ontology)
            return PERSON if kind == "Position" else kind
    by_label = coarse(class_of_label(mention.label), ontology)
    if by_label == PERSON and " " in mention.name and class_in_name(mention.name, ontology) == kg("Storm"):
        return EVENT  # "Hurricane Anna"
    if by_label == PERSON or by_label == PLACE and is_place(mention.name):
        return by_label
    found = class_in_name(mention.name, ontology) if not is_place(mention.name) else None
    return coarse(found, ontology) or by_label if by_label in (PLACE, "") or is_sure_by_name(found, ontology) else by_label


def cluster_names(clusters: Clusters, nouns: Nouns, ontology: Ontology) -> None:
    """Put every NAME mention into a cluster: equal names first, then places by gazetteer, then short forms."""
    by_key: dict[tuple[str, bool], Cluster] = {}
    for mention in clusters.mentions:
        if mention.kind != NAME:
            continue
        kind = kind_of_mention(mention, nouns, ontology)
        known = known_organization(mention.name, ORGANIZATION if _is_body(mention) else kind)
        kind = ORGANIZATION if known is not None else kind
        key = (key_of(known.name if known is not None else mention.name) or mention.name, kind == PERSON)
        cluster = by_key.get(key)
        if cluster is None:
            by_key[key] = cluster = clusters.start(mention.index)
        else:
            clusters.join(cluster, mention.index)
        cluster.kind = cluster.kind or kind
        if kind == PERSON or mention.label == "PER":
            cluster.gender = cluster.gender or mention.gender
        elif mention.gender:
            cluster.grammatical.add(mention.gender)
    _join_unknown(clusters, by_key)
    _join_places(clusters)
    _join_short(clusters)


def _is_body(mention: Mention) -> bool:
    """Whether a name may be a body's: "die Grünen" and "CDU", however labelled, never "ein Republikaner"."""
    if mention.label == "LOC":
        place = place_of(mention.name)
        return place is None or place.kind == CITY and place.population < _LARGE
    return mention.label == "" or mention.label == "NORP" and mention.number == "Plur"


def _join_unknown(clusters: Clusters, by_key: dict[tuple[str, bool], Cluster]) -> None:
    # a name without a label is the person of the same name
    for (key, is_person), cluster in list(by_key.items()):
        other = by_key.get((key, not is_person))
        if is_person and other is not None and not other.kind:
            clusters.merge(cluster, other)


def _join_places(clusters: Clusters) -> None:
    found: dict[str, Cluster] = {}
    for cluster in _named(clusters):
        if cluster.kind not in ("", PLACE, "Organization"):
            continue
        place = place_of(max(sorted(cluster.names), key=lambda n: cluster.names[n]))
        if place is None or cluster.kind == "Organization" and place.kind != "country":
            continue
        cluster.kind, cluster.place = PLACE, place.key
        if place.key in found:
            clusters.merge(found[place.key], cluster)
        else:
            found[place.key] = cluster


def _join_short(clusters: Clusters) -> None:
    """Join each short name to the one full name that it can stand for."""
    named = _named(clusters)
    persons = [c for c in named if c.kind == PERSON]
    others = [c for c in named if c.kind != PERSON and not c.place]
    _join_parts(clusters, persons, is_part_of_person)
    _join_parts(clusters, others, lambda short, long: is_acronym_of(short, long) or is_short_for(short, long) or is_end_of(short, long))
    unlabelled = [c for c in _named(clusters) if not c.kind and not c.place]
    for cluster in unlabelled:
        full = [p for p in _named(clusters) if p.kind == PERSON and is_part_of_person(_main(cluster), _main(p))]
        if len(full) == 1:
            clusters.merge(full[0], cluster)


def _join_parts(clusters: Clusters, group: Sequence[Cluster], fits: Callable[[str, str], bool]) -> None:
    index: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in group:
        words = words_of(_main(cluster))
        for word in {words[0][:1], words[-1]} if words else ():
            index[word].append(cluster)
    for cluster in sorted(group, key=lambda c: -len(words_of(_main(c)))):
        short = _main(cluster)
        words = words_of(short)
        if not words:
            continue
        near = {id(c): c for word in (words[-1], words[0][:1]) for c in index[word]}
        full = [c for c in near.values() if c is not cluster and c.names and fits(short, _main(c)) and may_be_one(cluster.kind, c.kind)]
        full = [c for c in full if not (c.gender and cluster.gender and c.gender != cluster.gender)]
        chosen = _the_one(full, cluster)
        if chosen is not None:
            _absorb(clusters, chosen, cluster, index)


def _the_one(full: Sequence[Cluster], short: Cluster) -> Cluster | None:
    """The only candidate, or the one last named in full before the short name is first used."""
    distinct = {id(c): c for c in full}
    if len(distinct) <= 1:
        return next(iter(distinct.values()), None)
    before = [c for c in distinct.values() if c.first < short.first]
    return max(before, key=lambda c: max(i for i in c.mentions if i < short.first), default=None)


def _absorb(clusters: Clusters, left: Cluster, right: Cluster, index: dict[str, list[Cluster]]) -> None:
    merged = clusters.merge(left, right)
    gone = right if merged is left else left
    for found in index.values():
        if any(c is gone for c in found):
            found[:] = list({id(c): c for c in (merged if c is gone else c for c in found)}.values())


def _main(cluster: Cluster) -> str:
    """The fullest name so far."""
    return max(sorted(cluster.names), key=lambda n: (len(words_of(n)), cluster.names[n]))


def _named(clusters: Clusters) -> list[Cluster]:
    return [c for c in clusters.all() if c.is_named]
