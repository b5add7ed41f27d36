"""Annotation that no corpus gives: features from the tree, entities from other corpora, lemma tables from word lists."""

from __future__ import annotations

from collections import Counter

import pytest
import spacy

from kg.annotate.lemmatizer import Edit, Lemmas, lemmas_of, lines_of
from kg.train.documents import doc_of
from kg.train.lemmas import edit_of, tables_of
from kg.train.morphology import case_of, case_rules
from kg.train.ner import completed, silver, undisputed
from kg.train.samples import Sample, Word


def tree(*rows: tuple[str, str, int, str]) -> list[Word]:
    return [Word(form, pos=pos, head=head, dep=dep) for form, pos, head, dep in rows]


@pytest.mark.parametrize(
    ("index", "case"),
    [(0, "Nom"), (1, "Nom"), (4, "Acc"), (6, "Dat"), (8, "Gen")],
    ids=["determiner agrees", "subject", "object", "after a preposition", "bare attribute"],
)
def test_the_tree_decides_the_case(index: int, case: str) -> None:
    words = tree(
        ("Der", "DET", 1, "det"),
        ("Chef", "NOUN", 2, "nsubj"),
        ("sah", "VERB", 2, "root"),
        ("den", "DET", 4, "det"),
        ("Mann", "NOUN", 2, "obj"),
        ("mit", "ADP", 6, "case"),
        ("Hunden", "NOUN", 2, "obl"),
        ("der", "DET", 8, "det"),
        ("Stadt", "NOUN", 6, "nmod"),
    )
    rules = case_rules("de")
    assert rules is not None
    assert case_of(words, index, rules=rules) == case


def test_a_type_that_a_corpus_does_not_mark_is_opened_where_the_teacher_sees_it() -> None:
    vocab = spacy.blank("de").vocab
    sample = Sample(tuple(Word(form, entity="O") for form in ("Windows", "deutsche", "Anna")))
    guess = Sample((Word("Windows", entity="B-PRODUCT"), Word("deutsche", entity="B-NORP"), Word("Anna", entity="B-PER")))
    (result,) = completed([sample], [doc_of([guess], vocab=vocab, syntax=False)], types=frozenset({"PRODUCT", "NORP"}))
    assert [word.entity for word in result.words] == ["-", "B-NORP", "O"]


def test_runs_of_proper_nouns_get_the_type_that_gold_votes_for() -> None:
    vocab = spacy.blank("en").vocab
    sample = Sample((Word("Bush", pos="PROPN"), Word("met", pos="VERB"), Word("Xyz", pos="PROPN"), Word("Monday", pos="PROPN")))
    doc = doc_of([sample], vocab=vocab, syntax=False, entities=False)
    (result,) = silver([sample], [doc], votes={"Bush": Counter(PER=2)})
    assert [word.entity for word in result.words] == ["B-PER", "O", "O", "O"]


def test_a_run_is_cut_at_titles_and_genitives_and_listed_names_keep_their_type() -> None:
    vocab = spacy.blank("en").vocab
    forms = ("Ohio", "Governor", "Ann", "'s", "Hamas", "Quux")
    sample = Sample(tuple(Word(form, pos="PART" if form == "'s" else "PROPN") for form in forms))
    doc = doc_of([sample], vocab=vocab, syntax=False, entities=False)
    (result,) = silver([sample], [doc], votes={"Ohio": Counter(LOC=1), "Ann": Counter(PER=1)})
    assert [word.entity for word in result.words] == ["B-LOC", "O", "B-PER", "O", "O", "O"]
    (alone,) = silver([Sample(sample.words[4:5])], [doc[4:5].as_doc()], votes={"Hamas": Counter(PER=1)})
    assert alone.words[0].entity == "B-ORG"


def test_an_organization_for_two_fields_is_one_name() -> None:
    vocab = spacy.blank("en").vocab
    forms = ("Department", "of", "Trade", "and", "Industry", "and", "Ohio")
    sample = Sample(tuple(Word(form, pos="PROPN" if form[0].isupper() else "ADP") for form in forms))
    doc = doc_of([sample], vocab=vocab, syntax=False, entities=False)
    (result,) = silver([sample], [doc], votes={})
    assert [word.entity for word in result.words] == ["B-ORG", *["I-ORG"] * 4, "O", "B-LOC"]


def test_a_doubtful_name_that_the_teacher_sees_otherwise_is_open() -> None:
    vocab = spacy.blank("de").vocab
    forms = ("Anna", "Wolf", "lobt", "Bad", "Ems", "und", "Bonn")
    sample = Sample(tuple(map(Word, forms))).with_entities(("B-PER", "I-PER", "O", "B-LOC", "I-LOC", "O", "B-LOC"))
    guess = sample.with_entities(("B-PER", "I-PER", "O", "O", "B-ORG", "O", "O"))
    (result,) = undisputed([sample], [doc_of([guess], vocab=vocab, syntax=False)])
    assert [word.entity for word in result.words] == ["B-PER", "I-PER", "O", "-", "-", "O", "B-LOC"]


KNOWN = {
    "NOUN": {"Häuser": "Haus", "Mäuser": "Maus", "Chefs": "Chef", "Bosses": "Boss", "Büros": "Büro", "Autos": "Auto"},
    "VERB:Part": {"abgelehnt": "ablehnen", "gelehnt": "lehnen", "gewöhnt": "wöhnen", "aufgehoben": "aufheben", "gehoben": "heben"},
    "VERB:Fin": {"lehnte": "lehnen", "wohnte": "wohnen", "übernahm": "übernehmen"},
    "VERB:Inf": {"abzulehnen": "ablehnen", "aufzuheben": "aufheben", "heben": "heben"},
}


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return tables_of({}, KNOWN, particles=["ab", "auf", "an"])


def test_every_known_form_has_its_lemma(lemmas: Lemmas) -> None:
    for kind, forms in KNOWN.items():
        pos, _, verb_form = kind.partition(":")
        assert {form: lemmas.of(form, pos=pos, verb_form=verb_form) for form in forms} == forms


@pytest.mark.parametrize(
    ("form", "verb_form", "lemma"),
    [("angelehnt", "Part", "anlehnen"), ("anzulehnen", "Inf", "anlehnen"), ("Lehnte", "Fin", "lehnen"), ("mahnte", "Fin", "mahnen")],
)
def test_unknown_verbs_follow_their_ending(lemmas: Lemmas, form: str, verb_form: str, lemma: str) -> None:
    assert lemmas.of(form, pos="VERB", verb_form=verb_form) == lemma


def test_names_and_abbreviations_keep_their_form(lemmas: Lemmas) -> None:
    assert lemmas.of("Musks", pos="PROPN") == "Musks"
    assert lemmas.of("LKWS", pos="NOUN") == "LKWS"


def test_the_last_part_of_a_hyphenated_noun_is_lemmatised(lemmas: Lemmas) -> None:
    assert lemmas.of("Tesla-Chefs", pos="NOUN") == "Tesla-Chef"


def test_tables_come_back_from_their_lines(lemmas: Lemmas) -> None:
    assert lemmas_of(list(lines_of(lemmas))) == lemmas


def test_the_smallest_edit_wins() -> None:
    assert edit_of("abgelehnt", "ablehnen", lemmas=Lemmas({}, ("ab",))) == Edit(1, "en", "ge")
    assert edit_of("Chefs", "Chef", lemmas=Lemmas({})) == Edit(1, "", "")
