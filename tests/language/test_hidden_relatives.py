"""Relative pronouns that the parser takes for the article of the name behind them."""

from __future__ import annotations

from kg.language.grammar import grammar_of
from kg.language.hidden_relatives import find_hidden_relatives
from kg.language.view import View, view_of
from kg.model.sentence import Sentence, Token

Row = tuple[str, str, str, int, str, str]  # word, part of speech, label, head, entity, features


def _view(rows: list[Row]) -> View:
    tokens, at = [], 0
    for index, (word, pos, dep, head, entity, morph) in enumerate(rows):
        tokens.append(Token(index, at, at + len(word), word, word, pos, morph, head, dep, entity))
        at += len(word) + 1
    return view_of(Sentence(tuple(tokens)), grammar_of("de"))


def test_person_between_article_and_final_verb_is_the_subject() -> None:
    fin = "VerbForm=Fin"
    view = _view([
        ("Brenta", "PROPN", "nsubj", 4, "ORG", ""), (",", "PUNCT", "punct", 4, "", ""), ("die", "DET", "det", 3, "", ""),
        ("Lang", "PROPN", "appos", 0, "PER", ""), ("leitet", "VERB", "root", 4, "", fin), (",", "PUNCT", "punct", 4, "", ""),
        ("wächst", "VERB", "conj", 4, "", fin), (".", "PUNCT", "punct", 4, "", ""),
    ])  # fmt: skip
    assert find_hidden_relatives(view)
    assert (view.relations[2], view.heads[2], view.pos[2]) == ("object", 4, "PRON")
    assert (view.relations[3], view.heads[3]) == ("subject", 4)
    assert (view.relations[4], view.heads[4]) == ("relative", 0)
    assert (view.relations[6], view.relations[0], view.heads[0]) == ("root", "subject", 6)


def test_name_that_may_bear_an_article_stays_with_it() -> None:
    view = _view([
        ("Lang", "PROPN", "nsubj", 1, "PER", ""), ("sagt", "VERB", "root", 1, "", "VerbForm=Fin"), (",", "PUNCT", "punct", 1, "", ""),
        ("die", "DET", "det", 4, "", ""), ("Schweiz", "PROPN", "nsubj", 5, "LOC", ""), ("verliere", "VERB", "ccomp", 1, "", "VerbForm=Fin"),
        (".", "PUNCT", "punct", 1, "", ""),
    ])  # fmt: skip
    assert not find_hidden_relatives(view)
