"""Classes of things: what nouns, labels, name patterns and gazetteers say about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from kg.language.organizations import KnownOrganization, organization_of, unique_beginnings
from kg.language.places import CITY, COUNTRY, Place, country_of_people, is_place
from kg.model.iri import Iri, expand
from kg.ontology import Ontology

PERSON, ORGANIZATION, PLACE, GROUP = "Person", "Organization", "Place", "Group"
PRODUCT, WORK, EVENT, POSITION, ENTITY = "Product", "Work", "Event", "Position", ""
_COARSE = (PERSON, ORGANIZATION, PLACE, GROUP, PRODUCT, WORK, EVENT, POSITION)
_OF_LABEL = {
    "PER": "Person",
    "ORG": "Organization",
    "LOC": "Place",
    "NORP": "Group",
    "EVENT": "Event",
    "PRODUCT": "Product",
    "WORK": "Work",
}
_LONGEST_NAME = 5  # words of a name that tells a class
_OFFICES = ("Government", "Court")
_OF_PLACE = {COUNTRY: "Country", CITY: "City"}
# kinds that a text may use for one thing: a platform is a product and the firm behind it, a paper a work and a house
_MIXED = ({ORGANIZATION, PRODUCT, WORK}, {GROUP, ORGANIZATION}, {PLACE, ORGANIZATION}, {EVENT, WORK}, {PERSON, POSITION}, {PERSON, GROUP})


def class_of_label(label: str) -> Iri | None:
    """The class of a recogniser's label."""
    return kg(_OF_LABEL[label]) if label in _OF_LABEL else None


def class_of_place(place: Place) -> Iri:
    return kg(_OF_PLACE.get(place.kind, "Region"))


def coarse(iri: Iri | None, ontology: Ontology) -> str:
    """The coarse kind of a class, ``""`` for none."""
    if iri is None:
        return ENTITY
    names = _coarse_names()
    return next((names[c] for c in (iri, *ontology.superclasses(iri)) if c in names), ENTITY)


@cache
def _coarse_names() -> dict[Iri, str]:
    # an award is given like a work: an institution may bear its name, a person never
    return {expand(f"kg:{name}"): name for name in _COARSE} | {expand("kg:Award"): WORK}


@cache
def kg(name: str) -> Iri:
    """The IRI of a term of kg, kept."""
    return expand(f"kg:{name}")


def may_be_one(left: str, right: str) -> bool:
    """Whether things of two coarse kinds can be the same."""
    return left == right or not left or not right or any({left, right} <= mixed for mixed in _MIXED)


def tells_kind(cls: Iri | None, label: str, ontology: Ontology) -> bool:
    """Whether a noun's class can be that of the name beside it: an event's or a thought's only where the label allows."""
    kind = coarse(cls, ontology)
    if cls is not None and ontology.is_a(cls, kg("Storm")):
        return True  # storms bear names of persons
    if not kind or kind == EVENT:
        return bool(kind) and label in ("EVENT", "WORK", "PRODUCT", "")
    # the recogniser is surest of persons: only what has a proper name of its own overrules it ("der Verlag Paul Haupt")
    return label != "PER" or kind in (PERSON, POSITION, ORGANIZATION, PRODUCT, WORK)


def _english_class(words: Sequence[str], ontology: Ontology) -> Iri | None:
    """By the last word before "of" ("Bay of Bengal"), by the last word, or by the first for storms ("Hurricane Anna")."""
    nouns = nouns_of(ontology, "en")
    first = nouns.exact(words[0])
    if first == kg("Storm"):
        return first
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return nouns.exact(head) if head[:1].isupper() else None


def is_sure_by_name(found: Iri | None, ontology: Ontology) -> bool:
    """Whether a class that a name tells is surer than the recogniser's label: "DFB-Pokal", "Musikpreis", "Passgesetz"."""
    return found is not None and (coarse(found, ontology) == EVENT or any(ontology.is_a(found, kg(c)) for c in ("Award", "Law", "Agreement")))


class Nouns:
    """The ontology's nouns of one language, asked by a noun or by the end of a compound ("Nachrichtenmagazin")."""

    def __init__(self, table: Mapping[str, Iri]) -> None:
        self._table = {noun.lower(): iri for noun, iri in table.items()}
        self._shortest = 4
        self.find = lru_cache(maxsize=20_000)(self._find)

    def exact(self, noun: str) -> Iri | None:
        return self._table.get(noun.lower())

    def _find(self, noun: str) -> Iri | None:
        word = noun.lower()
        for start in range(max(1, len(word) - self._shortest + 1)):
            found = self._table.get(word[start:])
            if found is not None and (start == 0 or len(word) - start >= self._shortest):
                return found
        return None


def known_organization(name: str, kind: str) -> KnownOrganization | None:
    """The organization known from outside that a thing of this kind is, by its name."""
    return organization_of(name) if kind == ORGANIZATION else None


def is_office(name: str, ontology: Ontology) -> bool:
    """Whether a name is only a kind of authority that many places have: "Staatsanwaltschaft", "Landtag", "Parliament".

    Two documents that speak of one so need not mean the same. What belongs to one country by its name ("Bundestag") is none.
    """
    if not name[:1].isupper() or not name.isalpha() or organization_of(name) is not None or name.lower().startswith(unique_beginnings()):
        return False
    found = nouns_of(ontology, "de").find(name) or nouns_of(ontology, "en").exact(name)
    return found is not None and any(ontology.is_a(found, kg(c)) for c in _OFFICES)


_KEPT: dict[tuple[int, str], tuple[Ontology, Nouns]] = {}


def nouns_of(ontology: Ontology, language: str) -> Nouns:
    """The nouns of a language, kept as long as the process lives."""
    key = (id(ontology), language)
    if key not in _KEPT or _KEPT[key][0] is not ontology:
        _KEPT[key] = (ontology, Nouns(ontology.nouns(language)))
    return _KEPT[key][1]


def class_in_name(name: str, ontology: Ontology) -> Iri | None:
    """The class that a word of the name tells: "Universität Leipzig", "Hudson River", "Supreme Court".

    A German noun stands first or last and may be a compound, an English one stands last. Places inside the name
    ("Amtsgericht Wolfsburg") say nothing, nor do long names, which are titles, numbers at the end ("Buchpreis 2009") and
    adjectives of nationality ("Deutsche Welle"). A group with a name is an organization.
    """
    words = name.split()
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    if not words or len(words) > _LONGEST_NAME:
        return None
    found = _english_class(words, ontology)
    for word in dict.fromkeys((words[0], words[-1])):
        if found is None and word[:1].isupper() and not is_place(word) and not (len(words) > 1 and country_of_people(word, "de")):
            found = nouns_of(ontology, "de").find(word)
        if not coarse(found, ontology):
            found = None  # "Hamburger Frauenhilfe" is no kind of help
    return kg("Organization") if found == kg("Group") else found
