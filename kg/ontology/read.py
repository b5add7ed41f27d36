"""Triples -> Ontology: which names are classes, which are properties, and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.errors import OntologyError
from kg.model import Iri
from kg.model.iri import PREFIXES, expand
from kg.ontology.files import TurtleFile, Value, default_directory, ontology_files, read_turtle
from kg.ontology.ontology import Ontology
from kg.ontology.slots import fault_of
from kg.ontology.terms import EntityClass, Phrase, Property

TYPE, LABEL, COMMENT = expand("rdf:type"), expand("rdfs:label"), expand("rdfs:comment")
SUBCLASS, SUBPROPERTY, INVERSE = expand("rdfs:subClassOf"), expand("rdfs:subPropertyOf"), expand("owl:inverseOf")
DOMAINS = (expand("rdfs:domain"), expand("schema:domainIncludes"))
RANGES = (expand("rdfs:range"), expand("schema:rangeIncludes"))
PHRASE, NOUN, POSITION_NOUN = expand("kg:phrase"), expand("kg:noun"), expand("kg:positionNoun")
ONLY = {expand(f"kg:{name}Only"): expand(f"kg:{name}") for name in ("participant", "affects", "cause")}
CLASS_TYPES = {expand("owl:Class"), expand("rdfs:Class")}
SYMMETRIC, FUNCTIONAL, DATATYPE = expand("owl:SymmetricProperty"), expand("owl:FunctionalProperty"), expand("owl:DatatypeProperty")
PROPERTY_TYPES = {expand("rdf:Property"), expand("owl:ObjectProperty"), expand("owl:AnnotationProperty"), SYMMETRIC, FUNCTIONAL, DATATYPE}
PROPERTY_SIGNS = {SUBPROPERTY, INVERSE, POSITION_NOUN, *DOMAINS, *RANGES}
STRICT, LASTING = expand("kg:strict"), expand("kg:lasting")
PERSON = expand("kg:Person")


@dataclass(slots=True)
class _Facts:
    """All triples by subject and predicate, in reading order, while an ontology is put together."""

    values: dict[str, dict[str, list[Value]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def iris(self, subject: str, *predicates: str) -> tuple[Iri, ...]:
        found = {v.text for p in predicates for v in self.values[subject].get(p, ()) if v.is_iri}
        return tuple(Iri(v) for v in sorted(found))

    def texts(self, subject: str, predicate: str) -> tuple[tuple[str, str], ...]:
        return tuple(sorted({(v.language, v.text) for v in self.values[subject].get(predicate, ()) if not v.is_iri}))

    def is_true(self, subject: str, predicate: str) -> bool:
        return any(text == "true" for _, text in self.texts(subject, predicate))

    def having(self, predicates: Iterable[str], types: Iterable[str]) -> list[str]:
        signs, kinds = set(predicates), set(types)
        return sorted(s for s, by in self.values.items() if signs & by.keys() or any(v.text in kinds for v in by.get(TYPE, ())))


def read_ontology(directory: Path | None = None, *, extra: Iterable[Path] = ()) -> Ontology:
    """Read a folder of Turtle files, by default the one that comes with kg, and further files of the user's own.

    Raises OntologyError for a file that is missing, is not Turtle, or holds a phrase that cannot be read.
    The result is kept: reading the same unchanged files again costs nothing.
    """
    paths = ontology_files(directory or default_directory(), extra)
    return _read(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in paths))


@lru_cache(maxsize=8)
def _read(stamped: tuple[tuple[Path, int, int], ...]) -> Ontology:
    files = tuple(read_turtle(path) for path, _, _ in stamped)
    facts = _Facts()
    for file in files:
        for subject, predicate, value in file.triples:
            facts.values[subject][predicate].append(value)
    classes = _classes(facts)
    properties = _properties(facts, classes)
    return Ontology(
        classes=classes,
        properties=properties,
        phrases=_phrases(files, classes),
        class_nouns=_class_nouns(files, facts, properties),
        position_words=_position_words(facts, properties),
        ancestors=_ancestors({**{i: c.supers for i, c in classes.items()}, **{i: p.supers for i, p in properties.items()}}),
        namespaces={**{prefix: space for file in files for prefix, space in file.prefixes}, **PREFIXES},
    )


def _classes(facts: _Facts) -> dict[Iri, EntityClass]:
    names = facts.having({SUBCLASS, NOUN}, CLASS_TYPES)
    return {
        Iri(n): EntityClass(Iri(n), facts.iris(n, SUBCLASS), facts.texts(n, LABEL), facts.texts(n, COMMENT), _only(n, facts))
        for n in names
    }


def _only(name: str, facts: _Facts) -> tuple[tuple[Iri, tuple[Iri, ...]], ...]:
    return tuple((of, classes) for teaches, of in ONLY.items() if (classes := facts.iris(name, teaches)))


def _properties(facts: _Facts, classes: Mapping[Iri, EntityClass]) -> dict[Iri, Property]:
    """Everything declared as a property, used like one, or taught by a phrase and not a class."""
    taught = {s for s in facts.having({PHRASE}, ()) if s not in classes}
    names = sorted({*facts.having(PROPERTY_SIGNS, PROPERTY_TYPES), *taught})
    inverse_of = {**{o: Iri(s) for s in names for o in facts.iris(s, INVERSE)}, **{Iri(s): o for s in names for o in facts.iris(s, INVERSE)}}
    return {Iri(n): _property(Iri(n), facts, inverse_of) for n in names}


def _property(name: Iri, facts: _Facts, inverse_of: Mapping[Iri, Iri]) -> Property:
    types = set(facts.iris(name, TYPE))
    ranges = facts.iris(name, *RANGES)
    return Property(
        iri=name,
        supers=facts.iris(name, SUBPROPERTY),
        domain=facts.iris(name, *DOMAINS),
        range=ranges,
        inverse=inverse_of.get(name),
        symmetric=SYMMETRIC in types,
        functional=FUNCTIONAL in types,
        strict=facts.is_true(name, STRICT),
        lasting=facts.is_true(name, LASTING),
        literal=DATATYPE in types or any(r.startswith(PREFIXES["xsd"]) for r in ranges),
        labels=facts.texts(name, LABEL),
        comments=facts.texts(name, COMMENT),
    )


def _phrases(files: Iterable[TurtleFile], classes: Mapping[Iri, EntityClass]) -> tuple[Phrase, ...]:
    found: dict[tuple[str, str, str], Phrase] = {}
    for file in files:
        for subject, predicate, value in file.triples:
            if predicate != PHRASE:
                continue
            _check_phrase(file, subject, value, is_class=Iri(subject) in classes)
            found.setdefault((subject, value.language, value.text), Phrase(Iri(subject), value.language, value.text, file.path.name))
    return tuple(found[key] for key in sorted(found))  # by term, language and text


def _check_phrase(file: TurtleFile, subject: str, value: Value, *, is_class: bool) -> None:
    fault = fault_of(value.text, is_class=is_class)
    if value.is_iri or not value.language:
        fault = 'has no language; write it as "..."@de or "..."@en'
    if fault:
        raise OntologyError(f"{file.where(value.text)}: the phrase {value.text!r} of {file.short(subject)} {fault}")


def _class_nouns(files: Iterable[TurtleFile], facts: _Facts, properties: Mapping[Iri, Property]) -> dict[str, dict[str, Iri]]:
    """Nouns of the classes; a role that only people have ("Chef") makes its bearer a person. A later file overrules an earlier one."""
    domains: dict[tuple[str, str], set[tuple[Iri, ...]]] = defaultdict(set)
    for iri, found in properties.items():
        for noun in facts.texts(iri, POSITION_NOUN):
            domains[noun].add(found.domain)
    nouns: dict[str, dict[str, Iri]] = defaultdict(dict)
    for (language, word), bearers in sorted(domains.items()):
        if bearers == {(PERSON,)}:
            nouns[language][word] = PERSON
    for file in files:
        for subject, predicate, value in file.triples:
            if predicate == NOUN:
                nouns[value.language][value.text] = Iri(subject)
    return {language: dict(sorted(words.items())) for language, words in sorted(nouns.items())}


def _position_words(facts: _Facts, properties: Mapping[Iri, Property]) -> dict[str, dict[str, tuple[Iri, ...]]]:
    words: dict[str, dict[str, set[Iri]]] = defaultdict(lambda: defaultdict(set))
    for iri in properties:
        for language, noun in facts.texts(iri, POSITION_NOUN):
            words[language][noun].add(iri)
    return {language: {noun: tuple(sorted(iris)) for noun, iris in sorted(by.items())} for language, by in sorted(words.items())}


def _ancestors(supers: Mapping[Iri, tuple[Iri, ...]]) -> dict[Iri, tuple[Iri, ...]]:
    """For each term everything above it, nearest first, ties by IRI; a circle is walked once."""
    above: dict[Iri, tuple[Iri, ...]] = {}
    for start in supers:
        seen: dict[Iri, None] = {}
        level = [start]
        while level:
            level = sorted({s for term in level for s in supers.get(term, ()) if s not in seen and s != start})
            seen.update(dict.fromkeys(level))
        above[start] = tuple(seen)
    return above
