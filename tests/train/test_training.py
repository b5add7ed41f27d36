"""Training on three sentences: what goes in, what comes out, and that it is the same every time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from tiny import GERMAN

from kg.errors import InputError
from kg.train import Recipe, train
from kg.train.build import Shape
from kg.train.documents import Variation, doc_of, documents, without_full_stop
from kg.train.fit import Course
from kg.train.samples import Sample, Word
from kg.train.score import entity_score, syntax_score

SMALL = Shape(width=8, depth=1, hidden=8, forms=3, min_action_freq=1)
COURSE = Course(steps=2, batch=40)
RECIPE = Recipe(
    entities_further=COURSE,
    entities_finish=COURSE,
    syntax_further=COURSE,
    shape=SMALL,
    second_shape=SMALL,
    entity_shape=SMALL,
    teacher=COURSE,
    first=COURSE,
    syntax=COURSE,
    entities=COURSE,
    finish=COURSE,
    lemma_forms=0,
)


def trained(folder: Path, output: str) -> Path:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    (data / "mine.conllu").write_text(GERMAN * 2, encoding="utf-8")
    train(language="de", data=data, output=folder / output, recipe=RECIPE)
    return folder / output


@pytest.mark.usefixtures("small_clusters")
def test_a_pipeline_is_trained_saved_and_loads_again(tmp_path: Path) -> None:
    nlp = spacy.load(trained(tmp_path, "de"))
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "kg_lemmatizer", "ner"]
    doc = nlp("Der Chef ging.")
    assert doc.has_annotation("DEP") and doc.has_annotation("LEMMA")


@pytest.mark.usefixtures("small_clusters")
def test_training_twice_gives_the_same_weights(tmp_path: Path) -> None:
    one, two = trained(tmp_path, "one"), trained(tmp_path, "two")
    for part in ("tok2vec/model", "parser/model", "ner/model", "kg_lemmatizer/lemmas.tsv.gz"):
        assert (one / part).read_bytes() == (two / part).read_bytes(), part


@pytest.mark.usefixtures("small_clusters")
def test_the_report_is_on_the_held_out_sentences(tmp_path: Path) -> None:
    (tmp_path / "mine.conllu").write_text(GERMAN, encoding="utf-8")
    said: list[str] = []
    report = train(language="de", data=tmp_path, output=tmp_path / "de", recipe=RECIPE, say=said.append)
    assert [row.score.words for row in report.syntax] == [7]
    assert any("UAS" in line for line in said)


def test_a_folder_without_trees_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no trees"):
        train(language="de", data=tmp_path, output=tmp_path / "de")


def sentence(*forms: str) -> Sample:
    words = tuple(Word(form, pos="NOUN", head=0, dep="root" if i == 0 else "dep") for i, form in enumerate(forms))
    return Sample(words)


def test_what_a_sample_leaves_open_stays_unset_in_the_document() -> None:
    sample = Sample((Word("a", entity="B-PER"), Word("b"), Word("c", entity="O")))
    doc = doc_of([sample], vocab=spacy.blank("de").vocab, syntax=False)
    assert [token.ent_iob_ for token in doc] == ["B", "", "O"]


def test_heads_count_on_over_sentences() -> None:
    doc = doc_of([sentence("a", "b"), sentence("c", "d")], vocab=spacy.blank("de").vocab, entities=False)
    assert [token.head.i for token in doc] == [0, 0, 2, 2]


def test_a_headline_loses_its_full_stop_and_nothing_else() -> None:
    assert without_full_stop(sentence("Musk", "kauft", "X", ".")).text == "Musk kauft X"
    assert without_full_stop(sentence("Musk", "kauft", "X", "!")).text == "Musk kauft X !"


def test_every_sentence_is_in_exactly_one_document() -> None:
    samples = [sentence(str(number), "b", "c") for number in range(20)]
    groups = list(documents(samples, random_=random.Random(1), variation=Variation()))
    assert sorted(int(s.words[0].form) for group in groups for s in group) == list(range(20))


def test_scores_leave_punctuation_out() -> None:
    gold = Sample(
        (Word("a", pos="VERB", head=0, dep="root"), Word("b", pos="NOUN", head=0, dep="obj"), Word(".", pos="PUNCT", head=0, dep="punct"))
    )
    vocab = spacy.blank("de").vocab
    wrong = Sample(
        (Word("a", pos="VERB", head=0, dep="ROOT"), Word("b", pos="NOUN", head=0, dep="nsubj"), Word(".", pos="X", head=1, dep="dep"))
    )
    score = syntax_score([gold], [doc_of([wrong], vocab=vocab, entities=False)])
    assert (score.words, score.uas, score.las, score.pos) == (2, 1.0, 0.5, 1.0)


def test_spans_over_open_words_count_neither_way() -> None:
    vocab = spacy.blank("de").vocab
    gold = Sample((Word("a", entity="B-PER"), Word("b", entity="-")))
    found = doc_of([Sample((Word("a", entity="B-PER"), Word("b", entity="B-LOC")))], vocab=vocab, syntax=False)
    score = entity_score([gold], [found], labels=("PER", "LOC"))
    assert (score.precision, score.recall) == (1.0, 1.0)
