"""Grammar files: every mistake in them is told by file and key."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.errors import GrammarError, UnknownLanguage
from kg.language import grammar

FOLDER = Path(grammar.__file__).parent


def data_of(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / language / "grammar.toml").read_text(encoding="utf-8"))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def german_text() -> str:
    return (FOLDER / "de" / "grammar.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", grammar.LANGUAGES)
def test_shipped_grammars_load(language: str) -> None:
    assert grammar.grammar_of(language).language == language


def test_both_languages_have_the_same_keys() -> None:
    german, english = data_of("de"), data_of("en")
    assert {k: set(v) for k, v in german.items() if k != "light"} == {k: set(v) for k, v in english.items() if k != "light"}


def test_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UnknownLanguage, match="de, en"):
        grammar.grammar_of("fr")


def test_missing_key_is_named_with_its_file(tmp_path: Path, german_text: str) -> None:
    path = written(tmp_path, german_text.replace('be = "sein"\n', ""))
    with pytest.raises(GrammarError, match=r"mine\.toml: verbs\.be is missing"):
        grammar.read_grammar(path, language="de")


def test_unknown_key_is_named_with_its_file(tmp_path: Path, german_text: str) -> None:
    path = written(tmp_path, german_text.replace('be = "sein"\n', 'be = "sein"\nbee = "Biene"\n'))
    with pytest.raises(GrammarError, match=r"mine\.toml: verbs\.bee is not a key"):
        grammar.read_grammar(path, language="de")


def test_wrong_type_is_named(tmp_path: Path, german_text: str) -> None:
    path = written(tmp_path, german_text.replace('be = "sein"\n', "be = 7\n"))
    with pytest.raises(GrammarError, match=r"verbs\.be must be text"):
        grammar.read_grammar(path, language="de")


def test_label_under_two_keys_is_refused(tmp_path: Path, german_text: str) -> None:
    path = written(tmp_path, german_text.replace('object = ["obj"]', 'object = ["obj", "nsubj"]'))
    with pytest.raises(GrammarError, match="'nsubj' stands under both"):
        grammar.read_grammar(path, language="de")


def test_unknown_key_of_a_light_verb_is_named(tmp_path: Path, german_text: str) -> None:
    path = written(tmp_path, german_text + '\n[[light]]\nverb = "tun"\nword = "Gutes"\npredicate = "helfen"\ncase = "Dat"\n')
    with pytest.raises(GrammarError, match="case is not a key of a light verb"):
        grammar.read_grammar(path, language="de")


@pytest.mark.parametrize("content", ["= broken", "\x00"], ids=["no-toml", "binary"])
def test_unreadable_file_is_a_grammar_error(tmp_path: Path, content: str) -> None:
    with pytest.raises(GrammarError, match=r"mine\.toml"):
        grammar.read_grammar(written(tmp_path, content), language="de")


def test_labels_of_another_treebank_replace_the_shipped_ones(tmp_path: Path) -> None:
    fields = [f.name for f in dataclasses.fields(grammar.Labels)]
    lines = [f'{name} = ["{"sb" if name == "subject" else name + "-x"}"]' for name in fields]
    tiger = grammar.with_labels(grammar.grammar_of("de"), written(tmp_path, "[labels]\n" + "\n".join(lines)))
    assert tiger.relations["sb"] == "subject"
    assert "nsubj" not in tiger.relations
