"""Which classes speak for a thing, and how loudly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, MutableMapping, Sequence

from kg.language.places import place_of
from kg.model.iri import Iri
from kg.model.mention import NAME, NOUN, Mention
from kg.ontology import Ontology
from kg.resolve.cluster import Cluster
from kg.resolve.kinds import (
    GROUP,
    ORGANIZATION,
    PERSON,
    Nouns,
    class_in_name,
    class_of_label,
    class_of_place,
    coarse,
    is_sure_by_name,
    kg,
    known_organization,
    may_be_one,
    tells_kind,
)

_BY_LABEL, _BY_NOUN, _BY_NAME, _BY_GAZETTEER = 1.0, 3.0, 4.0, 5.0


def votes_for(cluster: Cluster, mentions: Sequence[Mention], nouns: Nouns, ontology: Ontology) -> tuple[tuple[Iri, float], ...]:
    """Classes with their weights, sorted by IRI: the recogniser's labels, the nouns, the parts of the name, the gazetteer."""
    votes: dict[Iri, float] = defaultdict(float)
    for mention in mentions:
        if mention.kind == NAME and (iri := class_of_label(mention.label)) is not None and mention.role != "adjective":
            votes[iri] += _BY_LABEL
        if mention.kind in (NAME, NOUN):
            _vote_by_nouns(votes, cluster, mention, nouns, ontology)
    known = {k.kind for name in cluster.names if (k := known_organization(name, cluster.kind)) is not None and kg(k.kind) in ontology.classes}
    for name in sorted(cluster.names) if not known else ():
        found = class_in_name(name, ontology)
        if found is not None and coarse(found, ontology) == cluster.kind and not cluster.place:
            # what is surer than the labels outweighs all of them
            votes[found] += _BY_NAME + (len(mentions) if is_sure_by_name(found, ontology) else 0)
    for kind in known:
        votes[kg(kind)] += _BY_GAZETTEER + len(mentions)
    if cluster.place and (place := place_of(min(cluster.names))) is not None:
        votes[class_of_place(place)] += _BY_GAZETTEER
    return tuple(sorted(votes.items()))


def _vote_by_nouns(votes: MutableMapping[Iri, float], cluster: Cluster, mention: Mention, nouns: Nouns, ontology: Ontology) -> None:
    for noun in mention.nouns[:2]:
        found = nouns.find(noun)
        if found is None:
            continue
        kind = coarse(found, ontology)
        if cluster.is_named and mention.kind == NOUN and mention.role != "apposition" and found != kg("Company"):
            continue  # what a noun further on takes up is too unsure to class a name by
        if mention.kind == NAME and not tells_kind(found, mention.label, ontology):
            continue
        if kind == "Position":
            found, kind = kg("Person"), PERSON
        if kind == PERSON and mention.kind == NOUN and mention.number == "Plur":
            found, kind = kg("Group"), GROUP
        if mention.kind == NAME and found == kg("Group") and mention.label != "NORP" and mention.number != "Plur":
            found, kind = kg("Organization"), ORGANIZATION
        if not cluster.is_named or may_be_one(kind, cluster.kind):
            votes[found] += _BY_NOUN


def best_class(votes: Iterable[tuple[Iri, float]], ontology: Ontology) -> Iri | None:
    """The class with most weight, counting for each class what speaks for its superclasses; the more special one wins ties."""
    given = dict(votes)
    if not given:
        return None
    total = {c: weight + sum(given.get(s, 0.0) for s in ontology.superclasses(c)) for c, weight in given.items()}
    return min(total, key=lambda c: (-total[c], -len(ontology.superclasses(c)), c))
