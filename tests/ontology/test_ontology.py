from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import UnknownTerm
from kg.model import Iri
from kg.model.iri import expand
from kg.ontology import Ontology, read_ontology

SAP, PERSON, COMPANY, ORGANIZATION, CITY, PLACE, ENTITY, LAW = (
    expand(f"kg:{name}") for name in ("Company", "Person", "Company", "Organization", "City", "Place", "Entity", "Law")
)


@pytest.mark.parametrize("wrong", ["kg:aquired", "https://kg.example/ontology#aquired"], ids=["prefixed", "full"])
def test_an_unknown_property_suggests_the_nearest(news: Ontology, wrong: str) -> None:
    with pytest.raises(UnknownTerm) as caught:
        news.property(wrong)
    assert wrong in str(caught.value)
    if wrong.startswith("kg:"):
        assert "did you mean kg:acquired?" in str(caught.value)


def test_an_unknown_class_suggests_the_nearest(news: Ontology) -> None:
    with pytest.raises(UnknownTerm, match="did you mean kg:Election?"):
        news.class_("kg:Elektion")


def test_a_class_is_no_property(news: Ontology) -> None:
    with pytest.raises(UnknownTerm):
        news.property("kg:Person")


def test_is_a_is_reflexive_and_transitive(news: Ontology) -> None:
    for term in (*news.classes, *news.properties):
        assert news.is_a(term, term)
        for above in news.superclasses(term):
            assert set(news.superclasses(above)) <= set(news.superclasses(term))


def test_nothing_stands_above_itself(news: Ontology) -> None:
    assert not [term for term in (*news.classes, *news.properties) if term in news.superclasses(term)]


def test_superclasses_come_nearest_first(news: Ontology) -> None:
    assert news.superclasses(expand("kg:Earthquake")) == tuple(expand(f"kg:{n}") for n in ("Disaster", "Event", "Entity"))


def test_a_circle_of_classes_is_walked_once(turtle: Callable[..., Path]) -> None:
    path = turtle("my:A a owl:Class ; rdfs:subClassOf my:B . my:B a owl:Class ; rdfs:subClassOf my:A .")
    ontology = read_ontology(path.parent)
    assert ontology.superclasses(Iri("https://my.example/A")) == ("https://my.example/B",)


@pytest.mark.parametrize(
    ("predicate", "subject", "object_", "allowed"),
    [
        pytest.param("kg:leads", [PERSON], [COMPANY], True, id="fits"),
        pytest.param("kg:leads", [COMPANY], [COMPANY], False, id="wrong-subject"),
        pytest.param("kg:bornIn", [PERSON], [COMPANY], False, id="wrong-object"),
        pytest.param("kg:acquired", [ORGANIZATION], [ORGANIZATION], True, id="below-is-possible"),
        pytest.param("kg:headOfState", [PERSON], [PLACE], True, id="a-place-may-be-a-country"),
        pytest.param("kg:headOfState", [PERSON], [CITY, PLACE, ENTITY], False, id="a-city-is-no-country"),
        pytest.param("kg:praises", [], [], True, id="nothing-known"),
        pytest.param("kg:praises", [ENTITY], [ENTITY], True, id="merely-things"),
        pytest.param("kg:leads", [Iri("https://my.example/Alien")], [COMPANY], True, id="unknown-class"),
        pytest.param("kg:leads", [PERSON], [ENTITY], False, id="strict-merely-a-thing"),
        pytest.param("kg:leads", [PERSON], [ORGANIZATION], True, id="strict-known"),
        pytest.param("kg:criticizes", [PERSON], [LAW], True, id="any-object"),
        pytest.param("kg:formerName", [COMPANY], [], True, id="text-as-object"),
        pytest.param("kg:formerName", [COMPANY], [COMPANY], False, id="a-thing-where-text-belongs"),
        pytest.param("kg:madeUp", [CITY], [CITY], True, id="unknown-property"),
    ],
)
def test_domain_and_range_decide_who_may_stand_where(
    news: Ontology, predicate: str, subject: list[Iri], object_: list[Iri], allowed: bool
) -> None:
    assert news.allows(expand(predicate), subject, object_) is allowed


