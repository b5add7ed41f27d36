from __future__ import annotations

import logging
from pathlib import Path

import pytest
from worlds import tiny

from kg.export.check import check
from kg.store import Store

PREFIXES = "@prefix kg: <https://kg.example/ontology#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix schema: <https://schema.org/> . @base <https://kg.example/> .\n"
FAULTY = """
<entity/A> a kg:Entity ; rdfs:label "A" , "B" . <entity/B> a kg:Entity . <entity/C> a kg:Entity ; rdfs:label "" .
<document/d> a kg:Document ; schema:datePublished "2024" ; schema:inLanguage "Deutsch" ; schema:headline "x" , "y" .
<statement/1> a kg:Statement ; rdf:subject <entity/A> ; rdf:predicate kg:owns ; rdf:object <entity/B> ; kg:status kg:Asserted ; kg:confidence 2.5 ; kg:evidence <evidence/1> .
<statement/2> a kg:Statement ; rdf:subject <entity/A> ; rdf:predicate kg:leads ; rdf:object <entity/B> ; kg:status kg:Negated , kg:Sure ; kg:confidence "high" ; kg:atTime "bald" .
<entity/A> kg:leads <entity/B> .
<evidence/1> a kg:Evidence ; prov:wasDerivedFrom <document/d> ; kg:quote "q" ; kg:start 9 ; kg:end 3 ; kg:subjectStart -1 ; kg:subjectEnd 1 .
"""


@pytest.fixture(params=[10**9, 0], ids=["pyshacl", "sparql"])
def limit(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_a_well_formed_graph_has_no_faults(limit: int) -> None:
    store = Store.memory()
    store.write(tiny())
    assert check(store, limit=limit) == ()


def faulty(folder: Path) -> Store:
    (folder / "faulty.ttl").write_text(PREFIXES + FAULTY, encoding="utf-8")
    return Store.read(folder / "faulty.ttl")


def test_each_fault_is_found_and_told_in_words(limit: int, tmp_path: Path) -> None:
    found = {(f.node.rpartition("kg.example/")[2], f.message) for f in check(faulty(tmp_path), limit=limit)}
    exactly_one = "A statement has exactly one"
    assert found == {
        ("entity/A", "A thing has exactly one rdfs:label; other names belong in skos:altLabel."),
        ("entity/B", "A thing has exactly one rdfs:label; other names belong in skos:altLabel."),
        ("entity/C", "A thing has exactly one rdfs:label; other names belong in skos:altLabel."),
        ("document/d", "A document has at most one publication date, written as xsd:date."),
        ("document/d", "A document has at most one language, written as a code such as de or en."),
        ("document/d", "A document has at most one headline, written as text."),
        ("statement/1", f"{exactly_one} confidence, an xsd:decimal from 0 to 1."),
        ("statement/1", "An asserted statement does not stand in the graph as a plain triple."),
        ("statement/2", f"{exactly_one} status: kg:Asserted, kg:Negated, kg:Possible or kg:Reported."),
        ("statement/2", f"{exactly_one} confidence, an xsd:decimal from 0 to 1."),
        ("statement/2", "A statement has at least one piece of evidence."),
        ("statement/2", "A time is written as xsd:date, xsd:gYearMonth or xsd:gYear."),
        ("statement/2", "A statement is not asserted, yet it stands in the graph as a plain triple."),
        ("evidence/1", "A quote starts before it ends."),
        ("evidence/1", "The words for the subject have at most one start, a whole number from 0."),
    }


def test_faults_are_told_in_german_too(limit: int, tmp_path: Path) -> None:
    lines = [str(f) for f in check(faulty(tmp_path), language="de", limit=limit)]
    assert any("Ein Zitat beginnt, bevor es endet. " in line or line.endswith("Ein Zitat beginnt, bevor es endet.") for line in lines)
    assert any(line.startswith("https://kg.example/statement/1 (A ") for line in lines)


def test_ill_typed_literals_leave_no_trace_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        check(faulty(tmp_path))
    assert not caplog.records


def test_only_as_many_faults_are_labelled_as_asked_for(limit: int, tmp_path: Path) -> None:
    store = faulty(tmp_path)
    every, some = check(store, limit=limit), check(store, limit=limit, labelled=len(check(store, limit=limit)) - 3)
    assert [(f.node, f.message, f.value) for f in some] == [(f.node, f.message, f.value) for f in every]
    assert some[:-3] == every[:-3]
    assert any(f.label for f in every[-3:])
    assert not any(f.label for f in some[-3:])
