"""Corpora of every format become samples under one set of labels."""

from __future__ import annotations

import json
from pathlib import Path

from tiny import GERMAN, GUM

from kg.train.conllu import read_conllu
from kg.train.corpora import manifest, read_corpora
from kg.train.entities import mapped, read_columns, read_spans
from kg.train.labels import all_types, entity_types, label_table
from kg.train.mentions import read_gum
from kg.train.projection import projected
from kg.train.samples import Sample, Word, spans_of, tags_of


def german(tmp_path: Path) -> list[Sample]:
    path = tmp_path / "tiny.conllu"
    path.write_text(GERMAN, encoding="utf-8")
    return list(read_conllu(path, table=label_table("de", has_entities=True)))


def test_a_multiword_token_is_one_word_with_the_role_of_its_preposition(tmp_path: Path) -> None:
    zum = german(tmp_path)[0].words[3]
    assert (zum.form, zum.pos, zum.dep, zum.head, zum.lemma) == ("zum", "ADP", "case", 4, "zu")


def test_the_text_comes_back_from_words_and_spaces(tmp_path: Path) -> None:
    assert [sample.text for sample in german(tmp_path)] == [
        "Der Chef ging zum Markt.",
        "Anna Schmidt lobt den Mann, der kam.",
        "Berlin hat gewonnen.",
    ]


def test_labels_of_different_treebanks_become_one(tmp_path: Path) -> None:
    words = german(tmp_path)[1].words
    assert words[1].dep == "flat"
    assert words[7].dep == "acl:relcl"


def test_a_finite_form_without_verb_form_gets_it_and_a_participle_by_its_tag(tmp_path: Path) -> None:
    first, _, third = german(tmp_path)
    assert "VerbForm=Fin" in first.words[2].morph
    assert third.words[2].morph == "VerbForm=Part"


def test_the_root_is_its_own_head(tmp_path: Path) -> None:
    root = german(tmp_path)[0].words[2]
    assert (root.head, root.dep) == (2, "root")


def test_names_of_a_tree_file_are_read_from_misc(tmp_path: Path) -> None:
    assert spans_of(tuple(word.entity for word in german(tmp_path)[1].words)) == [(0, 2, "PER")]


def test_types_that_fit_several_of_ours_leave_their_words_open() -> None:
    tags = mapped(["B-PER", "I-PER", "O", "B-OTH", "B-LOCderiv"], types=entity_types("germeval"))
    assert tags == ("B-PER", "I-PER", "O", "-", "B-NORP")


def test_columns_are_read_by_number(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("#\thttp://x\t[2010]\n1\tAnna\tB-PER\tO\n2\tlacht\tO\tO\n\n", encoding="utf-8")
    (sample,) = read_columns(path, form=1, tag=2, scheme="germeval")
    assert [(word.form, word.entity) for word in sample.words] == [("Anna", "B-PER"), ("lacht", "O")]


def test_a_line_with_a_span_that_fits_no_tokens_is_left_out(tmp_path: Path) -> None:
    spans = [{"start": 0, "end": 3, "type": "organization"}, {"start": 11, "end": 14, "type": "person"}]
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "SAP kauft.\nAnnas Haus", "entities": spans}) + "\n", encoding="utf-8")

    def tokenize(text: str) -> list[tuple[int, int]]:
        return [(text.index(word), text.index(word) + len(word)) for word in text.replace(".", "").split()]

    assert [sample.text for sample in read_spans(path, scheme="dfki", tokenize=tokenize)] == ["SAP kauft"]


def test_gum_mentions_shrink_to_the_name_and_peoples_are_groups(tmp_path: Path) -> None:
    path = tmp_path / "gum.conllu"
    path.write_text(GUM, encoding="utf-8")
    (sample,) = read_gum(path, table=label_table("en"))
    assert spans_of(tuple(word.entity for word in sample.words)) == [(1, 3, "PER"), (4, 5, "LOC"), (6, 7, "NORP")]


def test_entities_are_carried_over_to_the_translation() -> None:
    german_side = Sample((Word("Obamas", entity="B-PER"), Word("Rede", entity="O"), Word("in", entity="O"), Word("Kiew", entity="B-LOC")))
    english = Sample(
        (Word("Obama", pos="PROPN"), Word("'s", pos="PART"), Word("speech", pos="NOUN"), Word("in", pos="ADP"), Word("Kiev", pos="PROPN"))
    )
    (sample,) = projected([english], [german_side])
    assert [word.entity for word in sample.words] == ["B-PER", "O", "O", "O", "B-LOC"]


def test_tags_and_spans_are_inverse() -> None:
    spans = [(0, 2, "PER"), (2, 3, "LOC")]
    assert spans_of(tags_of(spans, length=4)) == spans


def test_the_manifest_is_well_formed() -> None:
    for entry in manifest():
        assert entry.reader in ("conllu", "gum", "columns", "spans")
        assert set(entry.layers) <= {"syntax", "entities", "doubtful"}
        assert not entry.scheme or set(entity_types(entry.scheme).values()) <= all_types() | {"", "?"}


def test_a_folder_of_the_users_own_is_read_without_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "mine.conllu").write_text(GERMAN, encoding="utf-8")
    (corpus,) = read_corpora("de", tmp_path)
    assert corpus.layers == ("syntax", "entities")
    assert (len(corpus.train), len(corpus.held_out)) == (2, 1)


def test_a_held_out_sentence_is_trained_on_nowhere(tmp_path: Path) -> None:
    (tmp_path / "mine.conllu").write_text(GERMAN, encoding="utf-8")
    forms = ["Anna", "Schmidt", "lobt", "den", "Mann", ",", "der", "kam", ".", "Schluss"]
    (tmp_path / "names.tsv").write_text("".join(f"{form}\tO\n" for form in forms) + "\nNeu\tO\n\n", encoding="utf-8")
    names = next(corpus for corpus in read_corpora("de", tmp_path) if corpus.name == "names")
    assert [sample.words[0].form for sample in names.train] == ["Neu"]
    assert [sample.words[0].form for sample in names.held_out] == ["Anna"]
