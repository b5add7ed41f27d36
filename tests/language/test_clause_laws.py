"""What holds for every tree, however the parser erred."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.clauses import clauses_of
from kg.language.grammar import grammar_of
from kg.model.clause import Argument, ClauseTree
from kg.model.sentence import Sentence, Token

WORDS = ("der", "die", "den", "dem", "dessen", "sich", "ab", "zu", "nicht", "weder", "von", "als", "hat", "wurde", "kaufte", "Tesla-Chef",
         "Musk", "und", ",", "(", "who", "whose", "by", "is", "said", "Kritik", "übte", "gegründete", "2022", "'s")
TAGS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "DET", "PRON", "ADP", "PUNCT", "SCONJ", "CCONJ", "NUM", "PART", "X")
MORPH = ("", "VerbForm=Fin", "VerbForm=Part", "VerbForm=Inf", "Case=Dat|Number=Plur", "Case=Nom|Gender=Masc|Number=Sing", "Mood=Sub|Tense=Pres")


def random_sentence(seed: int, language: str, *, size: int) -> Sentence:
    """Words and labels without sense; heads may run in circles or out of the sentence."""
    dice = random.Random(seed)
    labels = [*sorted(grammar_of(language).relations), "unheard:of"]
    tokens = []
    for index in range(size):
        word = dice.choice(WORDS)
        tokens.append(Token(index, index * 9, index * 9 + len(word), word, word, dice.choice(TAGS), dice.choice(MORPH),
                            dice.randrange(-1, size + 2), dice.choice(labels), dice.choice(("", "", "PER", "LOC")), False))
    return Sentence(tuple(tokens))


def check(tree: ClauseTree, size: int) -> None:
    for index, clause in enumerate(tree.clauses):
        assert clause.index == index
        assert clause.parent is None or (0 <= clause.parent < len(tree.clauses) and clause.parent != index)
        assert all(0 <= t < size for t in (clause.head, *clause.tokens, *clause.adverbs))
        assert clause.tokens == tuple(sorted(set(clause.tokens)))
        for argument in clause.arguments:
            for one in argument.all:
                check_argument(one, tree, size)


def check_argument(argument: Argument, tree: ClauseTree, size: int) -> None:
    assert argument.tokens == tuple(sorted(set(argument.tokens))) != ()
    assert all(0 <= t < size for t in (argument.head, *argument.tokens, *argument.adposition))
    assert argument.clause is None or 0 <= argument.clause < len(tree.clauses)


@pytest.mark.parametrize("language", ["de", "en"])
@settings(max_examples=150, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), size=st.integers(1, 40))
def test_any_tree_gives_well_formed_clauses(language: str, seed: int, size: int) -> None:
    check(clauses_of(random_sentence(seed, language, size=size), grammar_of(language)), size)


@pytest.mark.parametrize("language", ["de", "en"])
def test_equal_sentences_give_equal_clauses(language: str) -> None:
    once, again = (clauses_of(random_sentence(7, language, size=30), grammar_of(language)) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("shape", ["chain", "star", "random"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_ten_thousand_tokens_are_no_trouble(language: str, shape: str) -> None:
    size = 10_000
    tokens = list(random_sentence(3, language, size=size).tokens)
    heads = {"chain": lambda i: max(0, i - 1), "star": lambda i: 0, "random": lambda i: tokens[i].head}[shape]
    sentence = Sentence(tuple(
        Token(t.index, t.start, t.end, t.text, t.lemma, t.pos, t.morph, heads(t.index), t.dep, t.entity, t.begins) for t in tokens
    ))
    check(clauses_of(sentence, grammar_of(language)), size)
