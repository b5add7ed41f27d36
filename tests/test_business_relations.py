"""Companies bought, merged, led, insolvent, on strike: each relation is found in sentences of several shapes, in both languages."""

from __future__ import annotations

import pytest

from kg.ingest import of_text
from kg.model import Claim, Event, Reading, Status
from kg.model.claim import Filler
from kg.model.iri import Iri, expand
from kg.ontology import read_ontology
from kg.reading import reader_of
from kg.resolve import LocalGraph, resolve_document
from kg.resolve.classes import best_class

STATED = {
    "de": [
        ("Der Autobauer Musterwagen hat die Übernahme von Testmotor abgeschlossen.", "Musterwagen", "kg:acquired", "Testmotor"),
        ("Die Musterbank fusioniert mit der Beispielbank.", "Musterbank", "kg:mergedWith", "Beispielbank"),
        ("Der Vorsitzende der Geschäftsführung von Musterwerk, Klaus Beispiel, trat am Mittwoch auf.", "Klaus Beispiel", "kg:leads", "Musterwerk"),
        ("Musterwerk-Chef Klaus Beispiel kam am Montag nach Kiel.", "Klaus Beispiel", "kg:leads", "Musterwerk"),
        ("Opel wird mit Ford verschmolzen.", "Opel", "kg:mergedWith", "Ford"),
        ("Siemens gliederte 2013 Osram aus.", "Osram", "kg:spunOffFrom", "Siemens"),
    ],
    "en": [
        ("Volvo completed the acquisition of Scania on Monday.", "Volvo", "kg:acquired", "Scania"),
        ("Volvo merged with Scania in 2015.", "Volvo", "kg:mergedWith", "Scania"),
        ("John Miller, the chairman of Volvo, spoke in Kiel.", "John Miller", "kg:leads", "Volvo"),
        ("Osram was spun off from Siemens in 2013.", "Osram", "kg:spunOffFrom", "Siemens"),
    ],
}
HAPPENED = {
    "de": [
        ("Die Kunden der insolventen Musterbank warten auf ihr Geld.", "kg:Insolvency", "Musterbank"),
        ("Über das Vermögen der Musterbau wurde das Insolvenzverfahren eröffnet.", "kg:Insolvency", "Musterbau"),
        ("Die Musterbau-Pleite trifft viele Handwerker.", "kg:Insolvency", "Musterbau"),
        ("Stellenabbau bei der #Musterbank https://example.org/x", "kg:Layoff", "Musterbank"),
        ("Die Musterbank streicht in diesem Jahr 300 Stellen.", "kg:Layoff", "Musterbank"),
        ("Die Beschäftigten von Musterwagen legten am Montag die Arbeit nieder.", "kg:Strike", "Musterwagen"),
        ("Die Helios-Kliniken werden seit Montag bestreikt.", "kg:Strike", "Helios-Kliniken"),
        ("Die Piloten der Musterair streiken.", "kg:Strike", "Musterair"),
        ("Kündigungswelle bei der Musterbank.", "kg:Layoff", "Musterbank"),
        ("Bei der Musterbank werden 300 Stellen gestrichen.", "kg:Layoff", "Musterbank"),
        ("Der Verdi-Streik bei der Musterair dauert an. Die Gewerkschaft Verdi will mehr Lohn.", "kg:Strike", "Musterair"),
    ],
    "en": [
        ("The bankrupt airline Swissair owes its customers money.", "kg:Insolvency", "Swissair"),
        ("Swissair collapsed into insolvency on Monday.", "kg:Insolvency", "Swissair"),
        ("Volvo announced layoffs on Monday.", "kg:Layoff", "Volvo"),
        ("Workers at Volvo went on strike on Monday.", "kg:Strike", "Volvo"),
        ("The pilots of Volvo are on strike.", "kg:Strike", "Volvo"),
    ],
}
NOTHING = {
    "de": [
        ("Insolvente Firmen bekommen selten Kredit.", "kg:Insolvency"),
        ("Die beinahe insolvente Musterbank erholt sich.", "kg:Insolvency"),
        ("Der Vorstand meldete am Montag Insolvenz an.", "kg:Insolvency"),
        ("Der Mega-Streik begann am Montag.", "kg:Strike"),
        ("Die Insolvenzen von Bäckereien nehmen zu.", "kg:Insolvency"),
        ("Der Stellenabbau ist in vollem Gang.", "kg:Layoff"),
    ],
    "en": [("Bankrupt companies rarely get credit.", "kg:Insolvency"), ("Bankruptcies of bakeries are rising.", "kg:Insolvency")],
}
ONTOLOGY = read_ontology()


