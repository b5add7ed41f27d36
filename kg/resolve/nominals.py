"""Definite noun phrases: "der Unternehmer", "die Plattform", "das Gericht" after what they speak of."""

from __future__ import annotations

from collections import defaultdict

from kg.model.iri import Iri
from kg.model.mention import Mention
from kg.ontology import Ontology
from kg.resolve.cluster import Cluster
from kg.resolve.kinds import ORGANIZATION, PERSON, PLACE, PRODUCT, Nouns, coarse
from kg.resolve.salience import Focus

_REACH = 2
_FAR = 12  # sentences over which the same noun still means the same thing


class NounMemory:
    """Which nouns a document has used for which things."""

    def __init__(self, name_words: frozenset[str]) -> None:
        """``name_words`` are the words of all names in the document."""
        self._by_head: dict[str, list[tuple[Mention, Cluster]]] = defaultdict(list)
        self._name_words = name_words

    def add(self, mention: Mention, cluster: Cluster) -> None:
        for noun in mention.nouns[:2]:
            self._by_head[_head(noun)].append((mention, cluster))

    def same(self, mention: Mention) -> Cluster | None:
        """The thing last spoken of by the same noun with modifiers that do not tell another thing."""
        for earlier, cluster in reversed(self._by_head.get(_head(mention.nouns[0]), ())[-6:]):
            if mention.sentence - earlier.sentence > _FAR or earlier.number and mention.number and earlier.number != mention.number:
                continue
            if cluster.is_named and mention.number != "Plur" and not self._tells_another(mention, cluster):
                return cluster
            if not cluster.is_named and _modifiers(mention) <= _modifiers(earlier) | set(earlier.name.split()):
                return cluster
        return None

    def _tells_another(self, mention: Mention, cluster: Cluster) -> bool:
        # "der Präsident von Chile" is not the president spoken of before, "der Sänger von Opern" may be the singer
        modifiers = _modifiers(mention)
        return bool(modifiers & self._name_words) or bool(modifiers) and cluster.kind != PERSON


def _head(noun: str) -> str:
    """The last part of a compound with a hyphen, in lower case: "US-Präsident" and "Präsident" are one noun."""
    return noun.rpartition("-")[2].lower()


def _modifiers(mention: Mention) -> set[str]:
    return set(mention.name.split()[:-1]) if mention.name.split()[-1:] else set()


def antecedent_of_noun(
    mention: Mention, focus: Focus, memory: NounMemory, *, nouns: Nouns, ontology: Ontology, alone: tuple[str, ...]
) -> Cluster | None:
    """The thing that a definite noun phrase takes up again, ``None`` for something new.

    ``alone`` are ends of nouns that take up nothing but themselves ("die Polizei").
    """
    if not mention.definite or not mention.nouns:
        return None
    same = memory.same(mention)
    if same is not None:
        return same
    if mention.nouns[0].lower().endswith(alone):
        return None
    found = nouns.find(mention.nouns[0])
    kind = coarse(found, ontology)
    if found is None or not kind or mention.number == "Plur" or len(mention.name.split()) > 2:
        return None
    fitting = [
        c
        for c in focus.candidates(mention.sentence, reach=_REACH)
        if c.cluster.is_named and _kind_fits(found, kind, c.cluster, nouns, ontology)
        and _gender_fits(mention, c.cluster) and not c.last.span.overlaps(mention.span)
    ]
    if kind == PLACE or not fitting:
        return None
    best = max(fitting, key=lambda c: c.weight)
    others = [c.weight for c in fitting if c is not best]
    return best.cluster if not others or best.weight - max(others) >= 2.0 else None


def _kind_fits(found: Iri, kind: str, cluster: Cluster, nouns: Nouns, ontology: Ontology) -> bool:
    """Whether a thing may be called by a noun of this class: a platform is a firm too, a magazine is no carmaker."""
    if cluster.kind != kind and {cluster.kind, kind} != {ORGANIZATION, PRODUCT}:
        return False
    told = {c for noun in cluster.nouns if (c := nouns.find(noun)) is not None and coarse(c, ontology) == kind}
    return kind == PERSON or not told or any(ontology.is_a(c, found) or ontology.is_a(found, c) for c in told)


def _gender_fits(mention: Mention, cluster: Cluster) -> bool:
    if cluster.kind != PERSON:
        return True
    return not cluster.gender or not mention.gender or cluster.gender == mention.gender

