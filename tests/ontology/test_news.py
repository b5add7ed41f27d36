"""The ontology that ships with kg keeps its promises: names, labels, slots, both languages."""

from __future__ import annotations

from collections import Counter, defaultdict

import pyoxigraph as ox
import pytest

from kg.model import Iri
from kg.model.iri import KG, expand, shorten
from kg.ontology import EntityClass, Ontology, Property, default_directory, slots_of
from kg.ontology.slots import fault_of

CLASSES = """Entity Person Organization Company Party Government MediaOutlet Court Team University Place Country Region City Facility Product
Platform Software Vehicle Work Law Group Position Event Election Outage Fire Disaster Accident Attack Strike Protest Layoff Insolvency
Acquisition Merger SpinOff Trial Arrest Appearance Match Meeting Death""".split()  # noqa: SIM905
PROPERTIES = """owns acquired sold mergedWith spunOffFrom subsidiaryOf hasSubsidiary founded leads holdsPositionAt headOfState headOfGovernment
worksFor memberOf dismissed appointed succeeded locatedIn headquarteredIn bornIn diedIn livesIn spouse childOf siblingOf won lost candidateIn
defeated supports opposes criticizes accuses blames contradicts meets cooperatesWith uses produces investsIn sues arrested chargedWith
convictedOf acquittedOf sentencedTo released killed injured attacked nationality partOf capitalOf playsFor resignedFrom demands rejects plans
warnsOf recommends praises thanks funds discovered developed published signed reportedBy formerName participant affects cause place relatedTo
status attributedTo evidence quote start end subjectStart subjectEnd objectStart objectEnd confidence rule validFrom validUntil atTime position
phrase""".split()  # noqa: SIM905


def facts(news: Ontology) -> list[Iri]:
    """The properties that tell something of the world, not of statements or of the ontology itself."""
    taught = {p.term for p in news.phrases} | {i for words in news.position_words.values() for iris in words.values() for i in iris}
    return [p for p in news.properties if p in taught]


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_of_the_vocabulary_is_there(news: Ontology, name: str) -> None:
    assert news.class_(f"kg:{name}").iri == KG + name


@pytest.mark.parametrize("name", PROPERTIES)
def test_every_property_of_the_vocabulary_is_there(news: Ontology, name: str) -> None:
    assert news.property(f"kg:{name}").iri == KG + name


def test_there_are_eighty_properties_and_thirty_event_classes_with_phrases(news: Ontology) -> None:
    taught = {p.term for p in news.phrases}
    events = [c for c in news.classes if news.is_a(c, expand("kg:Event")) and c in taught]
    assert len(facts(news)) >= 80
    assert len(events) >= 30


def test_every_term_has_label_and_comment_in_both_languages(news: Ontology) -> None:
    terms: list[EntityClass | Property] = [*news.classes.values(), *news.properties.values()]
    for term in terms:
        for name, texts in (("label", term.labels), ("comment", term.comments)):
            found = Counter(language for language, _ in texts)
            assert found == {"de": 1, "en": 1}, f"{shorten(term.iri)} has these {name}s: {texts}"


def test_every_relation_is_taught_in_both_languages(news: Ontology) -> None:
    untaught = {}
    for prop in facts(news):
        languages = {p.language for p in news.phrases_of(prop)} | {
            language for language in ("de", "en") for iris in news.position_nouns(language).values() if prop in iris
        }
        if languages != {"de", "en"}:
            untaught[shorten(prop)] = languages
    assert not untaught


def test_every_event_is_taught_by_phrases_and_nouns_in_both_languages(news: Ontology) -> None:
    for event in (c for c in news.classes if news.is_a(c, expand("kg:Event")) and c != expand("kg:Event")):
        for language in ("de", "en"):
            assert news.phrases_of(event, language), f"no {language} phrase for {shorten(event)}"
            assert event in news.nouns(language).values(), f"no {language} noun for {shorten(event)}"


def test_every_phrase_has_its_slots(news: Ontology) -> None:
    assert not [p for p in news.phrases if fault_of(p.text, is_class=p.term in news.classes)]


def test_a_phrase_teaches_one_term_only(news: Ontology) -> None:
    """Nothing can be right nine times of ten that means two things; a broader and a narrower term may share one."""
    terms: dict[tuple[str, str], set[Iri]] = defaultdict(set)
    for phrase in news.phrases:
        if phrase.term in news.properties:
            terms[phrase.language, phrase.text].add(phrase.term)
    clashes = {key: found for key, found in terms.items() if len(found) > 1 and not _kept_apart(news, sorted(found))}
    assert not clashes


def _kept_apart(news: Ontology, terms: list[Iri]) -> bool:
    """Whether the classes of the objects (or of the subjects) decide between two terms, or one is above the other."""
    first, second = (news.properties[t] for t in terms[:2])
    related = news.is_a(first.iri, second.iri) or news.is_a(second.iri, first.iri)
    return related or not _overlap(news, first.range, second.range) or not _overlap(news, first.domain, second.domain)


def _overlap(news: Ontology, left: tuple[Iri, ...], right: tuple[Iri, ...]) -> bool:
    return not left or not right or any(news.is_a(a, b) or news.is_a(b, a) for a in left for b in right)


def test_domains_and_ranges_name_classes_that_exist(news: Ontology) -> None:
    for prop in news.properties.values():
        used = [*prop.domain, *([] if prop.literal else prop.range)]
        assert not [c for c in used if c not in news.classes and c.startswith(KG)]


def test_symmetric_properties_have_equal_sides(news: Ontology) -> None:
    for prop in news.properties.values():
        assert not prop.symmetric or prop.domain == prop.range, shorten(prop.iri)


def test_properties_below_another_fit_into_it(news: Ontology) -> None:
    for prop in news.properties.values():
        for above in (news.properties[s] for s in prop.supers if s in news.properties):
            assert _overlap(news, prop.domain, above.domain) and _overlap(news, prop.range, above.range), shorten(prop.iri)


def test_no_noun_stands_at_two_classes() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in ("news.ttl", "nouns.ttl"):
        for quad in ox.parse(path=str(default_directory() / name), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == expand("kg:noun"):
                owners[quad.object.language, quad.object.value.lower()].add(quad.subject.value)
    assert not {noun: found for noun, found in owners.items() if len(found) > 1}


def test_nouns_are_many_in_both_languages(news: Ontology) -> None:
    assert all(len(news.nouns(language)) > 1000 for language in ("de", "en"))
    assert all(len(news.position_nouns(language)) > 200 for language in ("de", "en"))


def test_phrases_use_only_plain_letters_and_slots(news: Ontology) -> None:
    odd = [p.text for p in news.phrases if any(not (c.isalpha() or c in " ,'’-{}") for c in p.text)]
    assert not odd


def test_phrases_with_an_unkept_party_need_it(news: Ontology) -> None:
    for phrase in news.phrases:
        if "other" in slots_of(phrase.text):
            assert len(slots_of(phrase.text)) >= 2, phrase.text


def test_alignments_speak_of_known_terms(news: Ontology) -> None:
    triples = list(ox.parse(path=str(default_directory() / "alignments.ttl"), format=ox.RdfFormat.TURTLE))
    assert len(triples) > 100
    for quad in triples:
        assert quad.subject.value in news.classes or quad.subject.value in news.properties
        assert quad.object.value.startswith(("https://schema.org/", "http://www.wikidata.org/"))