def graph_of(language: str, text: str) -> LocalGraph:
    document = of_text(text, language=language, date="2016-03-01")
    return resolve_document(next(reader_of(language).read([document])), ONTOLOGY)


def name(filler: Filler, graph: LocalGraph) -> str:
    return graph.entities[filler].name if isinstance(filler, int) else filler.label if isinstance(filler, Event) else filler


def class_of(filler: Filler, graph: LocalGraph) -> Iri | None:
    if isinstance(filler, Event):
        return filler.event_class
    return best_class(graph.entities[filler].votes, ONTOLOGY) if isinstance(filler, int) else None


def affected(language: str, text: str, event_class: str) -> set[str]:
    graph = graph_of(language, text)
    return {
        name(reading.object, graph)
        for claim in graph.claims
        if (reading := first_allowed(claim, graph)) is not None
        and class_of(reading.subject, graph) == expand(event_class)
        and reading.predicate == expand("kg:affects")
    }


def first_allowed(claim: Claim, graph: LocalGraph) -> Reading | None:
    """The reading that the classes of its things let stand, as when a document's graph is written."""
    for reading in claim.readings:
        subject, target = (known(filler, graph) for filler in (reading.subject, reading.object))
        if ONTOLOGY.allows(reading.predicate, subject, target):
            return reading
    return None


def known(filler: Filler, graph: LocalGraph) -> list[Iri]:
    found = class_of(filler, graph)
    return [] if found is None else [found, *ONTOLOGY.superclasses(found)]


@pytest.mark.parametrize(("language", "case"), [(language, case) for language, cases in STATED.items() for case in cases])
def test_a_relation_of_two_is_stated(language: str, case: tuple[str, str, str, str]) -> None:
    text, subject, predicate, target = case
    graph = graph_of(language, text)
    stated = {(name(r.subject, graph), r.predicate, name(r.object, graph)) for claim in graph.claims for r in claim.readings[:1]}
    assert (subject, expand(predicate), target) in stated


@pytest.mark.parametrize(("language", "case"), [(language, case) for language, cases in HAPPENED.items() for case in cases])
def test_a_company_is_struck_by_an_event(language: str, case: tuple[str, str, str]) -> None:
    text, event_class, company = case
    assert affected(language, text, event_class) == {company}


def test_a_union_strikes_and_is_not_struck() -> None:
    graph = graph_of("de", "Der Verdi-Streik dauert an. Die Gewerkschaft Verdi will mehr Lohn.")
    readings = [r for claim in graph.claims if (r := first_allowed(claim, graph)) is not None]
    strike = {(r.predicate, name(r.object, graph)) for r in readings if class_of(r.subject, graph) == expand("kg:Strike")}
    assert strike == {(expand("kg:participant"), "Verdi")}


MEANS = [
    ("de", "Mit der Übernahme von Testmotor hat Siemens seinen Umsatz verdoppelt.", {"Siemens"}),
    ("de", "Mit der Übernahme von Testmotor durch Opel wächst Siemens.", {"Opel"}),
    ("de", "Mit der Übernahme von Testmotor verliert Siemens einen Kunden.", set()),
    ("en", "With the acquisition of Scania, Volvo doubled its sales.", {"Volvo"}),
    ("en", "With the acquisition of Scania, Volvo loses a customer.", set()),
]


@pytest.mark.parametrize(("language", "text", "buyers"), MEANS)
def test_who_does_something_by_buying_buys(language: str, text: str, buyers: set[str]) -> None:
    graph = graph_of(language, text)
    readings = [r for claim in graph.claims if (r := first_allowed(claim, graph)) is not None]
    found = {name(r.object, graph) for r in readings if class_of(r.subject, graph) == expand("kg:Acquisition") and r.predicate == expand("kg:participant")}
    assert found == buyers


def test_a_plural_verb_is_no_infinitive() -> None:
    graph = graph_of("de", "Karstadt und Kaufhof fusionieren.")
    mergers = {name(r.object, graph) for c in graph.claims for r in c.readings[:1] if class_of(r.subject, graph) == expand("kg:Merger")}
    assert mergers == {"Karstadt", "Kaufhof"}


@pytest.mark.parametrize(("language", "case"), [(language, case) for language, cases in NOTHING.items() for case in cases])
def test_nothing_named_is_struck(language: str, case: tuple[str, str]) -> None:
    assert not affected(language, *case)


def test_a_passive_whose_participle_was_taken_for_an_infinitive_is_no_future() -> None:
    graph = graph_of("de", "Opel wird mit Ford verschmolzen.")
    assert [c.status for c in graph.claims for r in c.readings[:1] if r.predicate == expand("kg:mergedWith")] == [Status.ASSERTED]
