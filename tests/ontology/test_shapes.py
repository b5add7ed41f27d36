"""The shapes take a well-formed graph and name, in both languages, what is wrong with another."""

from __future__ import annotations

import pytest
from pyshacl import validate
from rdflib import Graph, Literal
from rdflib.namespace import SH

from kg.ontology import default_directory

GOOD = """
@prefix kg: <https://kg.example/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
@prefix : <https://kg.example/> .

:doc a kg:Document ; schema:headline "Takeover" ; schema:inLanguage "en" ; schema:datePublished "2025-03-01"^^xsd:date .
:Orvia a kg:Company , kg:Organization , kg:Entity ; rdfs:label "Orvia" .
:Belden a kg:Company , kg:Organization , kg:Entity ; rdfs:label "Belden" .
:Orvia kg:acquired :Belden .
:s1 a kg:Statement ; rdf:subject :Orvia ; rdf:predicate kg:acquired ; rdf:object :Belden ;
    kg:status kg:Asserted ; kg:confidence 0.9 ; kg:evidence :e1 ; kg:atTime "2025-02"^^xsd:gYearMonth .
:e1 a kg:Evidence ; prov:wasDerivedFrom :doc ; kg:quote "Orvia acquired Belden." ; kg:start 10 ; kg:end 32 ; kg:subjectStart 10 ; kg:subjectEnd 15 .
:s2 a kg:Statement ; rdf:subject :Belden ; rdf:predicate kg:sues ; rdf:object :Orvia ;
    kg:status kg:Possible ; kg:confidence 0.5 ; kg:evidence :e2 .
:e2 a kg:Evidence ; prov:wasDerivedFrom :doc ; kg:quote "Belden may sue Orvia." ; kg:start 33 ; kg:end 54 .
"""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(default_directory() / "shapes.ttl")


def findings(turtle: str, shapes: Graph) -> dict[str, str]:
    """What the report says, by language; pySHACL drops the language of messages of SPARQL rules, so those count in both."""
    _, report, _ = validate(Graph().parse(data=turtle, format="turtle"), shacl_graph=shapes)
    messages = sorted(m for m in report.objects(None, SH.resultMessage) if isinstance(m, Literal))
    return {language: " ".join(m for m in messages if m.language in (language, None)) for language in ("de", "en")}


def test_a_well_formed_graph_is_accepted(shapes: Graph) -> None:
    conforms, _, text = validate(Graph().parse(data=GOOD, format="turtle"), shacl_graph=shapes)
    assert conforms, text


@pytest.mark.parametrize(
    ("old", "new", "english", "german"),
    [
        pytest.param('rdfs:label "Orvia"', 'rdfs:label "Orvia" , "Orvia plc"', "exactly one rdfs:label", "genau ein rdfs:label", id="two-labels"),
        pytest.param(' ; rdfs:label "Orvia"', "", "exactly one rdfs:label", "genau ein rdfs:label", id="no-label"),
        pytest.param("rdf:subject :Orvia ; ", "", "exactly one subject", "genau ein Subjekt", id="no-subject"),
        pytest.param("rdf:object :Belden", "rdf:object :Belden , :Orvia", "exactly one object", "genau ein Objekt", id="two-objects"),
        pytest.param("kg:status kg:Possible", "kg:status kg:Perhaps", "exactly one status", "genau einen Status", id="unknown-status"),
        pytest.param("kg:confidence 0.9", "kg:confidence 1.2", "exactly one confidence", "genau eine Sicherheit", id="confidence-over-one"),
        pytest.param("kg:confidence 0.9", 'kg:confidence "high"', "exactly one confidence", "genau eine Sicherheit", id="confidence-in-words"),
        pytest.param("kg:evidence :e2", "kg:rule 'x'", "at least one piece of evidence", "mindestens einen Beleg", id="no-evidence"),
        pytest.param('kg:quote "Orvia acquired Belden." ; ', "", "quotes exactly one sentence", "zitiert genau einen Satz", id="no-quote"),
        pytest.param("kg:start 10", "kg:start 40", "starts before it ends", "beginnt, bevor es endet", id="start-after-end"),
        pytest.param("kg:start 10", "kg:start -1", "a whole number from 0", "eine ganze Zahl ab 0", id="negative-start"),
        pytest.param("kg:subjectStart 10", "kg:subjectStart 20", "subject start before they end", "Subjekt beginnen, bevor", id="subject-backwards"),
        pytest.param(":e2 a kg:Evidence ; prov:wasDerivedFrom :doc", ":e2 a kg:Evidence", "exactly one document", "genau einem Dokument", id="no-document"),
        pytest.param('"2025-02"^^xsd:gYearMonth', '"February"', "xsd:gYearMonth or xsd:gYear", "xsd:gYearMonth oder xsd:gYear", id="time-in-words"),
        pytest.param(":Orvia kg:acquired :Belden .", "", "does not stand in the graph", "steht nicht als einfaches Tripel", id="asserted-but-absent"),
        pytest.param(":Orvia kg:acquired", ":Belden kg:sues :Orvia . :Orvia kg:acquired", "not asserted, yet it stands", "und steht doch", id="possible-but-plain"),
        pytest.param('"2025-03-01"^^xsd:date', '"March"', "at most one publication date", "höchstens ein Erscheinungsdatum", id="date-in-words"),
    ],
)  # fmt: skip
def test_a_fault_is_named_in_both_languages(shapes: Graph, old: str, new: str, english: str, german: str) -> None:
    assert old in GOOD
    said = findings(GOOD.replace(old, new, 1), shapes)
    assert english in said["en"]
    assert german in said["de"]


def test_every_rule_speaks_both_languages(shapes: Graph) -> None:
    for rule in set(shapes.subjects(SH.message)):
        spoken = [m.language for m in shapes.objects(rule, SH.message) if isinstance(m, Literal)]
        assert sorted(filter(None, spoken)) == ["de", "en"], rule


def test_what_one_source_asserts_another_may_report(shapes: Graph) -> None:
    also = """:s3 a kg:Statement ; rdf:subject :Orvia ; rdf:predicate kg:acquired ; rdf:object :Belden ;
        kg:status kg:Reported ; kg:confidence 0.8 ; kg:evidence :e1 ."""
    assert findings(GOOD + also, shapes) == {"de": "", "en": ""}