@pytest.mark.parametrize(
    ("object_", "allowed"),
    [([COMPANY], True), ([ORGANIZATION], True), ([ENTITY], False), ([], False), ([CITY], False)],
    ids=["known", "above", "merely-a-thing", "nothing-known", "wrong"],
)
def test_strictly_only_what_is_known_to_fit_is_allowed(news: Ontology, object_: list[Iri], allowed: bool) -> None:
    assert news.allows(expand("kg:mergedWith"), [COMPANY], object_, strict=True) is allowed


def test_who_is_allowed_strictly_is_allowed(news: Ontology) -> None:
    for predicate in news.properties:
        for name in news.classes:
            if news.allows(predicate, [name], [name], strict=True):
                assert news.allows(predicate, [name], [name])


def test_inverse_holds_both_ways(news: Ontology) -> None:
    below, above = expand("kg:subsidiaryOf"), expand("kg:hasSubsidiary")
    assert (news.inverse(below), news.inverse(above)) == (above, below)
    assert news.inverse(expand("kg:leads")) is None


def test_marriage_is_symmetric_and_birth_happens_in_one_place(news: Ontology) -> None:
    assert news.is_symmetric(expand("kg:spouse")) and not news.is_symmetric(expand("kg:childOf"))
    assert news.is_functional(expand("kg:bornIn")) and not news.is_functional(expand("kg:livesIn"))


@pytest.mark.parametrize(("language", "label"), [("de", "besitzt"), ("en", "owns"), ("fr", "besitzt")])
def test_labels_come_in_the_language_asked_for(news: Ontology, language: str, label: str) -> None:
    assert news.label(expand("kg:owns"), language) == label


def test_a_term_that_is_not_there_is_called_by_its_short_name(news: Ontology) -> None:
    assert news.label(expand("schema:headline"), "en") == "schema:headline"


@pytest.mark.parametrize(
    ("language", "noun", "name"),
    [
        ("de", "Autobauer", "Company"), ("de", "Großbrand", "Fire"), ("de", "Landgericht", "Court"), ("de", "Chefin", "Person"),
        ("en", "carmaker", "Company"), ("en", "hurricane", "Storm"), ("en", "newspaper", "MediaOutlet"), ("en", "founder", "Person"),
    ],
)  # fmt: skip
def test_nouns_tell_the_class(news: Ontology, language: str, noun: str, name: str) -> None:
    found = news.nouns(language).get(noun)
    if noun == "founder":  # a firm can found a firm, so the word does not make a person
        assert found is None
    else:
        assert found == expand(f"kg:{name}")


@pytest.mark.parametrize(
    ("language", "noun", "names"),
    [
        ("de", "Chef", ["leads"]), ("de", "Tochter", ["childOf", "subsidiaryOf"]), ("de", "Ministerpräsidentin", ["headOfGovernment"]),
        ("en", "ceo", ["leads"]), ("en", "president", ["headOfState", "leads"]), ("en", "spokeswoman", ["holdsPositionAt"]),
    ],
)  # fmt: skip
def test_position_nouns_tell_the_property(news: Ontology, language: str, noun: str, names: list[str]) -> None:
    assert news.position_nouns(language)[noun] == tuple(expand(f"kg:{n}") for n in names)


def test_languages_without_nouns_have_none(news: Ontology) -> None:
    assert dict(news.nouns("fr")) == {} == dict(news.position_nouns("fr"))


@pytest.mark.parametrize(
    ("event", "predicate", "object_", "allowed"),
    [
        ("kg:Shipwreck", "kg:participant", "kg:Vehicle", True), ("kg:Shipwreck", "kg:participant", "kg:Person", False),
        ("kg:Layoff", "kg:affects", "kg:Company", True), ("kg:Layoff", "kg:affects", "kg:Person", False),
        ("kg:CyberAttack", "kg:affects", "kg:Company", True), ("kg:CyberAttack", "kg:affects", "kg:Concept", False),
        ("kg:Earthquake", "kg:affects", "kg:Concept", True),
    ],
)  # fmt: skip
def test_an_event_says_who_can_take_part(news: Ontology, event: str, predicate: str, object_: str, allowed: bool) -> None:
    classes = [expand(event), *news.superclasses(expand(event))]
    assert news.allows(expand(predicate), classes, [expand(object_)]) is allowed
