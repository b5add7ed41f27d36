"""What the pipelines that ship promise, whatever they think of a sentence."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.annotate import Annotator
from kg.annotate.boundaries import Boundaries, read_boundaries
from kg.annotate.pipelines import shipped
from kg.errors import UnknownLanguage
from kg.model.sentence import Sentence

GERMAN = (
    "Musk unter Druck\n\n„Das ist gut“, sagte  Dr. Müller am 3. Mai in St. Louis. »Nein«, sagte er.\n"
    "Die EU-Kommission\tlehnte den Antrag ab.\n\n\nÜberschrift ohne Punkt\n\nEnde."
)
ENGLISH = "Tesla  falls\n\nDr. Smith of the U.S. Senate met Mrs. Jones in St. Louis. “No,” he said.\n\nIt didn't work."
TEXTS = {"de": GERMAN, "en": ENGLISH}


def annotated(language: str, text: str) -> tuple[Sentence, ...]:
    (sentences,) = Annotator(language).annotate([text])
    return sentences


def wording(sentences: tuple[Sentence, ...]) -> list[str]:
    return [" ".join(token.text for token in sentence.tokens) for sentence in sentences]


@pytest.mark.parametrize("language", ["de", "en"])
def test_offsets_point_at_the_words_of_the_text(language: str) -> None:
    text = TEXTS[language]
    tokens = [token for sentence in annotated(language, text) for token in sentence.tokens]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sentence_is_one_tree(language: str) -> None:
    for sentence in annotated(language, TEXTS[language]):
        assert [token.index for token in sentence.tokens] == list(range(len(sentence.tokens)))
        for token in sentence.tokens:
            seen = set()
            while token.head != token.index:
                assert token.index not in seen
                seen.add(token.index)
                token = sentence.tokens[token.head]
            assert token.dep == "root"


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_label_of_spacys_own_gets_out(language: str) -> None:
    tokens = [token for sentence in annotated(language, TEXTS[language]) for token in sentence.tokens]
    assert all(token.morph != "_" and token.dep != "ROOT" and token.pos != "SPACE" and token.lemma for token in tokens)


def test_a_blank_line_ends_a_sentence_and_an_abbreviation_does_not() -> None:
    sentences = wording(annotated("de", GERMAN))
    assert sentences[0] == "Musk unter Druck"
    assert sentences[-2:] == ["Überschrift ohne Punkt", "Ende ."]
    assert not any(sentence.endswith((" Dr.", " 3.", " St.")) for sentence in sentences)


def test_english_abbreviations_do_not_end_a_sentence() -> None:
    assert not any(sentence.endswith(("Dr.", "U.S.", "Mrs.", "St.")) for sentence in wording(annotated("en", ENGLISH)))


def test_a_text_is_annotated_alike_alone_and_among_others() -> None:
    annotator = Annotator("de")
    texts = [GERMAN, "Kurz.", "", GERMAN[40:], "NUR GROSSE BUCHSTABEN"]
    alone = [next(annotator.annotate([text])) for text in texts]
    assert list(annotator.annotate(texts, batch_size=2)) == alone
    assert list(annotator.annotate(reversed(texts))) == alone[::-1]


@pytest.mark.parametrize("text", ["", " \n\n ", ".", "“", "\u200b", "a" * 30_000, "1 2 3 " * 50], ids=str.__len__)
def test_odd_texts_are_survived(text: str) -> None:
    for language in ("de", "en"):
        annotated(language, text)


def test_a_very_long_sentence_takes_time_in_proportion() -> None:
    list(Annotator("de").annotate(["Los."]))
    times = []
    for words in (1000, 4000):
        start = time.process_time()
        annotated("de", "und der Mann sah den Hund " * (words // 6))
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.5


def test_an_unknown_language_is_refused_in_words() -> None:
    with pytest.raises(UnknownLanguage, match="xx"):
        Annotator("xx")


def test_nothing_is_loaded_before_the_first_text() -> None:
    code = "import kg.annotate as a; a.Annotator('de'); from kg.annotate.pipelines import load; print(load.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_both_pipelines_are_small() -> None:
    folders = [shipped(language) for language in ("de", "en")]
    size = sum(path.stat().st_size for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    assert size <= 40 * 2**20


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_pipeline_loads_quickly(language: str) -> None:
    code = (
        "import time, kg.annotate.pipelines as p; from pathlib import Path; start = time.process_time();"
        f"p.load(p.shipped({language!r})); print(time.process_time() - start)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) <= 2.0


@pytest.mark.parametrize(
    ("previous", "form", "forbidden"),
    [
        ("Dr.", "Müller", True),
        ("3.", "Mai", True),
        ("3.", "Das", False),
        ("gut.", "er", True),
        (".", "“", True),
        (".", "Er", False),
        ("Wort", "klein", True),
        ("Wort", "Groß", True),
        ("–", "Groß", False),
    ],
)
def test_where_a_german_sentence_cannot_end(previous: str, form: str, forbidden: bool) -> None:
    assert read_boundaries("de").forbids(previous, form) is forbidden


def test_a_language_without_rules_has_none() -> None:
    assert read_boundaries("fr") == Boundaries()
