"""Definite noun phrases: "der Unternehmer", "die Plattform", "das Gericht" after what they speak of."""

from __future__ import annotations

from collections import defaultdict

from kg.language.name_signs import is_institution
from kg.language.names import POSSESSIVE, NameData
from kg.model.iri import Iri
from kg.model.mention import Mention
from kg.ontology import Ontology
from kg.resolve.cluster import Cluster
from kg.resolve.kinds import ORGANIZATION, PERSON, PLACE, PRODUCT, WORK, Nouns, coarse, kg, known_organization
from kg.resolve.salience import Focus

_REACH = 2
_LEAD = 2  # sentences after the headline that may say the same anew
_FAR = 12  # sentences over which the same noun still means the same thing


class NounMemory:
    """Which nouns a document has used for which things."""

    def __init__(self, name_words: frozenset[str], *, has_headline: bool = False) -> None:
        """``name_words`` are the words of all names in the document; ``has_headline`` tells that its first sentence is one."""
        self._has_headline = has_headline
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

    def in_headline(self, mention: Mention) -> Cluster | None:
        """What the headline spoke of by the same noun: the lead introduces it once more ("zwei Männer ... zwei junge Männer")."""
        if not self._has_headline or not 0 < mention.sentence <= _LEAD or not mention.nouns:
            return None
        same = [
            (earlier, cluster)
            for earlier, cluster in self._by_head.get(_head(mention.nouns[0]), ())
            if earlier.sentence == 0 and earlier.number == mention.number and not cluster.is_named
        ]
        fitting = [cluster for earlier, cluster in same if _lower(_modifiers(earlier)) <= _lower(_modifiers(mention))]
        return fitting[0] if len(same) == len(fitting) == 1 else None

    def _tells_another(self, mention: Mention, cluster: Cluster) -> bool:
        # "der Präsident von Chile" is not the president spoken of before, "der Sänger von Opern" may be the singer
        return self.speaks_of_a_name(mention) or bool(_modifiers(mention)) and cluster.kind != PERSON

    def speaks_of_a_name(self, mention: Mention) -> bool:
        """Whether a name says whose or which the thing is: "das Team Frankreichs"."""
        return any({word, word.removesuffix("s")} & self._name_words for word in _modifiers(mention))


def _head(noun: str) -> str:
    """The last part of a compound with a hyphen, in lower case: "US-Präsident" and "Präsident" are one noun."""
    return noun.rpartition("-")[2].lower()


def _modifiers(mention: Mention) -> set[str]:
    """The words beside the noun; where the noun is not found in its inflected form, beside the last word."""
    words = mention.name.split()
    nouns = [i for i, word in enumerate(words) if mention.nouns and word.lower() == mention.nouns[0].lower()]
    head = nouns[0] if nouns else len(words) - 1
    return {word for i, word in enumerate(words) if i != head}


def _is_possessed(mention: Mention, names: NameData) -> bool:
    first = mention.text.split(maxsplit=1)[0].lower()
    return any(r.kind == POSSESSIVE for r in names.pronouns.get(first, ()))


def _lower(words: set[str]) -> set[str]:
    return {w.lower() for w in words}


def antecedent_of_noun(
    mention: Mention, focus: Focus, memory: NounMemory, *, nouns: Nouns, ontology: Ontology, names: NameData
) -> Cluster | None:
    """The thing that a definite noun phrase takes up again, ``None`` for something new.

    Nouns that stand for an institution ("die Polizei") take up nothing but themselves, and "her mother" is nobody spoken of as "her".
    """
    if not mention.nouns:
        return None
    if not mention.definite:
        return memory.in_headline(mention)
    same = memory.same(mention)
    if same is not None:
        return same
    stands_alone = mention.nouns[0].lower().endswith(names.self_standing) or is_institution(mention.nouns[0], names)
    if stands_alone or _is_possessed(mention, names) or memory.speaks_of_a_name(mention):
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
    told |= {kg(k.kind) for name in cluster.names if (k := known_organization(name, cluster.kind)) is not None}
    if kind == WORK and not told:
        return False  # a title tells nothing of what it is the title of
    return kind == PERSON or not told or any(ontology.is_a(c, found) or ontology.is_a(found, c) for c in told)


def _gender_fits(mention: Mention, cluster: Cluster) -> bool:
    if cluster.kind != PERSON:
        return True
    return not cluster.gender or not mention.gender or cluster.gender == mention.gender

