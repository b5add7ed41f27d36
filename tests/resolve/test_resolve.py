"""From claims about mentions to statements about entities, in a small world of handmade documents."""

from __future__ import annotations

import itertools

import pytest

from kg.model import Claim, Document, Event, Extraction, Iri, Reading, Sentence, Span, Status, Token
from kg.model.iri import expand, mint
from kg.model.mention import NAME, Mention
from kg.model.statement import ResolvedGraph
from kg.ontology import Ontology
from kg.resolve import resolve, resolve_document

PRAISES = Iri("https://kg.example/relation/praises")


def document(text: str, name: str) -> Document:
    return Document(Iri(f"https://news.example/{name}"), text, "en")


def name(index: int, text: str, label: str = "PER") -> Mention:
    span = Span(index * 40, index * 40 + len(text))
    return Mention(index, 0, 2 * index, span, span, NAME, text, text, label=label, number="Sing")


def extraction(identifier: str, subject: str, target: str, *, label: str = "PER", sentence: str = "A praises B.") -> Extraction:
    claim = Claim((Reading(0, PRAISES, 1, "test", 0.5, "praises"),), Status.ASSERTED, 0, Span(0, len(sentence)))
    words = Sentence((
        Token(0, 0, len(subject), subject, subject, "PROPN", "", 1, "nsubj"),
        Token(1, 30, 37, "praises", "praise", "VERB", "", 1, "root"),
        Token(2, 40, 40 + len(target), target, target, "PROPN", "", 1, "obj"),
    ))  # fmt: skip
    return Extraction(document(sentence, identifier), (words,), (name(0, subject), name(1, target, label)), (claim,))


def graph_of(ontology: Ontology, *extractions: Extraction) -> ResolvedGraph:
    return resolve([resolve_document(e, ontology) for e in extractions], ontology)


def labels(graph: ResolvedGraph) -> list[str]:
    return sorted(e.label for e in graph.entities)


def test_a_last_name_joins_the_only_full_name_of_another_document(ontology: Ontology) -> None:
    graph = graph_of(ontology, extraction("a", "Ada Muster", "Bert Beispiel"), extraction("b", "Muster", "Bert Beispiel", sentence="B praised A."))
    assert labels(graph) == ["Ada Muster", "Bert Beispiel"]
    assert len(graph.statements) == 1


def test_a_last_name_stays_alone_where_two_persons_bear_it(ontology: Ontology) -> None:
    graph = graph_of(
        ontology, extraction("a", "Ada Muster", "Bert Beispiel"), extraction("b", "Carl Muster", "Bert Beispiel"), extraction("c", "Muster", "Zoe Zufall")
    )
    assert labels(graph) == ["Ada Muster", "Bert Beispiel", "Carl Muster", "Muster", "Zoe Zufall"]


def test_one_name_of_a_person_and_a_city_is_two_entities(ontology: Ontology) -> None:
    graph = graph_of(ontology, extraction("a", "Lincoln", "Zoe Zufall"), extraction("b", "Bert Beispiel", "Lincoln", label="LOC"))
    found = sorted(e.iri for e in graph.entities if e.label == "Lincoln")
    assert found == ["https://kg.example/entity/Lincoln_(City)", "https://kg.example/entity/Lincoln_(Person)"]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=lambda o: "".join(map(str, o)))
def test_the_order_of_arrival_changes_nothing(ontology: Ontology, order: tuple[int, ...]) -> None:
    documents = [
        extraction("a", "Ada Muster", "Bert Beispiel"),
        extraction("b", "Muster", "Beispiel"),
        extraction("c", "Bert Beispiel", "Ada Muster"),
    ]
    assert graph_of(ontology, *(documents[i] for i in order)) == graph_of(ontology, *documents)


def test_equal_statements_gather_evidence_and_confidence(ontology: Ontology) -> None:
    graph = graph_of(
        ontology, extraction("a", "Ada Muster", "Bert Beispiel"), extraction("b", "Ada Muster", "Bert Beispiel", sentence="Ada lauded Bert.")
    )
    (statement,) = graph.statements
    assert len(statement.evidence) == 2
    assert statement.confidence == pytest.approx(0.75)


def test_a_sentence_printed_twice_counts_once_in_confidence(ontology: Ontology) -> None:
    graph = graph_of(ontology, extraction("a", "Ada Muster", "Bert Beispiel"), extraction("b", "Ada Muster", "Bert Beispiel"))
    (statement,) = graph.statements
    assert (len(statement.evidence), statement.confidence) == (2, 0.5)


def test_nobody_praises_herself(ontology: Ontology) -> None:
    assert graph_of(ontology, extraction("a", "Ada Muster", "Muster")).statements == ()


def test_the_iri_is_minted_from_the_fullest_name(ontology: Ontology) -> None:
    graph = graph_of(ontology, extraction("a", "Müller", "Zoe Zufall"), extraction("b", "Jörg Müller", "Zoe Zufall"))
    assert mint("entity", "Jörg Müller") in {e.iri for e in graph.entities}


def test_a_country_is_one_in_every_language(ontology: Ontology) -> None:
    graph = graph_of(
        ontology, extraction("a", "Ada Muster", "Vereinigte Staaten", label="LOC"), extraction("b", "Ada Muster", "United States", label="LOC")
    )
    (country,) = (e for e in graph.entities if expand("kg:Country") in e.classes)
    assert country.same_as and {country.label, *country.names} == {"Vereinigte Staaten", "United States"}


def event_told(identifier: str, label: str) -> Extraction:
    event = Event("0:1", expand("kg:Event"), label, Span(0, 1), 0)
    plain = extraction(identifier, "Ada Muster", "Bert Beispiel")
    claim = Claim((Reading(event, PRAISES, 0, "test", 0.5, "praises"),), Status.ASSERTED, 0, Span(0, 12))
    return Extraction(plain.document, plain.sentences, plain.mentions, (claim,))


@pytest.mark.parametrize(("label", "count"), [("Musterwahl 2005", 1), ("Brand", 2)], ids=["named by its year", "without a name"])
def test_an_event_is_one_across_documents_if_it_has_a_name(ontology: Ontology, label: str, count: int) -> None:
    graph = graph_of(ontology, event_told("a", label), event_told("b", label))
    events = [e for e in graph.entities if e.label == label]
    assert len(events) == count
    assert sum(len(e.documents) for e in events) == 2


def test_an_authority_that_many_places_have_is_another_in_each_document(ontology: Ontology) -> None:
    graph = graph_of(ontology, extraction("a", "Ada Muster", "Landtag", label="ORG"), extraction("b", "Ada Muster", "Landtag", label="ORG", sentence="A lauded."))
    assert labels(graph) == ["Ada Muster", "Landtag", "Landtag"]
    assert len({e.iri for e in graph.entities}) == 3
    one = graph_of(ontology, extraction("a", "Ada Muster", "Bundestag", label="ORG"), extraction("b", "Ada Muster", "Bundestag", label="ORG", sentence="A lauded."))
    assert labels(one) == ["Ada Muster", "Bundestag"]
