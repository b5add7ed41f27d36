from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Phrase, read_ontology
from kg.ontology.read import _read

MENTORS = 'my:mentors kg:phrase "{subject} betreut {object}"@de , "{subject} mentors {object}"@en .'


def test_three_lines_of_turtle_add_a_relation(turtle: Callable[..., Path]) -> None:
    ontology = read_ontology(extra=[turtle(MENTORS)])
    mentors = ontology.property("my:mentors")
    assert mentors.iri == "https://my.example/mentors"
    assert mentors.label("de") == "mentors"
    assert Phrase(mentors.iri, "de", "{subject} betreut {object}", "mine.ttl") in ontology.phrases


def test_a_user_file_adds_to_a_term_that_is_there(turtle: Callable[..., Path]) -> None:
    path = turtle('kg:acquired kg:phrase "{subject} krallt sich {object}"@de .')
    texts = {p.text for p in read_ontology(extra=[path]).phrases_of(read_ontology().property("kg:acquired").iri, "de")}
    assert {"{subject} krallt sich {object}", "{subject} übernimmt {object}"} <= texts


def test_domain_of_a_user_relation_is_respected(turtle: Callable[..., Path]) -> None:
    ontology = read_ontology(extra=[turtle(MENTORS[:-1] + "; rdfs:domain kg:Person ; rdfs:range kg:Person .")])
    person, court = ontology.class_("kg:Person").iri, ontology.class_("kg:Court").iri
    mentors = ontology.property("my:mentors").iri
    assert ontology.allows(mentors, [person], [person])
    assert not ontology.allows(mentors, [court], [person])


def test_a_user_class_takes_a_noun_from_the_shipped_one(turtle: Callable[..., Path]) -> None:
    path = turtle('my:Brewery rdfs:subClassOf kg:Company ; kg:noun "Brauerei"@de .')
    ontology = read_ontology(extra=[path])
    assert ontology.nouns("de")["Brauerei"] == "https://my.example/Brewery"
    assert ontology.is_a(ontology.class_("my:Brewery").iri, ontology.class_("kg:Organization").iri)


def test_the_same_phrase_in_two_files_counts_once(turtle: Callable[..., Path]) -> None:
    paths = [turtle(MENTORS, name="a.ttl"), turtle(MENTORS, name="b.ttl")]
    ontology = read_ontology(extra=paths)
    assert [p.source for p in ontology.phrases_of(ontology.property("my:mentors").iri, "de")] == ["a.ttl"]


def test_a_changed_file_is_read_again(turtle: Callable[..., Path]) -> None:
    path = turtle(MENTORS)
    read_ontology(extra=[path])
    turtle(MENTORS.replace("betreut", "leitet an und betreut"))
    assert any("leitet an" in p.text for p in read_ontology(extra=[path]).phrases)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param('my:mentors kg:phrase "{subject} mentors"@en .', ["mine.ttl, line 5", "my:mentors", "{object}", "übernimmt"], id="no-object"),
        pytest.param('my:mentors kg:phrase "mentors"@en .', ["{subject} or {object}"], id="no-slot"),
        pytest.param('my:mentors kg:phrase "{subjekt} mentors {object}"@en .', ["{subjekt}", "did you mean {subject}?"], id="misspelt-slot"),
        pytest.param('my:mentors kg:phrase "{subject} and {subject} mentor {object}"@en .', ["twice"], id="slot-twice"),
        pytest.param('my:mentors kg:phrase "{subject} mentors {object}" .', ["language", '"..."@de'], id="no-language"),
        pytest.param('kg:Fire kg:phrase "{subject} lodert"@de .', ["kg:Fire", "{place}"], id="event-without-event-slot"),
        pytest.param("my:mentors kg:phrase {subject} .", ["mine.ttl, line 5", "not valid Turtle"], id="not-turtle"),
        pytest.param('your:mentors kg:phrase "x"@en .', ["line 5", "your:", "@prefix"], id="unknown-prefix"),
        pytest.param('my:mentors kg:phrase "{subject} mentors {object}"@en', ["not valid Turtle", "missing dot"], id="no-dot"),
    ],
)
def test_a_faulty_file_is_refused_with_place_and_remedy(turtle: Callable[..., Path], text: str, parts: list[str]) -> None:
    with pytest.raises(OntologyError) as caught:
        read_ontology(extra=[turtle(text)])
    for part in parts:
        assert part in str(caught.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.ttl"
    path.write_bytes(b'@prefix my: <https://my.example/> .\nmy:a my:b "Fu\xdfball"@de .\n')
    with pytest.raises(OntologyError, match="save the file as UTF-8"):
        read_ontology(extra=[path])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.ttl: no such ontology file; check the name given with --ontology"):
        read_ontology(extra=[tmp_path / "nowhere.ttl"])


@pytest.mark.parametrize("name", ["empty", "absent"])
def test_a_folder_without_turtle_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(OntologyError, match="name (one|the folder) that holds"):
        read_ontology(tmp_path / name)


def test_a_folder_of_ones_own_stands_alone(turtle: Callable[..., Path]) -> None:
    path = turtle(MENTORS)
    ontology = read_ontology(path.parent)
    assert [p.term for p in ontology.phrases] == ["https://my.example/mentors"] * 2
    assert not ontology.classes


def test_reading_takes_less_than_a_tenth_of_a_second_of_work() -> None:
    spent = []
    for _ in range(3):
        _read.cache_clear()
        begin = time.process_time()
        read_ontology()
        spent.append(time.process_time() - begin)
    assert min(spent) < 0.1


def test_phrases_come_in_the_same_order_each_time(news: object) -> None:
    first = read_ontology().phrases
    _read.cache_clear()
    assert read_ontology().phrases == first == tuple(sorted(first))
